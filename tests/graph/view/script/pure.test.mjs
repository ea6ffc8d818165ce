// The parts of the page's script that touch no document, tried under node.

import assert from 'node:assert/strict';
import { test } from 'node:test';

const from = (name) => import(new URL(`../../../../graph/pactgraph/graph/view/script/${name}.mjs`, import.meta.url));
const { csvText, fit, folded, modelOf, sentenceOf } = await from('model');
const { TimeScale, isDay, plainDay, standingOn, tieOn } = await from('time');
const { distances, pathSentence, rings, shortestPaths, unfoldedPlaces } = await from('nets');
const { amountOf, changeOf, claimPasses, sceneOf, widthOf } = await from('scene');
const { decodeState, encodeState, openingState } = await from('state');
const { arrowPath, curvePath, glyphPath, pointOn, shareAtRim } = await from('shapes');
const { escaped, svgText } = await from('picture');

const BASE = 'entity:https://w3id.org/pactgraph/entity/';

// a -> b -> c -> d, and e alone; the claims hold in the years given.
function content(held = [['2020-01-01', null], ['2020-01-01', '2024-01-01'], ['2023-01-01', null]]) {
  const relations = {
    hosts: { label: 'hosts', inverse: 'is hosted by', group: 'hosting', exclusive: false, definition: '' },
    funds: { label: 'funds', inverse: 'is funded by', group: 'capital', exclusive: false, definition: '' },
  };
  return {
    day: '2026-01-01',
    days: ['2020-01-01', '2023-01-01', '2024-01-01'],
    nodes: [...'abcde'].map((letter, at) => ({ id: BASE + letter, label: letter.toUpperCase(), x: at * 100, y: 0, size: 10, group: 'organization' })),
    edges: held.map((_, at) => ({ id: `tie:${at}`, from: at, to: at + 1 })),
    ties: held.map((stretch, at) => ({
      relation: at === 1 ? 'funds' : 'hosts',
      claims: [{ held: stretch, since: stretch[0], status: 'in-force', by: 0, publisher: 0, said: '2020-01', amounts: [[10, 0]] }],
    })),
    clusters: [], discs: [], relations, speakers: ['A'], publishers: ['News'], units: ['USD'], focus: [], hops: 1,
  };
}

function opened(given = content(), patch = {}) {
  const model = modelOf(given);
  const state = { ...openingState(given), ...patch };
  return { model, state, scene: sceneOf(model, state) };
}

test('days are read as they are written', () => {
  assert.equal(plainDay('2026-02-27'), '27 February 2026');
  assert.equal(plainDay('2026-02'), 'February 2026');
  assert.deepEqual(['2024-02-29', '2023-02-29', '2026-2-1', null, '<b>'].map(isDay), [true, false, false, false, false]);
});

test('a claim holds from its first day until before its last', () => {
  const claim = { held: ['2025-01-21', '2026-04-27'], since: '2025-01-21' };
  const words = ['2025-01-20', '2025-01-21', '2026-04-26', '2026-04-27'].map((day) => standingOn(claim, day).word);
  assert.deepEqual(words, ['starts later', 'holds', 'holds', 'superseded']);
  assert.equal(standingOn({ ...claim, over: '2026-04-27' }, '2026-05-01').word, 'past');
  assert.deepEqual(standingOn({ never: ['unsettled', 'rumoured'], since: '2025-01-01' }, '2024-01-01'), { kind: 'later', word: 'said later' });
});

test('a tie stands as a claim that holds, then as the newest word that is not of a later day', () => {
  const holds = { held: ['2020-01-01', null], since: '2020-01-01' };
  const rumour = { never: ['unsettled', 'rumoured'], since: '2022-01-01', exclusive: true };
  assert.equal(tieOn({}, [rumour, holds], '2023-01-01').kind, 'holds');
  assert.equal(tieOn({}, [rumour, holds], '2023-01-01').exclusive, false);
  assert.equal(tieOn({}, [rumour], '2023-01-01').exclusive, true);
  assert.equal(tieOn({}, [rumour, holds], '2019-01-01').word, 'starts later');
});

test('the scale gives every change room, runs forwards, and finds its way back', () => {
  const days = ['2016-01-01', '2026-02-01', '2026-02-02', '2026-02-03', '2037-01-01'];
  const scale = new TimeScale(days, '2026-02-27');
  const shares = days.map((day) => scale.share(day));
  assert.ok(shares.every((share, at) => at === 0 || share - shares[at - 1] > 0.05), shares);
  for (const day of [...days, '2020-06-15']) {
    assert.ok(Math.abs(Date.parse(scale.day(scale.share(day))) - Date.parse(day)) <= 86_400_000, day);
  }
  assert.equal(scale.nextChange('2026-02-01'), '2026-02-02');
  assert.equal(scale.previousChange('2016-01-01'), null);
});

