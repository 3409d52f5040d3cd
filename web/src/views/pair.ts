/** What happened between two actors: drawing, series and list. */

import { ask, learnNames } from '../api';
import { h } from '../dom';
import { eventRow, eventsCsv } from '../event_list';
import { filterBar } from '../filters';
import { t } from '../language';
import { loading, nameOf, nothing, type Page } from '../page';
import { pairPicture } from '../pair_picture';
import { filterParameters } from '../route';
import { rasterise, saveButtons, svgText } from '../save';
import { seriesChart } from '../series_chart';
import { spanOf, type Span } from '../timeline_drawing';
import type {
  ActorNames, Envelope, EventRecord, SeriesRow,
} from '../types';

const PAGE_SIZE = '200';

function query(page: Page, extra: Record<string, string>): URLSearchParams {
  const all = filterParameters(page.route);
  all.set('a', page.route.names[0]!);
  all.set('b', page.route.names[1]!);
  for (const [key, value] of Object.entries(extra)) all.set(key, value);
  return all;
}

export async function pairView(page: Page): Promise<void> {
  const result = h('div', {}, loading());
  const heading = h('h1', {}, page.route.names.join(' – '));
  const save = h('div', {});
  page.main.replaceChildren(h('div', { class: 'heading' }, heading, save),
    filterBar(page), result);
  const [answer, series] = await Promise.all([
    ask<Envelope<EventRecord>>('/timeline', query(
      page, { limit: PAGE_SIZE }), page.signal),
    ask<Envelope<SeriesRow>>('/series', query(
      page, { period: 'month', by: 'quad' }), page.signal),
  ]);
  learnNames(answer.actors);
  const [a, b] = ['a', 'b'].map((key, index) => nameOf(String(
    answer.arguments[key] ?? page.route.names[index]), answer.actors));
  const title = t('timelineOf', { a: a!, b: b! });
  heading.textContent = title;
  page.title(title);
  if (answer.results.length === 0) {
    result.replaceChildren(nothing(t('noEvents'), page.route));
    return;
  }
  await show(page, answer, series.results, result, save, title);
}

async function show(
  page: Page, answer: Envelope<EventRecord>, series: SeriesRow[],
  result: HTMLElement, save: HTMLElement, title: string,
): Promise<void> {
  const chart = h('div', { class: 'timeline', 'aria-label': t('chart'),
    role: 'group' });
  const months = h('div', { class: 'series' });
  const events = [...answer.results];
  const names: ActorNames = { ...answer.actors };
  const dated = events.filter((event) => event.first_day && event.last_day);
  chart.hidden = dated.length === 0;
  const list = eventList(page, answer, events, names);
  result.replaceChildren(chart, months, list);
  const drawing = seriesChart(
    series, Math.max(320, months.clientWidth), `${title}: ${t('series')}`);
  if (drawing) {
    months.append(h('h2', {}, t('series')), drawing);
  }
  let shown = (): Span => spanOf(dated);
  const picture = (): SVGSVGElement => pairPicture({ page, title, names,
    events: dated, span: dated.length > 0 ? shown() : null,
    series: drawing });
  save.replaceChildren(saveButtons({
    ...(drawing || dated.length > 0 ? { png: () => rasterise(picture()),
      svg: () => svgText(picture()) } : {}),
    csv: () => eventsCsv(events, names),
  }));
  if (dated.length === 0) return;
  const { timelineChart } = await import('../timeline_chart');
  if (page.signal.aborted) return;
  shown = timelineChart(page, chart, dated, names, (id) => {
    const row = list.querySelector(`[data-event="${CSS.escape(id)}"]`);
    row?.scrollIntoView({ block: 'center' });
    row?.querySelector('a')?.focus({ preventScroll: true });
  });
}

/** The rows, and a button for the next page while there is one. */
function eventList(
  page: Page, answer: Envelope<EventRecord>, events: EventRecord[],
  names: ActorNames,
): HTMLElement {
  const rows = h('ol', { class: 'events', 'data-testid': 'event-list' },
    ...events.map((event) => eventRow(page, event, names)));
  const count = h('span', { class: 'muted', role: 'status' });
  let next = answer.next;
  const tell = (): void => {
    count.textContent = t('shownOf', { n: events.length }) +
      (next ? ` · ${t('moreExist')}` : '');
    button.hidden = !next;
  };
  const button = h('button', { type: 'button', click: () => void more() },
    t('more'));
  const more = async (): Promise<void> => {
    button.disabled = true;
    try {
      const page2 = await ask<Envelope<EventRecord>>('/timeline', query(
        page, { limit: PAGE_SIZE, cursor: next! }), page.signal);
      next = page2.next;
      Object.assign(names, page2.actors);
      events.push(...page2.results);
      rows.append(...page2.results.map((event) =>
        eventRow(page, event, names)));
      tell();
    } catch (error) {
      if (!page.signal.aborted) count.textContent = String(error);
    } finally {
      button.disabled = false;
    }
  };
  tell();
  return h('section', {}, h('h2', {}, t('listOfEvents'), ' ', count), rows,
    button);
}
