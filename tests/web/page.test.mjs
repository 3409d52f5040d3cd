// The explorer's page in a real browser, on a real server and store.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import { PNG } from 'pngjs';
import {
  HOSTILE, launch, makeStore, openPage, save, saved, serve, testId,
} from './served.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve(
  'axe-core/axe.min.js'), 'utf8');
const shots = process.env.ACTANT_SCREENSHOTS ?? '';

let made;
let server;
let browser;
// The address of an event's clause in its article.
let article;

before(async () => {
  made = makeStore();
  server = await serve('--store', made.store);
  browser = await launch();
  const answer = await ask('/timeline?a=CHN&b=USA&type=tariff');
  const event = answer.results.find((one) => !HOSTILE.some(
    (hostile) => hostile.id === one.evidence[0].article));
  article = `#/article/${encodeURIComponent(event.evidence[0].article)}` +
    `?event=${event.id}`;
});

after(async () => {
  await browser.close();
  assert.equal(await server.stop(), 0);
  made.remove();
});

async function ask(target) {
  return (await fetch(server.api + target)).json();
}

// What shows that a view is there.
const VIEWS = {
  home: ['#/', testId('statistics')],
  // Its list comes first, and its timeline last.
  pair: ['#/pair/CHN/USA', '.vis-item'],
  graph: ['#/graph/USA,CHN', `${testId('graph-canvas')}[data-settled=true]`],
  chains: ['#/chains/USA?type=SANCTION', `${testId('chain-hop')} >> nth=1`],
  article: [null, testId('clause')],
};

async function show(page, name, settings = '') {
  const [hash, sign] = VIEWS[name];
  let address = hash ?? article;
  if (settings) address += (address.includes('?') ? '&' : '?') + settings;
  await page.goto(`${server.base}/${address}`);
  await page.locator(sign).first().waitFor();
}

// Browsers report every answer that is an error, also where the page shows it.
const REFUSED = /^error: Failed to load resource: .* status of 4\d\d/;

// A test with a page of its own, which must have nothing to complain of but
// what is `expected`.
function inBrowser(name, body, options = {}, expected = null) {
  test(name, async () => {
    const { page, complaints, close } = await openPage(browser, options);
    await body(page);
    assert.deepEqual(complaints.filter((one) => !expected?.test(one)), []);
    await close();
  });
}

