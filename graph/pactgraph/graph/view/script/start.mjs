// Put the parts together, and open the page.

import { app, bringInLine, change, content, entities, goBack, goForward, noteAddress, opening, readAddress, replaceInAddress, select, textsReady, ties } from './app.mjs';
import { lookAfter, lookAtAll, lookAtTie, watchCamera } from './camera.mjs';
import { announce, byId, button, unpacked } from './dom.mjs';
import { downloadPng, downloadSvg, mapPng, mapSvg } from './download.mjs';
import { darkScheme, isDark } from './glyphs.mjs';
import { paintLabels, planned, tiePoint } from './labels.mjs';
import { buildLegend, repaintLegend } from './legend.mjs';
import { curveOf, glyphRadius, network, watchDrawing } from './map.mjs';
import { closeDetails, updatePanel } from './panel.mjs';
import { closeChooser, lineDistance, watchPointer } from './picking.mjs';
import { fillSearch, watchSearch } from './search.mjs';
import { downloadCsv, tableCsv, updateTable, watchTable } from './table.mjs';
import { buildTimebar, stop } from './timebar.mjs';
import { openPath } from './ways.mjs';

function watchKeys() {
  document.addEventListener('keydown', (event) => {
    const typing = event.target.matches?.('input:not([type=checkbox]):not([type=range]), select, textarea');
    if (event.key === 'Escape') {
      const menu = byId('save');
      if (closeChooser()) return;
      if (menu.open) {
        menu.open = false;
        menu.querySelector('summary').focus();
      } else if (app.state.selected || app.state.pathOpen) closeDetails();
    } else if (event.key === '/' && !typing) {
      event.preventDefault();
      byId('search').focus();
    }
  });
}

function watchMenu() {
  const menu = byId('save');
  const item = (id, act) => byId(id).addEventListener('click', () => {
    menu.open = false;
    menu.querySelector('summary').focus();
    act();
  });
  item('save-png', downloadPng);
  item('save-svg', downloadSvg);
  item('save-csv', downloadCsv);
  item('copy-link', copyLink);
  document.addEventListener('pointerdown', (event) => { if (!menu.contains(event.target)) menu.open = false; });
}

async function copyLink() {
  replaceInAddress();
  noteAddress();
  try {
    await navigator.clipboard.writeText(location.href);
    announce('The address of this very view is on the clipboard.', button('Good', () => announce('')));
  } catch {
    announce('The address bar holds the address of this very view; copy it from there.', button('Good', () => announce('')));
  }
}

function repaint() {
  repaintLegend();
  bringInLine();
}

async function readTexts() {
  const texts = JSON.parse(await unpacked('texts'));
  content.nodes.forEach(({ id }, at) => { entities.get(id).aliases = texts.entities[at].aliases ?? []; });
  app.texts = texts;
  fillSearch();
  app.resolveTexts();
  updatePanel();
  updateTable();
}

if (matchMedia('(max-width: 760px)').matches) byId('legend').open = false;
buildLegend();
buildTimebar();
fillSearch();
watchDrawing(paintLabels);
watchPointer();
watchCamera();
watchKeys();
watchMenu();
watchSearch();
watchTable();
byId('back').addEventListener('click', goBack);
byId('forward').addEventListener('click', goForward);
byId('way').addEventListener('click', openPath);
byId('theme').addEventListener('click', () => { change({ theme: isDark() ? 'light' : 'dark' }); repaintLegend(); });
darkScheme.addEventListener('change', repaint);
window.addEventListener('popstate', () => { readAddress(); repaintLegend(); });
window.addEventListener('hashchange', () => { readAddress(); repaintLegend(); });
// Observers report once at the start, when the first frame is due anyway; then only what changed is drawn anew.
let sizeOfMap = null;
new ResizeObserver(([{ contentRect: { width, height } }]) => {
  const now = `${width} ${height}`;
  if (sizeOfMap !== null && sizeOfMap !== now) {
    network.setSize('100%', '100%');
    network.redraw();
  }
  sizeOfMap = now;
}).observe(byId('map'));
byId('stage').hidden = false;
bringInLine();
lookAtAll(true);
if (location.hash.length > 1) {
  readAddress();
  app.past = [];
  repaint();
  lookAfter('restored');
}
// The texts can wait until the map stands.
requestAnimationFrame(() => {
  performance.mark('first frame');
  setTimeout(readTexts);
});

// For tests and for other scripts of a publisher: where things are on the screen, and how to open them.
function onScreen(point) {
  const { x, y } = network.canvasToDOM(point);
  const { left, top } = byId('map').getBoundingClientRect();
  return { x: left + x, y: top + y };
}

// Where on a line its nearest neighbour is furthest away.
function clearSpot(id) {
  const curve = curveOf(id);
  const shares = Array.from({ length: 25 }, (_, at) => 0.2 + at * 0.025);
  const clearance = (point) => Math.min(...[...app.scene.ties].filter((other) => other !== id).map((other) => lineDistance(other, point)),
    ...[...app.scene.entities].map((node) => Math.hypot(network.body.nodes[node].x - point.x, network.body.nodes[node].y - point.y) - 1.3 * glyphRadius(node)));
  const { left, top, right, bottom } = byId('map').getBoundingClientRect();
  const inSight = (point) => {
    const { x, y } = onScreen(point);
    return x > left + 5 && x < right - 60 && y > top + 5 && y < bottom - 5;
  };
  const best = shares.map((share) => tiePoint(curve, share)).filter(inSight).map((point) => ({ point, clear: clearance(point) }))
    .reduce((found, next) => (next.clear > found.clear ? next : found));
  return onScreen(best.point);
}

window.pactgraph = Object.freeze({
  ready: textsReady,
  select: (id) => select(id, { look: 'chosen' }),
  selected: () => app.state.selected,
  show: (patch) => { stop(); change(patch); },
  state: () => structuredClone(app.state),
  reset: () => { stop(); change({ ...opening }); lookAtAll(true); },
  lookAtTie: (id) => lookAtTie(id, true),
  lookAtAll: () => lookAtAll(true),
  nodeCentre: (id) => onScreen(network.body.nodes[id]),
  edgeCentre: (id, share = 0.5) => onScreen(tiePoint(curveOf(id), share)),
  clearSpot,
  widths: () => Object.fromEntries([...app.scene.ties].map((id) => [id, network.body.edges[id].options.width])),
  visibleTies: () => [...app.scene.ties],
  visibleEntities: () => [...app.scene.entities],
  visibleClusters: () => [...app.scene.clusters],
  holding: () => [...app.scene.standing].filter(([, { kind }]) => kind === 'holds').map(([id]) => id),
  labels: () => planned.map(({ id, text, box }) => ({ id, text, ...box })),
  ties: () => [...ties.keys()],
  svg: mapSvg,
  png: mapPng,
  csv: tableCsv,
});
