// A picture of the map as SVG text: curves, arrows, glyphs, names and the legend, with every text escaped.

import { arrowPath, curvePath, glyphPath, markOf } from './shapes.mjs';

const round = (value) => Math.round(value * 100) / 100;

export function escaped(text) {
  // Characters that XML does not allow at all are left out, whatever a source put in.
  const allowed = String(text).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
  return allowed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function lineMarkup({ curve, colour, width, dashes, opacity, band, arrow }) {
  const path = curvePath(curve);
  const dash = dashes.length ? ` stroke-dasharray="${dashes.map(round).join(' ')}" stroke-linecap="round"` : '';
  return [
    band ? `<path d="${path}" stroke="${colour}" stroke-opacity="0.24" stroke-width="${round(band)}"/>` : '',
    `<path d="${path}" stroke="${colour}" stroke-width="${round(width)}"${dash} stroke-opacity="${opacity}"/>`,
    arrow && !curve.loop ? `<path d="${arrowPath(curve, arrow.distance, arrow.length)}" fill="${colour}" fill-opacity="${opacity}" stroke="none"/>` : '',
  ].join('');
}

function glyphMarkup({ x, y, r, shape, mark, colour, paper, opacity }) {
  const inner = mark > 0 ? markOf(shape, mark) : null;
  return `<g transform="translate(${round(x)} ${round(y)}) scale(${round(r)})" opacity="${opacity}">`
    + `<path d="${glyphPath(shape)}" fill="${colour}" stroke="${paper}" stroke-width="${round(1.5 / r)}"/>`
    + (inner ? `<path d="${inner.path}" transform="scale(${inner.scale})" fill="${paper}"/>` : '')
    + '</g>';
}

function labelMarkup({ text, x, y, size, weight, colour, plate, alpha, box }, paper) {
  const height = plate ? box.bottom - box.top : 0;
  const back = plate
    ? `<rect x="${round(box.left)}" y="${round(box.top)}" width="${round(box.right - box.left)}" height="${round(height)}" rx="${round(height / 2)}" fill="${plate}"/>`
    : '';
  const halo = plate ? '' : ` stroke="${paper}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke"`;
  return `${back}<text x="${round(x)}" y="${round(y + size * 0.35)}" font-size="${round(size)}" font-weight="${weight}" fill="${colour}" opacity="${alpha}"${halo}>${escaped(text)}</text>`;
}

function legendMarkup(legend, { top, ink, paper }) {
  return legend.map(({ label, line, glyph, x, row }) => {
    const y = top + row * 20;
    const look = line
      ? lineMarkup({ curve: { from: { x, y }, to: { x: x + 28, y } }, opacity: 1, ...line, arrow: null })
      : glyphMarkup({ x: x + 14, y, r: 6.5, paper, opacity: 1, ...glyph });
    return `${look}<text x="${x + 36}" y="${y + 4}" font-size="12" text-anchor="start" fill="${ink}">${escaped(label)}</text>`;
  }).join('');
}

// `picture`: width, height, title, note, ink, paper, font, and lines, glyphs, labels and legend in pixels.
export function svgText(picture) {
  const { width, height, title, note, ink, paper, font, lines, glyphs, labels, legend } = picture;
  const head = 58;
  const columns = Math.max(1, Math.floor((width - 32) / 220));
  const rows = Math.ceil(legend.length / columns);
  const placed = legend.map((entry, at) => ({ ...entry, x: 16 + Math.floor(at / rows) * 220, row: at % rows }));
  const whole = head + height + rows * 20 + 36;
  return '<?xml version="1.0" encoding="UTF-8"?>\n'
    + `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${whole}" viewBox="0 0 ${width} ${whole}" font-family="${escaped(font)}">`
    + `<title>${escaped(title)}</title><desc>${escaped(note)}</desc>`
    + `<rect width="${width}" height="${whole}" fill="${paper}"/>`
    + `<text x="16" y="27" font-size="20" font-weight="700" fill="${ink}">${escaped(title)}</text>`
    + `<text x="16" y="46" font-size="13" fill="${ink}">${escaped(note)}</text>`
    + `<svg x="0" y="${head}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`
    + `<g fill="none">${lines.map(lineMarkup).join('')}</g>${glyphs.map(glyphMarkup).join('')}`
    + `<g text-anchor="middle">${labels.map((label) => labelMarkup(label, paper)).join('')}</g></svg>`
    + `<g fill="none">${legendMarkup(placed, { top: head + height + 22, ink, paper })}</g></svg>\n`;
}
