// Where the view looks.

import { app, entities, replaceInAddress, ties } from './app.mjs';
import { byId } from './dom.mjs';
import { calmMotion } from './glyphs.mjs';
import { clusterOfId, lit, magnify, network } from './map.mjs';

const ROOM = { x: 76, narrow: 34, y: 44, buttons: 24 }; // pixels for names at the rim and the zoom buttons
const NEAREST = 1.25;

function look(ids, still = calmMotion.matches, nearest = NEAREST) {
  const points = ids.map((id) => network.body.nodes[id]).filter(Boolean);
  if (points.length === 0) return;
  const [left, right] = [Math.min, Math.max].map((end) => points.reduce((found, { x }) => end(found, x), points[0].x));
  const [top, bottom] = [Math.min, Math.max].map((end) => points.reduce((found, { y }) => end(found, y), points[0].y));
  const { clientWidth, clientHeight } = byId('map');
  const roomX = clientWidth < 500 ? ROOM.narrow : ROOM.x;
  const across = Math.max(40, clientWidth - 2 * roomX - ROOM.buttons) / Math.max(1, right - left);
  const down = Math.max(40, clientHeight - 2 * ROOM.y) / Math.max(1, bottom - top);
  network.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 },
    scale: Math.min(across, down, nearest),
    offset: { x: -ROOM.buttons / 2, y: 0 },
    animation: still ? false : { duration: 350, easingFunction: 'easeInOutQuad' },
  });
  magnify();
}

export function lookAtAll(still) {
  look([...app.scene.entities, ...app.scene.clusters], still);
}

export function lookAtChosen(still) {
  if (lit === null) lookAtAll(still);
  else look([...lit.entities, ...lit.clusters], still);
}

export function lookAtTie(id, still) {
  look([ties.get(id).subject, ties.get(id).object], still, 2 * NEAREST);
}

export function lookAfter(what) {
  if (what === 'all') lookAtAll();
  else if (what === 'chosen') lookAtChosen();
  else if (what === 'restored') {
    if (app.state.camera) lookFrom(app.state.camera);
    else if (app.state.selected && (entities.has(app.state.selected) || ties.has(app.state.selected) || clusterOfId(app.state.selected))) lookAtChosen();
    else lookAtAll();
  }
}

export function zoomBy(factor) {
  network.moveTo({
    scale: network.getScale() * factor,
    animation: calmMotion.matches ? false : { duration: 150, easingFunction: 'easeInOutQuad' },
  });
  rememberCamera();
}

export function panBy(x, y) {
  const at = network.getViewPosition();
  const scale = network.getScale();
  network.moveTo({ position: { x: at.x + x / scale, y: at.y + y / scale } });
  rememberCamera();
}

function lookFrom(camera) {
  const [x, y, scale] = camera.split(',').map(Number);
  if (![x, y, scale].every(Number.isFinite) || scale <= 0) return;
  network.moveTo({ position: { x, y }, scale: Math.min(10, Math.max(0.01, scale)) });
}

let resting = null;

// The address keeps where the reader has moved the view to, once it rests.
export function rememberCamera() {
  clearTimeout(resting);
  resting = setTimeout(() => {
    const { x, y } = network.getViewPosition();
    app.state.camera = `${Math.round(x)},${Math.round(y)},${Number(network.getScale().toPrecision(3))}`;
    replaceInAddress();
  }, 400);
}

export function watchCamera() {
  network.on('dragEnd', rememberCamera);
  network.on('zoom', rememberCamera);
  byId('zoom-in').addEventListener('click', () => zoomBy(1.35));
  byId('zoom-out').addEventListener('click', () => zoomBy(1 / 1.35));
  byId('zoom-fit').addEventListener('click', () => { lookAtAll(); rememberCamera(); });
  byId('map').addEventListener('keydown', (event) => {
    const steps = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] };
    if (steps[event.key]) panBy(...steps[event.key]);
    else if (event.key === '+' || event.key === '=') zoomBy(1.35);
    else if (event.key === '-') zoomBy(1 / 1.35);
    else if (event.key === '0') lookAtAll();
    else return;
    event.preventDefault();
  });
}
