// The panel: which part of the graph it tells of, and the lists that all its parts share.

import { app, byDegree, change, clusters, content, entities, model, opening, select, textsReady, ties, tiesOf } from './app.mjs';
import { byId, button, element } from './dom.mjs';
import { bridgePanel, clusterPanel, entityPanel } from './portrait.mjs';
import { evidencePanel } from './evidence.mjs';
import { DASHES, changeColour, kindSwatch, lineSwatch, tieColour } from './glyphs.mjs';
import { clusterOfId, standingOf } from './map.mjs';
import { compareText, counted, sentenceOf } from './model.mjs';
import { plainDay } from './time.mjs';
import { pathPanel } from './ways.mjs';

export function entityButton(id, attributes = {}) {
  return button(entities.get(id).name, () => openFromList(id), { class: 'entity', dir: 'auto', ...attributes });
}

export function tieButton(id, text, focusOn = 'panel') {
  const tie = ties.get(id);
  const standing = standingOf(id);
  const made = button('', () => openFromList(id, focusOn), { class: 'tie', 'data-key': `tie ${id}` });
  const look = { dashes: DASHES[standing.kind], width: standing.exclusive ? 4 : 2.5, band: standing.exclusive };
  made.append(lineSwatch(tieColour(tie, standing), look), element('span', { dir: 'auto' }, text), ...badges(standing));
  return made;
}

export function badges(standing) {
  return [
    standing.exclusive ? element('span', { class: 'badge exclusive' }, 'exclusive') : null,
    app.state.compare && standing.change && standing.change !== 'same'
      ? element('span', { class: `badge ${standing.change}` }, standing.change)
      : standing.kind === 'holds' ? null : element('span', { class: `badge ${standing.kind}` }, standing.word),
  ].filter(Boolean);
}

export function openFromList(id, focusOn = 'panel') {
  byId('chooser').hidden = true;
  select(id, { look: focusOn === 'panel' ? 'chosen' : null });
  byId('panel').querySelector('h2')?.focus({ preventScroll: true });
}

export function closeDetails() {
  change({ selected: null, pathOpen: false });
  byId('panel').focus({ preventScroll: true }); // or the keyboard's place would be lost with the button
}

export function rows(pairs) {
  return element('dl', {}, pairs.flatMap(([label, ...text]) => [
    element('dt', {}, label), element('dd', { dir: 'auto' }, ...text),
  ]));
}

export function tieList(ids, text = (tie) => sentenceOf(model, tie)) {
  return element('ul', { class: 'list' }, ids.map((id) => element('li', {}, tieButton(id, text(ties.get(id))))));
}

// A list whose tail waits behind a word, so that long ones stay readable.
export function longList(ids, make, atFirst = 12) {
  if (ids.length <= atFirst + 2) return [make(ids)];
  return [make(ids.slice(0, atFirst)), later(`${(ids.length - atFirst).toLocaleString('en')} more`, () => make(ids.slice(atFirst)))];
}

// What is made when it is asked for.
export function later(head, make) {
  const tail = element('details', { class: 'more' }, element('summary', { 'data-key': `more ${head}` }, head));
  tail.addEventListener('toggle', () => { if (tail.childElementCount === 1) tail.append(make()); }, { once: true });
  return tail;
}

export function entityList(ids) {
  return element('ul', { class: 'list' }, ids.map((id) => {
    const made = button('', () => openFromList(id), { class: 'tie', 'data-key': `entity ${id}` });
    made.append(kindSwatch(entities.get(id).kind), element('span', { dir: 'auto' }, entities.get(id).name),
      element('span', { class: 'count' }, String(tiesOf.get(id).length)));
    return element('li', {}, made);
  }));
}

let shownPanel = '';

export function updatePanel() {
  const { state } = app;
  const panel = byId('panel');
  const about = state.pathOpen ? 'path' : state.selected ?? (state.compare ? 'changes' : 'home');
  const sameSubject = panel.dataset.about === about;
  const key = JSON.stringify({ ...state, camera: null, query: null, sort: null, table: null, texts: app.texts !== null });
  if (key === shownPanel) return;
  shownPanel = key;
  const keep = panel.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  panel.dataset.about = about;
  panel.dataset.view = viewOf(about);
  const close = ['home', 'changes'].includes(about) ? null
    : button('×', closeDetails, { class: 'close', 'aria-label': 'Close details', 'data-key': 'close' });
  panel.replaceChildren(...[close, ...partsOf(about)].filter(Boolean));
  if (!sameSubject) panel.scrollTop = 0;
  if (keep) panel.querySelector(`[data-key="${CSS.escape(keep)}"]`)?.focus({ preventScroll: true });
  document.body.classList.toggle('with-details', !['home', 'changes'].includes(about));
}

function viewOf(about) {
  if (ties.has(about)) return 'tie';
  if (entities.has(about)) return 'entity';
  if (about.startsWith('cluster:') || about.startsWith('bridge:')) return 'cluster';
  return about;
}

