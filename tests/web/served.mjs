// A running `actant serve`, and a browser: what the tests share.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync }
  from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const program = need('ACTANT_PROGRAM');
const examples = need('ACTANT_EXAMPLE_ARTICLES');

function need(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run these tests by ctest`);
  return value;
}

// Articles that would do harm wherever text is taken for markup. Their ids,
// titles, publishers and texts all try.
export const HOSTILE = [
  {
    id: '<img src=x onerror=window.hacked=1>',
    title: '<script>window.hacked=1</script>美國制裁伊朗',
    publisher: '"><svg onload=window.hacked=1>',
    url: 'javascript:window.hacked=1',
    published: '2025-03-02',
    text: '<script>window.hacked=1</script>美國制裁伊朗。\n' +
      '<img src=x onerror=window.hacked=1>日本譴責北韓。\n' +
      '{{constructor.constructor("window.hacked=1")()}}中國對美國加徵關稅。',
  },
  {
    id: "'; DROP TABLE events; --",
    title: '\u202e倒寫\u202c & "quotes" \'single\' </title>',
    publisher: '</script><script>window.hacked=1</script>',
    published: '2025-03-03',
    text: `${'長'.repeat(10000)}。中國制裁美國。\u200f`,
  },
];

// A store of the example articles and the hostile ones.
export function makeStore() {
  const folder = mkdtempSync(join(tmpdir(), 'actant-web-'));
  const store = join(folder, 'store');
  const hostile = join(folder, 'hostile.jsonl');
  writeFileSync(hostile, HOSTILE.map((one) => JSON.stringify(one)).join('\n'));
  execFileSync(program, ['ingest', '--quiet', '--store', store, examples,
    hostile], { stdio: ['ignore', 'ignore', 'inherit'] });
  return { store, remove: () => rmSync(folder, { recursive: true }) };
}

// A store of events given as [source, target, type, day].
export function makeEventStore(events) {
  const folder = mkdtempSync(join(tmpdir(), 'actant-web-'));
  const store = join(folder, 'store');
  const table = join(folder, 'events.tsv');
  writeFileSync(table, ['id\tsource\ttarget\ttype\tdate',
    ...events.map((event, at) => [at + 1, ...event].join('\t')), '']
    .join('\n'));
  execFileSync(program, ['import', '--dataset', 'drawn', '--store', store,
    table], { stdio: ['ignore', 'ignore', 'inherit'] });
  return { store, remove: () => rmSync(folder, { recursive: true }) };
}

// Starts a server; `base` is its address.
export async function serve(...options) {
  const child = spawn(program, ['serve', '--port', '0', ...options],
    { stdio: ['ignore', 'pipe', 'inherit'] });
  // Its exit code, or the signal that ended it.
  const ended = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? code));
  });
  const base = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => {
      const found = /^listening on (http:\S+)$/.exec(line);
      if (found) resolve(found[1]);
      else reject(new Error(`the server said: ${line}`));
    });
    ended.then((code) => reject(new Error(`the server ended with ${code}`)));
  });
  return {
    base,
    api: `${base}/api/v1`,
    port: Number(new URL(base).port),
    // How it ends after SIGTERM.
    stop: () => { child.kill('SIGTERM'); return ended; },
  };
}

const ANYWHERE = (process.env.PATH ?? '').split(':')
  .flatMap((folder) => [join(folder, 'chromium'), join(folder, 'google-chrome')]);

export function launch() {
  const browser = ANYWHERE.find((path) => existsSync(path));
  if (!browser) {
    throw new Error('no browser: install the Debian package chromium');
  }
  return chromium.launch({
    executablePath: browser,
    args: [
      ...(process.getuid() === 0 ? ['--no-sandbox'] : []),
      '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync',
      // Software rendering, alike on every machine.
      '--use-gl=angle', '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
    ],
  });
}

// A page that remembers everything a user's browser would complain about.
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 }, locale: 'en-US',
    acceptDownloads: true, ...options,
  });
  const page = await context.newPage();
  // Machines that test much at once are slow.
  page.setDefaultTimeout(60_000);
  const complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) {
      // The driver's own remarks on drawing in software are none of the page's.
      if (/GL Driver Message|GPU stall/.test(message.text())) return;
      complaints.push(`${message.type()}: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => complaints.push(`thrown: ${error}`));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') {
      complaints.push(`asked elsewhere: ${request.url()}`);
    }
  });
  return { page, complaints, close: () => context.close() };
}

export const testId = (name) => `[data-testid="${name}"]`;

// What the button saves, as the browser has it.
export async function save(page, kind) {
  const waiting = page.waitForEvent('download');
  await page.locator(testId(`save-${kind}`)).click();
  return waiting;
}

export const saved = async (page, kind) =>
  readFileSync(await (await save(page, kind)).path());
