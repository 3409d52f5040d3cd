/** What is drawn of two actors, and the pictures that are saved of it. */

import { h } from './dom';
import { t } from './language';
import type { Page } from './page';
import { pairPicture } from './pair_picture';
import { rasterise, saveButtons, svgText } from './save';
import { seriesChart } from './series_chart';
import { spanOf, type Span } from './timeline_drawing';
import type { ActorNames, EventRecord, SeriesRow } from './types';

export interface Pair {
  page: Page;
  title: string;
  /** Those that have days. */
  events: EventRecord[];
  names: ActorNames;
  series: SeriesRow[];
}

/** `onSelect` is given the id of the event chosen in the timeline. */
export async function drawPair(
  pair: Pair, chart: HTMLElement, months: HTMLElement, save: HTMLElement,
  csv: () => string, onSelect: (id: string) => void,
): Promise<void> {
  const { page, title, events, names } = pair;
  const series = seriesChart(pair.series, Math.max(320, months.clientWidth),
    `${title}: ${t('series')}`);
  if (series) months.append(h('h2', {}, t('series')), series);
  let shown = (): Span => spanOf(events);
  const picture = (): SVGSVGElement => pairPicture({ page, title, names,
    events, span: events.length > 0 ? shown() : null, series });
  save.replaceChildren(saveButtons({
    ...(series || events.length > 0 ? { png: () => rasterise(picture()),
      svg: () => svgText(picture()) } : {}), csv,
  }));
  if (events.length === 0) return;
  const { timelineChart } = await import('./timeline_chart');
  if (page.signal.aborted) return;
  shown = timelineChart(page, chart, events, names, onSelect);
}