test('what is shown follows the day, the filters and the neighbourhood', () => {
  const shown = (patch) => [...opened(content(), patch).scene.ties];
  assert.deepEqual(shown({}), ['tie:0', 'tie:2']);
  assert.deepEqual(shown({ day: '2023-06-01' }), ['tie:0', 'tie:1', 'tie:2']);
  assert.deepEqual(shown({ standings: ['past'] }), ['tie:1']);
  assert.deepEqual(shown({ day: '2023-06-01', noRelations: ['funds'] }), ['tie:0', 'tie:2']);
  assert.deepEqual(shown({ day: '2023-06-01', noGroups: ['hosting'] }), ['tie:1']);
  assert.deepEqual(shown({ day: '2023-06-01', base: 'around', around: [`${BASE}a`], hops: 2 }), ['tie:0', 'tie:1']);
  assert.deepEqual(shown({ day: '2023-06-01', base: 'around', around: [`${BASE}a`], hops: 1, grown: [`${BASE}b`] }), ['tie:0', 'tie:1']);
  assert.deepEqual(shown({ day: '2023-06-01', folded: [`${BASE}c`] }), ['tie:0', 'tie:1']);
  assert.deepEqual(shown({ noKinds: ['organization'] }), []);
  assert.deepEqual(shown({ selected: 'tie:1' }), ['tie:0', 'tie:2', 'tie:1']);
});

test('two days compared', () => {
  const { scene } = opened(content(), { compare: '2022-01-01', day: '2026-01-01' });
  assert.deepEqual([...scene.standing].map(([id, { change }]) => [id, change]), [['tie:0', 'same'], ['tie:1', 'ended'], ['tie:2', 'added']]);
  assert.equal(changeOf({ kind: 'past' }, { kind: 'unsettled' }), null);
});

test('closed clusters stand for their members, opened ones do not', () => {
  const given = { ...content(), day: '2023-06-01', clusters: [[0, 1], [2, 3, 4]], discs: [[0, 0, 20, false], [300, 0, 20, false]] };
  const { model, scene } = opened(given);
  assert.deepEqual([...scene.clusters], ['cluster:0', 'cluster:1']);
  assert.deepEqual([...scene.bridges.values()].map(({ ends, ties }) => [ends, ties]), [[['cluster:0', 'cluster:1'], ['tie:1']]]);
  const open = opened(given, { open: [0] });
  assert.deepEqual([...open.scene.ties], ['tie:0']);
  assert.deepEqual([...open.scene.bridges.values()].map(({ ends }) => ends), [['cluster:1', `${BASE}b`]]);
  const places = unfoldedPlaces(model, [0]);
  assert.ok(places.get('cluster:1').x > 300, 'the other cluster makes room');
});

test('claims pass by status, speaker, publisher, date and doubt', () => {
  const { state, model } = opened();
  const claim = { status: 'rumoured', by: 0, publisher: 0, said: '2026-02', low: true };
  const passes = (patch, more = {}) => claimPasses({ ...claim, ...more }, { ...state, ...patch }, model.content);
  assert.equal(passes({}), true);
  assert.equal(passes({ noStatuses: ['rumoured'] }), false);
  assert.equal(passes({ doubtful: false }), false);
  assert.equal(passes({ hypothetical: false }, { hypothetical: true }), false);
  assert.equal(passes({ by: 'B' }), false);
  assert.equal(passes({ publisher: 'News' }), true);
  const said = (saidFrom, saidTo) => passes({ saidFrom, saidTo });
  assert.deepEqual([said('2026-02-15', null), said('2026-03-01', null), said(null, '2026-02-01'), said(null, '2026-01-31')], [true, false, true, false]);
  assert.equal(passes({ saidFrom: '2020-01-01' }, { said: undefined }), false);
});

test('shortest ways, in words', () => {
  const { model, scene } = opened(content(), { day: '2023-06-01' });
  const paths = shortestPaths(model, `${BASE}d`, `${BASE}b`, scene.letsThrough);
  assert.equal(paths.length, 1);
  assert.equal(pathSentence(model, paths[0]), 'D is hosted by C, which is funded by B.');
  assert.deepEqual(shortestPaths(model, `${BASE}a`, `${BASE}e`, scene.letsThrough), []);
  assert.deepEqual(shortestPaths(model, `${BASE}a`, '__proto__', scene.letsThrough), []);
  assert.equal(distances(model, [`${BASE}a`], 2, scene.letsThrough).get(`${BASE}c`), 2);
  assert.equal(sentenceOf(model, model.ties.get('tie:0'), `${BASE}b`), 'B is hosted by A');
});

