// Names on the map: the weightiest first, each where it overlaps nothing, more of them as one zooms in.

const LABEL_FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif';
const LONGEST = 30;
const HUBS = 4; // the best connected in sight are named even where it is tight
const TIE_LABELS_FROM = 1.05; // zoom from which every relation is named

const measured = new Map();

function textWidth(ctx, text, font) {
  const key = `${font}|${text}`;
  if (!measured.has(key)) {
    ctx.font = font;
    measured.set(key, ctx.measureText(text).width);
  }
  return measured.get(key);
}

function shortened(text) {
  const letters = [...text.replace(/\s+/g, ' ')];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('').trimEnd()}…` : letters.join('');
}

// Rectangles already taken, in a grid of cells, so that asking stays fast with thousands of them.
class TakenRoom {
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.cells = new Map();
  }

  * near({ left, top, right, bottom }) {
    for (let column = Math.floor(left / 80); column <= Math.floor(right / 80); column += 1) {
      for (let row = Math.floor(top / 40); row <= Math.floor(bottom / 40); row += 1) {
        yield column * 100003 + row;
      }
    }
  }

  // Whether nothing is there yet; where it is tight, a name may still cover a glyph.
  free(box, overGlyphs = false) {
    if (box.left < 2 || box.top < 2 || box.right > this.width - 2 || box.bottom > this.height - 2) return false;
    for (const cell of this.near(box)) {
      for (const other of this.cells.get(cell) ?? []) {
        if (overGlyphs && other.glyph) continue;
        if (box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom) {
          return false;
        }
      }
    }
    return true;
  }

  take(box) {
    for (const cell of this.near(box)) {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push(box);
    }
  }
}

function boxAround(x, y, width, height) {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

// Whether an entity's few lines come from below, where its name would hide their arrows.
function linesComeFromBelow(id, positions) {
  const near = tiesOf.get(id).filter((tie) => visible.ties.has(tie)).map((tie) => positions[otherEnd(ties.get(tie), id)]);
  return near.length > 0 && near.length <= 3 && near.every(({ y }) => y > positions[id].y);
}

function paintName(ctx, taken, { id, at, fromBelow }, scale, insist = false) {
  const strong = id === selected || id === pointed.entity;
  const size = Math.max(11, Math.min(15, 9.5 + sizes.get(id) * 0.18 + scale));
  const font = `${strong ? 700 : tiesOf.get(id).length > 8 ? 600 : 400} ${size}px ${LABEL_FONT}`;
  const text = shortened(entities.get(id).name);
  const width = textWidth(ctx, text, font) + 4;
  const r = radius(id) * scale * 1.15 + 2;
  const height = size + 3;
  const below = [at.x, at.y + r + height / 2];
  const above = [at.x, at.y - r - height / 2];
  const places = [
    ...(fromBelow ? [above, below] : [below, above]),
    [at.x + r + width / 2, at.y], [at.x - r - width / 2, at.y],
  ];
  const findFree = (over) => places.find(([x, y]) => taken.free(boxAround(x, y, width, height), over));
  const place = findFree(false) ?? (strong || insist ? findFree(true) ?? (strong ? places[0] : null) : null);
  if (!place) return;
  const [x, y] = place;
  taken.take(boxAround(x, y, width, height));
  ctx.font = font;
  ctx.globalAlpha = faded('entity', id) ? 0.3 : 1;
  ctx.lineWidth = 3.5;
  ctx.strokeStyle = paper();
  ctx.strokeText(text, x, y);
  ctx.fillStyle = ink();
  ctx.fillText(text, x, y);
}

function tieText(tie, named) {
  if (!named) return 'exclusive';
  const label = relationLabel(tie);
  const word = tie.exclusive && !label.includes('exclusive') ? `${label}, exclusive` : label;
  return tie.standing === 'holds' ? word : `${word} (${tie.word})`;
}

function paintTie(ctx, taken, id, named, insist) {
  const tie = ties.get(id);
  const text = tieText(tie, named);
  const font = `600 ${named ? 11.5 : 10}px ${LABEL_FONT}`;
  const width = textWidth(ctx, text, font) + (tie.exclusive ? 12 : 4);
  const height = named ? 17 : 14;
  const spots = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74].map((share) => network.canvasToDOM(tiePoint(id, share)));
  const spot = spots.find(({ x, y }) => taken.free(boxAround(x, y, width, height))) ?? (insist ? spots[0] : null);
  if (!spot) return;
  const box = boxAround(spot.x, spot.y, width, height);
  taken.take(box);
  const colour = tieColour(tie);
  ctx.font = font;
  ctx.globalAlpha = faded('tie', id) ? 0.15 : 1;
  if (tie.exclusive) {
    // A filled plate: the mark of an exclusive relation, at every zoom and without colour.
    ctx.beginPath();
    ctx.roundRect(box.left, box.top, width, height, height / 2);
    ctx.fillStyle = colour;
    ctx.fill();
    ctx.fillStyle = paper();
  } else {
    ctx.lineWidth = 3.5;
    ctx.strokeStyle = paper();
    ctx.strokeText(text, spot.x, spot.y);
    ctx.fillStyle = colour;
  }
  ctx.fillText(text, spot.x, spot.y + 0.5);
}

function paintLabels(ctx) {
  const { clientWidth, clientHeight } = byId('map');
  const scale = network.getScale();
  const sharp = window.devicePixelRatio || 1;
  const taken = new TakenRoom(clientWidth, clientHeight);
  const positions = network.getPositions([...visible.entities]);
  const seen = byDegree
    .filter((id) => visible.entities.has(id))
    .map((id) => ({ id, at: network.canvasToDOM(positions[id]), fromBelow: linesComeFromBelow(id, positions) }))
    .filter(({ at }) => at.x > -60 && at.y > -60 && at.x < clientWidth + 60 && at.y < clientHeight + 60);
  ctx.save();
  ctx.setTransform(sharp, 0, 0, sharp, 0, 0);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  for (const { id, at } of seen) {
    const r = radius(id) * scale;
    taken.take({ ...boxAround(at.x, at.y, 2 * r, 2 * r), glyph: true });
  }
  const chosenEntity = ({ id }) => id === selected || id === pointed.entity;
  const chosenTie = (id) => id === selected || id === pointed.tie;
  const hubs = new Set(seen.slice(0, HUBS).map(({ id }) => id));
  const exclusive = [...visible.ties].map((id) => ties.get(id)).filter((tie) => tie.exclusive);
  const holders = new Set(exclusive.map((tie) => tie.subject));
  const ranks = [
    chosenEntity, ({ id }) => lit.entities.has(id), ({ id }) => hubs.has(id), ({ id }) => holders.has(id),
  ];
  const rank = (entry) => { const at = ranks.findIndex((applies) => applies(entry)); return at < 0 ? ranks.length : at; };
  const ranked = seen.map((entry) => ({ ...entry, rank: rank(entry) })).sort((a, b) => a.rank - b.rank);
  const named = (id) => chosenTie(id) || lit.ties.has(id) || scale >= TIE_LABELS_FROM || touches(id, pointed.entity);
  const weight = (id) => 2 * chosenTie(id) + ties.get(id).exclusive;
  for (const entry of ranked.filter(({ rank }) => rank < ranks.length)) {
    paintName(ctx, taken, entry, scale, entry.rank === 2 && !faded('entity', entry.id));
  }
  for (const id of [...visible.ties].sort((a, b) => weight(b) - weight(a))) {
    if (faded('tie', id) && !chosenTie(id)) continue;
    if (named(id) || ties.get(id).exclusive) paintTie(ctx, taken, id, named(id), chosenTie(id));
  }
  for (const entry of ranked.filter(({ rank }) => rank === ranks.length)) paintName(ctx, taken, entry, scale);
  ctx.restore();
}

function touches(id, entity) {
  return entity !== null && (ties.get(id).subject === entity || ties.get(id).object === entity);
}
