// Every answer of the server is as apps/openapi.json says.
import Ajv2020 from 'ajv/dist/2020.js';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { HOSTILE, makeStore, serve } from './served.mjs';

const TOKEN = 'a-token-of-24-characters';
let made;
let server;
let document;
let ajv;
const called = new Set();

before(async () => {
  made = makeStore();
  server = await serve('--store', made.store, '--allow-writes', '--token',
    TOKEN);
  document = await (await ask('/openapi.json')).json();
  ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema(document, 'openapi.json');
});

after(async () => {
  assert.equal(await server.stop(), 0);
  made.remove();
});

function ask(target, options = {}) {
  return fetch(server.api + target, { ...options, headers: {
    authorization: `Bearer ${TOKEN}`, ...options.headers } });
}

function pointer(...keys) {
  return `openapi.json#/${keys.map((key) => encodeURIComponent(
    key.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
}

// The description of an answer, its own or the shared one it names.
function described(path, method, status) {
  const operation = document.paths[path]?.[method];
  assert.ok(operation, `${method} ${path} is not described`);
  const own = operation.responses[status];
  assert.ok(own, `${method} ${path} is not said to answer ${status}`);
  if (!own.$ref) return { answer: own, at: ['paths', path, method, 'responses', status] };
  const name = own.$ref.split('/').pop();
  return { answer: document.components.responses[name],
    at: ['components', 'responses', name] };
}

function check(value, schema, what) {
  const validate = ajv.getSchema(schema) ?? ajv.compile({ $ref: schema });
  assert.ok(validate(value), `${what}\n${ajv.errorsText(validate.errors)}\n${
    JSON.stringify(value).slice(0, 1500)}`);
}

// Asks, and holds the answer against its description. `path` is the one of the
// document, `target` what is asked.
async function conforms(path, target, status, options = {}) {
  const method = (options.method ?? 'GET').toLowerCase();
  const response = await ask(target, options);
  const text = await response.text();
  assert.equal(String(response.status), String(status), `${target}\n${text}`);
  const { answer, at } = described(path, method, String(status));
  called.add(`${method} ${path}`);
  for (const name of Object.keys(answer.headers ?? {})) {
    assert.ok(response.headers.has(name), `${target} lacks the header ${name}`);
  }
  const type = response.headers.get('content-type')?.split(';')[0];
  if (!answer.content) {
    assert.equal(text, '', `${target} has a body`);
    return null;
  }
  if (answer.content['*/*']) return text;
  assert.ok(answer.content[type], `${target} is ${type}`);
  if (type === 'application/x-ndjson' && answer.content[type]['x-line-schema']) {
    const { $ref } = answer.content[type]['x-line-schema'];
    const lines = text.split('\n').filter((line) => line !== '');
    for (const line of lines) {
      check(JSON.parse(line), `openapi.json${$ref}`, target);
    }
    return lines;
  }
  const value = JSON.parse(text);
  if (path !== '/openapi.json') {
    check(value, pointer(...at, 'content', type, 'schema'), target);
  }
  return value;
}

const GOOD = {
  '/health': ['/health'],
  '/openapi.json': ['/openapi.json'],
  '/statistics': ['/statistics'],
  '/types': ['/types'],
  '/actors': ['/actors', '/actors?limit=3', '/actors?q=美', '/actors?q=zzzz'],
  '/actors/{code}': ['/actors/USA', '/actors/美國', '/actors/EU'],
  '/neighbors': ['/neighbors?actor=USA', '/neighbors?actor=俄羅斯&depth=2',
    '/neighbors?actor=USA&limit=1&status=all&type=CONSULT,meet&level=state',
    '/neighbors?actor=ISL'],
  '/graph': ['/graph?around=USA,CHN', '/graph?around=USA&limit=2&from=2025',
    '/graph?around=USA&type=sanction&min_confidence=0.9'],
  '/chains': ['/chains?start=USA', '/chains?start=USA&end=RUS&max_hops=2',
    '/chains?start=USA&type=SANCTION&time_respecting=possible&min_hops=2'],
  '/paths': ['/paths?start=JPN&end=IRN', '/paths?start=USA&end=USA',
    '/paths?start=USA&end=CHN&directed=true&max_hops=1'],
  '/timeline': ['/timeline?a=CHN&b=USA', '/timeline?a=中國&b=美國&limit=2',
    '/timeline?a=CHN&b=USA&evidence=false', '/timeline?a=USA&b=ISL'],
  '/series': ['/series?a=CHN&b=USA', '/series?a=USA&period=year&by=class'],
  '/events': ['/events', '/events?actor=USA&limit=2', '/events?source=USA',
    '/events?source=USA&target=CHN&evidence=false&status=all'],
  '/articles': ['/articles', '/articles?limit=1'],
  '/export': ['/export?format=gexf', '/export?format=csv&around=USA',
    '/export?format=jsonl&names=en', '/export?format=gdelt2'],
};

for (const [path, targets] of Object.entries(GOOD)) {
  test(`${path} answers as described`, async () => {
    for (const target of targets) await conforms(path, target, 200);
  });
}

test('what lists lead to is described too', async () => {
  const timeline = await conforms('/timeline', '/timeline?a=CHN&b=USA&limit=1',
    200);
  await conforms('/timeline',
    `/timeline?a=CHN&b=USA&limit=1&cursor=${timeline.next}`, 200);
  const [event] = timeline.results;
  await conforms('/events/{id}', `/events/${event.id}`, 200);
  const [evidence] = event.evidence;
  await conforms('/rules/{id}', `/rules/${evidence.rule}`, 200);
  for (const id of [evidence.article, ...HOSTILE.map((one) => one.id)]) {
    const article = await conforms('/articles/{id}',
      `/articles/${encodeURIComponent(id)}`, 200);
    assert.equal(article.id, id);
    const bytes = Buffer.from(article.text);
    for (const mention of article.mentions) {
      assert.equal(bytes.subarray(mention.begin, mention.end).toString(),
        mention.evidence);
    }
  }
});

test('lines are described, and all there are', async () => {
  const lines = { headers: { accept: 'application/x-ndjson' } };
  const all = await conforms('/events', '/events', 200, lines);
  const statistics = await conforms('/statistics', '/statistics', 200);
  const status = Object.fromEntries(statistics.by_status.map(
    (row) => [row.status, row.events]));
  assert.equal(all.length, status.occurred + (status.ongoing ?? 0));
  assert.ok((await conforms('/timeline', '/timeline?a=CHN&b=USA', 200,
    lines)).length > 5);
  assert.ok((await conforms('/chains', '/chains?start=USA', 200,
    lines)).length > 5);
});

test('errors are problem details', async () => {
  const wrong = {
    '/actors': '/actors?limit=0', '/neighbors': '/neighbors?actor=USA&depth=9',
    '/graph': '/graph', '/chains': '/chains?start=USA&max_hops=99',
    '/paths': '/paths?start=USA', '/timeline': '/timeline?a=USA&b=USA',
    '/series': '/series?a=USA&by=x', '/events': '/events?status=maybe',
    '/articles': '/articles?cursor=none', '/export': '/export?format=exe',
  };
  for (const [path, target] of Object.entries(wrong)) {
    const problem = await conforms(path, target, 400);
    assert.equal(problem.code, 'invalid_argument');
    assert.ok(problem.detail.length > 5);
  }
  for (const path of Object.keys(wrong)) {
    const target = GOOD[path][0];
    const problem = await conforms(path,
      `${target}${target.includes('?') ? '&' : '?'}unheard=1`, 400);
    assert.match(problem.detail, /unheard.*known are/s);
  }
  for (const [path, target] of [['/actors/{code}', '/actors/Nowhereland'],
    ['/events/{id}', '/events/0123456789abcdef0123456789abcdef'],
    ['/articles/{id}', '/articles/none'], ['/rules/{id}', '/rules/none'],
    ['/timeline', '/timeline?a=Nowhereland&b=USA']]) {
    assert.equal((await conforms(path, target, 404)).code, 'not_found');
  }
  for (const path of Object.keys(GOOD)) {
    if (path === '/health') continue;
    await conforms(path, GOOD[path][0], 401,
      { headers: { authorization: 'Bearer wrong' } });
  }
});

test('an answer that the client has is not sent again', async () => {
  for (const path of ['/statistics', '/timeline', '/graph', '/articles']) {
    const first = await ask(GOOD[path][0]);
    await first.text();
    const headers = { 'if-none-match': first.headers.get('etag') };
    await conforms(path, GOOD[path][0], 304, { headers });
  }
});

test('articles are taken, and change what is there', async () => {
  const before = await conforms('/statistics', '/statistics', 200);
  const post = (body) => ({ method: 'POST', body,
    headers: { 'content-type': 'application/json' } });
  const taken = await conforms('/articles', '/articles', 201, post(
    JSON.stringify({ id: 'new', published: '2025-05-01',
      text: '日本宣布對俄羅斯實施制裁。' })));
  assert.equal(taken.article, 'new');
  const after = await conforms('/statistics', '/statistics', 200);
  assert.equal(after.articles, before.articles + 1);
  assert.ok(after.sequence > before.sequence);
  for (const body of ['', '{', '{}', '[]']) {
    await conforms('/articles', '/articles', 400, post(body));
  }
});

test('everything described was called', () => {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of Object.keys(item)) {
      if (!['get', 'post'].includes(method)) continue;
      assert.ok(called.has(`${method} ${path}`), `${method} ${path}`);
    }
  }
});
