// The map. vis-network keeps the nodes and lines that pyvis prepared, moves the view and draws the curves; what
// is shown and how it looks is decided here. Nodes and lines are handed to vis when they are first shown, and
// from then on hidden and shown by its lists of what it draws: its data sets would take ten times as long.

import { app, clusters, content, entities, model, ties, tiesOf } from './app.mjs';
import { byId } from './dom.mjs';
import { changeColour, dashesOf, drawGlyph, ink, isDark, paper, tieColour } from './glyphs.mjs';
import { counted, otherEnd } from './model.mjs';
import { rings, unfoldedPlaces } from './nets.mjs';
import { amountOf, claimPasses, widthOf } from './scene.mjs';
import { plainDay } from './time.mjs';

const nodeSet = new vis.DataSet();
const edgeSet = new vis.DataSet();
export const network = new vis.Network(byId('map'), { nodes: nodeSet, edges: edgeSet }, content.options);
const body = network.body;

const edgeRows = new Map(content.edges.map((edge) => [edge.id, edge]));
const MANY_LINES = 1500;
const VEIL = { light: 0.84, dark: 0.8 };

// What is emphasised, while the rest lies under a veil; null when nothing is.
export let lit = null;

// Seen from afar, glyphs and lines shrink less than the map, or nothing would be left of them.
let magnified = 1;

export function magnify() {
  const wanted = Math.round(4 * Math.max(1, Math.min(3, 0.8 / network.getScale()))) / 4;
  if (wanted === magnified || !inStep) return;
  magnified = wanted;
  for (const id of app.scene.ties) styleTie(id);
  for (const id of app.scene.bridges.keys()) styleBridge(id);
}

export function glyphRadius(id) {
  const cluster = clusterOfId(id);
  if (cluster) return cluster.size * (1 + (magnified - 1) * 0.2);
  return entities.get(id).size * (1 + (magnified - 1) * 0.45);
}

export function clusterOfId(id) {
  return id?.startsWith('cluster:') ? clusters[Number(id.slice(8))] : null;
}

// vis is told how large a glyph is, and leaves the painting to us: it would leave out those that it takes to be
// out of sight by where they were in the last frame. The size is a little less than the glyph, so that arrows
// touch it at every angle.
function sideOf(id) {
  return 1.8 * glyphRadius(id);
}

function nodeRenderer({ id }) {
  const side = sideOf(id);
  return { drawNode() {}, nodeDimensions: { width: side, height: side } };
}

function paintNodes(ctx, ids) {
  const { clientWidth, clientHeight } = byId('map');
  const [start, end] = [network.DOMtoCanvas({ x: 0, y: 0 }), network.DOMtoCanvas({ x: clientWidth, y: clientHeight })];
  const base = ctx.getTransform();
  for (const id of ids) {
    const { x, y } = body.nodes[id];
    const r = glyphRadius(id);
    const far = 2 * r;
    if (x < start.x - far || y < start.y - far || x > end.x + far || y > end.y + far) continue;
    paintNode(ctx, base, id, x, y, r);
  }
}

function paintNode(ctx, base, id, x, y, r) {
  const cluster = clusterOfId(id);
  if (cluster) paintCluster(ctx, cluster, x, y, r);
  else drawGlyph(ctx, base, entities.get(id).kind, x, y, r);
  if (id === app.state.selected || id === app.pointed.entity) {
    ctx.beginPath();
    ctx.arc(x, y, r * 1.25 + 4, 0, 2 * Math.PI);
    ctx.lineWidth = id === app.state.selected ? 3 : 1.5;
    ctx.strokeStyle = ink();
    ctx.stroke();
  } else if (app.state.folded.includes(id)) {
    ctx.beginPath();
    ctx.arc(x, y, r * 1.2 + 3, 0, 2 * Math.PI);
    ctx.setLineDash([3, 3]);
    ctx.lineWidth = 1.5;
    ctx.strokeStyle = ink();
    ctx.stroke();
    ctx.setLineDash([]);
  }
}

