/** Events as rows, the accessible form of every drawing of them. */

import { h } from './dom';
import { actorName, number, quadName, statusName, t, typeName }
  from './language';
import { eventDate, eventQuad, type Page } from './page';
import { routeTo } from './route';
import { csvTable } from './csv';
import type { ActorNames, EventRecord, Evidence } from './types';

/** The place of the evidence: its article, event and clause. */
export function evidenceLink(
  page: Page, event: EventRecord, evidence: Evidence,
): string {
  return routeTo(page.route, 'article', [evidence.article],
    { event: event.id, at: String(evidence.begin) });
}

export function sides(event: EventRecord, names: ActorNames): string {
  const list = (codes: string[]): string =>
    codes.map((code) => actorName(code, names)).join(', ');
  const arrow = event.mutual ? ' ↔ ' : ' → ';
  return event.target.length > 0 ?
    `${list(event.source)}${arrow}${list(event.target)}` : list(event.source);
}

/** One row; a click anywhere on it opens its first evidence. */
export function eventRow(
  page: Page, event: EventRecord, names: ActorNames,
): HTMLElement {
  const first = event.evidence?.find((entry) => entry.article !== '');
  const quad = eventQuad(event, page.types);
  const what = typeName(event.type);
  const head = first ?
    h('a', { class: 'cover', href: evidenceLink(page, event, first) }, what) :
    h('span', {}, what);
  return h('li', { class: `event ${quad ?? 'no-class'}`,
    'data-testid': 'event-row', 'data-event': event.id },
  h('span', { class: 'date' }, eventDate(event)),
  h('span', { class: 'what' }, head,
    h('span', { class: 'sides' }, sides(event, names))),
  h('span', { class: 'facts muted' },
    [quadName(quad), statusName(event.status),
      `${t('goldstein')} ${event.goldstein ?? '–'}`,
      number(event.confidence, 2)].join(' · ')),
  first?.evidence ? h('q', { class: 'quote' }, first.evidence) : null,
  more(page, event));
}

/** Where several articles tell of it: each, to choose from. */
function more(page: Page, event: EventRecord): HTMLElement | null {
  const all = (event.evidence ?? []).filter((entry) => entry.article !== '');
  if (all.length < 2) return null;
  return h('details', { class: 'more' },
    h('summary', {}, `${t('evidence')} (${all.length})`),
    h('ul', {}, ...all.map((entry) => h('li', {},
      h('a', { href: evidenceLink(page, event, entry) },
        `${entry.published} ${entry.title || entry.article}`)))));
}

export function eventsCsv(
  events: EventRecord[], names: ActorNames,
): string {
  return csvTable(
    ['id', 'date', 'type', 'plover', 'cameo', 'goldstein', 'source', 'target',
      'source_name', 'target_name', 'mutual', 'status', 'confidence',
      'mentions', 'article', 'evidence', 'rule'],
    events.map((event) => {
      const first = event.evidence?.[0];
      const named = (codes: string[]): string =>
        codes.map((code) => actorName(code, names)).join('; ');
      return [event.id, event.date, event.type, event.plover, event.cameo,
        event.goldstein, event.source.join('; '), event.target.join('; '),
        named(event.source), named(event.target), String(event.mutual),
        event.status, event.confidence, event.mentions, first?.article,
        first?.evidence, first?.rule];
    }));
}
