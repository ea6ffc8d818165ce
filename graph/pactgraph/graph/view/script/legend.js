// The legend, which is also the filter: each row shows a look, names it, counts it and switches it.

function tally(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function filterRow(look, label, count, isOn, change, point) {
  const box = element('input', { type: 'checkbox' });
  box.checked = isOn;
  box.addEventListener('change', () => { change(box.checked); refresh(); });
  const row = element('label', { class: 'row' }, box, look, element('span', { class: 'name' }, label),
    element('span', { class: 'count' }, String(count)));
  if (point) {
    row.addEventListener('pointerenter', () => { point(true); refresh(); });
    row.addEventListener('pointerleave', () => { point(false); refresh(); });
  }
  return row;
}

function switchIn(set, name) {
  return (on) => (on ? set.add(name) : set.delete(name));
}

function filterGroup(title, rowsOfGroup, set, names) {
  const flip = (on) => { for (const name of names) switchIn(set, name)(on); buildLegend(); refresh(); };
  const both = names.length > 1
    ? element('span', { class: 'both' },
      button('all', () => flip(true), { 'aria-label': `Show all: ${title}` }),
      button('none', () => flip(false), { 'aria-label': `Hide all: ${title}` }))
    : null;
  return element('fieldset', {}, element('legend', {}, element('span', {}, title), both), ...rowsOfGroup);
}

function standingRows() {
  const counts = tally([...ties.values()].map((tie) => tie.standing));
  const looks = [
    ['holds', 'holds'],
    ['unsettled', 'planned, rumoured, denied …'],
    ['past', 'ended or superseded'],
  ];
  const rowsOf = looks.map(([standing, label]) =>
    filterRow(lineSwatch(ink(), { dashes: dashesOf(standing), width: 2 }), label, counts.get(standing) ?? 0,
      shown.standings.has(standing), (on) => { switchIn(shown.standings, standing)(on); buildLegend(); }));
  const exclusive = countedTies().filter((tie) => tie.exclusive).length;
  const key = element('p', { class: 'row key' }, lineSwatch(ink(), { width: 4, band: true }),
    element('span', { class: 'name' }, 'exclusive'), element('span', { class: 'count' }, String(exclusive)));
  return [...rowsOf, key];
}

// Counts are of what the chosen standings let through, so that they agree with the map.
function countedTies() {
  return [...ties.values()].filter((tie) => shown.standings.has(tie.standing));
}

function buildLegend() {
  const groupCounts = tally(countedTies().map((tie) => content.relations[tie.relation].group));
  const linked = new Set(countedTies().flatMap((tie) => [tie.subject, tie.object]));
  const kindCounts = tally([...linked].map((id) => entities.get(id).kind));
  const unlinked = entities.size - linked.size;
  const groups = Object.entries(content.groups).map(([name, group]) =>
    filterRow(lineSwatch(group.colours[theme()]), group.label, groupCounts.get(name) ?? 0,
      shown.groups.has(name), switchIn(shown.groups, name), (on) => { pointed.group = on ? name : null; }));
  const kinds = Object.entries(content.kinds).map(([name, kind]) =>
    filterRow(kindSwatch(name), kind.label, kindCounts.get(name) ?? 0,
      shown.kinds.has(name), switchIn(shown.kinds, name), (on) => { pointed.kind = on ? name : null; }));
  const alone = filterRow('', 'without a shown relation', unlinked, shown.alone, (on) => { shown.alone = on; });
  byId('filters').replaceChildren(
    filterGroup(`On ${content.day}`, standingRows(), shown.standings, []),
    filterGroup('Relations', groups, shown.groups, Object.keys(content.groups)),
    filterGroup('Entities', [...kinds, alone], shown.kinds, Object.keys(content.kinds)),
  );
}