// A cluster: a disc whose rim shows which kinds of entities are in it, and how many.
function paintCluster(ctx, cluster, x, y, r) {
  ctx.beginPath();
  ctx.arc(x, y, r, 0, 2 * Math.PI);
  ctx.fillStyle = isDark() ? '#252d39' : '#eef1f5';
  ctx.fill();
  let angle = -Math.PI / 2;
  for (const [kind, share] of kindShares(cluster)) {
    ctx.beginPath();
    ctx.arc(x, y, r - r * 0.09, angle, angle + share * 2 * Math.PI);
    ctx.lineWidth = r * 0.18;
    ctx.strokeStyle = content.kinds[kind].colours[isDark() ? 1 : 0];
    ctx.stroke();
    angle += share * 2 * Math.PI;
  }
}

const sharesOf = new Map();

function kindShares(cluster) {
  if (!sharesOf.has(cluster.id)) {
    const counts = new Map();
    for (const id of cluster.members) {
      const { kind } = entities.get(id);
      counts.set(kind, (counts.get(kind) ?? 0) + 1 / cluster.members.length);
    }
    sharesOf.set(cluster.id, [...counts].sort((a, b) => b[1] - a[1]));
  }
  return sharesOf.get(cluster.id);
}

// Where things stand. In a crowd, a neighbourhood is drawn as rings and clusters make room for those that are
// opened; otherwise everything keeps its place.
function places() {
  const { scene, state } = app;
  if (clusters.length === 0 || state.base === 'all') return null;
  return state.base === 'clusters' ? unfoldedPlaces(model, state.open) : rings(model, scene.near, scene.letsThrough);
}

let moved = new Set();

function place() {
  const placed = places() ?? new Map();
  for (const id of new Set([...moved, ...placed.keys()])) {
    const node = body.nodes[id];
    const home = clusterOfId(id) ?? entities.get(id);
    if (node) Object.assign(node, placed.get(id) ?? { x: home.x, y: home.y });
  }
  moved = new Set(placed.keys());
}

function ensure() {
  const { scene } = app;
  const shape = { shape: 'custom', ctxRenderer: nodeRenderer };
  const nodes = [];
  for (const id of scene.entities) {
    if (body.nodes[id]) continue;
    const { x, y, size } = entities.get(id);
    nodes.push({ id, x, y, size, ...shape });
  }
  for (const id of scene.clusters) {
    if (body.nodes[id]) continue;
    const { x, y, size } = clusterOfId(id);
    nodes.push({ id, x, y, size, ...shape });
  }
  const lines = [];
  for (const id of scene.ties) {
    if (!body.edges[id]) lines.push({ ...edgeRows.get(id), from: ties.get(id).subject, to: ties.get(id).object });
  }
  for (const [id, { ends: [from, to] }] of scene.bridges) {
    if (!body.edges[id]) lines.push({ id, from, to, arrows: '' });
  }
  if (nodes.length) nodeSet.add(nodes);
  for (const { id } of nodes) tellSize(id);
  if (lines.length) edgeSet.add(lines);
}

// vis would learn how large a node is by drawing it, after the lines that lead to it.
function tellSize(id) {
  const side = sideOf(id);
  Object.assign(body.nodes[id].shape, { customSizeWidth: side, customSizeHeight: side, width: side, height: side, radius: side / 2 });
}

let widths = { unit: null, largest: 1 };

function measureWidths() {
  const unit = content.units.indexOf(app.state.width);
  if (unit < 0) widths = { unit: null, largest: 1 };
  else {
    const sizes = [...app.scene.ties].map((id) => amountOf(ties.get(id), unit, passesNow) ?? 0);
    widths = { unit, largest: Math.max(1e-9, ...sizes) };
  }
}

export function passesNow(claim) {
  return claimPasses(claim, app.state, content);
}

export function widthScale() {
  return widths;
}

export function lineWidth(id) {
  const tie = ties.get(id);
  if (widths.unit !== null) return widthOf(amountOf(tie, widths.unit, passesNow), widths.largest);
  const standing = app.scene.standing.get(id);
  if (app.state.compare) return standing?.change === 'same' ? 1.2 : 3.2;
  return standing?.exclusive ? 4 : 1.5;
}

const OPACITY = { holds: 0.85, unsettled: 0.75, past: 0.5, later: 0.55 };

