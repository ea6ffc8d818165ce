// How kinds and relations look: one drawing for the map, the legend and the pictures, in light and in dark.

import { app, content } from './app.mjs';
import { element } from './dom.mjs';
import { glyphPath, markOf } from './shapes.mjs';

export const darkScheme = matchMedia('(prefers-color-scheme: dark)');
export const calmMotion = matchMedia('(prefers-reduced-motion: reduce)');

export function isDark() {
  return app.state.theme ? app.state.theme === 'dark' : darkScheme.matches;
}

export function theme() {
  return isDark() ? 1 : 0;
}

export function paper() {
  return content.paper[theme()];
}

export function ink() {
  return isDark() ? '#e8eaee' : '#1b2029';
}

// Added and ended in a comparison: blue and vermilion are told apart by everyone, and ended is dashed too.
const CHANGES = { added: ['#0067b1', '#56b4f0'], ended: ['#c94a00', '#ff9150'], same: ['#8d95a0', '#737d8b'] };

export function changeColour(change) {
  return CHANGES[change][theme()];
}

export function tieColour(tie, standing = app.scene.standing.get(tie.id)) {
  if (app.state.compare && standing?.change) return changeColour(standing.change);
  return content.groups[tie.group].colours[theme()];
}

export function tieInk(tie, standing = app.scene.standing.get(tie.id)) {
  if (app.state.compare && standing?.change) return standing.change === 'same' ? ink() : changeColour(standing.change);
  return content.groups[tie.group].inks[theme()];
}

export const DASHES = { holds: [], unsettled: [8, 5], past: [2, 5], later: [1, 7] };

export function dashesOf(standing) {
  if (app.state.compare) return standing.change === 'ended' ? [7, 5] : [];
  return DASHES[standing.kind];
}

const paths = new Map();

function path(text) {
  if (!paths.has(text)) paths.set(text, new Path2D(text));
  return paths.get(text);
}

export function drawGlyph(ctx, kindName, x, y, r) {
  const kind = content.kinds[kindName];
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(r, r);
  const outline = path(glyphPath(kind.shape));
  ctx.fillStyle = kind.colours[theme()];
  ctx.fill(outline);
  ctx.lineWidth = 1.5 / r;
  ctx.strokeStyle = paper();
  ctx.stroke(outline);
  // The second kind of a shape is hollow, the third has a bar, so that none differs by colour alone.
  if (kind.mark > 0) {
    const mark = markOf(kind.shape, kind.mark);
    ctx.scale(mark.scale, mark.scale);
    ctx.fillStyle = paper();
    ctx.fill(path(mark.path));
  }
  ctx.restore();
}

function swatch(width, height, draw) {
  const canvas = element('canvas', { class: 'swatch', 'aria-hidden': 'true' });
  const sharp = window.devicePixelRatio || 1;
  canvas.width = width * sharp;
  canvas.height = height * sharp;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const ctx = canvas.getContext('2d');
  ctx.scale(sharp, sharp);
  draw(ctx);
  return canvas;
}

export function kindSwatch(kindName) {
  return swatch(20, 18, (ctx) => drawGlyph(ctx, kindName, 10, 9, 6.5));
}

export function lineSwatch(colour, { dashes = [], width = 2.5, band = false } = {}) {
  return swatch(30, 18, (ctx) => {
    const stroke = (lineWidth, alpha) => {
      ctx.globalAlpha = alpha;
      ctx.lineWidth = lineWidth;
      ctx.strokeStyle = colour;
      ctx.beginPath();
      ctx.moveTo(2, 9);
      ctx.lineTo(28, 9);
      ctx.stroke();
    };
    if (band) stroke(11, 0.25);
    ctx.setLineDash(dashes);
    stroke(width, 1);
  });
}
