// What the page knows, indexed. Nothing here touches the document, so that it can be tried without one.

export const ENTITY_BASE = 'entity:https://w3id.org/pactgraph/entity/';

export function modelOf(content) {
  const entities = new Map();
  content.nodes.forEach(({ id, label, x, y, size, group }) => {
    entities.set(id, { id, name: label, kind: group, x, y, size, aliases: [], cluster: null });
  });
  const idOf = content.nodes.map(({ id }) => id);
  content.clusters.forEach((members, cluster) => {
    for (const at of members) entities.get(idOf[at]).cluster = cluster;
  });
  const ties = new Map();
  const tiesOf = new Map(idOf.map((id) => [id, []]));
  content.edges.forEach((edge, at) => {
    const { relation, claims } = content.ties[at];
    const { group, exclusive } = content.relations[relation];
    const tie = { id: edge.id, at, subject: idOf[edge.from], object: idOf[edge.to], relation, group, exclusive };
    tie.claims = claims.map((claim, nth) => ({ ...claim, nth, tie: edge.id }));
    ties.set(edge.id, tie);
    tiesOf.get(tie.subject).push(edge.id);
    if (tie.object !== tie.subject) tiesOf.get(tie.object).push(edge.id);
  });
  const byDegree = [...idOf].sort((a, b) => (
    tiesOf.get(b).length - tiesOf.get(a).length || compareText(entities.get(a).name, entities.get(b).name)
  ));
  const clusters = content.clusters.map((members, at) => (
    clusterOf(members.map((n) => entities.get(idOf[n])), at, content.discs[at], content.atlas?.clusters[at])
  ));
  return { content, entities, ties, tiesOf, byDegree, clusters };
}

// Of an atlas, a page holds only the best connected of each cluster; `whole` tells how many it has, and where.
function clusterOf(members, at, [x, y, size, loose], whole) {
  const span = (axis) => members.map((member) => member[axis]).sort((a, b) => a - b);
  const [across, along] = [span('x'), span('y')];
  const middle = (sorted) => (sorted[0] + sorted.at(-1)) / 2;
  const total = whole?.total ?? members.length;
  const named = members.slice(0, 2).map(({ name }) => name).join(', ');
  return {
    id: `cluster:${at}`,
    at,
    members: members.map(({ id }) => id),
    total,
    href: whole?.href ?? null,
    loose,
    name: loose ? 'Small groups and unconnected' : total > 2 ? `${named} + ${(total - 2).toLocaleString('en')}` : named,
    label: loose ? 'small groups, unconnected' : members[0].name,
    x,
    y,
    size,
    // The island that its members form when it is opened: where its middle is, and how far it reaches.
    island: { x: middle(across), y: middle(along), rx: across.at(-1) - middle(across) + 120, ry: along.at(-1) - middle(along) + 90 },
  };
}

export function compareText(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function otherEnd(tie, id) {
  return tie.subject === id ? tie.object : tie.subject;
}

// "exclusive host of", or from the object's side "is exclusively hosted by".
export function relationLabel(model, tie, from = tie.subject) {
  const relation = model.content.relations[tie.relation];
  return tie.subject === from ? relation.label : relation.inverse;
}

export function sentenceOf(model, tie, from = tie.subject) {
  const other = otherEnd(tie, from);
  return `${model.entities.get(from).name} ${relationLabel(model, tie, from)} ${model.entities.get(other).name}`;
}

// Whole numbers with commas. Most are small, and asking for the ways of a language takes a while the first time.
export function plainNumber(number) {
  return Math.abs(number) < 1000 ? String(number) : number.toLocaleString('en');
}

export function counted(number, one, many) {
  return `${plainNumber(number)} ${number === 1 ? one : many}`;
}

// Rows of values as CSV (RFC 4180); what a spreadsheet would run as a formula is kept from it by an apostrophe.
export function csvText(rows) {
  const cell = (value) => {
    const text = String(value ?? '');
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

export function folded(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

// Whole names before beginnings, beginnings before words, words before parts; null where nothing fits.
export function fit(key, query) {
  if (key === query) return 0;
  if (key.startsWith(query)) return 1;
  if (key.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(query))) return 2;
  return key.includes(query) ? 3 : null;
}
