// What no well-meaning client sends: on bare sockets.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { makeStore, serve } from './served.mjs';

let made;
let server;

before(async () => {
  made = makeStore();
  server = await serve('--store', made.store);
});

after(async () => {
  assert.equal(await server.stop(), 0);
  made.remove();
});

// Sends the bytes; status and text of the answer, all until the end.
async function send(bytes) {
  const socket = connect(server.port, '127.0.0.1');
  // Broken off: as good as closed.
  socket.on('error', () => {});
  let text = '';
  socket.setEncoding('utf8').on('data', (piece) => { text += piece; });
  socket.write(bytes);
  await once(socket, 'close');
  return { status: Number(text.slice(9, 12)), text };
}

const get = (target, host = '127.0.0.1') => send(
  `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);

test('no file outside the page can be had', async () => {
  assert.equal((await get('/')).status, 200);
  for (const target of ['/../../../etc/passwd', '/..%2f..%2fetc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd', '/assets/..%2f..%2f..%2fetc%2fpasswd',
    '//etc/passwd', '/etc/passwd', '/%00', '/assets/%00', '/assets',
    '/..\\..\\etc', '/%c0%ae%c0%ae/', '/%', '/%zz', '/assets/.']) {
    const { status, text } = await get(target);
    assert.ok(status === 400 || status === 404, `${target}: ${status}`);
    assert.ok(!text.includes('root:'), target);
    assert.match(text, /application\/problem\+json/);
    assert.match(text, /Content-Security-Policy/);
  }
});

test('other names than this machine\'s are refused', async () => {
  for (const host of ['evil.example', 'evil.example:80', '10.0.0.1', '',
    'localhost.evil.example', '127.0.0.1.evil.example']) {
    assert.equal((await get('/api/v1/statistics', host)).status, 421, host);
    assert.equal((await get('/', host)).status, 421, host);
  }
  for (const host of ['localhost', `localhost:${server.port}`, '[::1]:1']) {
    assert.equal((await get('/api/v1/health', host)).status, 200, host);
  }
});

test('nothing but reading is possible', async () => {
  for (const [method, target, status] of [['POST', '/api/v1/articles', 403],
    ['DELETE', '/api/v1/articles/x', 405], ['PUT', '/api/v1/events', 405],
    ['PATCH', '/', 405], ['POST', '/', 405], ['TRACE', '/', 400],
    ['CONNECT', '/', 400], ['BREW', '/', 400]]) {
    const answer = await send(`${method} ${target} HTTP/1.1\r\n` +
      'Host: localhost\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}');
    assert.ok([status, 404].includes(answer.status),
      `${method} ${target}: ${answer.status}`);
  }
  const head = await send('HEAD /api/v1/types HTTP/1.1\r\nHost: localhost\r\n' +
    'Connection: close\r\n\r\n');
  assert.equal(head.status, 200);
  assert.ok(head.text.endsWith('\r\n\r\n'));
  const options = await send('OPTIONS /api/v1/types HTTP/1.1\r\n' +
    'Host: localhost\r\nConnection: close\r\n\r\n');
  assert.equal(options.status, 204);
  assert.match(options.text, /Allow: GET, HEAD, OPTIONS/);
});

test('what is too large is refused', async () => {
  const long = 'x'.repeat(9000);
  assert.ok([0, 400, 414].includes((await get(`/${long}`)).status));
  const headers = 'X-A: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n'.repeat(2000);
  const { status } = await send(
    `GET / HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`);
  assert.ok([0, 400].includes(status), String(status));
  // And the server goes on.
  assert.equal((await get('/api/v1/health')).status, 200);
});

test('a slow question does not hold up quick ones', async () => {
  const slow = Array.from({ length: 20 }, () => fetch(
    `${server.api}/export?format=svg`));
  const quick = await Promise.all(Array.from({ length: 20 }, () => fetch(
    `${server.api}/timeline?a=CHN&b=USA`)));
  assert.ok(quick.every((answer) => answer.status === 200));
  for (const answer of await Promise.all(slow)) {
    assert.equal(answer.status, 200);
    assert.match(await answer.text(), /<\/svg>/);
  }
});

test('the second signal ends a server that still waits for a request', async () => {
  const own = await serve('--store', made.store);
  const socket = connect(own.port, '127.0.0.1');
  socket.on('error', () => {});
  await new Promise((resolve) => {
    socket.write('GET / HTTP/1.1\r\nHost: loc', resolve);
  });
  // Taken once another, begun later, is answered.
  assert.equal((await fetch(`${own.api}/health`)).status, 200);
  const ended = own.stop();
  // It takes no more callers, and waits for the one it has.
  while (await takes(own.port));
  own.stop();
  assert.equal(await ended, 'SIGTERM');
});

function takes(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (taken) => { socket.destroy(); resolve(taken); };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}

test('one signal ends it well, however often', async () => {
  for (let times = 0; times < 10; ++times) {
    const own = await serve('--store', made.store);
    assert.equal(await own.stop(), 0);
  }
});