// The look of a line, put straight into what vis draws by.
function styleTie(id) {
  const tie = ties.get(id);
  const standing = standingOf(id);
  const { options } = body.edges[id];
  const colour = tieColour(tie, standing);
  const dashes = dashesOf(standing);
  const width = (lineWidth(id) + (id === app.state.selected ? 2 : 0)) * Math.sqrt(magnified);
  const opacity = app.state.compare ? (standing.change === 'same' ? 0.45 : 1) : OPACITY[standing.kind];
  options.width = width;
  options.dashes = dashes.length ? dashes : false;
  options.color = { color: colour, hover: colour, highlight: colour, opacity, inherit: false };
  options.background = {
    enabled: standing.exclusive && standing.change !== 'same' && widths.unit === null,
    color: `${colour}${id === app.state.selected ? '66' : '3d'}`,
    size: width + 8 * Math.sqrt(magnified),
    dashes: false,
  };
  options.arrows.to.scaleFactor = 0.55 * Math.max(0.75, Math.min(1.6, Math.sqrt(4 / Math.max(1, width))));
}

export function standingOf(id) {
  return app.scene.standing.get(id) ?? { kind: 'unsettled', word: 'filtered out', exclusive: false };
}

function styleBridge(id) {
  const { options } = body.edges[id];
  const bridge = app.scene.bridges.get(id);
  const changes = bridge.ties.map((tie) => app.scene.standing.get(tie)?.change);
  const change = !app.state.compare ? null
    : changes.includes('added') ? 'added' : changes.includes('ended') ? 'ended' : 'same';
  const colour = change ? changeColour(change) : isDark() ? '#7d8796' : '#8b94a3';
  options.width = (1 + 1.6 * Math.log2(bridge.count ?? bridge.ties.length)) * Math.sqrt(magnified);
  options.color = { color: colour, hover: colour, highlight: colour, opacity: 0.55, inherit: false };
  options.dashes = change === 'ended' ? [7, 5] : false;
}

// What the pointer, the selection or a path emphasises.
function chooseLit() {
  const { pointed, scene, state } = app;
  const found = { entities: new Set(), ties: new Set(), clusters: new Set(), bridges: new Set() };
  const withEnds = (id) => {
    if (!scene.ties.has(id)) return;
    found.ties.add(id);
    found.entities.add(ties.get(id).subject).add(ties.get(id).object);
  };
  if (pointed.look) {
    for (const id of scene.ties) if (pointed.look(ties.get(id), null)) withEnds(id);
    for (const id of scene.entities) if (pointed.look(null, entities.get(id))) found.entities.add(id);
  } else if (scene.paths.length && state.pathOpen) {
    for (const path of scene.paths) for (const { tie } of path) withEnds(tie);
  } else if (ties.has(state.selected)) withEnds(state.selected);
  else if (entities.has(state.selected)) {
    found.entities.add(state.selected);
    for (const id of tiesOf.get(state.selected)) withEnds(id);
  } else if (clusterOfId(state.selected) && scene.clusters.has(state.selected)) {
    found.clusters.add(state.selected);
    for (const [id, { ends }] of scene.bridges) {
      if (!ends.includes(state.selected)) continue;
      found.bridges.add(id);
      for (const end of ends) (end.startsWith('cluster:') ? found.clusters : found.entities).add(end);
    }
  } else if (state.selected?.startsWith('bridge:') && scene.bridges.has(state.selected)) {
    found.bridges.add(state.selected);
    for (const end of scene.bridges.get(state.selected).ends) {
      (end.startsWith('cluster:') ? found.clusters : found.entities).add(end);
    }
  } else {
    lit = null;
    return;
  }
  lit = found;
}

export function isLit(id) {
  return lit === null || lit.entities.has(id) || lit.ties.has(id) || lit.clusters.has(id) || lit.bridges.has(id);
}

// What is not emphasised lies under a veil of paper; what is, is drawn again above it.
function paintLit(ctx) {
  if (lit === null) return;
  ctx.save();
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.globalAlpha = isDark() ? VEIL.dark : VEIL.light;
  ctx.fillStyle = paper();
  ctx.fillRect(0, 0, ctx.canvas.width, ctx.canvas.height);
  ctx.restore();
  for (const id of [...lit.bridges, ...lit.ties]) {
    ctx.beginPath();
    body.edges[id].draw(ctx);
    body.edges[id].drawArrows(ctx);
  }
  paintNodes(ctx, [...lit.clusters, ...lit.entities]);
}

