// Finding an entity by its name or an alias, from the keyboard alone if one likes.

import { app, byDegree, clusters, content, entities } from './app.mjs';
import { byId, element } from './dom.mjs';
import { kindSwatch } from './glyphs.mjs';
import { fit, folded } from './model.mjs';
import { openFromList } from './panel.mjs';

const MOST_MATCHES = 12;

let searchable = [];

export function fillSearch() {
  searchable = byDegree.map((id) => ({
    id,
    names: [entities.get(id).name, ...entities.get(id).aliases].map((name) => ({ name, key: folded(name) })),
  }));
  // Those of an atlas that are only on the page of their cluster.
  for (const [name, cluster, id] of app.texts?.directory ?? []) {
    searchable.push({ id, elsewhere: clusters[cluster], names: [{ name, key: folded(name) }] });
  }
}

function matchesFor(text) {
  const query = folded(text.trim());
  if (!query) return [];
  const matches = [];
  for (const { id, names, elsewhere } of searchable) {
    const fits = names.map(({ name, key }) => ({ name, rank: fit(key, query) })).filter(({ rank }) => rank !== null);
    if (fits.length) matches.push({ id, elsewhere, ...fits.reduce((best, next) => (next.rank < best.rank ? next : best)) });
  }
  return matches.sort((a, b) => a.rank - b.rank).slice(0, MOST_MATCHES);
}

function wordsOfMatch({ id, name, elsewhere }) {
  if (elsewhere) return [element('span', { dir: 'auto' }, name), element('span', { class: 'count' }, 'on the page of its cluster')];
  const entity = entities.get(id);
  const alias = name === entity.name ? '' : ` (${name})`;
  return [
    kindSwatch(entity.kind), element('span', { dir: 'auto' }, entity.name + alias),
    element('span', { class: 'count' }, content.kinds[entity.kind].label),
  ];
}

export function watchSearch() {
  const input = byId('search');
  const list = byId('matches');
  let active = -1;

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const open = ({ id, elsewhere }) => {
    close();
    input.value = '';
    if (elsewhere) location.href = `${elsewhere.href}#sel=${encodeURIComponent(id)}`;
    else openFromList(id);
  };
  let matches = [];
  const activate = (at) => {
    const options = [...list.querySelectorAll('[role=option]')];
    if (!options.length) return;
    active = (at + options.length) % options.length;
    options.forEach((option, index) => option.setAttribute('aria-selected', String(index === active)));
    options[active].scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', options[active].id);
  };
  const suggest = () => {
    matches = matchesFor(input.value);
    list.replaceChildren(...matches.map((match, at) => {
      const option = element('li', { role: 'option', id: `match-${at}`, 'aria-selected': 'false' }, wordsOfMatch(match));
      option.addEventListener('pointerdown', (event) => { event.preventDefault(); open(match); });
      return option;
    }));
    const none = !matches.length && input.value.trim() !== '';
    byId('no-match').hidden = !none;
    list.hidden = !matches.length;
    input.setAttribute('aria-expanded', String(!list.hidden));
    active = -1;
    if (matches.length) activate(0);
  };

  input.addEventListener('input', suggest);
  input.addEventListener('focus', suggest);
  input.addEventListener('blur', () => { close(); byId('no-match').hidden = true; });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') activate(active + 1);
    else if (event.key === 'ArrowUp') activate(active - 1);
    else if (event.key === 'Enter' && active >= 0) open(matches[active]);
    else if (event.key === 'Escape' && !list.hidden) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

