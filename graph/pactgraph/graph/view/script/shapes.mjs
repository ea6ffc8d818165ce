// Shapes as SVG paths, for a glyph of radius 1 around the origin; areas are about equal, so that no kind looks
// weightier than another. And the geometry of lines between glyphs.

const number = (value) => String(Math.round(value * 1000) / 1000);

function polygon(radii, corners, turn, down = 0) {
  const count = corners * radii.length;
  const points = Array.from({ length: count }, (_, at) => {
    const angle = turn + (2 * Math.PI * at) / count;
    const radius = radii[at % radii.length];
    return `${number(radius * Math.cos(angle))} ${number(down + radius * Math.sin(angle))}`;
  });
  return `M${points.join('L')}Z`;
}

function ellipse(rx, ry) {
  return `M${-rx} 0A${rx} ${ry} 0 1 0 ${rx} 0A${rx} ${ry} 0 1 0 ${-rx} 0Z`;
}

function box(w, h) {
  return `M${-w} ${-h}H${w}V${h}H${-w}Z`;
}

const OUTLINES = {
  dot: ellipse(1, 1),
  triangle: polygon([1.3], 3, -Math.PI / 2, 0.2),
  square: box(0.88, 0.88),
  diamond: polygon([1.22], 4, 0),
  hexagon: polygon([1.1], 6, 0),
  star: polygon([1.4, 0.68], 5, -Math.PI / 2),
  box: box(1.25, 0.7),
  ellipse: ellipse(1.35, 0.78),
};

export function glyphPath(shape) {
  return OUTLINES[shape] ?? OUTLINES.dot;
}

// What sets a second and a third kind of one shape apart: a hole of the same shape, or a bar.
export function markOf(shape, mark) {
  return mark === 1 ? { path: glyphPath(shape), scale: 0.5 } : { path: box(0.55, 0.17), scale: 1 };
}

export function pointOn({ from, via, to }, t) {
  if (!via) return { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t };
  const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
  return { x: a * from.x + b * via.x + c * to.x, y: a * from.y + b * via.y + c * to.y };
}

// Where a curve comes to within a distance of its end, as a share of its length.
export function shareAtRim(curve, distance) {
  let [low, high] = [0.4, 1];
  for (let step = 0; step < 18; step += 1) {
    const middle = (low + high) / 2;
    const { x, y } = pointOn(curve, middle);
    if (Math.hypot(curve.to.x - x, curve.to.y - y) > distance) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

export function arrowPath(curve, distance, length) {
  const t = shareAtRim(curve, distance);
  const tip = pointOn(curve, t);
  const behind = pointOn(curve, Math.max(0, t - 0.04));
  const angle = Math.atan2(tip.y - behind.y, tip.x - behind.x);
  const corner = (turn, far) => (
    `${number(tip.x - far * Math.cos(angle + turn))} ${number(tip.y - far * Math.sin(angle + turn))}`
  );
  return `M${number(tip.x)} ${number(tip.y)}L${corner(0.42, length)}L${corner(0, length * 0.72)}L${corner(-0.42, length)}Z`;
}

export function curvePath({ from, via, to, loop }) {
  if (loop) {
    const { x, y, r } = loop;
    return `M${number(x - r)} ${number(y)}A${number(r)} ${number(r)} 0 1 0 ${number(x + r)} ${number(y)}`
      + `A${number(r)} ${number(r)} 0 1 0 ${number(x - r)} ${number(y)}`;
  }
  const start = `M${number(from.x)} ${number(from.y)}`;
  if (!via) return `${start}L${number(to.x)} ${number(to.y)}`;
  return `${start}Q${number(via.x)} ${number(via.y)} ${number(to.x)} ${number(to.y)}`;
}