// Whether what vis has agrees with the scene; it draws amid being given nodes and lines.
let inStep = false;

export function drawMap() {
  const { scene } = app;
  inStep = false;
  ensure();
  place();
  measureWidths();
  chooseLit();
  body.nodeIndices = [...scene.entities, ...scene.clusters];
  body.edgeIndices = [...scene.bridges.keys(), ...scene.ties];
  for (const id of scene.ties) styleTie(id);
  for (const id of scene.bridges.keys()) styleBridge(id);
  inStep = true;
  network.renderer.options.hideEdgesOnDrag = body.edgeIndices.length > MANY_LINES;
  redraw();
  tellTally();
}

// Only the emphasis has changed.
export function redrawEmphasis() {
  chooseLit();
  redraw();
}

// With the next frame; vis' own redraw measures the window first and draws at once, however often it is asked.
export function redraw() {
  body.emitter.emit('_requestRedraw');
}

// Arrows that would be a dot each are left out where there are thousands.
const drawArrows = network.renderer._drawArrows;
network.renderer._drawArrows = function drawArrowsIfSeen(ctx) {
  if (body.edgeIndices.length <= MANY_LINES || network.getScale() > 0.35) drawArrows.call(this, ctx);
};

export function watchDrawing(paintLabels) {
  network.on('beforeDrawing', () => queueMicrotask(magnify)); // no changes amid drawing
  network.on('afterDrawing', (ctx) => {
    if (!inStep) return;
    paintNodes(ctx, body.nodeIndices);
    paintLit(ctx);
    paintLabels(ctx);
  });
}

function tellTally() {
  const { scene, state } = app;
  const standings = [...scene.ties].map((id) => scene.standing.get(id)).filter(Boolean);
  const bridged = [...scene.bridges.values()].reduce((sum, bridge) => sum + bridge.ties.length, 0);
  const held = standings.filter(({ kind }) => kind === 'holds').length;
  let text;
  if (state.compare) {
    const all = [...scene.standing].filter(([id]) => scene.letsThrough(id)).map(([, { change }]) => change);
    const number = (change) => all.filter((found) => found === change).length;
    text = `${number('added')} added, ${number('ended')} ended, ${number('same')} unchanged`;
  } else if (state.base === 'clusters') {
    const members = [...scene.clusters].reduce((sum, id) => sum + clusterOfId(id).total, 0);
    text = `${counted(scene.clusters.size, 'cluster', 'clusters')} of ${counted(members, 'entity', 'entities')}, `
      + (content.atlas ? 'the best connected of each are here' : `${counted(bridged, 'relation', 'relations')} between them`);
    if (scene.entities.size) text += `; ${counted(scene.entities.size, 'entity', 'entities')} shown`;
  } else {
    const others = standings.length - held;
    text = `${counted(held, 'relation holds', 'relations hold')} between ${counted(scene.entities.size, 'entity', 'entities')}`;
    if (others) text += `, ${counted(others, 'other', 'others')} shown dashed`;
  }
  byId('tally').textContent = text;
  byId('as-of').textContent = state.compare
    ? `${plainDay(state.compare)} → ${plainDay(state.day)}` : `As of ${plainDay(state.day)}`;
}

// A line's geometry in map coordinates: ends, the point that bends it, or the circle of a loop.
export function curveOf(id) {
  const { edgeType, from, to } = body.edges[id];
  if (from === to) {
    const [x, y, r] = edgeType._getCircleData();
    return { from, to, loop: { x, y, r } };
  }
  const via = edgeType.getViaNode?.();
  return { from: { x: from.x, y: from.y }, to: { x: to.x, y: to.y }, via: via?.x === undefined ? null : { x: via.x, y: via.y } };
}

export function neighboursOf(id) {
  return tiesOf.get(id).filter((tie) => app.scene.ties.has(tie)).map((tie) => otherEnd(ties.get(tie), id));
}
