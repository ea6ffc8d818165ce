// How kinds and relations look: one drawing for the map and the legend, in light and in dark.

const darkScheme = matchMedia('(prefers-color-scheme: dark)');
const calmMotion = matchMedia('(prefers-reduced-motion: reduce)');

function theme() {
  return darkScheme.matches ? 1 : 0;
}

function paper() {
  return content.paper[theme()];
}

function ink() {
  return darkScheme.matches ? '#e8eaee' : '#1b2029';
}

function tieColour(tie) {
  return content.groups[content.relations[tie.relation].group].colours[theme()];
}

function polygon(ctx, x, y, radii, corners, turn) {
  const count = corners * radii.length;
  for (let at = 0; at < count; at += 1) {
    const angle = turn + (2 * Math.PI * at) / count;
    const radius = radii[at % radii.length];
    ctx.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  ctx.closePath();
}

// Areas are about equal, so that no kind looks weightier than another.
const outlines = {
  dot: (ctx, x, y, r) => ctx.arc(x, y, r, 0, 2 * Math.PI),
  triangle: (ctx, x, y, r) => polygon(ctx, x, y + r * 0.2, [r * 1.3], 3, -Math.PI / 2),
  square: (ctx, x, y, r) => ctx.rect(x - r * 0.88, y - r * 0.88, r * 1.76, r * 1.76),
  diamond: (ctx, x, y, r) => polygon(ctx, x, y, [r * 1.22], 4, 0),
  hexagon: (ctx, x, y, r) => polygon(ctx, x, y, [r * 1.1], 6, 0),
  star: (ctx, x, y, r) => polygon(ctx, x, y, [r * 1.4, r * 0.68], 5, -Math.PI / 2),
  box: (ctx, x, y, r) => ctx.roundRect(x - r * 1.25, y - r * 0.7, r * 2.5, r * 1.4, r * 0.25),
  ellipse: (ctx, x, y, r) => ctx.ellipse(x, y, r * 1.35, r * 0.78, 0, 0, 2 * Math.PI),
};

function drawGlyph(ctx, kindName, x, y, r) {
  const kind = content.kinds[kindName];
  const outline = outlines[kind.shape] ?? outlines.dot;
  ctx.beginPath();
  outline(ctx, x, y, r);
  ctx.fillStyle = kind.colours[theme()];
  ctx.fill();
  ctx.lineWidth = 1.5;
  ctx.strokeStyle = paper();
  ctx.stroke();
  if (kind.mark === 0) return;
  // The second kind of a shape is hollow, the third has a bar, so that none differs by colour alone.
  ctx.beginPath();
  if (kind.mark === 1) outline(ctx, x, y, r * 0.5);
  else ctx.rect(x - r * 0.55, y - r * 0.17, r * 1.1, r * 0.34);
  ctx.fillStyle = paper();
  ctx.fill();
}

function swatch(width, height, draw) {
  const canvas = document.createElement('canvas');
  const sharp = window.devicePixelRatio || 1;
  canvas.width = width * sharp;
  canvas.height = height * sharp;
  canvas.className = 'swatch';
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  canvas.setAttribute('aria-hidden', 'true');
  const ctx = canvas.getContext('2d');
  ctx.scale(sharp, sharp);
  draw(ctx);
  return canvas;
}

function kindSwatch(kindName) {
  return swatch(22, 18, (ctx) => drawGlyph(ctx, kindName, 11, 9, 6.5));
}

function lineSwatch(colour, { dashes = [], width = 2.5, band = false } = {}) {
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
