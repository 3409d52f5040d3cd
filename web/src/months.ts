/** Months written YYYY-MM, as edges and series count events. */

import type { GraphEdge } from './types';

/** The inclusive range of months; null is open. */
export interface MonthRange { from: string | null; to: string | null }

/** Months since year 0, to count and compare with. */
export function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

export function monthText(number: number): string {
  const year = String(Math.floor(number / 12)).padStart(4, '0');
  return `${year}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/**
 * Events of the edge within the range. Where the range is open at both ends
 * all count; undated events are in no month, hence in no narrower range.
 */
export function eventsWithin(edge: GraphEdge, range: MonthRange): number {
  if (range.from === null && range.to === null) return edge.events;
  let sum = 0;
  for (const [month, count] of edge.months) {
    if (range.from !== null && month < range.from) continue;
    if (range.to !== null && month > range.to) continue;
    sum += count;
  }
  return sum;
}

/** Events of all edges in each month from `first` on, `length` of them. */
export function histogram(
  edges: Iterable<GraphEdge>, first: string, length: number,
): number[] {
  const bars = new Array<number>(length).fill(0);
  const start = monthNumber(first);
  for (const edge of edges) {
    for (const [month, count] of edge.months) {
      const at = monthNumber(month) - start;
      if (at >= 0 && at < length) bars[at]! += count;
    }
  }
  return bars;
}
