// Where the view looks, and what it is about.

const MARGIN = { x: 76, narrow: 30, y: 40, buttons: 24 }; // pixels for names at the rim and the zoom buttons
const NEAREST = 1.25;

function lookAt(ids, still = calmMotion.matches) {
  const points = Object.values(network.getPositions(ids.filter((id) => visible.entities.has(id))));
  if (points.length === 0) return;
  const [left, right] = [Math.min, Math.max].map((end) => end(...points.map(({ x }) => x)));
  const [top, bottom] = [Math.min, Math.max].map((end) => end(...points.map(({ y }) => y)));
  const { clientWidth, clientHeight } = byId('map');
  const marginX = clientWidth < 500 ? MARGIN.narrow : MARGIN.x;
  const across = Math.max(40, clientWidth - 2 * marginX - MARGIN.buttons) / Math.max(1, right - left);
  const down = Math.max(40, clientHeight - 2 * MARGIN.y) / Math.max(1, bottom - top);
  network.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 },
    scale: Math.min(across, down, NEAREST),
    offset: { x: -MARGIN.buttons / 2, y: 0 },
    animation: still ? false : { duration: 350, easingFunction: 'easeInOutQuad' },
  });
}

function lookAtAll(still) {
  lookAt([...visible.entities], still);
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

function closeDetails() {
  select(null);
  byId('panel').focus({ preventScroll: true }); // or the keyboard's place would be lost with the button
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
