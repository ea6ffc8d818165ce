// Put the parts together, and open the page.

const CROWD = 300; // visible entities above which nobody can read the whole map

function watchKeys() {
  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLInputElement && event.target.type === 'search';
    if (event.key === 'Escape') {
      if (!byId('chooser').hidden) closeChooser();
      else if (selected) closeDetails();
    } else if (event.key === '/' && !typing) {
      event.preventDefault();
      byId('search').focus();
    }
  });
}

function watchZoom() {
  const zoomBy = (factor) => network.moveTo({
    scale: network.getScale() * factor,
    animation: calmMotion.matches ? false : { duration: 150, easingFunction: 'easeInOutQuad' },
  });
  byId('zoom-in').addEventListener('click', () => zoomBy(1.35));
  byId('zoom-out').addEventListener('click', () => zoomBy(1 / 1.35));
  byId('zoom-fit').addEventListener('click', () => lookAtAll());
}

function repaint() {
  buildLegend();
  showPanel();
  refresh();
}

if (matchMedia('(max-width: 760px)').matches) byId('legend').open = false;
watchPointer();
watchKeys();
watchZoom();
watchSearch();
repaint();
if (visible.entities.size > CROWD) showAround(byDegree[0]);
network.once('afterDrawing', () => network.redraw()); // vis learns the size of nodes by drawing them
lookAtAll(true);
if (location.hash.length > 1) selectFromAddress();
window.addEventListener('hashchange', selectFromAddress);
darkScheme.addEventListener('change', repaint);

// For tests and for other scripts of a publisher: where things are on the screen, and how to open them.
function onScreen(point) {
  const { x, y } = network.canvasToDOM(point);
  const { left, top } = byId('map').getBoundingClientRect();
  return { x: left + x, y: top + y };
}

window.pactgraph = Object.freeze({
  select: (id) => select(id, { look: true }),
  selected: () => selected,
  nodeCentre: (id) => onScreen(network.getPosition(id)),
  edgeCentre: (id, share = 0.5) => onScreen(tiePoint(id, share)),
  visibleTies: () => [...visible.ties],
  visibleEntities: () => [...visible.entities],
});
