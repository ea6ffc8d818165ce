// All claims as a table: sorted by any column, filtered by words, taken along as CSV. It is the other way to
// everything, for those who cannot see or steer the map.

import { app, change, content, entities, textsReady, ties } from './app.mjs';
import { byId, button, element, link, saveFile } from './dom.mjs';
import { term, wordsOf } from './evidence.mjs';
import { passesNow } from './map.mjs';
import { compareText, counted, csvText, folded } from './model.mjs';
import { openFromList } from './panel.mjs';
import { standingOn } from './time.mjs';

const COLUMNS = {
  subject: 'Who', relation: 'Relation', object: 'Whom or what', quote: 'Words', standing: 'On this day', said: 'Said',
  speaker: 'Said by', publisher: 'Publisher', link: 'Source', scope: 'Scope', exclusive: 'Exclusive', status: 'Status',
  valid: 'Valid', amount: 'Amount', condition: 'Condition', confidence: 'Confidence',
};
const ONLY_IN_CSV = { modality: 'Modality', title: 'Title', locator: 'Place', rule: 'Recorded', claim: 'Claim' };
const AT_ONCE = 100;

let all = null;
let limit = AT_ONCE;

function claimRow(tie, claim) {
  const words = wordsOf(tie, claim);
  const source = app.texts.sources[words.source];
  const line = (wanted) => source.lines.find(([label]) => label === wanted)?.[1] ?? '';
  const cells = {
    subject: entities.get(tie.subject).name,
    relation: content.relations[tie.relation].label,
    object: entities.get(tie.object).name,
    scope: term(words, 'Scope'), exclusive: term(words, 'Exclusive'), status: term(words, 'Status'), valid: term(words, 'Valid'),
    amount: term(words, 'Amount'), condition: term(words, 'Condition'), speaker: term(words, 'Asserted by'),
    publisher: line('Publisher') || line('Source'), said: claim.said ?? '', confidence: term(words, 'Confidence'),
    quote: words.quote, link: source.link ?? '',
    modality: term(words, 'Modality'), title: line('Title'), locator: words.locator ?? '', rule: term(words, 'Recorded'), claim: words.iri,
  };
  return { tie, claim, cells, key: folded(Object.values(cells).join(' ')) };
}

function allRows() {
  all ??= [...ties.values()].flatMap((tie) => tie.claims.map((claim) => claimRow(tie, claim)));
  for (const row of all) {
    row.standing = standingOn(row.claim, app.state.day);
    row.cells.standing = row.standing.word;
  }
  return all;
}

function chosenRows() {
  const { query, sort, tableAll } = app.state;
  const words = folded(query).split(/\s+/).filter(Boolean);
  const onMap = (row) => app.scene.letsThrough(row.tie.id) && passesNow(row.claim);
  const found = allRows().filter((row) => (tableAll || onMap(row)) && words.every((word) => row.key.includes(word)));
  const [column, way] = (sort ?? 'said-down').split('-');
  const sign = way === 'down' ? -1 : 1;
  const size = ({ claim }) => Math.max(-1, ...(claim.amounts ?? []).map(([number]) => number));
  const order = column === 'amount'
    ? (a, b) => size(a) - size(b)
    : (a, b) => compareText(folded(a.cells[column] ?? ''), folded(b.cells[column] ?? ''));
  return found.sort((a, b) => sign * order(a, b) || compareText(a.cells.claim, b.cells.claim));
}

function heads() {
  const [column, way] = (app.state.sort ?? 'said-down').split('-');
  return element('tr', {}, Object.entries(COLUMNS).map(([name, label]) => {
    const sorted = name === column ? (way === 'down' ? 'descending' : 'ascending') : null;
    const arrow = sorted === 'descending' ? ' ↓' : sorted ? ' ↑' : '';
    return element('th', { scope: 'col', 'aria-sort': sorted },
      button(label + arrow, () => change({ sort: `${name}-${sorted === 'ascending' ? 'down' : 'up'}` }), { 'data-key': `sort ${name}` }));
  }));
}

function bodyRow({ tie, cells, standing }) {
  return element('tr', {}, Object.keys(COLUMNS).map((name) => {
    if (name === 'relation') {
      const act = () => openFromList(tie.id);
      return element('td', {}, button(cells.relation, act, { class: 'entity', 'aria-label': `Evidence: ${cells.subject} ${cells.relation} ${cells.object}` }));
    }
    if (name === 'standing') return element('td', {}, element('span', { class: `badge ${standing.kind}` }, standing.word));
    if (name === 'link') return element('td', {}, cells.link ? link(cells.link, 'open ↗') : '');
    return element('td', { class: name, dir: 'auto' }, cells[name]);
  }));
}

let shownTable = '';

export function updateTable() {
  const { state } = app;
  document.body.classList.toggle('tabled', state.table);
  byId('table').hidden = !state.table;
  byId('stage').hidden = state.table;
  for (const [id, on] of [['show-map', !state.table], ['show-table', state.table]]) byId(id).setAttribute('aria-pressed', String(on));
  if (!state.table) {
    shownTable = '';
    return;
  }
  if (app.texts === null) {
    textsReady.then(updateTable);
    return;
  }
  const key = JSON.stringify({ ...state, selected: null, camera: null, limit });
  if (key === shownTable) return;
  shownTable = key;
  if (document.activeElement !== byId('table-query')) byId('table-query').value = state.query;
  byId('table-all').checked = state.tableAll;
  const found = chosenRows();
  const keep = byId('claims').contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const total = allRows().length;
  byId('table-count').textContent = `${counted(found.length, 'claim', 'claims')} of ${total.toLocaleString('en')}`;
  byId('claims').replaceChildren(
    element('caption', { class: 'unseen' }, 'Claims, one a row; the buttons in the head sort them'),
    element('thead', {}, heads()),
    element('tbody', {}, found.slice(0, limit).map(bodyRow)),
  );
  byId('table-more').hidden = found.length <= limit;
  byId('table-more').textContent = `Show ${Math.min(AT_ONCE * 5, found.length - limit).toLocaleString('en')} more`;
  if (keep) byId('claims').querySelector(`[data-key="${CSS.escape(keep)}"]`)?.focus();
}

export function tableCsv() {
  const columns = { ...COLUMNS, ...ONLY_IN_CSV };
  return csvText([Object.values(columns), ...chosenRows().map(({ cells }) => Object.keys(columns).map((name) => cells[name]))]);
}

export async function downloadCsv() {
  await textsReady;
  // The mark tells spreadsheets that the text is UTF-8.
  saveFile('claims.csv', `\ufeff${tableCsv()}`, 'text/csv;charset=utf-8');
}

export function watchTable() {
  byId('show-map').addEventListener('click', () => change({ table: false }));
  byId('show-table').addEventListener('click', () => { limit = AT_ONCE; change({ table: true }); });
  let waitingToAsk = null;
  byId('table-query').addEventListener('input', () => {
    clearTimeout(waitingToAsk);
    waitingToAsk = setTimeout(() => { limit = AT_ONCE; change({ query: byId('table-query').value }, { remember: false }); }, 120);
  });
  byId('table-all').addEventListener('change', () => change({ tableAll: byId('table-all').checked }));
  byId('table-more').addEventListener('click', () => { limit += AT_ONCE * 5; updateTable(); });
  byId('table-csv').addEventListener('click', downloadCsv);
}
