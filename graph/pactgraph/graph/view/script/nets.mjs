// Ways through the graph: neighbourhoods, shortest paths, and where a neighbourhood is drawn.

import { compareText, otherEnd, relationLabel } from './model.mjs';

// How far each entity is from the centres, up to so many hops, along ties that are let through.
export function distances(model, centres, hops, letsThrough) {
  const found = new Map(centres.filter((id) => model.entities.has(id)).map((id) => [id, 0]));
  let rim = [...found.keys()];
  for (let hop = 1; hop <= hops && rim.length; hop += 1) {
    const next = [];
    for (const id of rim) {
      for (const tieId of model.tiesOf.get(id)) {
        if (!letsThrough(tieId)) continue;
        const other = otherEnd(model.ties.get(tieId), id);
        if (found.has(other)) continue;
        found.set(other, hop);
        next.push(other);
      }
    }
    rim = next;
  }
  return found;
}

// The shortest ways from one entity to another, each as [{tie, from}], at most so many of them.
export function shortestPaths(model, start, end, letsThrough, most = 5) {
  if (start === end || !model.entities.has(start) || !model.entities.has(end)) return [];
  const away = distances(model, [end], Infinity, letsThrough);
  if (!away.has(start)) return [];
  const paths = [];
  const walk = (id, path) => {
    if (paths.length >= most) return;
    if (id === end) {
      paths.push(path);
      return;
    }
    for (const tieId of model.tiesOf.get(id)) {
      const tie = model.ties.get(tieId);
      const other = otherEnd(tie, id);
      if (!letsThrough(tieId) || away.get(other) !== away.get(id) - 1) continue;
      walk(other, [...path, { tie: tieId, from: id }]);
    }
  };
  walk(start, []);
  return paths;
}

// A path in words: "Oracle provides compute to OpenAI, which is invested in by Microsoft."
export function pathSentence(model, path) {
  const parts = path.map(({ tie: tieId, from }, at) => {
    const tie = model.ties.get(tieId);
    const other = model.entities.get(otherEnd(tie, from)).name;
    const who = at === 0 ? model.entities.get(from).name : 'which';
    return `${who} ${relationLabel(model, tie, from)} ${other}`;
  });
  return `${parts.join(', ')}.`;
}

// Where clusters stand when some are opened: those make room for their islands by moving the others away. Gives
// the places of the clusters, and of the members of the opened ones.
export function unfoldedPlaces(model, open) {
  const places = new Map(model.clusters.map(({ id, x, y }) => [id, { x, y }]));
  const opened = open.map((at) => model.clusters[at]).filter(Boolean);
  for (const { id, island } of opened) {
    const centre = places.get(id);
    for (const [other, place] of places) {
      if (other === id) continue;
      const [dx, dy] = [place.x - centre.x || 1, place.y - centre.y || 1];
      const far = Math.hypot(dx / island.rx, dy / island.ry);
      places.set(other, { x: place.x + dx / far, y: place.y + dy / far });
    }
  }
  for (const { id, island, members } of opened) {
    const { x, y } = places.get(id);
    for (const member of members) {
      const entity = model.entities.get(member);
      places.set(member, { x: entity.x - island.x + x, y: entity.y - island.y + y });
    }
  }
  return places;
}

// Rings around the centres: who is one hop away on the first, and so on; neighbours stay near each other.
export function rings(model, near, letsThrough) {
  const centres = [...near].filter(([, hop]) => hop === 0).map(([id]) => id);
  const children = new Map([...near.keys()].map((id) => [id, []]));
  const seen = new Set(centres);
  const queue = [...centres];
  for (let at = 0; at < queue.length; at += 1) {
    const id = queue[at];
    for (const tieId of model.tiesOf.get(id)) {
      const other = otherEnd(model.ties.get(tieId), id);
      if (seen.has(other) || !near.has(other) || !letsThrough(tieId)) continue;
      seen.add(other);
      children.get(id).push(other);
      queue.push(other);
    }
  }
  const rank = (id) => model.ties.get(model.tiesOf.get(id)[0])?.relation ?? '';
  for (const list of children.values()) list.sort((a, b) => compareText(rank(a), rank(b)) || compareText(a, b));
  const weight = new Map();
  for (const id of [...queue].reverse()) {
    weight.set(id, Math.max(1, children.get(id).reduce((sum, child) => sum + weight.get(child), 0)));
  }
  const total = centres.reduce((sum, id) => sum + weight.get(id), 0) || 1;
  const deepest = Math.max(0, ...near.values());
  const onRing = (hop) => [...near.values()].filter((found) => found === hop).length;
  const radius = [centres.length > 1 ? 70 + 22 * centres.length : 0];
  for (let hop = 1; hop <= deepest; hop += 1) {
    radius.push(Math.max(radius[hop - 1] + 230, (Math.max(onRing(hop), 1) * 78) / (2 * Math.PI)));
  }
  const places = new Map();
  const place = (id, hop, from, to) => {
    const middle = (from + to) / 2;
    // Names are wider than high: the rings are ellipses, and neighbours on a crowded ring step in and out.
    const step = hop > 0 && onRing(hop) > 18 ? (places.size % 2) * 70 : 0;
    places.set(id, {
      x: Math.round((radius[hop] + step) * 1.25 * Math.cos(middle)),
      y: Math.round((radius[hop] + step) * Math.sin(middle)),
    });
    let at = from;
    for (const child of children.get(id)) {
      const share = ((to - from) * weight.get(child)) / weight.get(id);
      place(child, near.get(child), at, at + share);
      at += share;
    }
  };
  let at = -Math.PI / 2;
  for (const id of centres) {
    const share = (2 * Math.PI * weight.get(id)) / total;
    place(id, 0, at, at + share);
    at += share;
  }
  return places;
}
