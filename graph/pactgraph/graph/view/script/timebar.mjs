// The slider: any day, with a tick for each on which something changes; play; and two days compared.

import { app, change, content } from './app.mjs';
import { byId, element } from './dom.mjs';
import { calmMotion } from './glyphs.mjs';
import { TimeScale, plainDay } from './time.mjs';

const scale = new TimeScale(content.days, content.day);
const marks = scale.days.map((day) => ({ day, share: scale.share(day) }));
const STEPS = 10_000;
const BEAT = 1100; // milliseconds a day is shown while playing

let playing = null;

function thumb(id, name) {
  const input = byId(id);
  input.max = STEPS;
  const go = (day, settled) => { if (day) change({ [name]: day }, { remember: settled }); };
  input.addEventListener('input', () => go(snapped(Number(input.value) / STEPS), false));
  input.addEventListener('change', () => go(snapped(Number(input.value) / STEPS), true));
  // The keyboard goes from change to change: single days would take a thousand strokes.
  input.addEventListener('keydown', (event) => {
    const now = app.state[name];
    const target = {
      ArrowRight: () => scale.nextChange(now), ArrowUp: () => scale.nextChange(now),
      ArrowLeft: () => scale.previousChange(now), ArrowDown: () => scale.previousChange(now),
      PageUp: () => stepped(now, 10), PageDown: () => stepped(now, -10),
      Home: () => scale.days[0], End: () => scale.days.at(-1),
    }[event.key];
    if (!target) return;
    event.preventDefault();
    stop();
    go(target(), true);
  });
  return (day) => {
    input.value = Math.round(scale.share(day) * STEPS);
    const changes = scale.days.includes(day) ? ', a day of change' : '';
    input.setAttribute('aria-valuetext', plainDay(day) + changes);
  };
}

// Close to a tick, its day is meant.
function snapped(share) {
  const near = marks.map(({ day, share: at }) => ({ day, away: Math.abs(at - share) }))
    .reduce((best, next) => (next.away < best.away ? next : best), { day: null, away: 0.004 });
  return near.day ?? scale.day(share);
}

function stepped(day, count) {
  let at = day;
  for (let step = 0; step < Math.abs(count); step += 1) {
    at = (count > 0 ? scale.nextChange(at) : scale.previousChange(at)) ?? at;
  }
  return at;
}

let placeThumb = null;
let placeOther = null;

export function stop() {
  clearInterval(playing);
  playing = null;
  byId('play').setAttribute('aria-pressed', 'false');
  byId('play').textContent = '▶';
}

function play() {
  if (playing) {
    stop();
    return;
  }
  if (!scale.nextChange(app.state.day)) change({ day: scale.days[0] });
  byId('play').setAttribute('aria-pressed', 'true');
  byId('play').textContent = '❚❚';
  playing = setInterval(() => {
    const next = scale.nextChange(app.state.day);
    if (next) change({ day: next }, { remember: false });
    if (!next || !scale.nextChange(next)) stop();
  }, calmMotion.matches ? 2 * BEAT : BEAT);
}

const YEAR = 38; // pixels that a year's number needs

function drawTicks() {
  const gap = YEAR / Math.max(1, byId('ticks').clientWidth);
  const ticks = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  ticks.setAttribute('viewBox', '0 0 1000 10');
  ticks.setAttribute('preserveAspectRatio', 'none');
  ticks.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', [...new Set(marks.map(({ share }) => `M${(share * 1000).toFixed(1)} 0V10`))].join(''));
  path.setAttribute('vector-effect', 'non-scaling-stroke');
  ticks.append(path);
  const years = [];
  let last = -1;
  for (const { year, share } of scale.years()) {
    if (share - last < gap || share > 1 - gap / 2) continue;
    last = share;
    const label = element('span', { class: 'year' }, String(year));
    label.style.left = `${share * 100}%`;
    years.push(label);
  }
  byId('ticks').replaceChildren(ticks, ...years);
}

export function buildTimebar() {
  if (!content.days.length) {
    byId('timebar').hidden = true;
    return;
  }
  placeThumb = thumb('day', 'day');
  placeOther = thumb('other-day', 'compare');
  new ResizeObserver(drawTicks).observe(byId('ticks'));
  byId('play').addEventListener('click', play);
  byId('earlier').addEventListener('click', () => { stop(); goTo(scale.previousChange(app.state.day)); });
  byId('later').addEventListener('click', () => { stop(); goTo(scale.nextChange(app.state.day)); });
  byId('compare').addEventListener('click', () => {
    stop();
    change({ compare: app.state.compare ? null : stepped(app.state.day, -12), selected: null });
  });
  byId('own-day').addEventListener('change', (event) => { if (event.target.value) goTo(event.target.value); });
  byId('today').addEventListener('click', () => { stop(); goTo(content.day); });
}

function goTo(day) {
  if (day) change({ day });
}

export function updateTimebar() {
  if (!placeThumb) return;
  const { day, compare } = app.state;
  placeThumb(day);
  if (compare) placeOther(compare);
  byId('timebar').classList.toggle('comparing', compare !== null);
  byId('other-row').hidden = compare === null;
  byId('compare').setAttribute('aria-pressed', String(compare !== null));
  byId('day-label').textContent = plainDay(day);
  byId('other-label').textContent = compare ? plainDay(compare) : '';
  byId('earlier').disabled = scale.previousChange(day) === null;
  byId('later').disabled = scale.nextChange(day) === null;
  byId('today').hidden = day === content.day;
  if (document.activeElement !== byId('own-day')) byId('own-day').value = day;
}
