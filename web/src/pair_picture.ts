/** The saved picture of the pair view: heading, timeline, monthly chart. */

import { drawText as text } from './drawing';
import { s } from './dom';
import { t } from './language';
import { filterText, type Page } from './page';
import { palette } from './theme';
import { timelineDrawing, type Span } from './timeline_drawing';
import type { ActorNames, EventRecord } from './types';

const MARGIN = 12;
const HEADING = 64;

export interface PairPicture {
  page: Page;
  title: string;
  events: EventRecord[];
  names: ActorNames;
  /** What the timeline shows now; null where no event has a date. */
  span: Span | null;
  series: SVGSVGElement | null;
}

/** Puts one part below the other; what was made of what is said on top. */
export function pairPicture(of: PairPicture): SVGSVGElement {
  const colours = palette();
  const inner = Number(of.series?.getAttribute('width') ?? 1000);
  const width = inner + 2 * MARGIN;
  const parts: SVGElement[] = [text(MARGIN, 26, of.title, colours.text,
    'start', 18), text(MARGIN, 46, heading(of), colours.muted)];
  let top = HEADING;
  if (of.span) {
    const { element, height } = timelineDrawing(
      of.page, of.events, of.names, of.span, inner);
    element.setAttribute('transform', `translate(${MARGIN}, ${top})`);
    parts.push(element);
    top += height + 2 * MARGIN;
  }
  if (of.series) {
    const series = of.series.cloneNode(true) as SVGSVGElement;
    series.setAttribute('x', String(MARGIN));
    series.setAttribute('y', String(top + MARGIN));
    parts.push(text(MARGIN, top, t('series'), colours.text, 'start', 13),
      series);
    top += Number(series.getAttribute('height')) + MARGIN;
  }
  const height = top + MARGIN;
  return s('svg', { width, height, viewBox: `0 0 ${width} ${height}` },
    s('rect', { width, height, fill: colours.background }),
    ...parts) as SVGSVGElement;
}

function heading({ page, span }: PairPicture): string {
  const days = span ? `${t('timeShown')}${[span.start, span.end].map(
    (date) => date.toISOString().slice(0, 10)).join(' – ')} · ` : '';
  return `${days}${t('filterOn')}${filterText(page.route)}`;
}
