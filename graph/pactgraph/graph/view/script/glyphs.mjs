// How kinds and relations look: one drawing for the map, the legend and the pictures, in light and in dark.

import { app, content } from './app.mjs';
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

// `base` is the transformation of the map, from which thousands of glyphs are placed without saving each time.
export function drawGlyph(ctx, base, kindName, x, y, r) {
  const kind = content.kinds[kindName];
  ctx.setTransform(base.a * r, 0, 0, base.d * r, base.a * x + base.e, base.d * y + base.f);
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
  ctx.setTransform(base);
}

const SVG = 'http://www.w3.org/2000/svg';

function drawn(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function swatch(width, ...parts) {
  return drawn('svg', { class: 'swatch', width, height: 18, viewBox: `0 0 ${width} 18`, 'aria-hidden': 'true' }, ...parts);
}

export function kindSwatch(kindName) {
  const kind = content.kinds[kindName];
  const parts = [drawn('path', { d: glyphPath(kind.shape), fill: kind.colours[theme()] })];
  if (kind.mark > 0) {
    const mark = markOf(kind.shape, kind.mark);
    parts.push(drawn('path', { d: mark.path, fill: paper(), transform: `scale(${mark.scale})` }));
  }
  return swatch(20, drawn('g', { transform: 'translate(10 9) scale(6.5)' }, ...parts));
}

export function lineSwatch(colour, { dashes = [], width = 2.5, band = false } = {}) {
  const line = (more) => drawn('path', { d: 'M2 9H28', stroke: colour, ...more });
  return swatch(30, ...(band ? [line({ 'stroke-width': 11, 'stroke-opacity': 0.25 })] : []),
    line({ 'stroke-width': width, 'stroke-dasharray': dashes.join(' ') }));
}
