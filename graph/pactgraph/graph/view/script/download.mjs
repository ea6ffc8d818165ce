// The map as a picture to publish: SVG, or the same drawn as PNG at twice the size.

import { app, content, entities, ties } from './app.mjs';
import { byId, saveFile } from './dom.mjs';
import { DASHES, changeColour, ink, isDark, paper, theme, tieColour, dashesOf } from './glyphs.mjs';
import { LABEL_FONT, planned } from './labels.mjs';
import { clusterOfId, curveOf, glyphRadius, isLit, lineWidth, lit, network, standingOf, widthScale } from './map.mjs';
import { svgText } from './picture.mjs';

function onPaper(curve, scale) {
  const at = ({ x, y }) => network.canvasToDOM({ x, y });
  if (curve.loop) return { loop: { ...at(curve.loop), r: curve.loop.r * scale } };
  return { from: at(curve.from), to: at(curve.to), via: curve.via && at(curve.via) };
}

function tieLine(id, scale) {
  const tie = ties.get(id);
  const standing = standingOf(id);
  const width = Math.max(0.6, lineWidth(id) * Math.min(1.4, Math.max(0.7, scale)));
  const shown = isLit(id);
  return {
    curve: onPaper(curveOf(id), scale),
    colour: tieColour(tie, standing),
    width,
    dashes: dashesOf(standing),
    opacity: shown ? (standing.kind === 'holds' || app.state.compare ? 0.85 : 0.65) : 0.12,
    band: standing.exclusive && shown && standing.change !== 'same' && widthScale().unit === null ? width + 7 : 0,
    arrow: content.relations[tie.relation].symmetric ? null
      : { distance: glyphRadius(tie.object) * scale + 1, length: 6 + 1.4 * width },
  };
}

function bridgeLine(id, scale) {
  const { count: known, ties: behind } = app.scene.bridges.get(id);
  const count = known ?? behind.length;
  return {
    curve: onPaper(curveOf(id), scale), colour: isDark() ? '#7d8796' : '#8b94a3', width: 1 + Math.log2(count), dashes: [],
    opacity: isLit(id) ? 0.55 : 0.12, band: 0, arrow: null,
  };
}

function glyph(id, scale) {
  const { x, y } = network.canvasToDOM(network.body.nodes[id]);
  const r = glyphRadius(id) * scale;
  const base = { x, y, r, paper: paper(), opacity: isLit(id) ? 1 : 0.2 };
  if (clusterOfId(id)) return { ...base, shape: 'dot', mark: 0, colour: isDark() ? '#4a5566' : '#c3cbd6' };
  const kind = content.kinds[entities.get(id).kind];
  return { ...base, shape: kind.shape, mark: kind.mark, colour: kind.colours[theme()] };
}

function legendEntries() {
  const { scene, state } = app;
  const shownTies = [...scene.ties].map((id) => ties.get(id));
  const line = (colour, more = {}) => ({ colour, width: 2.5, dashes: [], band: 0, ...more });
  const groups = state.compare ? [] : Object.entries(content.groups).filter(([name]) => shownTies.some(({ group }) => group === name))
    .map(([, group]) => ({ label: group.label, line: line(group.colours[theme()]) }));
  const changes = !state.compare ? [] : ['added', 'ended', 'same'].map((change) => ({
    label: change === 'same' ? 'unchanged' : change, line: line(changeColour(change), { dashes: change === 'ended' ? [7, 5] : [] }),
  }));
  const words = { unsettled: 'planned, rumoured, denied', past: 'ended or superseded', later: 'later than this day' };
  const dashed = state.compare ? [] : Object.keys(words).filter((kind) => shownTies.some(({ id }) => standingOf(id).kind === kind))
    .map((kind) => ({ label: words[kind], line: line(ink(), { dashes: DASHES[kind], width: 2 }) }));
  const exclusive = shownTies.some(({ id }) => standingOf(id).exclusive) ? [{ label: 'exclusive', line: line(ink(), { width: 4, band: 11 }) }] : [];
  const kinds = Object.entries(content.kinds).filter(([name]) => [...scene.entities].some((id) => entities.get(id).kind === name))
    .map(([, kind]) => ({ label: kind.label, glyph: { shape: kind.shape, mark: kind.mark, colour: kind.colours[theme()] } }));
  const { unit, largest } = widthScale();
  const width = unit === null ? [] : [{ label: `widest: ${largest.toLocaleString('en')} ${state.width}`, line: line(ink(), { width: 10 }) }];
  return [...changes, ...groups, ...exclusive, ...dashed, ...width, ...kinds];
}

export function mapSvg() {
  const { clientWidth: width, clientHeight: height } = byId('map');
  const { scene } = app;
  const scale = network.getScale();
  const veiledFirst = (a, b) => Number(isLit(a)) - Number(isLit(b));
  const order = lit === null ? (list) => list : (list) => list.sort(veiledFirst);
  const note = `${byId('as-of').textContent} · ${byId('tally').textContent}`;
  const counts = [...scene.clusters].map((id) => {
    const { x, y } = network.canvasToDOM(network.body.nodes[id]);
    return { text: clusterOfId(id).total.toLocaleString('en'), x, y, size: 12, weight: 600, colour: ink(), plate: null, alpha: 1, box: null };
  });
  return svgText({
    width, height, title: document.querySelector('h1').textContent, note, ink: ink(), paper: paper(), font: LABEL_FONT,
    lines: [...order([...scene.bridges.keys()]).map((id) => bridgeLine(id, scale)), ...order([...scene.ties]).map((id) => tieLine(id, scale))],
    glyphs: order([...scene.clusters, ...scene.entities]).map((id) => glyph(id, scale)),
    labels: [...planned, ...counts],
    legend: legendEntries(),
  });
}

export function downloadSvg() {
  saveFile('partnerships.svg', mapSvg(), 'image/svg+xml');
}

export async function mapPng(sharp = 2) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(mapSvg())}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * sharp;
  canvas.height = image.naturalHeight * sharp;
  const ctx = canvas.getContext('2d');
  ctx.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => { canvas.toBlob(resolve, 'image/png'); });
}

export async function downloadPng() {
  saveFile('partnerships.png', await mapPng(), 'image/png');
}
