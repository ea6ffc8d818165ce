// What the reader has chosen, and how the address keeps it: only what differs from how the page opens.

import { ENTITY_BASE } from './model.mjs';
import { isDay } from './time.mjs';

export const STANDINGS = ['holds', 'unsettled', 'past', 'later'];

const LISTS = ['standings', 'noGroups', 'noRelations', 'noKinds', 'noStatuses', 'open', 'grown', 'folded', 'path', 'around'];
const NAMES = {
  day: 'day', compare: 'since', selected: 'sel', base: 'show', around: 'around', hops: 'hops', open: 'open',
  grown: 'more', folded: 'less', standings: 'on', noGroups: 'nogroup', noRelations: 'norelation', noKinds: 'nokind',
  noStatuses: 'nostatus', doubtful: 'low', hypothetical: 'hyp', by: 'by', publisher: 'pub', saidFrom: 'from',
  saidTo: 'to', alone: 'alone', width: 'width', path: 'path', pathOpen: 'way', table: 'table', tableAll: 'rows',
  query: 'q', sort: 'sort', theme: 'theme', camera: 'at',
};
const REFERENCES = new Set(['selected', 'around', 'grown', 'folded', 'path']);

export function openingState(content) {
  const crowded = content.clusters.length > 0;
  return {
    day: content.day, compare: null, selected: null,
    base: content.focus.length ? 'around' : crowded ? 'clusters' : 'all',
    around: content.focus, hops: content.hops, open: [], grown: [], folded: [],
    standings: ['holds'], noGroups: [], noRelations: [], noKinds: [], noStatuses: [],
    doubtful: true, hypothetical: true, by: null, publisher: null, saidFrom: null, saidTo: null,
    alone: content.edges.length === 0, width: null, path: [], pathOpen: false,
    table: false, tableAll: false, query: '', sort: null, theme: null, camera: null,
  };
}

function shortened(name, text) {
  return REFERENCES.has(name) && text.startsWith(ENTITY_BASE) ? text.slice(ENTITY_BASE.length) : text;
}

function whole(name, text) {
  if (!REFERENCES.has(name)) return text;
  return /^(entity|tie|cluster):/.test(text) ? text : ENTITY_BASE + text;
}

// The part of an address after #, which stands for a state.
export function encodeState(state, opening) {
  const parts = [];
  for (const [name, short] of Object.entries(NAMES)) {
    const value = state[name];
    if (JSON.stringify(value) === JSON.stringify(opening[name])) continue;
    const words = Array.isArray(value) ? value : [value === null ? '' : value];
    parts.push(`${short}=${words.map((word) => encodeURIComponent(shortened(name, String(word)))).join(',')}`);
  }
  return parts.join('&');
}

// The state that an address stands for; what it does not know, or gets wrong, stays as the page opens.
export function decodeState(fragment, opening) {
  const state = { ...opening };
  const given = new Map(fragment.replace(/^#/, '').split('&').map((part) => {
    const at = part.indexOf('=');
    return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
  }));
  for (const [name, short] of Object.entries(NAMES)) {
    if (!given.has(short)) continue;
    let words;
    try {
      words = given.get(short).split(',').map((word) => whole(name, decodeURIComponent(word)));
    } catch {
      continue; // a fragment that no page of ours wrote
    }
    const value = LISTS.includes(name) ? words.filter((word) => word && word !== ENTITY_BASE) : words.join(',');
    const read = valueOf(name, value);
    if (read !== undefined) state[name] = read;
  }
  return state;
}

function valueOf(name, value) {
  if (name === 'day') return isDay(value) ? value : undefined;
  if (name === 'compare' || name === 'saidFrom' || name === 'saidTo') return isDay(value) ? value : null;
  if (['doubtful', 'hypothetical', 'alone', 'pathOpen', 'table', 'tableAll'].includes(name)) return value === 'true';
  if (name === 'hops') return Math.min(9, Math.max(1, Math.trunc(Number(value)) || 1));
  if (name === 'base') return ['all', 'clusters', 'around'].includes(value) ? value : undefined;
  if (name === 'standings') return value.filter((word) => STANDINGS.includes(word));
  if (name === 'open') return value.map(Number).filter(Number.isInteger);
  if (name === 'theme') return ['light', 'dark'].includes(value) ? value : null;
  if (Array.isArray(value) || name === 'query') return value;
  return value === '' || value === ENTITY_BASE ? null : value;
}
