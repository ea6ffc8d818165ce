// The legend, which is also the filter: each row shows a look, names it, counts it and switches it. It is built
// once; afterwards only its counts and marks change, so that the keyboard keeps its place.

import { app, change, content, entities, opening, ties } from './app.mjs';
import { byId, button, element } from './dom.mjs';
import { DASHES, changeColour, ink, kindSwatch, lineSwatch, theme } from './glyphs.mjs';
import { redrawEmphasis, standingOf, widthScale } from './map.mjs';
import { compareText, counted, plainNumber } from './model.mjs';
import { tally } from './scene.mjs';
import { plainDay } from './time.mjs';

const refreshers = [];
let swatches = [];

function swatchSpot(draw) {
  const spot = element('span', { class: 'look' });
  swatches.push(() => spot.replaceChildren(draw()));
  return spot;
}

function row({ look, label, title, isOn, flip, count, point }) {
  const box = element('input', { type: 'checkbox' });
  box.addEventListener('change', () => change(flip(box.checked)));
  const number = element('span', { class: 'count' });
  const made = element('label', { class: 'row', title }, box, look ?? null, element('span', { class: 'name' }, label), number);
  refreshers.push((counts) => {
    box.checked = isOn(app.state);
    const now = count(counts);
    number.textContent = plainNumber(now);
    made.classList.toggle('nil', now === 0);
  });
  if (point) {
    const emphasise = (how) => { app.pointed.look = how; redrawEmphasis(); };
    made.addEventListener('pointerenter', () => emphasise(point));
    made.addEventListener('pointerleave', () => emphasise(null));
  }
  return made;
}

// Switching a name in a list of what is left out, or let in.
function leaveOut(list, name) {
  return {
    isOn: (state) => !state[list].includes(name),
    flip: (on) => ({ [list]: on ? app.state[list].filter((one) => one !== name) : [...app.state[list], name] }),
  };
}

function letIn(list, name) {
  return {
    isOn: (state) => state[list].includes(name),
    flip: (on) => ({ [list]: on ? [...app.state[list], name] : app.state[list].filter((one) => one !== name) }),
  };
}

function set(title, rows, { all, none, open = true } = {}) {
  const both = all ? element('span', { class: 'both' },
    button('all', () => change(all()), { 'aria-label': `Show all: ${title}` }),
    button('none', () => change(none()), { 'aria-label': `Hide all: ${title}` })) : null;
  const made = element('details', { class: 'set', open }, element('summary', {}, element('span', {}, title)), both, element('div', { role: 'group', 'aria-label': title }, rows));
  return made;
}

const STANDING_WORDS = {
  holds: 'holds', unsettled: 'planned or rumoured', past: 'ended or superseded', later: 'later than this day',
};

function standingSet() {
  const rows = Object.entries(STANDING_WORDS).map(([kind, label]) => row({
    label, look: swatchSpot(() => lineSwatch(ink(), { dashes: DASHES[kind], width: 2 })),
    ...letIn('standings', kind), count: (counts) => counts.standings.get(kind) ?? 0,
  }));
  const exclusive = element('span', { class: 'count' });
  refreshers.push((counts) => { exclusive.textContent = counts.exclusive; });
  const key = element('p', { class: 'row key' }, swatchSpot(() => lineSwatch(ink(), { width: 4, band: true })),
    element('span', { class: 'name' }, 'exclusive'), exclusive);
  const made = set('On this day', [...rows, key]);
  refreshers.push(() => {
    made.hidden = app.state.compare !== null;
    made.querySelector('summary span').textContent = `On ${plainDay(app.state.day)}`;
  });
  return made;
}

