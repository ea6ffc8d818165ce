// What the page knows: unpacked once, and indexed by entity.

function byId(id) {
  return document.getElementById(id);
}

function announce(text, action) {
  const notice = byId('notice');
  notice.replaceChildren(...(text ? [text] : []), ...(action ? [' ', action] : []));
  notice.hidden = !text;
}

async function unpacked() {
  if (!('DecompressionStream' in window)) {
    announce('This page needs a browser from 2023 or later: Chrome, Edge, Firefox 113 or Safari 16.4.');
    throw new Error('no DecompressionStream');
  }
  const packed = Uint8Array.from(atob(byId('content').textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
  return JSON.parse(await new Response(stream).text());
}

const content = await unpacked();
const entities = new Map(Object.entries(content.entities));
const ties = new Map(Object.entries(content.ties));

const tiesOf = new Map([...entities.keys()].map((id) => [id, []]));
for (const [id, tie] of ties) {
  tiesOf.get(tie.subject).push(id);
  if (tie.object !== tie.subject) tiesOf.get(tie.object).push(id);
}
const byDegree = [...entities.keys()].sort(
  (a, b) => tiesOf.get(b).length - tiesOf.get(a).length || (entities.get(a).name < entities.get(b).name ? -1 : 1),
);

function otherEnd(tie, id) {
  return tie.subject === id ? tie.object : tie.subject;
}

// "exclusive host of", or from the object's side "is exclusively hosted by".
function relationLabel(tie, from = tie.subject) {
  const relation = content.relations[tie.relation];
  return tie.subject === from ? relation.label : relation.inverse;
}

function sentence(tie) {
  return `${entities.get(tie.subject).name} ${relationLabel(tie)} ${entities.get(tie.object).name}`;
}

function counted(number, one, many) {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}
