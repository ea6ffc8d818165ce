// The evidence for one relation: every claim behind it with its words, and what contradicts it.

import { app, content, model, ties } from './app.mjs';
import { element, link } from './dom.mjs';
import { passesNow, standingOf } from './map.mjs';
import { counted, sentenceOf } from './model.mjs';
import { badges, day, entityButton, rows, tieButton, waiting } from './panel.mjs';
import { plainDay, standingOn } from './time.mjs';

export function evidencePanel(tie) {
  const relation = content.relations[tie.relation];
  const standing = standingOf(tie.id);
  const hidden = tie.claims.filter((claim) => !passesNow(claim)).length;
  return [
    element('h2', { tabindex: '-1', class: 'sentence' },
      entityButton(tie.subject), ' ', element('span', { class: 'relation' }, relation.label), ' ', entityButton(tie.object)),
    element('p', { class: `state ${standing.kind}` }, stateWords(standing), ' ', badges(standing)),
    element('p', { class: 'quiet' }, relation.definition),
    ...(app.texts === null ? [waiting()] : [
      ...conflictParts(tie),
      element('h3', {}, `Who says so: ${counted(tie.claims.length, 'claim', 'claims')}, newest source first`),
      hidden ? element('p', { class: 'quiet' }, `${counted(hidden, 'of them is', 'of them are')} hidden on the map by the filters.`) : null,
      ...tie.claims.map((claim) => claimCard(tie, claim)),
    ]),
  ].filter(Boolean);
}

function stateWords(standing) {
  if (app.state.compare && standing.change === 'added') return `Holds on ${day()}, not on ${plainDay(app.state.compare)}.`;
  if (app.state.compare && standing.change === 'ended') return `Held on ${plainDay(app.state.compare)}, not on ${day()}.`;
  return standing.kind === 'holds' ? `Holds on ${day()}.` : `Does not hold on ${day()}: ${standing.word}.`;
}

export function wordsOf(tie, claim) {
  return app.texts.claims[tie.at][claim.nth];
}

export function term(words, label) {
  return words.terms.filter(([name]) => name === label).map(([, text]) => text).join('; ');
}

function quoteOf(words) {
  const quote = element('mark', {}, words.quote);
  if (!words.verbatim) return [words.quote];
  return words.context ? [words.context[0], quote, words.context[1]] : ['“', quote, '”'];
}

function claimCard(tie, claim) {
  const words = wordsOf(tie, claim);
  const source = app.texts.sources[words.source];
  const standing = standingOn(claim, app.state.day);
  const origin = words.verbatim
    ? `Verbatim words of the source${words.context ? ', marked where they stand' : ''}${words.locator ? `, ${words.locator}` : ''}`
    : words.locator ? `As recorded in the table, ${words.locator}` : 'As recorded in the source';
  return element('article', { class: `claim ${standing.kind}`, 'aria-label': `Claim of ${firstLine(source)}` },
    element('span', { class: `badge ${standing.kind}` }, standing.kind === 'holds' ? `holds on ${day()}` : standing.word),
    element('figure', {},
      element('blockquote', { class: words.verbatim ? 'verbatim' : 'recorded', dir: 'auto' }, quoteOf(words)),
      element('figcaption', {}, origin)),
    rows(source.lines),
    source.link ? element('p', { class: 'source' }, link(source.link, 'Open the source ↗')) : null,
    rows(words.terms));
}

function firstLine(source) {
  return source.lines[0]?.[1] ?? 'an unnamed source';
}

function conflictParts(tie) {
  const found = app.texts.findings.filter(({ claims }) => claims.some(([at]) => at === tie.at));
  if (!found.length) return [];
  const conflicts = found.filter(({ conflict }) => conflict);
  const head = conflicts.length ? `Contradicted (${conflicts.length})` : 'Of a different scope';
  const cards = (list) => list.map((finding) => conflictCard(finding));
  const rest = found.filter(({ conflict }) => !conflict);
  return [
    element('h3', { class: conflicts.length ? 'alarm' : null }, head),
    ...cards(conflicts),
    rest.length ? element('details', { class: 'more' },
      element('summary', {}, `${counted(rest.length, 'claim differs', 'claims differ')} only in scope, which is no conflict`), cards(rest)) : null,
  ].filter(Boolean);
}

// Two claims that cannot both be right, beside each other.
function conflictCard({ kind, why, claims }) {
  return element('section', { class: 'conflict', 'aria-label': kind },
    element('p', { class: 'why' }, element('b', {}, `${kind}. `), why),
    element('div', { class: 'sides' }, claims.map(([at, nth]) => {
      const tie = ties.get(content.edges[at].id);
      const words = wordsOf(tie, tie.claims[nth]);
      const source = app.texts.sources[words.source];
      const said = source.lines.find(([label]) => label === 'Said')?.[1];
      return element('div', { class: 'side' },
        element('p', { class: 'by' }, term(words, 'Asserted by') || firstLine(source)),
        element('p', { class: 'quiet' }, [firstLine(source), said].filter(Boolean).join(', ')),
        element('blockquote', { dir: 'auto' }, words.verbatim ? `“${words.quote}”` : words.quote),
        rows(words.terms.filter(([label, text]) => ['Scope', 'Status', 'Valid', 'Amount', 'Exclusive'].includes(label) && text !== 'not said')),
        source.link ? element('p', {}, link(source.link, 'Source ↗')) : null,
        app.state.selected === tie.id ? null : tieButton(tie.id, sentenceOf(model, tie)));
    })));
}
