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
  const unpacked = async (id) => {
    const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), (letter) => letter.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))).text();
  };
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
