import { scaleUtc } from 'd3-scale';
import { describe, expect, test } from 'vitest';
import { layoutChains } from '../src/chain_layout';
import { csvField, csvTable } from '../src/csv';
import { timeTicks } from '../src/drawing';
import { writeGexf, xmlText } from '../src/gexf';
import {
  eventsWithin, histogram, monthNumber, monthText,
} from '../src/months';
import { filterParameters, parseRoute, printRoute } from '../src/route';
import { sliceBySpans } from '../src/spans';
import { spanOf } from '../src/timeline_drawing';
import type { Chain, EventRecord, GraphEdge } from '../src/types';

describe('route', () => {
  test.each([
    '#/', '#/pair/CHN/USA?type=sanction&from=2025-01', '#/graph/USA,CHN',
    '#/chains/USA?max_hops=3', '#/article/a%2Fb%3F?event=00ff',
    '#/graph/USA?type=sanction,tariff&lang=zh',
  ])('%s is printed as it was read', (hash) => {
    expect(printRoute(parseRoute(hash))).toBe(hash);
  });

  test('names in any script are taken', () => {
    expect(parseRoute('#/pair/中國/%E7%BE%8E%E5%9C%8B').names)
      .toEqual(['中國', '美國']);
    const route = parseRoute('#/');
    route.view = 'pair';
    route.names = ['中國', 'a/b, c'];
    expect(parseRoute(printRoute(route)).names).toEqual(['中國', 'a/b, c']);
  });

  test('a comma inside a name of the graph is not a separator', () => {
    const hash = printRoute(
      { view: 'graph', names: ['a,b', 'c'], settings: new Map() });
    expect(parseRoute(hash).names).toEqual(['a,b', 'c']);
  });

  test('what names no view is the start page', () => {
    expect(parseRoute('#/nowhere/x').view).toBe('home');
    expect(parseRoute('#/pair/').view).toBe('home');
    expect(parseRoute('').view).toBe('home');
    expect(parseRoute('#/pair/100%/USA').names[0]).toBe('100%');
  });

  test('only filters go to the API', () => {
    const route = parseRoute('#/pair/A/B?type=x&event=1&lang=zh&to=2024');
    expect(filterParameters(route).toString()).toBe('type=x&to=2024');
  });
});

describe('spans', () => {
  const text = '美國🇺🇸制裁B公司';
  const bytes = (part: string): number => new TextEncoder().encode(part).length;

  test('bytes, not UTF-16 units, are counted', () => {
    const begin = bytes('美國🇺🇸');
    const slices = sliceBySpans(text, [{ begin, end: begin + 6 }]);
    expect(slices.map((slice) => slice.text))
      .toEqual(['美國🇺🇸', '制裁', 'B公司']);
    expect(slices.map((slice) => slice.spans)).toEqual([[], [0], []]);
  });

  test('spans nest and overlap', () => {
    const slices = sliceBySpans('abcdef', [
      { begin: 0, end: 4 }, { begin: 2, end: 6 }, { begin: 2, end: 3 },
    ]);
    expect(slices).toEqual([
      { text: 'ab', spans: [0] }, { text: 'c', spans: [0, 1, 2] },
      { text: 'd', spans: [0, 1] }, { text: 'ef', spans: [1] },
    ]);
  });

  test('offsets out of range or inside a character tear nothing', () => {
    const slices = sliceBySpans(text, [
      { begin: 1, end: 7 }, { begin: -4, end: 999 }, { begin: 5, end: 5 },
    ]);
    expect(slices.map((slice) => slice.text).join('')).toBe(text);
    expect(slices.every((slice) => !slice.text.includes('\ufffd'))).toBe(true);
  });

  test('an empty text has no slices', () => {
    expect(sliceBySpans('', [{ begin: 0, end: 3 }])).toEqual([]);
  });
});

describe('csv', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx'])(
    'the formula %j is made text', (text) => {
      expect(csvField(text)).toBe(`'${text}`);
    });

  test('numbers stay numbers, and nothing is nothing', () => {
    expect(csvField(-8)).toBe('-8');
    expect(csvField(null)).toBe('');
  });

  test('quotes, commas and line ends are quoted', () => {
    expect(csvField('a"b')).toBe('"a""b"');
    expect(csvField('a,b')).toBe('"a,b"');
    expect(csvField('=a\nb')).toBe('"\'=a\nb"');
    expect(csvTable(['a', 'b'], [['中', 1]])).toBe('\ufeffa,b\r\n中,1\r\n');
  });
});

