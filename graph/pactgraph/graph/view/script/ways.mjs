// The way from one entity to another, with the relations along it written out.

import { app, byDegree, change, entities, model, ties } from './app.mjs';
import { button, element } from './dom.mjs';
import { pathSentence } from './nets.mjs';
import { day, tieList } from './panel.mjs';
import { folded, otherEnd } from './model.mjs';

function field(label, at) {
  const { path } = app.state;
  const id = path[at];
  const input = element('input', {
    type: 'text', list: 'names', id: `way-${at}`, 'data-key': `way ${at}`, autocomplete: 'off', spellcheck: 'false',
    value: entities.has(id) ? entities.get(id).name : '',
  });
  input.addEventListener('change', () => {
    const found = named(input.value);
    input.setAttribute('aria-invalid', String(found === null && input.value.trim() !== ''));
    const ends = [...app.state.path];
    ends[at] = found ?? '';
    change({ path: ends.map((end) => end ?? ''), selected: null, pathOpen: true }, { look: found === null ? null : 'chosen' });
  });
  return element('p', { class: 'field' }, element('label', { for: `way-${at}` }, label), input);
}

export function named(text) {
  const wanted = folded(text.trim());
  return byDegree.find((id) => folded(entities.get(id).name) === wanted)
    ?? byDegree.find((id) => entities.get(id).aliases.some((alias) => folded(alias) === wanted)) ?? null;
}

export function pathPanel() {
  const { scene, state } = app;
  const names = element('datalist', { id: 'names' }, byDegree.slice(0, 2000).map((id) => element('option', { value: entities.get(id).name })));
  return [
    element('h2', { tabindex: '-1' }, 'How are two entities connected?'),
    names,
    field('From', 0),
    field('To', 1),
    element('p', { class: 'actions' }, button('Swap', () => change({ path: [...state.path].reverse() }), { class: 'action', 'data-key': 'swap' })),
    ...found(scene, state),
  ];
}

function found(scene, state) {
  const [start, end] = state.path;
  if (!entities.has(start) || !entities.has(end)) return [element('p', { class: 'quiet' }, 'Name two entities to see the shortest ways between them, over the relations that the filters let through.')];
  if (start === end) return [element('p', { class: 'quiet' }, 'These are one and the same.')];
  if (!scene.paths.length) {
    const widen = button('Look at past and unsettled relations too', () => change({ standings: ['holds', 'unsettled', 'past', 'later'] }, { look: 'chosen' }), { class: 'action', 'data-key': 'widen' });
    return [element('p', { role: 'status' }, `Nothing that is shown connects them on ${day()}.`), element('p', {}, state.standings.length < 4 ? widen : null)];
  }
  const steps = scene.paths[0].length;
  return [
    element('h3', { role: 'status' }, `${scene.paths.length === 5 ? 'Five' : scene.paths.length} shortest ${scene.paths.length === 1 ? 'way' : 'ways'}, ${steps} ${steps === 1 ? 'step' : 'steps'}`),
    ...scene.paths.map((path) => element('section', { class: 'way' },
      element('p', { class: 'sentence', dir: 'auto' }, pathSentence(model, path)),
      tieList(path.map(({ tie }) => tie), (tie) => `${entities.get(tie.subject).name} → ${entities.get(otherEnd(tie, tie.subject)).name}`))),
  ];
}

export function openPath() {
  const { selected, path } = app.state;
  const start = entities.has(selected) ? [selected] : ties.has(selected) ? [ties.get(selected).subject, ties.get(selected).object] : path;
  change({ pathOpen: true, selected: null, path: start });
  document.getElementById(start.length ? 'way-1' : 'way-0')?.focus();
}
