// Names on the map: the weightiest first, each where it overlaps nothing, more of them and larger as one zooms
// in. They are planned once for a view, and painted on the map or written into a picture.

import { app, byDegree, content, entities, ties, tiesOf } from './app.mjs';
import { byId } from './dom.mjs';
import { ink, paper, theme, tieColour, tieInk } from './glyphs.mjs';
import { clusterOfId, curveOf, glyphRadius, isLit, lit, neighboursOf, network, standingOf } from './map.mjs';
import { plainNumber, relationLabel } from './model.mjs';
import { pointOn } from './shapes.mjs';

export const LABEL_FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif';
const LONGEST = 30;
const HUBS = 4; // the best connected in sight are named even where a glyph must be covered
const MOST_TRIED = 700; // the better connected come first; beyond so many there is no room left anyway
const TIE_LABELS_FROM = 1.05; // zoom from which every relation is named

const measured = new Map();

function textWidth(ctx, text, font) {
  const key = `${font}|${text}`;
  if (!measured.has(key)) {
    ctx.font = font;
    measured.set(key, ctx.measureText(text).width);
  }
  return measured.get(key);
}

const shortNames = new Map();

function shortName(text) {
  if (!shortNames.has(text)) {
    const letters = [...text.replace(/\s+/g, ' ')];
    shortNames.set(text, letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('').trimEnd()}…` : letters.join(''));
  }
  return shortNames.get(text);
}

// Rectangles already taken, in a grid of cells, so that asking stays fast with thousands of them.
class TakenRoom {
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.cells = new Map();
  }

  * near({ left, top, right, bottom }) {
    for (let column = Math.floor(left / 80); column <= Math.floor(right / 80); column += 1) {
      for (let row = Math.floor(top / 40); row <= Math.floor(bottom / 40); row += 1) {
        yield column * 100003 + row;
      }
    }
  }

  // Whether nothing is there yet; where it is tight, a name may still cover a glyph.
  free(box, overGlyphs = false) {
    if (box.left < 2 || box.top < 2 || box.right > this.width - 2 || box.bottom > this.height - 2) return false;
    for (const cell of this.near(box)) {
      for (const other of this.cells.get(cell) ?? []) {
        if (overGlyphs && other.glyph) continue;
        if (box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom) {
          return false;
        }
      }
    }
    return true;
  }

  take(box) {
    for (const cell of this.near(box)) {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push(box);
    }
  }
}

function boxAround(x, y, width, height) {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

// Whether an entity's few lines come from below, where its name would hide their arrows.
function linesComeFromBelow(id) {
  const near = neighboursOf(id);
  return near.length > 0 && near.length <= 3 && near.every((other) => network.body.nodes[other].y > network.body.nodes[id].y);
}

function nameOf(ctx, taken, { id, at }, scale, { strong, insist }) {
  const cluster = clusterOfId(id);
  const r = glyphRadius(id) * scale;
  const weighty = cluster ? 16 : entities.get(id).size;
  const size = Math.max(11, Math.min(17, 9.5 + weighty * 0.18 + scale));
  const weight = strong ? 700 : cluster || tiesOf.get(id).length > 8 ? 600 : 400;
  const font = `${weight} ${size}px ${LABEL_FONT}`;
  const text = shortName(cluster ? cluster.label : entities.get(id).name);
  const width = textWidth(ctx, text, font) + 4;
  const height = size + 3;
  const reach = r * 1.15 + 2;
  const [below, above] = [[at.x, at.y + reach + height / 2], [at.x, at.y - reach - height / 2]];
  const places = [
    ...(!cluster && linesComeFromBelow(id) ? [above, below] : [below, above]),
    [at.x + reach + width / 2, at.y], [at.x - reach - width / 2, at.y],
  ];
  const findFree = (over) => places.find(([x, y]) => taken.free(boxAround(x, y, width, height), over));
  const spot = findFree(false) ?? (strong || insist ? findFree(true) : null);
  if (!spot) return null;
  const box = boxAround(...spot, width, height);
  taken.take(box);
  return { id, text, x: spot[0], y: spot[1], size, weight, colour: ink(), alpha: isLit(id) ? 1 : 0.32, box };
}

function tieWords(tie, named) {
  if (!named) return 'exclusive';
  const standing = standingOf(tie.id);
  const label = relationLabel({ content }, tie);
  const word = standing.exclusive && !label.includes('exclusive') ? `${label}, exclusive` : label;
  if (app.state.compare) return standing.change === 'same' ? word : `${word} (${standing.change})`;
  return standing.kind === 'holds' ? word : `${word} (${standing.word})`;
}

function tieLabel(ctx, taken, id, named) {
  const tie = ties.get(id);
  const { exclusive } = standingOf(id);
  const text = tieWords(tie, named);
  const [size, weight] = [named ? 11.5 : 10, 600];
  const width = textWidth(ctx, text, `${weight} ${size}px ${LABEL_FONT}`) + (exclusive ? 12 : 4);
  const height = named ? 17 : 14;
  const curve = curveOf(id);
  const spots = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74].map((share) => network.canvasToDOM(tiePoint(curve, share)));
  const findFree = (over) => spots.find(({ x, y }) => taken.free(boxAround(x, y, width, height), over));
  const spot = findFree(false) ?? (exclusive ? findFree(true) : null); // what is exclusive says so, even over a glyph
  if (!spot) return null;
  const box = boxAround(spot.x, spot.y, width, height);
  taken.take(box);
  // A filled plate: the mark of an exclusive relation, at every zoom and without colour.
  const plate = exclusive ? content.groups[tie.group].inks[theme()] : null;
  const colour = exclusive ? paper() : tieInk(tie);
  return { id, text, ...spot, size, weight, colour, plate: plate && app.state.compare ? tieColour(tie) : plate, alpha: 1, box };
}

// A point on a line, at a share of its way; on a loop, at a share of the half circle away from its node.
export function tiePoint(curve, share = 0.5) {
  if (!curve.loop) return pointOn(curve, share);
  const { x, y, r } = curve.loop;
  const away = Math.atan2(y - curve.from.y, x - curve.from.x) + (share - 0.5) * Math.PI;
  return { x: x + r * Math.cos(away), y: y + r * Math.sin(away) };
}

function rankOf(id, hubs, holders) {
  if (id === app.state.selected || id === app.pointed.entity) return 0;
  if (lit !== null && isLit(id)) return 1;
  if (hubs.has(id)) return 2;
  return holders.has(id) ? 3 : 4;
}

export function planLabels(ctx) {
  const { clientWidth, clientHeight } = byId('map');
  const { scene, state, pointed } = app;
  const scale = network.getScale();
  const taken = new TakenRoom(clientWidth, clientHeight);
  const seen = [];
  for (const id of [...scene.clusters, ...byDegree]) {
    if (!scene.entities.has(id) && !scene.clusters.has(id)) continue;
    const at = network.canvasToDOM(network.body.nodes[id]);
    if (at.x < -60 || at.y < -60 || at.x > clientWidth + 60 || at.y > clientHeight + 60) continue;
    seen.push({ id, at });
    const r = glyphRadius(id) * scale;
    taken.take({ ...boxAround(at.x, at.y, 2 * r, 2 * r), glyph: true });
  }
  const hubs = new Set(seen.slice(0, HUBS).map(({ id }) => id));
  const exclusive = [...scene.ties].filter((id) => standingOf(id).exclusive);
  const holders = new Set(exclusive.map((id) => ties.get(id).subject));
  const ranked = seen.map((entry) => ({ ...entry, rank: rankOf(entry.id, hubs, holders) })).sort((a, b) => a.rank - b.rank);
  const chosen = (id) => id === state.selected || id === pointed.tie;
  const touches = (id) => pointed.entity !== null && [ties.get(id).subject, ties.get(id).object].includes(pointed.entity);
  const named = (id) => chosen(id) || (lit !== null && lit.ties.has(id)) || scale >= TIE_LABELS_FROM || touches(id);
  const plan = [];
  const tie = (id) => plan.push(tieLabel(ctx, taken, id, named(id)));
  for (const id of scene.ties) if (chosen(id)) tie(id);
  for (const entry of ranked) {
    if (entry.rank < 4) plan.push(nameOf(ctx, taken, entry, scale, { strong: entry.rank === 0, insist: entry.rank === 2 && isLit(entry.id) && !clusterOfId(entry.id) }));
  }
  const weight = (id) => Number(standingOf(id).exclusive);
  const worth = [...scene.ties].filter((id) => !chosen(id) && isLit(id) && (named(id) || weight(id)));
  for (const id of worth.sort((a, b) => weight(b) - weight(a))) tie(id);
  for (const entry of ranked.filter(({ rank }) => rank === 4).slice(0, MOST_TRIED)) plan.push(nameOf(ctx, taken, entry, scale, {}));
  return plan.filter(Boolean);
}

export let planned = [];

export function paintLabels(ctx) {
  planned = planLabels(ctx);
  const sharp = window.devicePixelRatio || 1;
  ctx.save();
  ctx.setTransform(sharp, 0, 0, sharp, 0, 0);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  for (const { text, x, y, size, weight, colour, plate, alpha, box } of planned) {
    ctx.font = `${weight} ${size}px ${LABEL_FONT}`;
    ctx.globalAlpha = alpha;
    if (plate) {
      ctx.beginPath();
      ctx.roundRect(box.left, box.top, box.right - box.left, box.bottom - box.top, (box.bottom - box.top) / 2);
      ctx.fillStyle = plate;
      ctx.fill();
    } else {
      ctx.lineWidth = 3.5;
      ctx.strokeStyle = paper();
      ctx.strokeText(text, x, y);
    }
    ctx.fillStyle = colour;
    ctx.fillText(text, x, y + 0.5);
  }
  for (const id of app.scene.clusters) paintSize(ctx, clusterOfId(id));
  ctx.restore();
}

function paintSize(ctx, cluster) {
  const r = glyphRadius(cluster.id) * network.getScale();
  if (r < 11) return;
  const { x, y } = network.canvasToDOM(network.body.nodes[cluster.id]);
  ctx.globalAlpha = isLit(cluster.id) ? 1 : 0.3;
  ctx.font = `600 ${Math.min(22, Math.max(10, r * 0.5))}px ${LABEL_FONT}`;
  ctx.fillStyle = ink();
  ctx.fillText(plainNumber(cluster.total), x, y + 0.5);
}