test('rings put each hop further out, and nobody on top of another', () => {
  const { model, scene } = opened(content(), { day: '2023-06-01', base: 'around', around: [`${BASE}a`], hops: 3 });
  const places = rings(model, scene.near, scene.letsThrough);
  const far = [...'abcd'].map((letter) => Math.hypot(places.get(BASE + letter).x, places.get(BASE + letter).y));
  assert.deepEqual(far, [...far].sort((a, b) => a - b));
  assert.equal(new Set([...places.values()].map(({ x, y }) => `${x},${y}`)).size, 4);
});

test('the address keeps the whole state, and only what differs', () => {
  const opening = openingState(content());
  assert.equal(encodeState(opening, opening), '');
  const state = {
    ...opening, day: '2023-06-01', compare: '2020-01-01', selected: `${BASE}b`, base: 'around', around: [`${BASE}a,b`, 'entity:urn:x'],
    hops: 2, standings: ['holds', 'past'], noGroups: ['hosting'], doubtful: false, by: 'A & B, "C"', query: 'x=1&y', path: [`${BASE}a`, `${BASE}b`],
    pathOpen: true, table: true, width: 'USD', theme: 'dark', camera: '1,-2,0.5', open: [1, 2], sort: 'said-up', saidFrom: '2020-01-01',
  };
  const fragment = encodeState(state, opening);
  assert.ok(fragment.includes('sel=b&') && !fragment.includes('w3id'), fragment);
  assert.deepEqual(decodeState(`#${fragment}`, opening), state);
});

test('an address that is wrong changes nothing it should not', () => {
  const opening = openingState(content());
  for (const fragment of ['#day=2026-13-99', '#%E0%A4%A', '#sel=', '#show=<script>', '#__proto__=1', '#theme=pink', '#hops=1e9&hops', '#=']) {
    const state = decodeState(fragment, opening);
    assert.deepEqual({ ...state, hops: 1 }, opening, fragment);
  }
  assert.deepEqual(decodeState('#on=', opening).standings, []);
});

test('search finds whole names first, whatever the accents', () => {
  assert.deepEqual(['azure', 'azure api', 'microsoft azure', 'xazurex', 'oracle'].map((name) => fit(name, 'azure')), [0, 1, 2, 3, null]);
  assert.equal(folded('Müller Ørsted'), 'muller ørsted');
});

test('CSV quotes what needs it and defuses formulas', () => {
  assert.equal(csvText([['a', 'say "hi"', 'x,y', 'two\nlines', null, '=1+1', '@cmd', '-1']]), 'a,"say ""hi""","x,y","two\nlines",,\'=1+1,\'@cmd,\'-1\r\n');
});

test('widths grow with the root of the amount', () => {
  const { model } = opened();
  assert.equal(amountOf(model.ties.get('tie:0'), 0, () => true), 10);
  assert.equal(amountOf(model.ties.get('tie:0'), 1, () => true), null);
  assert.equal(widthOf(null, 100), 1);
  assert.equal(widthOf(100, 100), 14);
  assert.ok(widthOf(25, 100) > widthOf(4, 100));
});

test('curves run from end to end, arrows stop at the rim', () => {
  const curve = { from: { x: 0, y: 0 }, via: { x: 50, y: 50 }, to: { x: 100, y: 0 } };
  assert.deepEqual(pointOn(curve, 0.5), { x: 50, y: 25 });
  const { x, y } = pointOn(curve, shareAtRim(curve, 20));
  assert.ok(Math.abs(Math.hypot(100 - x, y) - 20) < 0.1);
  assert.equal(curvePath(curve), 'M0 0Q50 50 100 0');
  assert.match(curvePath({ loop: { x: 0, y: 0, r: 5 } }), /^M-5 0A5 5/);
  assert.match(arrowPath(curve, 20, 8), /^M[\d. -]+(L[\d. -]+){3}Z$/);
  assert.equal(glyphPath('no such shape'), glyphPath('dot'));
});

test('a picture escapes every text and drops what XML does not allow', () => {
  assert.equal(escaped('<a href="x">&\u0000\ud800'), '&lt;a href=&quot;x&quot;&gt;&amp;');
  const svg = svgText({
    width: 100, height: 50, title: '</title><script>', note: 'n', ink: '#000', paper: '#fff', font: 'sans-serif', labels: [], glyphs: [],
    lines: [{ curve: { from: { x: 0, y: 0 }, to: { x: 9, y: 9 }, via: null }, colour: '#123', width: 2, dashes: [1], opacity: 1, band: 9, arrow: { distance: 2, length: 5 } }],
    legend: [{ label: '<b>', line: { colour: '#123', width: 2, dashes: [], band: 0 } }],
  });
  assert.ok(!svg.includes('<script') && !svg.includes('<b>'), svg);
  assert.ok(svg.includes('&lt;b&gt;') && svg.includes('stroke-dasharray="1"'));
});
