// How the graph moves under the pointer, in a real browser.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PNG } from 'pngjs';
import {
  launch, makeEventStore, openPage, saved, serve, testId,
} from './served.mjs';

const ACTORS = 200;
// More than are drawn anew at every frame.
const EDGES = 9000;

let made;
let server;
let browser;

before(async () => {
  const events = [];
  const add = (from, to) => events.push([`N${from}`, `N${to}`,
    ['sanction', 'meet', 'aid', 'criticize'][to % 4], '2024-05-01']);
  // Everybody is next to N0, so that its graph holds all.
  for (let to = 1; to < ACTORS; ++to) add(0, to);
  for (let step = 1; events.length < EDGES; ++step) {
    for (let from = 1; from < ACTORS && events.length < EDGES; ++from) {
      add(from, 1 + (from - 1 + step) % (ACTORS - 1));
    }
  }
  // A small one beside it, with an edge of each kind.
  events.push(['P', 'WORDS', 'criticize', '2024-05-01'],
    ['P', 'DEEDS', 'sanction', '2024-05-01']);
  made = makeEventStore(events);
  server = await serve('--store', made.store);
  browser = await launch();
});

after(async () => {
  await browser.close();
  assert.equal(await server.stop(), 0);
  made.remove();
});

// The graph of `hash`, laid out, and what has been drawn by WebGL since.
async function openGraph(hash) {
  const opened = await openPage(browser);
  await opened.page.addInitScript(() => {
    globalThis.draws = 0;
    const { prototype } = WebGL2RenderingContext;
    for (const name of ['drawArrays', 'drawArraysInstanced']) {
      const draw = prototype[name];
      prototype[name] = function counted(...values) {
        globalThis.draws++;
        return draw.apply(this, values);
      };
    }
  });
  await opened.page.goto(`${server.base}/${hash}`);
  await opened.page.locator(
    `${testId('graph-canvas')}[data-settled=true]`).waitFor();
  return { ...opened,
    box: await opened.page.locator(testId('graph-canvas')).boundingBox() };
}

// Where the SVG of the graph has each actor.
async function places(page) {
  const svg = (await saved(page, 'svg')).toString();
  return new Map([...svg.matchAll(
    /<circle cx="([^"]+)" cy="([^"]+)"[^>]*\/><text [^>]*>([^<]*)</g)]
    .map(([, x, y, name]) => [name, { x: Number(x), y: Number(y) }]));
}

// Drags from the middle to (dx, dy) in small steps and holds it there. Tells
// at how many different places the drawing was, and how often it was drawn.
async function drag(page, box, dx, dy, steps) {
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.evaluate(() => {
    const layer = document.querySelector('.sigma-nodes');
    globalThis.seen = new Set();
    globalThis.draws = 0;
    const look = () => {
      globalThis.seen.add(layer.getBoundingClientRect().left);
      globalThis.looking = requestAnimationFrame(look);
    };
    look();
  });
  for (let step = 1; step <= steps; ++step) {
    await page.mouse.move(box.x + box.width / 2 + dx * step / steps,
      box.y + box.height / 2 + dy * step / steps);
  }
  return page.evaluate(() => {
    cancelAnimationFrame(globalThis.looking);
    return { places: globalThis.seen.size, draws: globalThis.draws };
  });
}

const isMoved = () => document.querySelector('.picture').style.transform !== '';
const isDrawn = () => document.querySelector('.picture').style.transform === '';

// The share of dots that differ plainly between two pictures.
function difference(a, b) {
  const [one, two] = [PNG.sync.read(a).data, PNG.sync.read(b).data];
  let differ = 0;
  for (let i = 0; i < one.length; i += 4) {
    if ([0, 1, 2].some((at) => Math.abs(one[i + at] - two[i + at]) > 40)) {
      differ++;
    }
  }
  return differ / (one.length / 4);
}

