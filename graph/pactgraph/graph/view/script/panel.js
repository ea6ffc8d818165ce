// The panel: every claim behind a relation, every relation of an entity, or where to start.
// Text is only ever set as text.

function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

function button(text, act, attributes = {}) {
  const made = element('button', { type: 'button', ...attributes }, text);
  made.addEventListener('click', act);
  return made;
}

function link(address, text) {
  return element('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, text);
}

function entityButton(id) {
  return button(entities.get(id).name, () => openFromList(id), { class: 'entity' });
}

function tieButton(id, text) {
  const tie = ties.get(id);
  const made = button('', () => openFromList(id), { class: 'tie' });
  const look = { dashes: dashesOf(tie.standing), width: tie.exclusive ? 4 : 2.5, band: tie.exclusive };
  made.append(lineSwatch(tieColour(tie), look), element('span', { dir: 'auto' }, text), ...badges(tie));
  return made;
}

function dashesOf(standing) {
  return { holds: [], past: [2, 4], unsettled: [8, 4] }[standing];
}

function badges(tie) {
  return [
    tie.exclusive ? element('span', { class: 'badge exclusive' }, 'exclusive') : null,
    tie.standing === 'holds' ? null : element('span', { class: 'badge' }, tie.word),
  ].filter(Boolean);
}

function openFromList(id) {
  select(id, { look: true });
  byId('panel').querySelector('h2').focus({ preventScroll: true });
}

function showPanel() {
  const panel = byId('panel');
  const close = button('×', closeDetails, { class: 'close', 'aria-label': 'Close details' });
  const parts = ties.has(selected) ? tiePanel(ties.get(selected)) : selected ? entityPanel(selected) : homePanel();
  panel.dataset.view = ties.has(selected) ? 'tie' : selected ? 'entity' : 'home';
  panel.replaceChildren(...(selected ? [close] : []), ...parts);
  panel.scrollTop = 0;
}

function tiePanel(tie) {
  const relation = content.relations[tie.relation];
  const state = tie.standing === 'holds' ? `Holds on ${content.day}.` : `Does not hold on ${content.day}: ${tie.word}.`;
  return [
    element('h2', { tabindex: '-1', class: 'sentence' },
      entityButton(tie.subject), ' ', element('span', { class: 'relation' }, relation.label), ' ', entityButton(tie.object)),
    element('p', { class: `state ${tie.standing}` }, state, ' ',
      ...(tie.exclusive ? [element('span', { class: 'badge exclusive' }, 'exclusive')] : [])),
    element('p', { class: 'quiet' }, relation.definition),
    element('h3', {}, `Who says so: ${counted(tie.claims.length, 'claim', 'claims')}, newest source first`),
    ...tie.claims.map(claimCard),
  ];
}

function claimCard(claim) {
  const origin = claim.verbatim
    ? `Verbatim words of the source${claim.locator ? `, ${claim.locator}` : ''}`
    : claim.locator ? `As recorded in the table, ${claim.locator}` : 'As recorded in the source';
  const word = claim.standing === 'holds' ? `holds on ${content.day}` : claim.word;
  return element('article', { class: `claim ${claim.standing}` },
    element('span', { class: `badge ${claim.standing}` }, word),
    element('figure', {},
      element('blockquote', { class: claim.verbatim ? 'verbatim' : 'recorded', dir: 'auto' },
        claim.verbatim ? `“${claim.quote}”` : claim.quote),
      element('figcaption', {}, origin)),
    rows(claim.source),
    claim.link ? element('p', { class: 'source' }, link(claim.link, 'Open the source ↗')) : null,
    rows(claim.terms));
}

function rows(pairs) {
  return element('dl', {}, ...pairs.flatMap(([label, text]) => [
    element('dt', {}, label), element('dd', { dir: 'auto' }, text),
  ]));
}

function entityPanel(id) {
  const entity = entities.get(id);
  const facts = [
    entity.aliases.length ? ['Also called', entity.aliases.join(', ')] : null,
    entity.parent ? ['Belongs to', entityButton(entity.parent)] : null,
    entity.homepage ? ['Homepage', link(entity.homepage, entity.homepage)] : null,
    ...entity.identifiers.map((address) => ['Same as', link(address, address)]),
  ].filter(Boolean);
  return [
    element('h2', { tabindex: '-1', dir: 'auto' }, entity.name),
    element('p', { class: 'kind' }, kindSwatch(entity.kind), content.kinds[entity.kind].label),
    entity.description ? element('p', { dir: 'auto' }, entity.description) : null,
    facts.length ? rows(facts) : null,
    tiesOf.get(id).length ? button('Show only its surroundings', () => showAround(id), { class: 'action' }) : null,
    ...relationLists(id),
  ].filter(Boolean);
}

function relationLists(id) {
  const heads = { holds: `Holds on ${content.day}`, unsettled: 'Planned, rumoured, conditional or denied', past: 'Past' };
  const text = (tie) => `${relationLabel(tie, id)} → ${entities.get(otherEnd(tie, id)).name}`;
  const order = Object.keys(content.groups);
  const rank = (tie) => order.indexOf(content.relations[tie.relation].group);
  const lists = Object.entries(heads).flatMap(([standing, head]) => {
    const listed = tiesOf.get(id).filter((tie) => ties.get(tie).standing === standing);
    listed.sort((a, b) => rank(ties.get(a)) - rank(ties.get(b)) || (text(ties.get(a)) < text(ties.get(b)) ? -1 : 1));
    return listed.length ? [element('h3', {}, `${head} (${listed.length})`), tieList(listed, text)] : [];
  });
  return lists.length ? lists : [element('p', { class: 'quiet' }, 'No claim relates it to anything.')];
}

function tieList(ids, text) {
  return element('ul', { class: 'list' }, ...ids.map((id) => element('li', {}, tieButton(id, text(ties.get(id))))));
}

const AT_FIRST = 10;

function homePanel() {
  const exclusive = [...ties.keys()].filter((id) => ties.get(id).exclusive && ties.get(id).standing === 'holds');
  const central = byDegree.filter((id) => tiesOf.get(id).length > 0).slice(0, 10);
  return [
    element('h2', { tabindex: '-1' }, 'Who partners with whom, and who says so'),
    element('p', {}, 'Click a line to read the words behind a relation, or a name to see all its relations.'),
    element('h3', {}, `Exclusive on ${content.day} (${exclusive.length})`),
    exclusive.length ? tieList(exclusive.slice(0, AT_FIRST), sentence) : element('p', { class: 'quiet' }, 'No exclusive relation holds on this day.'),
    exclusive.length > AT_FIRST
      ? element('details', {}, element('summary', {}, `${exclusive.length - AT_FIRST} more`),
        tieList(exclusive.slice(AT_FIRST), sentence))
      : null,
    element('h3', {}, 'Most connected'),
    element('ul', { class: 'list' }, ...central.map((id) => {
      const made = button('', () => openFromList(id), { class: 'tie' });
      made.append(kindSwatch(entities.get(id).kind), element('span', { dir: 'auto' }, entities.get(id).name),
        element('span', { class: 'count' }, counted(tiesOf.get(id).length, 'relation', 'relations')));
      return element('li', {}, made);
    })),
  ].filter(Boolean);
}
