/** Text and axes of time, as the drawings of ours share them. */

import type { ScaleTime } from 'd3-scale';
import { s } from './dom';
import { FONT } from './theme';

export function drawText(
  x: number, y: number, value: string, fill: string, anchor = 'start',
  size = 11,
): SVGElement {
  return s('text', { x, y, fill, 'text-anchor': anchor, 'font-size': size,
    'font-family': FONT }, value);
}

/**
 * Pixels that the text takes at 11 pixels of size, about: there is no text
 * measure without layout, and wide characters take nearly twice the others.
 */
export function textWidth(text: string): number {
  return [...text].reduce(
    (sum, letter) => sum + (letter > '\u2e80' ? 11 : 6.2), 0);
}

/** A label needs so many pixels. */
const LABEL = 80;

/** About `most` round dates, or as many as fit, no longer than they differ. */
export function timeTicks(
  time: ScaleTime<number, number>, most = Infinity,
): { x: number; label: string }[] {
  const [left, right] = time.range();
  const texts = time.ticks(Math.min(most, (right! - left!) / LABEL))
    .map((date) => date.toISOString());
  const length = texts.every((text) => text.slice(5, 10) === '01-01') ? 4 :
    texts.every((text) => text.slice(8, 10) === '01') ? 7 : 10;
  const ticks = new Map<string, number>();
  for (const text of texts) {
    const label = text.slice(0, length);
    // Of several within a day the first stands for it.
    if (!ticks.has(label)) ticks.set(label, time(new Date(text)));
  }
  return [...ticks].map(([label, x]) => ({ x, label }));
}