function changeSet() {
  const looks = { added: 'added', ended: 'ended', same: 'unchanged' };
  const rows = Object.entries(looks).map(([kind, label]) => {
    const number = element('span', { class: 'count' });
    refreshers.push((counts) => { number.textContent = counts.changes.get(kind) ?? 0; });
    return element('p', { class: 'row key' },
      swatchSpot(() => lineSwatch(changeColour(kind), { width: kind === 'same' ? 1.5 : 3, dashes: kind === 'ended' ? [7, 5] : [] })),
      element('span', { class: 'name' }, label), number);
  });
  const made = set('Between the two days', rows);
  refreshers.push(() => { made.hidden = app.state.compare === null; });
  return made;
}

function relationSet() {
  const rows = Object.entries(content.groups).map(([name, group]) => {
    const inGroup = Object.entries(content.relations).filter(([, relation]) => relation.group === name);
    const inner = element('div', { class: 'inner', hidden: true, id: `relations-of-${name}` }, inGroup.map(([relation, { label, definition }]) => row({
      label, title: definition, ...leaveOut('noRelations', relation), count: (counts) => counts.relations.get(relation) ?? 0,
      point: (tie) => tie?.relation === relation,
    })));
    const toggle = button('', () => {
      inner.hidden = !inner.hidden;
      toggle.setAttribute('aria-expanded', String(!inner.hidden));
    }, { class: 'unfold', 'aria-expanded': 'false', 'aria-label': `Relations of ${group.label}`, 'aria-controls': inner.id });
    const outer = row({
      label: group.label, look: swatchSpot(() => lineSwatch(group.colours[theme()])), ...leaveOut('noGroups', name),
      count: (counts) => counts.groups.get(name) ?? 0, point: (tie) => tie?.group === name,
    });
    return element('div', {}, element('div', { class: 'foldable' }, outer, toggle), inner);
  });
  const names = Object.keys(content.groups);
  return set('Relations', rows, { all: () => ({ noGroups: [], noRelations: [] }), none: () => ({ noGroups: names }) });
}

function kindSet() {
  const rows = Object.entries(content.kinds).map(([name, kind]) => row({
    label: kind.label, title: kind.definition, look: swatchSpot(() => kindSwatch(name)), ...leaveOut('noKinds', name),
    count: (counts) => counts.kinds.get(name) ?? 0, point: (tie, entity) => entity?.kind === name,
  }));
  const alone = row({
    label: 'without a shown relation', isOn: (state) => state.alone, flip: (on) => ({ alone: on }), count: (counts) => counts.alone,
  });
  const names = Object.keys(content.kinds);
  return set('Entities', [...rows, alone], { all: () => ({ noKinds: [] }), none: () => ({ noKinds: names }) });
}

function claimSet() {
  const all = [...ties.values()].flatMap((tie) => tie.claims);
  const statuses = tally(all.map(({ status }) => status));
  const rows = [...statuses].sort((a, b) => b[1] - a[1]).map(([status]) => row({
    label: status.replaceAll('-', ' '), ...leaveOut('noStatuses', status), count: () => statuses.get(status),
  }));
  const marks = [['doubtful', 'of low confidence', 'low'], ['hypothetical', 'hypothetical', 'hypothetical']].map(([name, label, mark]) => row({
    label, isOn: (state) => state[name], flip: (on) => ({ [name]: on }), count: () => all.filter((claim) => claim[mark]).length,
  }));
  return set('Status of claims', [...rows, ...marks], { open: false });
}

function choice(label, words, name, counts) {
  const options = words.map((word, at) => [word, counts.get(at) ?? 0]).sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]));
  const select = element('select', { id: `by-${name}` }, element('option', { value: '' }, 'anyone'),
    options.map(([word, number]) => element('option', { value: word }, `${word.length > 60 ? `${word.slice(0, 59)}…` : word} (${number})`)));
  select.addEventListener('change', () => change({ [name]: select.value || null }));
  refreshers.push(() => { select.value = app.state[name] ?? ''; });
  return element('p', { class: 'field' }, element('label', { for: select.id }, label), select);
}

