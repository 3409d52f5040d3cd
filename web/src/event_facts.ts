/** The facts of one event, its evidence to choose from, and the rule. */

import { ask } from './api';
import { h } from './dom';
import { evidenceLink, sides } from './event_list';
import { number, quadName, statusName, t, typeName } from './language';
import { eventDate, eventQuad, type Page } from './page';
import type { ActorNames, EventRecord, Evidence, Rule } from './types';

function entry(label: string, ...value: (Node | string)[]): HTMLElement[] {
  return [h('dt', {}, label), h('dd', {}, ...value)];
}

export function eventFacts(
  page: Page, event: EventRecord, names: ActorNames,
): HTMLElement {
  const quad = eventQuad(event, page.types);
  const date = eventDate(event) +
    (event.date_from_publication ? ` (${t('fromPublication')})` : '');
  const list = h('dl', { class: 'facts' },
    ...entry(t('type'), typeName(event.type)),
    ...entry(t('parties2'), sides(event, names)),
    ...entry(t('date'), date),
    ...entry(t('status'), statusName(event.status)),
    ...entry(t('quad'), h('span', { class: `tag ${quad ?? 'no-class'}` },
      quadName(quad))),
    ...entry(t('goldstein'), String(event.goldstein ?? '–')),
    ...entry(t('confidenceOf'), number(event.confidence, 2)),
    ...entry(t('codes'), `PLOVER ${event.plover} · CAMEO ${event.cameo}`),
    ...entry(t('evidence'), t('mentionsPublishers',
      { m: event.mentions, p: event.publishers })));
  if (event.amount) {
    list.append(...entry(t('amount'),
      `${number(event.amount.value)} ${event.amount.currency}`));
  }
  if (event.place) list.append(...entry(t('place'), event.place));
  return list;
}

/** All evidence as links; the one shown is marked. */
export function evidenceChoice(
  page: Page, event: EventRecord, chosen: Evidence | null,
): HTMLElement {
  return h('ol', { class: 'evidence' }, ...(event.evidence ?? []).map(
    (one) => h('li', {}, one.article === '' ?
      h('span', {}, one.title || '–') :
      h('a', {
        href: evidenceLink(page, event, one),
        'aria-current': one === chosen ? 'true' : undefined,
      }, one.title || one.article),
    h('span', { class: 'muted' }, ` ${one.published} · ${one.publisher} · ` +
      `${t('confidenceOf')} ${number(one.confidence, 2)}`),
    one.evidence ? h('q', { class: 'quote' }, one.evidence) : null)));
}

/** The rule that read the clause; its text comes when it is at hand. */
export function ruleBox(page: Page, id: string): HTMLElement {
  // Long lines scroll, by keyboard too.
  const text = h('pre', {
    tabindex: 0, role: 'region', 'aria-label': t('rule') });
  const box = h('section', { class: 'rule', 'data-testid': 'rule' },
    h('h3', {}, t('rule')), h('code', {}, id), text);
  ask<Rule>(`/rules/${encodeURIComponent(id)}`, {}, page.signal).then(
    (rule) => { text.textContent = rule.text ?? t('noRuleText'); },
    (error: unknown) => {
      if (!page.signal.aborted) {
        text.textContent = `${t('noRuleText')} ${(error as Error).message}`;
      }
    });
  return box;
}
