// What the panel tells of an entity, of a cluster, and of the lines between clusters.

import { app, change, content, entities, model, opening, ties, tiesOf } from './app.mjs';
import { button, element, link } from './dom.mjs';
import { kindSwatch } from './glyphs.mjs';
import { clusterOfId } from './map.mjs';
import { compareText, counted, otherEnd, relationLabel } from './model.mjs';
import { day, entityButton, entityList, longList, openFromList, rows, tieList } from './panel.mjs';
import { toggleFold } from './picking.mjs';
import { tieOn } from './time.mjs';

export function entityPanel(id) {
  const entity = entities.get(id);
  const texts = app.texts?.entities[content.nodes.findIndex((node) => node.id === id)] ?? {};
  const facts = [
    texts.aliases ? ['Also called', texts.aliases.join(', ')] : null,
    texts.parent ? ['Belongs to', entityButton(texts.parent)] : null,
    texts.homepage ? ['Homepage', link(texts.homepage, texts.homepage)] : null,
    ...(texts.identifiers ?? []).map(([iri, address]) => ['Identifier', address ? link(address, iri) : iri]),
  ].filter(Boolean);
  return [
    element('h2', { tabindex: '-1', dir: 'auto' }, entity.name),
    element('p', { class: 'kind' }, kindSwatch(entity.kind), content.kinds[entity.kind].label),
    texts.description ? element('p', { dir: 'auto' }, texts.description) : null,
    facts.length ? rows(facts) : null,
    tiesOf.get(id).length ? actions(id) : null,
    ...relationLists(id),
  ].filter(Boolean);
}

function actions(id) {
  const { scene, state } = app;
  const alone = state.base === 'around' && state.around.length === 1 && state.around[0] === id;
  const around = (hops) => change({ base: 'around', around: [id], hops, grown: [], folded: [] }, { look: 'all' });
  const folded = state.folded.includes(id);
  const hops = element('span', { class: 'steps', role: 'group', 'aria-label': 'How far around it' },
    [1, 2, 3].map((n) => button(String(n), () => around(n), {
      'aria-pressed': String(state.hops === n), 'aria-label': counted(n, 'step', 'steps'), 'data-key': `hops ${n}`,
    })));
  const missing = neighboursThrough(id).filter((other) => !scene.entities.has(other)).length;
  return element('p', { class: 'actions' },
    alone ? hops : button('Show only its surroundings', () => around(1), { class: 'action', 'data-key': 'around' }),
    state.base === 'around' || state.base !== opening.base ? button(opening.base === 'clusters' ? 'Back to the clusters' : 'Show the whole map',
      () => change({ base: opening.base === 'around' ? 'all' : opening.base, around: [], grown: [], folded: [] }, { look: 'all' }), { class: 'action', 'data-key': 'whole' }) : null,
    missing && state.base === 'around'
      ? button(`Expand: ${counted(missing, 'more partner', 'more partners')}`, () => change({ grown: [...state.grown, id], folded: state.folded.filter((one) => one !== id) }, { look: 'all' }), { class: 'action', 'data-key': 'expand' })
      : null,
    scene.entities.has(id) ? button(folded ? 'Unfold its partners' : 'Fold its partners away', () => toggleFold(id), { class: 'action', 'data-key': 'fold' }) : null,
    button('Find a path from here …', () => change({ path: [id], pathOpen: true, selected: null }), { class: 'action', 'data-key': 'path' }));
}

function neighboursThrough(id) {
  return [...new Set(tiesOf.get(id).filter(app.scene.letsThrough).map((tie) => otherEnd(ties.get(tie), id)))];
}

function relationLists(id) {
  const heads = {
    holds: `Holds on ${day()}`, unsettled: 'Planned, rumoured, conditional or denied', past: 'Past', later: 'Later than this day',
  };
  const text = (tie) => `${relationLabel(model, tie, id)} → ${entities.get(otherEnd(tie, id)).name}`;
  const order = Object.keys(content.groups);
  const standing = new Map(tiesOf.get(id).map((tie) => [tie, app.scene.standing.get(tie) ?? tieOn(ties.get(tie), ties.get(tie).claims, app.state.day)]));
  const lists = Object.entries(heads).flatMap(([kind, head]) => {
    const listed = tiesOf.get(id).filter((tie) => standing.get(tie).kind === kind);
    listed.sort((a, b) => order.indexOf(ties.get(a).group) - order.indexOf(ties.get(b).group)
      || compareText(text(ties.get(a)), text(ties.get(b))));
    return listed.length ? [element('h3', {}, `${head} (${listed.length})`), ...longList(listed, (ids) => tieList(ids, text), 40)] : [];
  });
  return lists.length ? lists : [element('p', { class: 'quiet' }, 'No claim relates it to anything.')];
}

// The page of a cluster stands beside this one; it is opened in its place.
export function pageLink(cluster, text, entity = null) {
  const at = entity === null ? '' : `#sel=${encodeURIComponent(entity)}`;
  return element('a', { href: cluster.href + at }, text);
}

export function clusterPanel(cluster) {
  const open = app.state.base === 'clusters' && app.state.open.includes(cluster.at);
  const within = [...ties.values()].filter((tie) => (
    entities.get(tie.subject).cluster === cluster.at && entities.get(tie.object).cluster === cluster.at && app.scene.letsThrough(tie.id)
  ));
  return [
    element('h2', { tabindex: '-1', dir: 'auto' }, cluster.name),
    element('p', { class: 'quiet' }, `${counted(cluster.total, 'entity', 'entities')}${cluster.loose ? ', linked to hardly anything'
      : ' that are more closely linked among themselves than with others'}${cluster.href ? '' : `; ${counted(within.length, 'relation', 'relations')} within it on ${day()}`}.`),
    element('p', { class: 'actions' },
      button(open ? 'Close this cluster' : 'Open this cluster on the map', () => toggleFold(cluster.id), { class: 'action', 'data-key': 'open' }),
      cluster.href ? pageLink(cluster, 'Open its own page, with everyone in it') : null,
      button('Show only this cluster', () => change({
        base: 'around', around: cluster.members.slice(0, 1), hops: 3, grown: [], folded: [], selected: cluster.members[0],
      }, { look: 'all' }), { class: 'action', 'data-key': 'only' })),
    element('h3', {}, 'Who is in it, the best connected first'),
    ...longList(cluster.members, entityList, 30),
  ];
}

function endName(id) {
  return clusterOfId(id)?.name ?? entities.get(id).name;
}

export function bridgePanel(bridge) {
  const name = (id) => button(endName(id), () => openFromList(id), { class: 'entity', dir: 'auto' });
  return [
    element('h2', { tabindex: '-1', class: 'sentence' }, name(bridge.ends[0]), element('span', { class: 'relation' }, ' and '), name(bridge.ends[1])),
    element('p', { class: 'quiet' }, bridge.count
      ? `${counted(bridge.count, 'relation', 'relations')} between them, on whatever day; ${bridge.ties.length} on this page.`
      : `${counted(bridge.ties.length, 'relation', 'relations')} between them on ${day()}.`),
    ...longList(bridge.ties, (ids) => tieList(ids), 40),
  ];
}