function dateField(label, name) {
  const input = element('input', { type: 'date', id: `on-${name}` });
  input.addEventListener('change', () => change({ [name]: input.value || null }));
  refreshers.push(() => { if (document.activeElement !== input) input.value = app.state[name] ?? ''; });
  return element('p', { class: 'field' }, element('label', { for: input.id }, label), input);
}

function speakerSet() {
  const all = [...ties.values()].flatMap((tie) => tie.claims);
  return set('Who said it, and when', [
    choice('Speaker', content.speakers, 'by', tally(all.map(({ by }) => by))),
    choice('Publisher', content.publishers, 'publisher', tally(all.map(({ publisher }) => publisher))),
    dateField('Said from', 'saidFrom'),
    dateField('Said until', 'saidTo'),
  ], { open: false });
}

function widthSet() {
  if (!content.units.length) return null;
  const used = tally([...ties.values()].flatMap((tie) => tie.claims.flatMap(({ amounts = [] }) => amounts.map(([, unit]) => unit))));
  const units = content.units.map((unit, at) => [unit, used.get(at) ?? 0]).sort((a, b) => b[1] - a[1]);
  const select = element('select', { id: 'width' }, element('option', { value: '' }, 'all alike'),
    units.map(([unit, number]) => element('option', { value: unit }, `by amount in ${unit} (${number})`)));
  select.addEventListener('change', () => change({ width: select.value || null }));
  const scale = element('p', { class: 'quiet' });
  refreshers.push(() => {
    select.value = app.state.width ?? '';
    const { unit, largest } = widthScale();
    scale.textContent = unit === null ? '' : `Widest: ${largest.toLocaleString('en')} ${app.state.width}. Hairlines: no such amount is known.`;
    scale.hidden = unit === null;
  });
  return set('Width of lines', [element('p', { class: 'field' }, element('label', { for: 'width' }, 'Lines'), select), scale], { open: false });
}

export function buildLegend() {
  byId('filters').replaceChildren(...[standingSet(), changeSet(), relationSet(), kindSet(), claimSet(), speakerSet(), widthSet()].filter(Boolean));
  byId('reset').addEventListener('click', () => change({
    ...Object.fromEntries(['standings', 'noGroups', 'noRelations', 'noKinds', 'noStatuses', 'doubtful', 'hypothetical', 'by',
      'publisher', 'saidFrom', 'saidTo', 'alone', 'width'].map((name) => [name, opening[name]])),
  }));
  repaintLegend();
}

export function repaintLegend() {
  for (const paint of swatches) paint();
}

// Counts of what the day and the other filters let through, so that they agree with the map.
export function updateLegend() {
  const { passing, standing } = app.scene;
  const counts = { standings: new Map(), groups: new Map(), relations: new Map(), kinds: new Map(), changes: new Map(), exclusive: 0, alone: 0 };
  const add = (name, key) => counts[name].set(key, (counts[name].get(key) ?? 0) + 1);
  const linked = new Set();
  for (const [id, { shown, allowed }] of passing) {
    const tie = ties.get(id);
    if (allowed) {
      add('standings', standing.get(id).kind);
      if (standing.get(id).change) add('changes', standing.get(id).change);
    }
    if (!shown) continue;
    add('groups', tie.group);
    add('relations', tie.relation);
    linked.add(tie.subject).add(tie.object);
    if (allowed && standingOf(id).exclusive) counts.exclusive += 1;
  }
  for (const id of linked) add('kinds', entities.get(id).kind);
  counts.alone = entities.size - linked.size;
  for (const refresh of refreshers) refresh(counts);
  const narrowed = ['noGroups', 'noRelations', 'noKinds', 'noStatuses', 'doubtful', 'hypothetical', 'by', 'publisher', 'saidFrom', 'saidTo']
    .filter((name) => JSON.stringify(app.state[name]) !== JSON.stringify(opening[name])).length;
  byId('narrowed').textContent = narrowed ? `(${counted(narrowed, 'filter', 'filters')})` : '';
}

