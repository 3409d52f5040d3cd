/** What happened between two actors: drawing, series and list. */

import { ask, learnNames } from '../api';
import { h } from '../dom';
import { eventRow, eventsCsv } from '../event_list';
import { filterBar } from '../filters';
import { t } from '../language';
import { loading, nameOf, nothing, type Page } from '../page';
import { seriesQuery, timelineQuery } from '../pair_query';
import type {
  ActorNames, Envelope, EventRecord, SeriesRow,
} from '../types';

export async function pairView(page: Page): Promise<void> {
  const result = h('div', {}, loading());
  const heading = h('h1', {}, page.route.names.join(' – '));
  const save = h('div', {});
  page.main.replaceChildren(h('div', { class: 'heading' }, heading, save),
    filterBar(page), result);
  const [answer, series] = await Promise.all([
    ask<Envelope<EventRecord>>('/timeline', timelineQuery(page.route),
      page.signal),
    ask<Envelope<SeriesRow>>('/series', seriesQuery(page.route), page.signal),
  ]);
  if (page.signal.aborted) return;
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

/** First the list, then what is drawn: the libraries for it are large. */
async function show(
  page: Page, answer: Envelope<EventRecord>, series: SeriesRow[],
  result: HTMLElement, save: HTMLElement, title: string,
): Promise<void> {
  const events = [...answer.results];
  const names: ActorNames = { ...answer.actors };
  const dated = events.filter((event) => event.first_day && event.last_day);
  const chart = h('div', { class: 'timeline', 'aria-label': t('chart'),
    role: 'group', hidden: dated.length === 0 });
  const months = h('div', { class: 'series',
    hidden: !series.some((row) => row.month) });
  const list = eventList(page, answer, events, names);
  result.replaceChildren(chart, months, list);
  await painted();
  const { drawPair } = await import('../pair_charts');
  if (page.signal.aborted) return;
  await drawPair({ page, title, events: dated, names, series }, chart, months,
    save, () => eventsCsv(events, names), (id) => {
      const row = list.querySelector(`[data-event="${CSS.escape(id)}"]`);
      row?.scrollIntoView({ block: 'center' });
      row?.querySelector('a')?.focus({ preventScroll: true });
    });
}

/** Resolved when what is there now has come to the screen. */
async function painted(): Promise<void> {
  for (let frame = 0; frame < 2; frame++) {
    await new Promise(requestAnimationFrame);
  }
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
      const page2 = await ask<Envelope<EventRecord>>('/timeline',
        timelineQuery(page.route, next!), page.signal);
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