inBrowser('two actors are found by the keyboard, in Chinese and English',
  async (page) => {
    await page.goto(server.base);
    await page.locator(testId('statistics')).waitFor();
    const choose = async (box, text, code) => {
      await page.locator(testId(box)).pressSequentially(text);
      const option = page.locator('[role=option]', { hasText: code }).first();
      await option.waitFor();
      for (let i = 0; i < 12; ++i) {
        await page.keyboard.press('ArrowDown');
        if (await option.getAttribute('aria-selected') === 'true') break;
      }
      const active = await page.locator(testId(box)).getAttribute(
        'aria-activedescendant');
      assert.equal(await option.getAttribute('id'), active);
      await page.keyboard.press('Enter');
    };
    await choose('search-a', '中', 'CHN');
    await choose('search-b', 'united', 'USA');
    await page.locator(testId('event-row')).first().waitFor();
    assert.match(page.url(), /#\/pair\/CHN\/USA/);
  });

inBrowser('filters of a timeline narrow it as the API does', async (page) => {
  await show(page, 'pair');
  const rows = page.locator(testId('event-row'));
  const sorted = (query) => {
    const parameters = new URLSearchParams(query);
    parameters.sort();
    return parameters.toString();
  };
  const expect = async (query) => {
    const { results } = await ask(`/timeline?a=CHN&b=USA&limit=200&${query}`);
    const ids = results.map((event) => event.id);
    // The address is the new one, and so is the list: each step is waited for,
    // since a change makes the filters anew.
    await page.waitForFunction(([selector, wanted, parameters]) => {
      const address = new URLSearchParams(location.hash.split('?')[1] ?? '');
      address.sort();
      if (address.toString() !== parameters) return false;
      const shown = [...document.querySelectorAll(selector)].map(
        (row) => row.getAttribute('data-event'));
      return JSON.stringify(shown) === JSON.stringify(wanted);
    }, [testId('event-row'), ids, sorted(query)]);
    return ids.length;
  };
  const all = await expect('');
  await page.locator(testId('filter-type')).selectOption('sanction');
  const sanctions = await expect('type=sanction');
  assert.ok(sanctions > 0 && sanctions < all);
  await page.locator(testId('filter-status')).selectOption('all');
  await expect('type=sanction&status=all');
  await page.locator(testId('filter-type')).selectOption('');
  await expect('status=all');
  await page.locator(testId('filter-from')).fill('2024');
  await page.locator(testId('filter-from')).blur();
  await expect('status=all&from=2024');
  await page.locator(testId('filter-to')).fill('2025-06');
  await page.locator(testId('filter-to')).blur();
  await expect('status=all&from=2024&to=2025-06');
  assert.match(page.url(), /from=2024/);
  await page.locator(testId('filter-confidence')).fill('0.95');
  await page.locator(testId('filter-confidence')).dispatchEvent('change');
  await expect('status=all&from=2024&to=2025-06&min_confidence=0.95');
  // Back again, one step after the other.
  await page.goBack();
  await expect('status=all&from=2024&to=2025-06');
  assert.ok(await rows.count() > 0);
});

inBrowser('an event leads to its clause, highlighted, and to its rule',
  async (page) => {
    await show(page, 'pair', 'type=tariff');
    const { results } = await ask('/timeline?a=CHN&b=USA&type=tariff');
    const event = results[results.length - 1];
    const row = page.locator(`[data-event="${event.id}"]`);
    await row.locator('a').first().click();
    const clause = page.locator(testId('clause'));
    await clause.first().waitFor();
    const shown = (await clause.allTextContents()).join('');
    const wanted = event.evidence[0].evidence.replaceAll('\n', '');
    assert.equal(shown, wanted);
    assert.equal(await page.evaluate((selector) => {
      const box = document.querySelector(selector).getBoundingClientRect();
      return box.top >= 0 && box.bottom <= innerHeight;
    }, testId('clause')), true);
    const rule = page.locator(testId('rule'));
    await rule.getByText(event.evidence[0].rule).first().waitFor();
    await rule.getByText(`-> ${event.type}`).first().waitFor();
  });

const count = (page, what) => page.locator(testId('graph-canvas'))
  .getAttribute(`data-${what}`).then(Number);

inBrowser('a graph grows by keyboard, and the brush filters it',
  async (page) => {
    await page.goto(`${server.base}/#/graph/USA?limit=5`);
    const canvas = page.locator(`${testId('graph-canvas')}[data-settled=true]`);
    await canvas.waitFor();
    const [nodes, edges] = [await count(page, 'nodes'),
      await count(page, 'edges')];
    const { nodes: wanted } = await ask('/graph?around=USA&limit=5');
    assert.equal(nodes, wanted.length);
    await page.locator(`[data-node="${wanted[1].actor}"]`).first().focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(([selector, before]) => Number(
      document.querySelector(selector).dataset.nodes) > before,
    [testId('graph-canvas'), nodes]);
    await canvas.waitFor();
    assert.ok(await count(page, 'edges') > edges);
    assert.match(decodeURIComponent(page.url()),
      new RegExp(`USA,${wanted[1].actor}`));
    const visible = await count(page, 'visible-edges');
    const brush = page.locator(testId('brush-from'));
    await brush.focus();
    for (let i = 0; i < 200; ++i) {
      if (await count(page, 'visible-edges') < visible) break;
      await page.keyboard.press('ArrowRight');
    }
    assert.ok(await count(page, 'visible-edges') < visible);
    await page.keyboard.press('Home');
    await page.waitForFunction(([selector, all]) => Number(
      document.querySelector(selector).dataset.visibleEdges) === all,
    [testId('graph-canvas'), visible]);
  });

inBrowser('chains are drawn from left to right, with their evidence',
  async (page) => {
    await show(page, 'chains');
    const xs = await page.locator(`${testId('chain-svg')} text`).evaluateAll(
      (texts) => texts.map((text) => text.getBoundingClientRect().left));
    assert.ok(new Set(xs.map((x) => Math.round(x / 50))).size >= 2);
    const hop = page.locator(testId('chain-hop')).first();
    await hop.focus();
    await page.keyboard.press('Enter');
    await page.locator(testId('rule')).first().waitFor();
  });

inBrowser('an address shows the same view to somebody else', async (page) => {
  for (const [address, selector] of [
    ['#/pair/中國/美國?type=tariff&from=2018&lang=zh', testId('event-row')],
    ['#/graph/俄羅斯?limit=3&lang=en', `${testId('graph-canvas')}[data-settled=true]`],
    ['#/chains/USA/RUS?max_hops=2', testId('chain-hop')]]) {
    await page.goto(`${server.base}/${encodeURI(address)}`);
    await page.locator(selector).first().waitFor();
    const shown = await page.locator('h1').textContent();
    await page.reload();
    await page.locator(selector).first().waitFor();
    assert.equal(await page.locator('h1').textContent(), shown);
  }
});

// Distinct colours of a picture, and how many dots the commonest has.
function colours(bytes) {
  const { data } = PNG.sync.read(bytes);
  const counts = new Map();
  for (let i = 0; i < data.length; i += 4) {
    const colour = data.readUInt32BE(i);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return { distinct: counts.size,
    most: Math.max(...counts.values()) / (data.length / 4) };
}

function wellFormed(text) {
  const faults = [];
  const document = new DOMParser({ errorHandler: (level, fault) =>
    faults.push(`${level} ${fault}`) }).parseFromString(text, 'text/xml');
  assert.deepEqual(faults, []);
  return document;
}

// Rows of a CSV file, by Python's reader.
function csvRows(path) {
  return JSON.parse(execFileSync('python3', ['-c',
    'import csv, json, sys; print(json.dumps(list(csv.reader(open(' +
    'sys.argv[1], newline="", encoding="utf-8-sig")))))', path]).toString());
}

// Nodes and edges of a GEXF file, by networkx. It has the names of 1.2 alone,
// where 1.3 is the same for what is read here.
function gexfSize(path) {
  return JSON.parse(execFileSync('/usr/bin/python3', ['-c', `
import json, sys
from networkx.readwrite import gexf
versions = gexf.GEXF.versions
versions["1.3"] = dict(versions["1.2draft"], NS_GEXF="http://gexf.net/1.3",
                       VERSION="1.3")
graph = gexf.read_gexf(sys.argv[1], version="1.3")
print(json.dumps([graph.number_of_nodes(), graph.number_of_edges()]))`,
  path]).toString());
}

for (const [view, kinds] of [['pair', ['png', 'svg', 'csv']],
  ['graph', ['png', 'svg', 'csv', 'gexf']],
  ['chains', ['png', 'svg', 'csv']]]) {
  inBrowser(`what ${view} saves can be opened`, async (page) => {
    await show(page, view);
    for (const kind of kinds) {
      const download = await save(page, kind);
      assert.ok(download.suggestedFilename().endsWith(`.${kind}`));
      const path = await download.path();
      if (kind === 'png') {
        const { distinct, most } = colours(readFileSync(path));
        assert.ok(distinct > 10 && most < 0.999, `${distinct} ${most}`);
      } else if (kind === 'svg') {
        const root = wellFormed(readFileSync(path, 'utf8')).documentElement;
        assert.equal(root.tagName, 'svg');
        assert.ok(root.getElementsByTagName('text').length > 3);
      } else if (kind === 'csv') {
        const rows = csvRows(path);
        assert.ok(rows.length > 3);
        assert.ok(rows.every((row) => row.length === rows[0].length));
        assert.ok(rows.flat().every((cell) => !/^[=+@\t]/.test(cell)));
      } else {
        const [nodes, edges] = gexfSize(path);
        assert.equal(nodes, await count(page, 'nodes'));
        assert.ok(edges > 0);
      }
    }
  });
}

inBrowser('the picture of a pair has its timeline, named and dated',
  async (page) => {
    await show(page, 'pair', 'type=sanction&lang=en');
    const { results } = await ask(
      '/timeline?a=CHN&b=USA&type=sanction&limit=200');
    const dated = results.filter((event) => event.first_day);
    assert.ok(dated.length > 2);
    await page.locator('.vis-item').first().waitFor();
    const root = wellFormed((await saved(page, 'svg')).toString()).documentElement;
    const marks = Array.from(root.getElementsByTagName('g'))
      .filter((group) => group.getAttribute('data-event'));
    assert.deepEqual(marks.map((mark) => mark.getAttribute('data-event'))
      .sort(), dated.map((event) => event.id).sort());
    for (const mark of marks) {
      assert.match(mark.getElementsByTagName('title')[0].textContent,
        /^\d{4}.* Sanction.*(China|United States)/i);
      assert.match(mark.getElementsByTagName('text')[0].textContent,
        /sanction/i);
    }
    const texts = Array.from(root.getElementsByTagName('text'))
      .map((text) => text.textContent);
    assert.match(texts[0], /China.*United States/);
    assert.match(texts[1],
      /\d{4}-\d\d-\d\d – \d{4}-\d\d-\d\d.*type=sanction/);
    assert.ok(texts.includes('Material conflict'));
    // The pixels are twice as fine as the drawing.
    const { width, height } = PNG.sync.read(await saved(page, 'png'));
    assert.deepEqual([width, height], ['width', 'height'].map(
      (name) => 2 * Number(root.getAttribute(name))));
  });

inBrowser('the page speaks both languages', async (page) => {
  await show(page, 'pair', 'lang=zh');
  assert.match(await page.locator('h1').textContent(), /中國/);
  assert.match(await page.locator('html').getAttribute('lang'), /^zh-Hant/);
  await page.locator(testId('lang')).click();
  await page.locator('h1', { hasText: 'China' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.reload();
  await page.locator('h1', { hasText: 'China' }).waitFor();
});

inBrowser('the browser\'s language is taken', async (page) => {
  await show(page, 'home');
  assert.match(await page.locator('html').getAttribute('lang'), /^zh-Hant/);
}, { locale: 'zh-TW' });

inBrowser('what is wrong is said where the answer would be', async (page) => {
  await page.goto(`${server.base}/#/pair/Nowhereland/USA?lang=en`);
  const problem = page.locator(testId('problem'));
  await problem.waitFor();
  assert.match(await problem.textContent(), /Nowhereland/);
  await page.goto(`${server.base}/#/pair/USA/ISL?lang=en`);
  await page.locator('h1', { hasText: 'Iceland' }).waitFor();
}, {}, REFUSED);

for (const [scheme, lang, width, height] of [['light', 'en', 1280, 800],
  ['dark', 'zh', 390, 844]]) {
  for (const view of Object.keys(VIEWS)) {
    inBrowser(`${view} is for everybody: ${scheme}, ${lang}, ${width} px`,
      async (page) => {
        await show(page, view, `lang=${lang}`);
        const wide = await page.evaluate(() =>
          document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${wide} px too wide`);
        await page.evaluate(AXE);
        const { violations } = await page.evaluate(() => globalThis.axe.run(
          document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa',
            'wcag22aa'] }));
        assert.deepEqual(violations.map((one) => [one.id, ...one.nodes.map(
          (node) => node.html.slice(0, 200))]), []);
        const picture = await page.screenshot();
        const { distinct, most } = colours(picture);
        assert.ok(distinct > 60 && most < 0.97, `${distinct} ${most}`);
        if (shots) {
          mkdirSync(shots, { recursive: true });
          writeFileSync(join(shots, `${view}-${width}.png`), picture);
        }
      }, { colorScheme: scheme, viewport: { width, height } });
  }
}

inBrowser('articles full of markup and script are text', async (page) => {
  for (const one of HOSTILE) {
    await page.goto(
      `${server.base}/#/article/${encodeURIComponent(one.id)}?lang=en`);
    const text = page.locator(testId('article-text'));
    await text.waitFor();
    const shown = (await text.textContent()).replaceAll(/\s/g, '');
    assert.ok(shown.includes(one.text.split('\n')[0].replaceAll(/\s/g, '')));
    assert.equal((await page.locator('h1').textContent()).trim(), one.title);
    assert.equal(await page.locator('a[href^="javascript:"]').count(), 0);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth
      <= innerWidth), true);
  }
  for (const address of ['#/pair/USA/IRN', '#/pair/CHN/USA', '#/graph/USA',
    '#/chains/USA', '#/pair/<img src=x onerror=window.hacked=1>/USA',
    '#/article/%3Cscript%3Ewindow.hacked=1%3C%2Fscript%3E', '#/%00/%ff?a=%']) {
    await page.goto(`${server.base}/${address}`);
    await page.locator('main h1, main [data-testid=problem]').first().waitFor();
  }
  assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
  assert.equal(await page.locator('main script, main img').count(), 0);
}, {}, REFUSED);

test('a token is asked for, and remembered', async () => {
  const token = 'a-token-of-24-characters';
  const closed = await serve('--store', made.store, '--token', token);
  const { page, close } = await openPage(browser);
  await page.goto(`${closed.base}/#/pair/CHN/USA`);
  const box = page.locator(testId('token'));
  await box.waitFor();
  await box.fill(token);
  await page.keyboard.press('Enter');
  await page.locator(testId('event-row')).first().waitFor();
  await page.reload();
  await page.locator(testId('event-row')).first().waitFor();
  await close();
  assert.equal(await closed.stop(), 0);
});