test('a large graph follows the pointer as a picture', async () => {
  const { page, box, complaints, close } = await openGraph(
    `#/graph/N0?limit=${ACTORS}`);
  assert.equal(await page.locator(testId('graph-canvas'))
    .getAttribute('data-edges'), String(EDGES));
  const before = await places(page);
  assert.equal(before.size, ACTORS);
  const [dx, dy] = [120, 60];
  const { places: seen, draws } = await drag(page, box, dx, dy, 40);
  // Where the machine is so busy that the pointer seems to rest, the graph is
  // drawn once or twice, by some eight calls; else at every movement.
  assert.ok(draws < 40, `${draws} draws`);
  assert.ok(seen >= 20, `${seen} places`);
  // What stays in view looks the same moved and drawn afresh: no jump.
  const clip = { x: box.x + dx + 10, y: box.y + dy + 10,
    width: box.width - dx - 60, height: box.height - dy - 20 };
  const moved = await page.screenshot({ clip });
  await page.waitForFunction(isDrawn);
  const drawn = await page.screenshot({ clip });
  const share = difference(moved, drawn);
  assert.ok(share < 0.03, `${share} of the picture differs`);
  await page.mouse.up();
  for (const [name, { x, y }] of await places(page)) {
    const { x: oldX, y: oldY } = before.get(name);
    assert.ok(Math.hypot(x - oldX - dx, y - oldY - dy) < 1.5, name);
  }
  assert.deepEqual(complaints, []);
  await close();
});

test('a click finds the actor where it was dragged to', async () => {
  const { page, box, close } = await openGraph(`#/graph/N0?limit=${ACTORS}`);
  const at = await places(page);
  const [dx, dy] = [70, -40];
  // The actor that stands most alone, and stays within the view.
  const inside = [...at].filter(([name, { x, y }]) => name !== 'N0' &&
    x + dx > 20 && x + dx < box.width - 60 && y + dy > 20 &&
    y + dy < box.height - 20);
  const alone = ([name, { x, y }]) => Math.min(...[...at].map(
    ([other, place]) => other === name ? Infinity :
      Math.hypot(place.x - x, place.y - y)));
  const [name, { x, y }] = inside.reduce(
    (best, one) => alone(one) > alone(best) ? one : best);
  await drag(page, box, dx, dy, 10);
  // Held still, so that letting go does not move it on.
  await page.waitForFunction(isDrawn);
  await page.mouse.up();
  // Sooner, it would be the second half of a double click.
  await page.waitForTimeout(500);
  await page.mouse.click(box.x + x + dx, box.y + y + dy);
  await page.waitForFunction(
    (wanted) => decodeURIComponent(location.hash).includes(wanted),
    `N0,${name}`);
  await close();
});

test('a small graph is drawn anew as it moves', async () => {
  const { page, box, close } = await openGraph('#/graph/N0?limit=8');
  const { draws } = await drag(page, box, 60, 30, 20);
  assert.ok(draws > 0);
  assert.equal(await page.evaluate(isMoved), false);
  await page.mouse.up();
  await close();
});

// How often the curve from (x1, y1) by (cx, cy) to (x2, y2), without its ends,
// is interrupted: no dark dot is within a pixel.
function gaps({ width, data }, [x1, y1, cx, cy, x2, y2]) {
  const light = (x, y) => [0, 1, 2].every(
    (at) => data[4 * (y * width + x) + at] > 215);
  const steps = 600;
  let found = 0;
  let before = false;
  for (let step = steps / 4; step < steps * 3 / 4; ++step) {
    const t = step / steps;
    const at = (a, c, b) => Math.round(
      (1 - t) ** 2 * a + 2 * t * (1 - t) * c + t ** 2 * b);
    const [x, y] = [at(x1, cx, x2), at(y1, cy, y2)];
    const blank = [-1, 0, 1].every((dx) => [-1, 0, 1].every(
      (dy) => light(x + dx, y + dy)));
    if (blank && !before) found++;
    before = blank;
  }
  return found;
}

test('edges of words are dashed, those of deeds are not', async () => {
  const { page, complaints, close } = await openGraph('#/graph/P?lang=en');
  const svg = (await saved(page, 'svg')).toString();
  const picture = PNG.sync.read(await saved(page, 'png'));
  const paths = [...svg.matchAll(
    /<path d="M([^"]*)"[^>]*>\s*<title>([^<]*)</g)];
  assert.equal(paths.length, 2);
  for (const [, d, title] of paths) {
    const found = gaps(picture, d.match(/-?[\d.]+/g).map(Number));
    const right = title.includes('WORDS') ? found >= 5 : found <= 1;
    assert.ok(right, `${title}: ${found} gaps`);
  }
  assert.deepEqual(complaints, []);
  await close();
});
