// The only script that the page holds in the open: it unpacks the other two, whose hashes the policy of the page
// allows, and runs them.
(async () => {
  'use strict';
  const notice = document.getElementById('notice');
  if (!('DecompressionStream' in window)) {
    notice.textContent = 'This page needs a browser from 2023 or later: Chrome, Edge, Firefox 113 or Safari 16.4.';
    notice.hidden = false;
    return;
  }
  const unpacked = (id) => {
    const letters = atob(document.getElementById(id).textContent);
    const bytes = new Uint8Array(letters.length);
    for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))).text();
  };
  // What the map needs is unpacked beside the scripts, and waits for them at its element.
  const data = document.getElementById('map-data');
  if (data) data.unpacked = unpacked('map-data');
  const [library, program] = await Promise.all(['library', 'program'].map(unpacked));
  const policy = window.trustedTypes?.createPolicy('pactgraph', {
    createScript: (text) => (text === library || text === program ? text : ''),
  });
  for (const text of [library, program]) {
    const script = document.createElement('script');
    script.textContent = policy ? policy.createScript(text) : text;
    document.body.append(script);
  }
})();
