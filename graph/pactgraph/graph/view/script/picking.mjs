// What is under the pointer: an entity, a relation, or several relations to choose from.

import { app, change, entities, model, select, ties } from './app.mjs';
import { byId, element } from './dom.mjs';
import { glyphRadius, network, redrawEmphasis } from './map.mjs';
import { sentenceOf } from './model.mjs';
import { tieButton } from './panel.mjs';

export function lineDistance(id, { x, y }) {
  const { edgeType, from, to } = network.body.edges[id];
  return edgeType.getDistanceToEdge(from.x, from.y, to.x, to.y, x, y);
}

const AS_GOOD = 3; // pixels by which a second line may be further away and still be meant

// The lines that a click may mean: within reach, and about as near as the nearest.
function linesNear(ids, point, pixels) {
  const scale = network.getScale();
  const near = [...ids].map((id) => ({ id, away: lineDistance(id, point) * scale }))
    .filter(({ away }) => away <= pixels)
    .sort((a, b) => a.away - b.away);
  return near.filter(({ away }) => away < near[0].away + AS_GOOD).map(({ id }) => id);
}

export function closeChooser() {
  if (byId('chooser').hidden) return false;
  byId('chooser').hidden = true;
  byId('map').focus({ preventScroll: true });
  return true;
}

function openChooser(ids, { x, y }) {
  const chooser = byId('chooser');
  const head = element('p', { id: 'chooser-head' }, `${ids.length} relations run here`);
  chooser.replaceChildren(
    head,
    element('ul', {}, ids.map((id) => element('li', {}, tieButton(id, sentenceOf(model, ties.get(id)), 'map')))),
  );
  chooser.hidden = false;
  const stage = chooser.offsetParent;
  chooser.style.left = `${Math.max(4, Math.min(x, stage.clientWidth - chooser.offsetWidth - 8))}px`;
  chooser.style.top = `${Math.max(4, Math.min(y, stage.clientHeight - chooser.offsetHeight - 8))}px`;
  chooser.querySelector('button').focus({ preventScroll: true });
}

// The glyph under a point, as large as it is now; vis would take its size in the last frame.
function nodeAt({ x, y }) {
  return network.body.nodeIndices.findLast((id) => {
    const node = network.body.nodes[id];
    return Math.hypot(node.x - x, node.y - y) <= 1.15 * glyphRadius(id);
  });
}

function pick({ pointer, event }) {
  byId('chooser').hidden = true;
  const node = nodeAt(pointer.canvas);
  if (node !== undefined) {
    select(node);
    return;
  }
  const touch = event?.pointerType === 'touch';
  const near = linesNear(app.scene.ties, pointer.canvas, touch ? 14 : 6);
  if (near.length > 1) openChooser(near.slice(0, 16), pointer.DOM);
  else if (near.length) select(near[0]);
  else select(linesNear(app.scene.bridges.keys(), pointer.canvas, 6)[0] ?? null);
}

function clickAgain({ pointer }) {
  const node = nodeAt(pointer.canvas);
  if (node !== undefined) enter(node);
}

// Open what is closed: a cluster, or an entity's partners; and close it again.

export function toggleFold(id) {
  const { state } = app;
  const flip = (list, value) => (list.includes(value) ? list.filter((one) => one !== value) : [...list, value]);
  if (id.startsWith('cluster:')) change({ open: flip(state.open, Number(id.slice(8))), selected: null }, { look: 'all' });
  else if (state.base === 'around' && !state.folded.includes(id)) {
    const grown = state.grown.includes(id) || (app.scene.near.get(id) ?? 9) < state.hops;
    change(grown ? { grown: state.grown.filter((one) => one !== id), folded: flip(state.folded, id) }
      : { grown: [...state.grown, id] }, { look: 'all' });
  } else change({ folded: flip(state.folded, id) });
}

// On the whole map, a second click goes into an entity's neighbourhood.
function enter(id) {
  if (app.state.base === 'around' || id.startsWith('cluster:')) toggleFold(id);
  else change({ base: 'around', around: [id], hops: 1, grown: [], folded: [], selected: id }, { look: 'all' });
}

function point(what, id) {
  app.pointed[what] = id;
  byId('map').classList.toggle('over', id !== null);
  if (what === 'entity') redrawEmphasis();
}

export function watchPointer() {
  network.on('click', pick);
  network.on('doubleClick', clickAgain);
  network.on('hoverNode', ({ node }) => point('entity', node));
  network.on('blurNode', () => point('entity', null));
  network.on('hoverEdge', ({ edge }) => point('tie', ties.has(edge) ? edge : null));
  network.on('blurEdge', () => point('tie', null));
  byId('map').addEventListener('pointerleave', () => {
    Object.assign(app.pointed, { entity: null, tie: null });
    redrawEmphasis();
  });
  for (const gone of ['dragStart', 'zoom']) network.on(gone, () => { byId('chooser').hidden = true; });
}

export function isEntity(id) {
  return entities.has(id);
}
