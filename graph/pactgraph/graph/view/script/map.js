// The map: vis-network draws what pyvis prepared; what is shown, lit or faded is decided here.

const shown = {
  standings: new Set(['holds']),
  groups: new Set(Object.keys(content.groups)),
  kinds: new Set(Object.keys(content.kinds)),
  alone: ties.size === 0,
  around: null, // an entity whose surroundings alone are shown
};
const visible = { entities: new Set(), ties: new Set() };
const lit = { entities: new Set(), ties: new Set() };
const pointed = { entity: null, tie: null, group: null, kind: null };
let selected = null;

const sizes = new Map(content.network.nodes.map((node) => [node.id, node.size]));

// Seen from afar, glyphs and lines shrink less than the map, or nothing would be left of them.
let magnified = 1;

function magnify() {
  const wanted = Math.round(4 * Math.max(1, Math.min(2.5, 0.8 / network.getScale()))) / 4;
  if (wanted === magnified) return;
  magnified = wanted;
  refresh();
}

function radius(id) {
  return sizes.get(id) * (1 + (magnified - 1) * 0.45);
}

function nodeRenderer({ ctx, id, x, y }) {
  const r = radius(id);
  return {
    drawNode() {
      ctx.globalAlpha = faded('entity', id) ? 0.16 : 1;
      drawGlyph(ctx, entities.get(id).kind, x, y, r);
      if (id === selected || id === pointed.entity) {
        ctx.beginPath();
        ctx.arc(x, y, r * 1.25 + 4, 0, 2 * Math.PI);
        ctx.lineWidth = id === selected ? 3 : 1.5;
        ctx.strokeStyle = ink();
        ctx.stroke();
      }
    },
    // A little less than the glyph, so that arrows touch it at every angle.
    nodeDimensions: { width: 1.8 * r, height: 1.8 * r },
  };
}

const nodeSet = new vis.DataSet(
  content.network.nodes.map(({ id, x, y, size }) => ({
    id, x, y, size, shape: 'custom', ctxRenderer: nodeRenderer, hidden: true,
  })),
);
const edgeSet = new vis.DataSet(content.network.edges.map((edge) => ({ ...edge, hidden: true })));
const baseWidths = new Map(content.network.edges.map((edge) => [edge.id, edge.width ?? 1.4]));
const network = new vis.Network(byId('map'), { nodes: nodeSet, edges: edgeSet }, content.network.options);

function faded(what, id) {
  if (what === 'entity') {
    if (pointed.kind) return entities.get(id).kind !== pointed.kind;
    return lit.entities.size > 0 && !lit.entities.has(id);
  }
  if (pointed.group) return content.relations[ties.get(id).relation].group !== pointed.group;
  return lit.ties.size + lit.entities.size > 0 && !lit.ties.has(id);
}

function passes(tie) {
  return (
    shown.standings.has(tie.standing) &&
    shown.groups.has(content.relations[tie.relation].group) &&
    shown.kinds.has(entities.get(tie.subject).kind) &&
    shown.kinds.has(entities.get(tie.object).kind)
  );
}

function chooseVisible() {
  visible.entities.clear();
  visible.ties.clear();
  const near = new Set(shown.around ? [shown.around] : []);
  if (shown.around) {
    for (const id of tiesOf.get(shown.around)) {
      if (passes(ties.get(id))) near.add(otherEnd(ties.get(id), shown.around));
    }
  }
  for (const [id, tie] of ties) {
    const within = !shown.around || (near.has(tie.subject) && near.has(tie.object));
    if ((within && passes(tie)) || id === selected) {
      visible.ties.add(id);
      visible.entities.add(tie.subject).add(tie.object);
    }
  }
  if (shown.alone && !shown.around) {
    for (const [id, entity] of entities) if (shown.kinds.has(entity.kind)) visible.entities.add(id);
  }
  for (const id of [selected, shown.around]) if (entities.has(id)) visible.entities.add(id);
}

function chooseLit() {
  lit.entities.clear();
  lit.ties.clear();
  const tie = ties.get(selected);
  if (tie) {
    lit.ties.add(selected);
    lit.entities.add(tie.subject).add(tie.object);
  } else if (selected) {
    lit.entities.add(selected);
    for (const id of tiesOf.get(selected)) {
      if (!visible.ties.has(id)) continue;
      lit.ties.add(id);
      lit.entities.add(otherEnd(ties.get(id), selected));
    }
  }
}

function stroke(id) {
  const tie = ties.get(id);
  const colour = tieColour(tie);
  const isFaded = faded('tie', id);
  const opacity = isFaded ? 0.1 : tie.standing === 'holds' || lit.ties.has(id) ? 0.85 : 0.6;
  const width = (baseWidths.get(id) + (id === selected ? 2 : 0)) * magnified;
  return {
    id,
    hidden: !visible.ties.has(id),
    color: { color: colour, hover: colour, highlight: colour, opacity },
    width,
    background: {
      enabled: tie.exclusive && !isFaded,
      color: colour + (id === selected ? '66' : '3d'),
      size: width + 8 * magnified,
    },
  };
}

const drawn = new Map();

function changed(update) {
  const key = JSON.stringify(update);
  if (drawn.get(update.id) === key) return false;
  drawn.set(update.id, key);
  return true;
}

// Bring the map in line with what is selected and filtered; only what differs is handed to vis.
function refresh() {
  chooseVisible();
  chooseLit();
  nodeSet.update([...entities.keys()].map((id) => ({ id, hidden: !visible.entities.has(id) })).filter(changed));
  edgeSet.update([...ties.keys()].map(stroke).filter(changed));
  network.redraw();
  const held = [...visible.ties].filter((id) => ties.get(id).standing === 'holds').length;
  const others = visible.ties.size - held;
  byId('tally').textContent =
    `· ${counted(held, 'relation holds', 'relations hold')} between ` +
    counted(visible.entities.size, 'entity', 'entities') +
    (others ? ` · ${counted(others, 'other', 'others')} shown dashed` : '');
}