function partsOf(about) {
  if (about === 'path') return pathPanel();
  if (about === 'changes') return changesPanel();
  if (ties.has(about)) return evidencePanel(ties.get(about));
  if (entities.has(about)) return entityPanel(about);
  if (clusterOfId(about)) return clusterPanel(clusterOfId(about));
  if (app.scene.bridges.has(about)) return bridgePanel(app.scene.bridges.get(about));
  return homePanel();
}

export function day() {
  return plainDay(app.state.day);
}

function homePanel() {
  const { scene } = app;
  const exclusive = [...scene.standing].filter(([id, { kind, exclusive: alone }]) => (
    alone && kind === 'holds' && scene.passing.get(id).allowed
  )).map(([id]) => id).sort((a, b) => compareText(sentenceOf(model, ties.get(a)), sentenceOf(model, ties.get(b))));
  const central = byDegree.filter((id) => tiesOf.get(id).length > 0).slice(0, 10);
  return [
    element('h2', { tabindex: '-1' }, 'Who partners with whom, and who says so'),
    element('p', {}, 'Click a line to read the words behind a relation, or a name to see all its relations. '
      + 'The slider below the map takes you to any day.'),
    whereabouts(),
    scene.ties.size === 0 && scene.bridges.size === 0
      ? element('p', { class: 'warning' }, `On ${day()} nothing that the filters let through holds.`) : null,
    element('h3', {}, `Exclusive on ${day()} (${exclusive.length})`),
    ...(exclusive.length ? longList(exclusive, (ids) => tieList(ids)) : [element('p', { class: 'quiet' }, 'No exclusive relation holds on this day.')]),
    ...(clusters.length ? [
      element('h3', {}, `Clusters (${clusters.length})`),
      ...longList(clusters, (list) => element('ul', { class: 'list' }, list.map((cluster) => element('li', {},
        button(cluster.name, () => openFromList(cluster.id), { class: 'tie', dir: 'auto' }))))),
    ] : []),
    element('h3', {}, 'Most connected'),
    entityList(central),
    app.texts?.findings.length ? conflictsNote() : null,
  ].filter(Boolean);
}

// What part of the graph the map shows, where it is not the whole, and the way back.
function whereabouts() {
  const { scene, state } = app;
  const home = opening.base === 'around' ? 'all' : opening.base;
  const back = (text) => button(text, () => change({ base: home, around: [], grown: [], folded: [], open: [] }, { look: 'all' }), { class: 'action', 'data-key': 'home' });
  if (state.base === 'around') {
    const names = state.around.filter((id) => entities.has(id)).map((id) => entities.get(id).name).join(', ');
    return element('p', { class: 'warning' }, `The map shows ${names} and what is within ${counted(state.hops, 'step', 'steps')}. `,
      back(home === 'clusters' ? 'Back to the clusters' : 'Show the whole map'));
  }
  if (content.atlas) {
    return element('p', { class: 'warning' }, `This is an overview of ${counted(content.atlas.entities, 'entity', 'entities')}: each cluster has a page of its own, `
      + 'and the search finds everyone.');
  }
  if (state.base === 'clusters') {
    return element('p', { class: 'warning' }, `${counted(entities.size, 'entity is', 'entities are')} too many to read at once: they stand in clusters. `
      + 'Open one with a double click, or search for a name.', state.open.length ? back(' Close all clusters') : null);
  }
  return state.folded.length || scene.near ? element('p', { class: 'warning' }, 'Some partners are folded away. ', back('Unfold all')) : null;
}

function conflictsNote() {
  const conflicting = app.texts.findings.filter(({ conflict }) => conflict);
  const about = [...new Set(conflicting.flatMap(({ claims }) => claims.map(([at]) => content.edges[at].id)))];
  return later(`Where sources conflict (${counted(conflicting.length, 'finding', 'findings')})`, () => tieList(about));
}

function changesPanel() {
  const { scene, state } = app;
  const of = (change) => [...scene.standing].filter(([id, found]) => found.change === change && scene.passing.get(id).allowed)
    .map(([id]) => id).sort((a, b) => compareText(sentenceOf(model, ties.get(a)), sentenceOf(model, ties.get(b))));
  const part = (change, head) => {
    const ids = of(change);
    return [
      element('h3', {}, lineSwatch(changeColour(change), { dashes: change === 'ended' ? [7, 5] : [], width: 3 }), ` ${head} (${ids.length})`),
      ...(ids.length ? longList(ids, (list) => tieList(list), 40) : [element('p', { class: 'quiet' }, 'None.')]),
    ];
  };
  return [
    element('h2', { tabindex: '-1' }, `What changed from ${plainDay(state.compare)} to ${day()}`),
    ...part('added', 'Added'),
    ...part('ended', 'Ended'),
    element('p', { class: 'quiet' }, `${counted(of('same').length, 'relation holds', 'relations hold')} on both days.`),
  ];
}

// The texts come after the first frame; what needs them is drawn again then.
export function waiting() {
  textsReady.then(() => updatePanel());
  return element('p', { class: 'quiet' }, 'Reading the quotes …');
}
