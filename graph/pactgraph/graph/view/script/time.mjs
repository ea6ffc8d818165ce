// Days as ISO texts, which compare as they follow each other. Which days a claim holds on is given, never worked
// out here.

const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
];

export function plainDay(iso) {
  const [year, month, day] = iso.split('-').map(Number);
  return [day, month && MONTHS[month - 1], year].filter(Boolean).join(' ');
}

function dayNumber(iso) {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / 86_400_000);
}

function isoDay(number) {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}

export function isDay(text) {
  return /^\d{4}-\d\d-\d\d$/.test(text ?? '') && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
    && isoDay(dayNumber(text)) === text;
}

// Where a claim stands on a day: kind and word, as pactgraph.graph.view.standing has it.
export function standingOn({ held, over, since, never }, day) {
  if (held && held[0] <= day && (held[1] === null || day < held[1])) return { kind: 'holds', word: 'holds' };
  if (over && over <= day && !never) return { kind: 'past', word: 'past' };
  const settled = never && { kind: never[0], word: never[1] };
  if (!since) return settled ?? { kind: 'unsettled', word: 'start not known' };
  if (day < since) return { kind: 'later', word: never ? 'said later' : 'starts later' };
  return settled ?? { kind: 'past', word: 'superseded' };
}

// That of a tie: of a claim that holds; without one, of the newest source that is not of a later day.
export function tieOn(tie, claims, day) {
  const standings = claims.map((claim) => standingOn(claim, day));
  const found = standings.find(({ kind }) => kind === 'holds')
    ?? standings.find(({ kind }) => kind === 'unsettled' || kind === 'past')
    ?? standings.at(-1);
  const exclusive = tie.exclusive
    || claims.some((claim, at) => claim.exclusive === true && standings[at].kind === found.kind);
  return { ...found, exclusive };
}

// A scale on which every day on which something changes has room, and years still look like years: half of
// the way is time, half is changes.
export class TimeScale {
  constructor(days, today) {
    const all = [...new Set([...days, today])].sort();
    const numbers = all.map(dayNumber);
    const pad = Math.max(30, Math.round((numbers.at(-1) - numbers[0]) * 0.01));
    const knots = [numbers[0] - pad, ...numbers, numbers.at(-1) + pad];
    const span = knots.at(-1) - knots[0];
    this.days = days;
    this.knots = knots.map((number, at) => ({
      number, share: 0.5 * ((number - knots[0]) / span) + 0.5 * (at / (knots.length - 1)),
    }));
  }

  share(iso) {
    return this.between(dayNumber(iso), 'number', 'share');
  }

  day(share) {
    return isoDay(Math.round(this.between(share, 'share', 'number')));
  }

  between(value, from, to) {
    const last = this.knots.length - 1;
    if (value <= this.knots[0][from]) return this.knots[0][to];
    if (value >= this.knots[last][from]) return this.knots[last][to];
    let [low, high] = [0, last];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.knots[middle][from] < value) low = middle;
      else high = middle;
    }
    const [a, b] = [this.knots[low], this.knots[high]];
    return a[to] + ((b[to] - a[to]) * (value - a[from])) / (b[from] - a[from]);
  }

  // The first day of change after a day, and the last before it; null where there is none.
  nextChange(iso) {
    return this.days.find((day) => day > iso) ?? null;
  }

  previousChange(iso) {
    return this.days.findLast((day) => day < iso) ?? null;
  }

  years() {
    const first = Number(this.day(0).slice(0, 4)) + 1;
    const last = Number(this.day(1).slice(0, 4));
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
      .map((year) => ({ year, share: this.share(`${year}-01-01`) }));
  }
}
