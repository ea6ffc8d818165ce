// The document: elements made of text alone, the parts of the page, and what is said aloud.

export function byId(id) {
  return document.getElementById(id);
}

export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

export function button(text, act, attributes = {}) {
  const made = element('button', { type: 'button', ...attributes }, text);
  made.addEventListener('click', act);
  return made;
}

export function link(address, text) {
  return element('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, text);
}

export function announce(text, ...actions) {
  const notice = byId('notice');
  notice.replaceChildren(...(text ? [text] : []), ...actions.flatMap((action) => [' ', action]));
  notice.hidden = !text;
}

// The texts that the page carries, deflated and in base64.
export async function unpacked(id) {
  if (byId(id).unpacked) return byId(id).unpacked; // by the script that unpacked this one
  const letters = atob(byId(id).textContent);
  const packed = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) packed[at] = letters.charCodeAt(at);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Response(stream).text();
}

export function saveFile(name, content, type) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const made = element('a', { href: address, download: name });
  document.body.append(made);
  made.click();
  made.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
