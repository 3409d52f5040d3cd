/**
 * The events of a span of time as SVG, a row for each quad class: what the
 * timeline shows, for pictures that are saved. Deeds are filled marks and
 * words are hollow ones, so that colour is not their only sign.
 */

import { scaleUtc, type ScaleTime } from 'd3-scale';
import { drawText as text, textWidth, timeTicks } from './drawing';
import { s } from './dom';
import { sides } from './event_list';
import { quadName, typeName } from './language';
import { eventDate, eventQuad, type Page } from './page';
import { palette, quadColour, quadDash } from './theme';
import {
  QUAD_CLASSES, type ActorNames, type EventRecord, type QuadClass,
} from './types';

const LEFT = 150;
const RIGHT = 40;
const AXIS = 24;
const LANE = 18;
const MARK = 4;
/** Between a mark and its name. */
const GAP = 4;

export interface Span { start: Date; end: Date }

interface Mark {
  event: EventRecord;
  name: string;
  left: number;
  /** Where its last day ends. */
  right: number;
  lane: number;
}

export function dayStart(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The end of an event is its last day, and that day has 24 hours. */
export function dayEnd(day: string): Date {
  const end = dayStart(day);
  end.setUTCDate(end.getUTCDate() + 1);
  return end;
}

/** From the first day of all to the last, with some room. */
export function spanOf(events: EventRecord[]): Span {
  const starts = events.map((event) => +dayStart(event.first_day!));
  const ends = events.map((event) => +dayEnd(event.last_day!));
  const start = Math.min(...starts);
  const end = Math.max(...ends);
  const room = (end - start) * 0.02;
  return { start: new Date(start - room), end: new Date(end + room) };
}

/** Puts each mark into the first lane where it covers no other. */
function stackMarks(
  events: EventRecord[], time: ScaleTime<number, number>,
): { marks: Mark[]; lanes: number } {
  const [from, to] = time.range();
  const ends: number[] = [];
  const marks = events.map((event): Mark => {
    const name = typeName(event.type);
    const left = Math.max(from!, time(dayStart(event.first_day!)));
    const right = Math.min(to!, time(dayEnd(event.last_day!)));
    return { event, name, left, right, lane: 0 };
  }).sort((a, b) => a.left - b.left);
  for (const mark of marks) {
    const label = labelAt(mark, to!);
    const start = Math.min(mark.left - MARK, label.start);
    const free = ends.findIndex((end) => end <= start - MARK);
    mark.lane = free < 0 ? ends.length : free;
    ends[mark.lane] = Math.max(mark.right, mark.left + MARK, label.end);
  }
  return { marks, lanes: ends.length };
}

/**
 * The name stands within a mark that is long enough, else right of it, and
 * left of it at the right border.
 */
function labelAt(
  mark: Mark, border: number,
): { start: number; end: number } {
  const width = textWidth(mark.name);
  const right = GAP + (!lasts(mark.event) ? mark.left + MARK :
    mark.right - mark.left > width + 2 * GAP ? mark.left : mark.right);
  if (right + width <= border + RIGHT) {
    return { start: right, end: right + width };
  }
  const left = mark.left - MARK - GAP;
  return { start: left - width, end: left };
}

function lasts(event: EventRecord): boolean {
  return event.first_day !== event.last_day;
}

function markDrawing(
  mark: Mark, quad: QuadClass | null, top: number, border: number,
  names: ActorNames,
): SVGElement {
  const { text: ink, background, panel } = palette();
  const { event, name, left, right } = mark;
  const middle = top + mark.lane * LANE + LANE / 2;
  const colour = quadColour(quad);
  const hollow = quadDash(quad) !== '';
  const label = labelAt(mark, border);
  // At the end of a text that is measured only about, that end is held.
  const ahead = label.end < left;
  return s('g', { 'data-event': event.id },
    s('title', {}, `${eventDate(event)} ${name} ${sides(event, names)}`),
    lasts(event) ? s('rect', { x: left, y: middle - LANE / 2 + 2,
      width: Math.max(2, right - left), height: LANE - 4, rx: 2, fill: panel,
      stroke: colour, 'stroke-dasharray': hollow ? '4 2' : '' }) :
      s('circle', { cx: left, cy: middle, r: MARK, stroke: colour,
        'stroke-width': 1.5, fill: hollow ? background : colour }),
    ahead ? text(label.end, middle + 4, name, ink, 'end') :
      text(label.start, middle + 4, name, ink));
}

/** Events that touch the span, from the top down; `height` says how far. */
export function timelineDrawing(
  page: Page, events: EventRecord[], names: ActorNames, span: Span,
  width: number,
): { element: SVGElement; height: number } {
  const colours = palette();
  const time = scaleUtc([span.start, span.end], [LEFT, width - RIGHT]);
  const within = events.filter((event) =>
    dayStart(event.first_day!) < span.end &&
    dayEnd(event.last_day!) > span.start);
  const parts: SVGElement[] = [];
  let top = AXIS;
  for (const quad of [...QUAD_CLASSES, null]) {
    const { marks, lanes } = stackMarks(within.filter((event) =>
      eventQuad(event, page.types) === quad), time);
    if (lanes === 0) continue;
    const height = lanes * LANE + 8;
    parts.push(
      s('rect', { x: 0, y: top + 1, width: 4, height: height - 2,
        fill: quadColour(quad) }),
      text(12, top + LANE, quadName(quad), colours.text),
      s('line', { x1: 0, x2: width, y1: top + height, y2: top + height,
        stroke: colours.line }),
      ...marks.map((mark) =>
        markDrawing(mark, quad, top + 4, width - RIGHT, names)));
    top += height;
  }
  const axis = timeTicks(time).flatMap(({ x, label }) => [
    s('line', { x1: x, x2: x, y1: AXIS - 4, y2: top, stroke: colours.line }),
    text(x, AXIS - 10, label, colours.muted, 'middle')]);
  return { element: s('g', {}, ...axis, ...parts), height: top };
}
