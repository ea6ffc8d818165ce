// What is under the pointer: an entity, a relation, or several relations to choose from.

// A point on a tie's line, in map coordinates; vis keeps each line's geometry in its body.
function tiePoint(id, share = 0.5) {
  const { edgeType, from, to } = network.body.edges[id];
  if (from === to) {
    const [x, y, radius] = edgeType._getCircleData();
    const away = Math.atan2(y - from.y, x - from.x) + (share - 0.5) * Math.PI;
    return { x: x + radius * Math.cos(away), y: y + radius * Math.sin(away) };
  }
  if (!edgeType.fromPoint) return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  return edgeType.getPoint(share);
}

function tieDistance(id, { x, y }) {
  const { edgeType, from, to } = network.body.edges[id];
  return edgeType.getDistanceToEdge(from.x, from.y, to.x, to.y, x, y);
}

function tiesNear(point, pixels) {
  const reach = pixels / network.getScale();
  return [...visible.ties]
    .map((id) => ({ id, distance: tieDistance(id, point) }))
    .filter(({ distance }) => distance <= reach)
    .sort((a, b) => a.distance - b.distance)
    .map(({ id }) => id);
}

function closeChooser() {
  byId('chooser').hidden = true;
}

function openChooser(ids, { x, y }) {
  const chooser = byId('chooser');
  chooser.replaceChildren(
    element('p', {}, `${ids.length} relations run here`),
    element('ul', {}, ...ids.map((id) => element('li', {}, tieButton(id, sentence(ties.get(id)))))),
  );
  chooser.hidden = false;
  const stage = chooser.offsetParent;
  chooser.style.left = `${Math.max(4, Math.min(x, stage.clientWidth - chooser.offsetWidth - 8))}px`;
  chooser.style.top = `${Math.max(4, Math.min(y, stage.clientHeight - chooser.offsetHeight - 8))}px`;
  chooser.querySelector('button').focus({ preventScroll: true });
}

function pick({ pointer, event }) {
  closeChooser();
  const entity = network.getNodeAt(pointer.DOM);
  if (entity !== undefined) {
    select(entity);
    return;
  }
  const touch = event?.pointerType === 'touch';
  const near = tiesNear(pointer.canvas, touch ? 14 : 6);
  if (near.length > 1) openChooser(near.slice(0, 12), pointer.DOM);
  else select(near[0] ?? null);
}

function watchPointer() {
  network.on('click', pick);
  network.on('hoverNode', ({ node }) => { pointed.entity = node; byId('map').classList.add('over'); });
  network.on('blurNode', () => { pointed.entity = null; byId('map').classList.remove('over'); });
  network.on('hoverEdge', ({ edge }) => { pointed.tie = edge; byId('map').classList.add('over'); });
  network.on('blurEdge', () => { pointed.tie = null; byId('map').classList.remove('over'); });
  byId('map').addEventListener('pointerleave', () => { pointed.entity = null; pointed.tie = null; network.redraw(); });
  network.on('dragStart', closeChooser);
  network.on('zoom', closeChooser);
  network.on('beforeDrawing', () => queueMicrotask(magnify)); // no changes amid drawing
  network.on('afterDrawing', paintLabels);
}
