// Finding an entity by its name or an alias, from the keyboard alone if one likes.

const MOST_MATCHES = 12;

function folded(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

const searchable = byDegree.map((id) => ({
  id,
  names: [entities.get(id).name, ...entities.get(id).aliases].map((name) => ({ name, key: folded(name) })),
}));

// Whole names before beginnings, beginnings before words, words before parts; then the better connected.
function fit(key, query) {
  if (key === query) return 0;
  if (key.startsWith(query)) return 1;
  if (key.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(query))) return 2;
  return key.includes(query) ? 3 : null;
}

function matchesFor(text) {
  const query = folded(text.trim());
  if (!query) return [];
  const found = [];
  for (const { id, names } of searchable) {
    const fits = names.map(({ name, key }) => ({ name, rank: fit(key, query) })).filter(({ rank }) => rank !== null);
    if (fits.length) found.push({ id, ...fits.reduce((best, next) => (next.rank < best.rank ? next : best)) });
  }
  return found.sort((a, b) => a.rank - b.rank).slice(0, MOST_MATCHES);
}

function watchSearch() {
  const input = byId('search');
  const list = byId('matches');
  let active = -1;

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const open = (id) => {
    close();
    input.value = '';
    openFromList(id);
  };
  const activate = (at) => {
    const options = [...list.querySelectorAll('[role=option]')];
    if (!options.length) return;
    active = (at + options.length) % options.length;
    options.forEach((option, index) => option.setAttribute('aria-selected', String(index === active)));
    options[active].scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', options[active].id);
  };
  const suggest = () => {
    const matches = matchesFor(input.value);
    list.replaceChildren(...matches.map(({ id, name }, at) => {
      const entity = entities.get(id);
      const alias = name === entity.name ? '' : ` (${name})`;
      const option = element('li', { role: 'option', id: `match-${at}`, 'aria-selected': 'false', 'data-id': id },
        kindSwatch(entity.kind), element('span', { dir: 'auto' }, entity.name + alias),
        element('span', { class: 'count' }, content.kinds[entity.kind].label));
      option.addEventListener('pointerdown', (event) => { event.preventDefault(); open(id); });
      return option;
    }));
    if (!matches.length && input.value.trim()) {
      list.append(element('li', { class: 'none', role: 'presentation' }, 'No entity has such a name or alias.'));
    }
    list.hidden = !list.childElementCount;
    input.setAttribute('aria-expanded', String(!list.hidden));
    active = -1;
    if (matches.length) activate(0);
  };

  input.addEventListener('input', suggest);
  input.addEventListener('focus', suggest);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') activate(active + 1);
    else if (event.key === 'ArrowUp') activate(active - 1);
    else if (event.key === 'Enter' && active >= 0) open(list.querySelectorAll('[role=option]')[active].dataset.id);
    else if (event.key === 'Escape' && !list.hidden) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
