// Where the view looks, and what it is about.

function lookAt(ids) {
  const nodes = ids.filter((id) => visible.entities.has(id));
  if (nodes.length === 0) return;
  const animation = calmMotion.matches ? false : { duration: 350, easingFunction: 'easeInOutQuad' };
  network.fit({ nodes, maxZoomLevel: 1.25, animation });
}

function lookAtAll() {
  lookAt([...visible.entities]);
}

function lookAtSelected() {
  lookAt(lit.entities.size > 0 ? [...lit.entities] : [...visible.entities]);
}

function showAround(id) {
  shown.around = id;
  refresh();
  lookAtAll();
  const showAll = button('Show the whole map', () => showAround(null));
  announce(id && `Only ${entities.get(id).name} and its partners are shown.`, id && showAll);
}

// Select an entity or a tie by its id, or nothing; the address keeps it, so that it can be linked to.
function select(id, { look = false } = {}) {
  selected = entities.has(id) || ties.has(id) ? id : null;
  closeChooser();
  refresh();
  showPanel();
  network.setSize(); // the panel may have changed the room that the map has
  if (look) lookAtSelected();
  const fragment = selected ? `#${encodeURIComponent(selected)}` : '';
  if (location.hash !== fragment) location.hash = fragment;
}

function selectFromAddress() {
  let id = null;
  try {
    id = decodeURIComponent(location.hash.slice(1)) || null;
  } catch {
    // a fragment that no page of ours wrote
  }
  if (id !== selected) select(id, { look: true });
}
