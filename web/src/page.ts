/** What a view is given, and the parts that all views share. */

import { ApiProblem } from './api';
import { h } from './dom';
import { pickName, t } from './language';
import { FILTER_KEYS, routeTo, type Route } from './route';
import type { EventRecord, EventType, QuadClass } from './types';

/** The place of one view; `signal` is aborted when the reader leaves it. */
export interface Page {
  route: Route;
  main: HTMLElement;
  signal: AbortSignal;
  types: EventType[];
  /** Shows another address; `quiet` only writes it down. */
  go(hash: string, quiet?: boolean): void;
  /** The name of the view, for the window and the heading. */
  title(text: string): void;
}

/** Draws into `page.main`; what it returns takes later routes of the view. */
export type View = (page: Page) => Promise<ViewUpdate | void>;

/** Follows the address without starting anew; false where it cannot. */
export type ViewUpdate = (route: Route) => boolean;

export function loading(): HTMLElement {
  return h('p', { class: 'loading', role: 'status' }, t('loading'));
}

/** Where an answer would stand: why there is none, and what to do. */
export function problemBox(
  error: unknown, route: Route, retry: () => void,
): HTMLElement {
  if (!(error instanceof ApiProblem)) console.error(error);
  const problem = error instanceof ApiProblem ? error :
    new ApiProblem('', String(error), -1);
  const box = h('div', { class: 'problem', role: 'alert',
    'data-testid': 'problem' },
  h('h2', {}, t('failed')),
  h('p', {}, problem.status === 0 ? t('unreachable') :
    problem.detail || problem.title));
  if (problem.candidates.length > 0) box.append(candidates(problem, route));
  box.append(h('button', { type: 'button', click: retry }, t('retry')));
  return box;
}

/** Links to the same view with each actor the ambiguous name may mean. */
function candidates(problem: ApiProblem, route: Route): HTMLElement {
  const list = h('p', {}, t('didYouMean'));
  const guess = route.names.findIndex(
    (name) => problem.detail.includes(`"${name}"`));
  const at = Math.max(0, guess);
  for (const { code, name } of problem.candidates) {
    const names = route.names.map((old, index) => index === at ? code : old);
    list.append(h('a', { href: routeTo(route, route.view, names) },
      `${name} (${code})`), ' ');
  }
  return list;
}

/** The filter in force, as the address has it. */
export function filterText(route: Route): string {
  return FILTER_KEYS.filter((key) => route.settings.get(key))
    .map((key) => `${key}=${route.settings.get(key)}`).join(' ') ||
    'status=occurred,ongoing';
}

/** Says which filter left nothing, and how to loosen it. */
export function nothing(text: string, route: Route): HTMLElement {
  return h('div', { class: 'nothing' }, h('p', {}, text),
    h('p', {}, t('filterOn'), h('code', {}, filterText(route))),
    h('p', {}, t('loosen')));
}

export function eventQuad(
  event: { type: string; plover: string }, types: EventType[],
): QuadClass | null {
  return (types.find((type) => type.name === event.type) ??
    types.find((type) => type.name === event.plover))?.quad_class ?? null;
}

export function eventDate(event: EventRecord): string {
  return event.date ?? event.first_day ?? t('undated');
}

export function nameOf(
  code: string, names: Record<string, { zh: string; en: string }>,
): string {
  const found = names[code];
  return found ? pickName(found, code) : code;
}
