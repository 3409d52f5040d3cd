/** Events by month and quad class as bars, the mean Goldstein as a line. */

import { s } from './dom';
import { quadName, t } from './language';
import { monthNumber, monthText } from './months';
import { FONT, palette, quadColour, type Palette } from './theme';
import { QUAD_CLASSES, type SeriesRow } from './types';

const HEIGHT = 230;
const LEFT = 40;
const RIGHT = 40;
const TOP = 40;
const BOTTOM = 26;
/** CAMEO-Goldstein scores lie between -10 and 10. */
const GOLDSTEIN_MAX = 10;

interface Frame {
  colours: Palette;
  first: number;
  months: number;
  step: number;
  most: number;
  inner: number;
}

function frameOf(rows: SeriesRow[], width: number): Frame {
  const numbers = rows.map((row) => monthNumber(row.month!));
  const first = Math.min(...numbers);
  const months = Math.max(...numbers) - first + 1;
  return {
    colours: palette(), first, months,
    step: (width - LEFT - RIGHT) / months,
    most: Math.max(1, ...rows.map((row) => row.events)),
    inner: HEIGHT - TOP - BOTTOM,
  };
}

function text(
  x: number, y: number, value: string, fill: string, anchor = 'start',
): SVGElement {
  return s('text', { x, y, fill, 'text-anchor': anchor, 'font-size': 11,
    'font-family': FONT }, value);
}

/** Null where no row has a month: then there is nothing to draw. */
export function seriesChart(
  all: SeriesRow[], width: number, title: string,
): SVGSVGElement | null {
  const rows = all.filter((row) => row.month);
  if (rows.length === 0) return null;
  const frame = frameOf(rows, width);
  const svg = s('svg', { width, height: HEIGHT, role: 'img',
    viewBox: `0 0 ${width} ${HEIGHT}`, 'aria-label': title },
  s('rect', { width, height: HEIGHT, fill: frame.colours.background }));
  svg.append(...axes(frame, width), ...legend(frame));
  for (const row of rows) svg.append(bar(row, frame));
  svg.append(...goldsteinLine(rows, frame));
  return svg;
}

function bar(row: SeriesRow, frame: Frame): SVGElement {
  const group = s('g', {}, s('title', {},
    `${row.month}: ${row.events} · ${t('mean')} ` +
    `${row.mean_goldstein?.toFixed(1) ?? '–'}`));
  const x = LEFT + (monthNumber(row.month!) - frame.first) * frame.step;
  let y = TOP + frame.inner;
  for (const quad of QUAD_CLASSES) {
    const count = row[quad] ?? 0;
    const height = (frame.inner * count) / frame.most;
    if (height === 0) continue;
    y -= height;
    group.append(s('rect', { x: x + frame.step * 0.1, y, height,
      width: Math.max(1, frame.step * 0.8), fill: quadColour(quad) }));
  }
  return group;
}

function goldsteinLine(rows: SeriesRow[], frame: Frame): SVGElement[] {
  const points = rows.filter((row) => row.mean_goldstein !== null)
    .map((row) => ({
      x: LEFT + (monthNumber(row.month!) - frame.first + 0.5) * frame.step,
      y: TOP + frame.inner * (0.5 - row.mean_goldstein! / GOLDSTEIN_MAX / 2),
    }));
  return [
    s('polyline', { fill: 'none', stroke: frame.colours.text,
      'stroke-width': 1.5, 'stroke-opacity': 0.75,
      points: points.map(({ x, y }) => `${x},${y}`).join(' ') }),
    ...points.map(({ x, y }) => s('circle', { cx: x, cy: y, r: 2.5,
      fill: frame.colours.background, stroke: frame.colours.text })),
  ];
}

function axes(frame: Frame, width: number): SVGElement[] {
  const { colours, inner } = frame;
  const parts: SVGElement[] = [];
  for (const part of [0, 0.5, 1]) {
    const y = TOP + inner * (1 - part);
    parts.push(s('line', { x1: LEFT, x2: width - RIGHT, y1: y, y2: y,
      stroke: colours.line }));
    const count = frame.most * part;
    if (Number.isInteger(count)) {
      parts.push(text(LEFT - 6, y + 4, String(count), colours.muted, 'end'));
    }
    const score = GOLDSTEIN_MAX * (part * 2 - 1);
    parts.push(text(width - RIGHT + 6, y + 4, String(score), colours.muted));
  }
  // A label for a month needs about 56 pixels; whole years come first.
  const every = Math.ceil(56 / frame.step);
  const stride = [1, 2, 3, 6, 12, 24, 60, 120].find((n) => n >= every) ?? 240;
  for (let month = 0; month < frame.months; month++) {
    const at = frame.first + month;
    if (at % stride !== 0 && frame.months > 1) continue;
    const x = LEFT + (month + 0.5) * frame.step;
    const label = stride >= 12 ? monthText(at).slice(0, 4) : monthText(at);
    parts.push(text(x, HEIGHT - 8, label, colours.muted, 'middle'));
  }
  return parts;
}

function legend(frame: Frame): SVGElement[] {
  const parts: SVGElement[] = [];
  let x = LEFT;
  for (const quad of QUAD_CLASSES) {
    const name = quadName(quad);
    parts.push(s('rect', { x, y: 8, width: 11, height: 11,
      fill: quadColour(quad) }), text(x + 15, 18, name, frame.colours.text));
    // No text measure without layout: wide characters are about 11 pixels.
    x += 30 + [...name].reduce(
      (sum, letter) => sum + (letter > '\u2e80' ? 11 : 6), 0);
  }
  parts.push(s('line', { x1: x, x2: x + 16, y1: 14, y2: 14,
    stroke: frame.colours.text, 'stroke-width': 1.5 }),
  text(x + 20, 18, t('mean'), frame.colours.text));
  return parts;
}