describe('gexf', () => {
  test('text is escaped and control characters are left out', () => {
    expect(xmlText('a<b>&"\u0001\n')).toBe('a&lt;b&gt;&amp;&quot;\n');
  });

  test('nodes, edges and the filter are written', () => {
    const xml = writeGexf(
      [{ id: 'A&B', label: '甲', kind: 'state', events: 2, x: 1, y: -2 }],
      [{ source: 'A&B', target: 'C', quadClass: 'mconf', mutual: true,
        events: 3 }], 'type=x&from=2024');
    expect(xml).toContain('version="1.3"');
    expect(xml).toContain('<node id="A&amp;B" label="甲">');
    expect(xml).toContain('type="mutual" weight="3"');
    expect(xml).toContain('type=x&amp;from=2024');
    const opened = xml.match(/<[a-z:]+[^>]*[^/?]>/g)?.length;
    expect(xml.match(/<\/[a-z:]+>/g)?.length).toBe(opened);
  });
});

describe('months', () => {
  const edge: GraphEdge = {
    source: 'A', target: 'B', quad_class: 'mconf', mutual: false, events: 10,
    months: [['2024-12', 2], ['2025-01', 3], ['2025-03', 4]],
  };

  test('numbers and text are inverse', () => {
    expect(monthText(monthNumber('2025-12'))).toBe('2025-12');
    expect(monthNumber('2025-01') - monthNumber('2024-12')).toBe(1);
  });

  test('both ends are included, undated events only in the open range', () => {
    expect(eventsWithin(edge, { from: null, to: null })).toBe(10);
    expect(eventsWithin(edge, { from: '2024-12', to: '2025-01' })).toBe(5);
    expect(eventsWithin(edge, { from: '2025-02', to: null })).toBe(4);
    expect(eventsWithin(edge, { from: '2025-04', to: null })).toBe(0);
  });

  test('the histogram has a bar for each month, empty ones too', () => {
    expect(histogram([edge, edge], '2025-01', 3)).toEqual([6, 0, 8]);
  });
});

describe('drawings along time', () => {
  const labels = (from: string, to: string, most?: number): string[] =>
    timeTicks(scaleUtc([new Date(from), new Date(to)], [0, 800]), most)
      .map(({ label }) => label);

  test('years, months and days are written no longer than they differ', () => {
    expect(labels('2019-01-01', '2025-06-01')).toEqual(
      ['2019', '2020', '2021', '2022', '2023', '2024', '2025']);
    expect(labels('2024-11-10', '2025-03-10', 4)).toEqual(
      ['2024-12', '2025-01', '2025-02', '2025-03']);
    expect(labels('2025-01-01', '2025-02-01', 1)).toEqual(
      ['2025-01', '2025-02']);
  });

  test('of the ticks within a day there is one label', () => {
    expect(labels('2025-01-01', '2025-01-04')).toEqual(
      ['2025-01-01', '2025-01-02', '2025-01-03', '2025-01-04']);
  });

  test('the span holds the whole of the last day', () => {
    const event = (first: string, last: string): EventRecord =>
      ({ first_day: first, last_day: last }) as EventRecord;
    const { start, end } = spanOf([event('2025-01-05', '2025-01-05'),
      event('2025-01-02', '2025-01-31')]);
    expect(+start).toBeLessThan(Date.parse('2025-01-02'));
    expect(+end).toBeGreaterThan(Date.parse('2025-02-01'));
  });
});

describe('chains', () => {
  const chain = (...path: string[]): Chain => ({
    length: path.length - 1, path, certain: false,
    hops: path.slice(1).map((to, i) => ({
      from: path[i]!, to, parallel: 1,
      event: { id: `${path[i]}${to}` } as EventRecord,
    })),
  });

  test('common beginnings are drawn once', () => {
    const layout = layoutChains(
      [chain('A', 'B', 'C'), chain('A', 'B', 'D'), chain('A', 'E')]);
    expect(layout.nodes.map((node) => node.key))
      .toEqual(['0:A', '1:B', '1:E', '2:C', '2:D']);
    expect(layout.links).toHaveLength(4);
    expect([layout.columns, layout.rows]).toEqual([3, 2]);
  });

  test('an actor at two steps stands in both columns', () => {
    const layout = layoutChains([chain('A', 'B', 'A')]);
    expect(layout.nodes.map((node) => node.column)).toEqual([0, 1, 2]);
  });

  test('a column follows the order of the one before', () => {
    const layout = layoutChains(
      [chain('A', 'B', 'X'), chain('A', 'C', 'Y'), chain('A', 'B', 'Z')]);
    const last = layout.nodes.filter((node) => node.column === 2)
      .sort((a, b) => a.row - b.row).map((node) => node.actor);
    expect(last).toEqual(['X', 'Z', 'Y']);
  });

  test('no chains need no room', () => {
    expect(layoutChains([])).toEqual(
      { nodes: [], links: [], columns: 0, rows: 0 });
  });
});
