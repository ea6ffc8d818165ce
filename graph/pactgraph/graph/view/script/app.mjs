// The one place that holds what the page knows and what the reader has chosen. Every change goes through
// `change`, which brings the map, the panel, the legend, the table and the address in line.

import { byId, unpacked } from './dom.mjs';
import { drawMap } from './map.mjs';
import { lookAfter } from './camera.mjs';
import { modelOf } from './model.mjs';
import { sceneOf } from './scene.mjs';
import { decodeState, encodeState, openingState } from './state.mjs';
import { updateLegend } from './legend.mjs';
import { updatePanel } from './panel.mjs';
import { updateTable } from './table.mjs';
import { updateTimebar } from './timebar.mjs';

export const content = JSON.parse(await unpacked('map-data'));
export const model = modelOf(content);
export const { entities, ties, tiesOf, byDegree, clusters } = model;
export const opening = openingState(content);

export const app = {
  state: { ...opening },
  scene: sceneOf(model, opening),
  texts: null, // quotes, terms, sources: they arrive after the first frame
  pointed: { entity: null, tie: null, bridge: null, look: null },
  past: [],
  future: [],
};

// The texts of claims, sources and entities; whoever needs them waits for them.
export const textsReady = new Promise((resolve) => { app.resolveTexts = resolve; });

export function change(patch, { remember = true, look = null } = {}) {
  const before = app.state;
  app.state = { ...before, ...patch };
  app.scene = sceneOf(model, app.state);
  if (remember) rememberInAddress(before);
  else replaceInAddress();
  bringInLine();
  lookAfter(look);
}

export function bringInLine() {
  document.documentElement.dataset.theme = app.state.theme ?? '';
  drawMap();
  updateLegend();
  updateTimebar();
  updatePanel();
  updateTable();
  byId('back').disabled = app.past.length === 0;
  byId('forward').disabled = app.future.length === 0;
}

function fragment() {
  return `#${encodeState(app.state, opening)}`;
}

function rememberInAddress(before) {
  if (fragment() === `#${encodeState(before, opening)}`) return;
  app.past.push(before);
  app.future = [];
  note('pushState');
}

export function replaceInAddress() {
  note('replaceState');
}

// Browsers take their time to note an address; the map need not wait for it.
const toNote = [];

function note(how) {
  const last = toNote.at(-1);
  if (how === 'replaceState' && last) last.address = fragment();
  else toNote.push({ how, address: fragment() });
  if (toNote.length === 1) setTimeout(noteAddress);
}

export function noteAddress() {
  for (const { how, address } of toNote.splice(0)) {
    try {
      history[how](null, '', address);
    } catch {
      // inside a frame without an address of its own; the buttons of the page still go back and forward
    }
  }
}

function restore(state) {
  app.state = { ...state };
  app.scene = sceneOf(model, app.state);
  replaceInAddress();
  bringInLine();
  lookAfter('restored');
}

export function goBack() {
  if (!app.past.length) return;
  app.future.push(app.state);
  restore(app.past.pop());
}

export function goForward() {
  if (!app.future.length) return;
  app.past.push(app.state);
  restore(app.future.pop());
}

// The address was changed from outside: a link, the browser's own buttons, or by hand.
export function readAddress() {
  if (toNote.length) return; // what was chosen since is newer than the address
  const before = app.state;
  app.state = decodeState(location.hash, opening);
  if (encodeState(before, opening) === encodeState(app.state, opening)) return;
  if (JSON.stringify(app.past.at(-1)) === JSON.stringify(app.state)) {
    app.future.push(before);
    app.past.pop();
  } else if (JSON.stringify(app.future.at(-1)) === JSON.stringify(app.state)) {
    app.past.push(before);
    app.future.pop();
  } else {
    app.past.push(before);
    app.future = [];
  }
  app.scene = sceneOf(model, app.state);
  bringInLine();
  lookAfter('restored');
}

export function select(id, { look = null } = {}) {
  change({ selected: id, pathOpen: false }, { look });
}
