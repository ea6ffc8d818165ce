// What is to be seen in a state: which ties and entities, how each tie stands, and what is drawn together.

import { otherEnd } from './model.mjs';
import { distances, shortestPaths } from './nets.mjs';
import { tieOn } from './time.mjs';

// Whether the words and the speaker of a claim are let through. Dates as precise as said: 2026-02 is before
// 2026-03-01, and not before 2026-02-15.
export function claimPasses(claim, state, content) {
  if (state.noStatuses.includes(claim.status)) return false;
  if (claim.low && !state.doubtful) return false;
  if (claim.hypothetical && !state.hypothetical) return false;
  if (state.by !== null && content.speakers[claim.by] !== state.by) return false;
  if (state.publisher !== null && content.publishers[claim.publisher] !== state.publisher) return false;
  if (state.saidFrom && !(claim.said && `${claim.said}-99`.slice(0, 10) >= state.saidFrom)) return false;
  if (state.saidTo && !(claim.said && claim.said.slice(0, 10) <= state.saidTo)) return false;
  return true;
}

// How a tie changed between two days; null where it holds on neither.
export function changeOf(before, after) {
  if (before.kind === 'holds') return after.kind === 'holds' ? 'same' : 'ended';
  return after.kind === 'holds' ? 'added' : null;
}

export function sceneOf(model, state) {
  const standing = new Map();
  const passing = new Map();
  for (const [id, tie] of model.ties) {
    const claims = tie.claims.filter((claim) => claimPasses(claim, state, model.content));
    if (!claims.length) continue;
    const now = tieOn(tie, claims, state.day);
    if (state.compare) {
      const before = tieOn(tie, claims, state.compare);
      now.change = changeOf(before, now);
      if (now.change === 'ended') now.exclusive = before.exclusive;
    }
    standing.set(id, now);
    const shown = state.compare ? now.change !== null : state.standings.includes(now.kind);
    const allowed = !state.noGroups.includes(tie.group) && !state.noRelations.includes(tie.relation)
      && !state.noKinds.includes(model.entities.get(tie.subject).kind)
      && !state.noKinds.includes(model.entities.get(tie.object).kind);
    passing.set(id, { shown, allowed });
  }
  const letsThrough = (id) => passing.has(id) && passing.get(id).shown && passing.get(id).allowed;
  const scene = {
    standing, passing, letsThrough,
    ties: new Set(), entities: new Set(), clusters: new Set(), bridges: new Map(),
    near: null, // in a neighbourhood, how far each entity is from its centres
    paths: state.pathOpen && state.path.length === 2 ? shortestPaths(model, ...state.path, letsThrough) : [],
  };
  if (state.base === 'clusters') overview(model, state, scene);
  else within(model, state, scene);
  fold(model, state, scene);
  include(model, state, scene);
  return scene;
}

function addTie(model, scene, id) {
  const tie = model.ties.get(id);
  scene.ties.add(id);
  scene.entities.add(tie.subject).add(tie.object);
}

function within(model, state, scene) {
  const reach = state.base === 'around' ? distances(model, state.around, state.hops, scene.letsThrough) : null;
  if (reach) {
    for (const id of state.grown) {
      if (!reach.has(id)) continue;
      for (const other of distances(model, [id], 1, scene.letsThrough).keys()) {
        if (!reach.has(other)) reach.set(other, reach.get(id) + 1);
      }
    }
    scene.near = reach;
    for (const id of reach.keys()) scene.entities.add(id);
  }
  for (const [id, tie] of model.ties) {
    if (!scene.letsThrough(id)) continue;
    if (!reach || (reach.has(tie.subject) && reach.has(tie.object))) addTie(model, scene, id);
  }
  if (state.alone && !reach) {
    for (const [id, entity] of model.entities) if (!state.noKinds.includes(entity.kind)) scene.entities.add(id);
  }
}

// Closed clusters stand for their members; lines between what they stand for are drawn as one.
function overview(model, state, scene) {
  const open = new Set(state.open);
  const standsFor = (id) => {
    const { cluster } = model.entities.get(id);
    return cluster === null || open.has(cluster) ? id : `cluster:${cluster}`;
  };
  const shownClusters = new Set();
  for (const [id, tie] of model.ties) {
    if (!scene.letsThrough(id)) continue;
    const [a, b] = [standsFor(tie.subject), standsFor(tie.object)];
    for (const end of [a, b]) (end.startsWith('cluster:') ? shownClusters : scene.entities).add(end);
    if (!a.startsWith('cluster:') && !b.startsWith('cluster:')) scene.ties.add(id);
    else if (a !== b) {
      const key = a < b ? `bridge:${a}|${b}` : `bridge:${b}|${a}`;
      if (!scene.bridges.has(key)) scene.bridges.set(key, { id: key, ends: a < b ? [a, b] : [b, a], ties: [] });
      scene.bridges.get(key).ties.push(id);
    }
  }
  if (model.content.atlas) addLinksOfAtlas(model, state, scene, shownClusters);
  scene.clusters = shownClusters;
}

// Of an atlas, all clusters are shown, and how many relations link them on any day is known beforehand: the page
// holds only a few of these relations.
function addLinksOfAtlas(model, state, scene, shownClusters) {
  for (const { id, at } of model.clusters) if (!state.open.includes(at)) shownClusters.add(id);
  for (const [one, other, count] of model.content.atlas.between) {
    const ends = [`cluster:${one}`, `cluster:${other}`].sort();
    if (!ends.every((end) => shownClusters.has(end))) continue;
    const id = `bridge:${ends[0]}|${ends[1]}`;
    scene.bridges.set(id, { id, ends, ties: scene.bridges.get(id)?.ties ?? [], count });
  }
}

// Entities whose partners are folded away hide those that only they link to what is shown.
function fold(model, state, scene) {
  for (const id of state.folded) {
    if (!scene.entities.has(id)) continue;
    for (const tieId of model.tiesOf.get(id)) {
      if (!scene.ties.has(tieId)) continue;
      const other = otherEnd(model.ties.get(tieId), id);
      const links = model.tiesOf.get(other).filter((one) => scene.ties.has(one));
      const onlyHere = links.every((one) => [id, other].includes(otherEnd(model.ties.get(one), other)));
      if (other === id || !onlyHere || state.around.includes(other)) continue;
      for (const one of links) scene.ties.delete(one);
      scene.entities.delete(other);
    }
  }
}

// What is selected, or part of a path asked for, is shown whatever the filters say.
function include(model, state, scene) {
  if (model.ties.has(state.selected)) addTie(model, scene, state.selected);
  if (model.entities.has(state.selected)) scene.entities.add(state.selected);
  for (const path of scene.paths) for (const { tie } of path) addTie(model, scene, tie);
  if (state.pathOpen) for (const id of state.path) if (model.entities.has(id)) scene.entities.add(id);
  if (state.base === 'around') for (const id of state.around) if (model.entities.has(id)) scene.entities.add(id);
}

// How many ties have each look, for the legend: of what the other filters let through.
export function tally(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

// The largest amount of a unit that the claims let through give a tie.
export function amountOf(tie, unit, passes) {
  const sizes = tie.claims.filter(passes).flatMap(({ amounts = [] }) => amounts)
    .filter(([, of]) => of === unit).map(([size]) => size);
  return sizes.length ? Math.max(...sizes) : null;
}

// Lines as wide as the square root of their amount, from a hair to a ribbon.
export function widthOf(size, largest) {
  return size === null ? 1 : Math.round((1.5 + 12.5 * Math.sqrt(Math.max(0, size) / largest)) * 10) / 10;
}
