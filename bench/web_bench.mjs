// How soon the page shows, and how fluidly it moves: the timeline of a pair on
// the example articles, and a graph of 5,000 actors and 50,000 edges, in
// headless Chromium that draws in software.
// usage: node bench/web_bench.mjs BUILD [RUNS]
// BUILD has the tests of the page (target web_tests).
import { join, resolve } from 'node:path';

const [build, runs = '9'] = process.argv.slice(2);
if (!build) {
  console.error('usage: node bench/web_bench.mjs BUILD [RUNS]');
  process.exit(2);
}
const root = resolve(build);
process.env.ACTANT_PROGRAM ??= join(root, 'bin/actant');
process.env.ACTANT_EXAMPLE_ARTICLES ??= resolve('examples/articles');
const { launch, makeEventStore, serve } = await import(
  join(root, 'tests/web/run/served.mjs'));

const ACTORS = 5000;
const EDGES = 50000;
const PAN_MS = 5000;

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

// From the start of the navigation until two frames after the first event of
// the list is there, with nothing cached.
async function firstPaint(browser, base) {
  const context = await browser.newContext({ viewport: { width: 1280,
    height: 800 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[data-testid=event-row]')) return;
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => {
        globalThis.painted = performance.now();
      }));
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${base}/#/pair/CHN/USA`);
  const handle = await page.waitForFunction(() => globalThis.painted);
  const painted = await handle.jsonValue();
  await context.close();
  return painted;
}

// A hub with everybody, and pairs at random; the same at every run.
function makeGraph() {
  let seed = 1;
  const draw = (n) => {
    seed = (seed * 48271) % 2147483647;
    return seed % n;
  };
  const events = [];
  const pairs = new Set();
  const add = (a, b) => {
    if (a === b || pairs.has(`${a} ${b}`)) return;
    pairs.add(`${a} ${b}`);
    const month = String(1 + draw(12)).padStart(2, '0');
    events.push([`N${a}`, `N${b}`, ['sanction', 'meet', 'aid',
      'criticize'][draw(4)], `${2015 + draw(10)}-${month}-01`]);
  };
  for (let i = 1; i < ACTORS; ++i) add(0, i);
  while (pairs.size < EDGES) add(draw(ACTORS), draw(ACTORS));
  return makeEventStore(events);
}

async function pan(browser, base) {
  const context = await browser.newContext({ viewport: { width: 1280,
    height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  const began = Date.now();
  await page.goto(`${base}/#/graph/N0?limit=5000`);
  const canvas = page.locator('[data-testid=graph-canvas]');
  await page.locator('[data-testid=graph-canvas][data-settled=true]').waitFor();
  const settled = Date.now() - began;
  const [nodes, edges] = await Promise.all([canvas.getAttribute('data-nodes'),
    canvas.getAttribute('data-edges')]);
  const box = await canvas.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.evaluate(() => {
    // Frames, and those of them where the drawing stands elsewhere than in the
    // one before; it must not be drawn afresh meanwhile to be counted.
    globalThis.counted = { frames: 0, moved: 0, longest: 0 };
    const layer = document.querySelector('.sigma-nodes');
    let place = '';
    let last = performance.now();
    const count = (now) => {
      const { left, top } = layer.getBoundingClientRect();
      globalThis.counted.frames++;
      if (place !== `${left} ${top}`) globalThis.counted.moved++;
      place = `${left} ${top}`;
      globalThis.counted.longest = Math.max(
        globalThis.counted.longest, now - last);
      last = now;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  const start = Date.now();
  // As a mouse does: a hundred times a second, whatever the page makes of it.
  const moves = [];
  while (Date.now() - start < PAN_MS) {
    const angle = (Date.now() - start) / 400;
    moves.push(page.mouse.move(box.x + box.width / 2 + 150 * Math.sin(angle),
      box.y + box.height / 2 + 100 * Math.cos(angle)));
    await new Promise((resolve) => { setTimeout(resolve, 10); });
  }
  const counted = await page.evaluate(() => globalThis.counted);
  const seconds = (Date.now() - start) / 1000;
  await Promise.all(moves);
  await page.mouse.up();
  await context.close();
  return { nodes, edges, settled, rate: counted.frames / seconds,
    moved: counted.moved / seconds, longest: counted.longest };
}

const browser = await launch();
const demo = await serve('--demo');
const paints = [];
for (let run = 0; run < Number(runs); ++run) {
  paints.push(await firstPaint(browser, demo.base));
}
await demo.stop();
console.log(`first event of the pair painted: median ${
  Math.round(median(paints))} ms, ${Math.round(Math.min(...paints))} to ${
  Math.round(Math.max(...paints))} (${paints.length} runs, nothing cached)`);

const made = makeGraph();
const server = await serve('--store', made.store);
const rates = [];
for (let run = 0; run < 3; ++run) rates.push(await pan(browser, server.base));
const [{ nodes, edges }] = rates;
const middle = (what) => median(rates.map((one) => one[what]));
console.log(`panning ${nodes} actors and ${edges} edges: median ${
  middle('rate').toFixed(1)} frames/s, the drawing moved in ${
  middle('moved').toFixed(1)} of them, longest ${
  Math.round(middle('longest'))} ms; laid out and drawn after ${
  (middle('settled') / 1000).toFixed(1)} s (3 runs)`);
await server.stop();
await browser.close();
made.remove();
