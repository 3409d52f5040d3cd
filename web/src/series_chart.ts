/** Events by month and quad class as bars, the mean Goldstein as a line. */

import { scaleLinear, scaleUtc, type ScaleLinear, type ScaleTime }
  from 'd3-scale';
import { line, stack } from 'd3-shape';
import { drawText as text, textWidth, timeTicks } from './drawing';
import { s } from './dom';
import { quadName, t } from './language';
import { palette, quadColour } from './theme';
import { QUAD_CLASSES, type SeriesRow } from './types';

const HEIGHT = 230;
const SIDE = 40;
const TOP = 40;
const BOTTOM = 26;
/** CAMEO-Goldstein scores lie between -10 and 10. */
const GOLDSTEIN_MAX = 10;
/** The mean month of the Gregorian calendar, in milliseconds. */
const MONTH = 365.2425 / 12 * 24 * 3600 * 1000;

interface Scales {
  time: ScaleTime<number, number>;
  count: ScaleLinear<number, number>;
  score: ScaleLinear<number, number>;
}

function monthStart(month: string): Date {
  return new Date(`${month}-01T00:00:00Z`);
}

function monthEnd(month: string): Date {
  const end = monthStart(month);
  end.setUTCMonth(end.getUTCMonth() + 1);
  return end;
}

function scalesOf(rows: SeriesRow[], width: number): Scales {
  const months = rows.map((row) => row.month!).sort();
  const heights = [HEIGHT - BOTTOM, TOP];
  return {
    time: scaleUtc([monthStart(months[0]!), monthEnd(months.at(-1)!)],
      [SIDE, width - SIDE]),
    count: scaleLinear([0, Math.max(1, ...rows.map((row) => row.events))],
      heights),
    score: scaleLinear([-GOLDSTEIN_MAX, GOLDSTEIN_MAX], heights),
  };
}

/** Null where no row has a month: then there is nothing to draw. */
export function seriesChart(
  all: SeriesRow[], width: number, title: string,
): SVGSVGElement | null {
  const rows = all.filter((row) => row.month);
  if (rows.length === 0) return null;
  const scales = scalesOf(rows, width);
  return s('svg', { width, height: HEIGHT, role: 'img',
    viewBox: `0 0 ${width} ${HEIGHT}`, 'aria-label': title },
  s('rect', { width, height: HEIGHT, fill: palette().background }),
  ...axes(scales, width), ...legend(), ...bars(rows, scales),
  ...goldsteinLine(rows, scales)) as SVGSVGElement;
}

/** A group for each month, with a bar for each class it has. */
function bars(rows: SeriesRow[], { time, count }: Scales): SVGElement[] {
  const layers = stack<SeriesRow, string>().keys(QUAD_CLASSES)
    .value((row, quad) => row[quad as keyof SeriesRow] as number ?? 0)(rows);
  return rows.map((row, at) => {
    const left = time(monthStart(row.month!));
    const width = time(monthEnd(row.month!)) - left;
    return s('g', {}, s('title', {},
      `${row.month}: ${row.events} · ${t('mean')} ` +
      `${row.mean_goldstein?.toFixed(1) ?? '–'}`),
    ...layers.map((layer, index) => {
      const [low, high] = layer[at]!;
      return high > low && s('rect', { x: left + width * 0.1,
        y: count(high), height: count(low) - count(high),
        width: Math.max(1, width * 0.8),
        fill: quadColour(QUAD_CLASSES[index]!) });
    }));
  });
}

function goldsteinLine(
  rows: SeriesRow[], { time, score }: Scales,
): SVGElement[] {
  const colours = palette();
  const points = rows.filter((row) => row.mean_goldstein !== null).map(
    ({ month, mean_goldstein: mean }): [number, number] =>
      [(time(monthStart(month!)) + time(monthEnd(month!))) / 2, score(mean!)]);
  return [
    s('path', { fill: 'none', stroke: colours.text, 'stroke-width': 1.5,
      'stroke-opacity': 0.75, d: line()(points) ?? '' }),
    ...points.map(([x, y]) => s('circle', { cx: x, cy: y, r: 2.5,
      fill: colours.background, stroke: colours.text })),
  ];
}

function axes({ time, count, score }: Scales, width: number): SVGElement[] {
  const { line: stroke, muted } = palette();
  const [start, end] = time.domain();
  // No ticks finer than the bars.
  const months = Math.round((+end! - +start!) / MONTH);
  return [
    ...score.ticks(4).map((value) => s('line', { stroke, x1: SIDE,
      x2: width - SIDE, y1: score(value), y2: score(value) })),
    ...score.ticks(4).map((value) =>
      text(width - SIDE + 6, score(value) + 4, String(value), muted)),
    ...count.ticks(4).filter(Number.isInteger).map((value) =>
      text(SIDE - 6, count(value) + 4, String(value), muted, 'end')),
    ...timeTicks(time, months).flatMap(({ x, label }) => [
      s('line', { stroke: muted, x1: x, x2: x, y1: HEIGHT - BOTTOM,
        y2: HEIGHT - BOTTOM + 5 }),
      text(x, HEIGHT - 8, label, muted, 'middle')]),
  ];
}

function legend(): SVGElement[] {
  const colours = palette();
  const parts: SVGElement[] = [];
  let x = SIDE;
  for (const quad of QUAD_CLASSES) {
    const name = quadName(quad);
    parts.push(s('rect', { x, y: 8, width: 11, height: 11,
      fill: quadColour(quad) }), text(x + 15, 18, name, colours.text));
    x += 30 + textWidth(name);
  }
  parts.push(s('line', { x1: x, x2: x + 16, y1: 14, y2: 14,
    stroke: colours.text, 'stroke-width': 1.5 }),
  text(x + 20, 18, t('mean'), colours.text));
  return parts;
}
