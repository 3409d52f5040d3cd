/**
 * The address of a view: everything needed to show it again stands in the
 * part of the URL behind the `#`, so that no server need know the routes.
 */

export type ViewName = 'home' | 'pair' | 'graph' | 'chains' | 'article';

export interface Route {
  view: ViewName;
  /** Actor codes or names as typed; for an article, its id alone. */
  names: string[];
  /** Filters and the view's own settings; order is kept. */
  settings: Map<string, string>;
}

const VIEWS: readonly ViewName[] = ['pair', 'graph', 'chains', 'article'];

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;  // A stray % typed by hand is shown as it is.
  }
}

function namesOf(view: ViewName, parts: string[]): string[] {
  if (view === 'article') return [decode(parts.join('/'))];
  if (view === 'graph') parts = parts.flatMap((part) => part.split(','));
  return parts.map(decode).filter((name) => name !== '');
}

/** Reads `location.hash`. What names no view is the start page. */
export function parseRoute(hash: string): Route {
  const body = hash.replace(/^#/, '').replace(/^\//, '');
  const cut = body.indexOf('?');
  const path = cut < 0 ? body : body.slice(0, cut);
  const settings = new Map<string, string>();
  new URLSearchParams(cut < 0 ? '' : body.slice(cut + 1)).forEach(
    (value, key) => { if (value !== '') settings.set(key, value); });
  const [head = '', ...rest] = path.split('/');
  const view = VIEWS.find((name) => name === head);
  if (!view) return { view: 'home', names: [], settings };
  const names = namesOf(view, rest);
  if (names.length === 0 || names[0] === '') {
    return { view: 'home', names: [], settings };
  }
  return { view, names, settings };
}

/** The inverse of parseRoute(); empty settings are left out. */
export function printRoute(route: Route): string {
  const names = route.names.map(encodeURIComponent);
  const path = route.view === 'home' ? '/' :
    `/${route.view}/${names.join(route.view === 'graph' ? ',' : '/')}`;
  const query = new URLSearchParams();
  for (const [key, value] of route.settings) {
    if (value !== '') query.set(key, value);
  }
  // A comma is harmless in a fragment and far easier to read than %2C.
  const text = query.toString().replaceAll('%2C', ',');
  return `#${path}${text === '' ? '' : `?${text}`}`;
}

/** Another view that keeps the language and the filters of `from`. */
export function routeTo(
  from: Route, view: ViewName, names: string[],
  extra: Record<string, string> = {},
): string {
  const settings = new Map<string, string>();
  for (const key of [...FILTER_KEYS, 'lang']) {
    const value = from.settings.get(key);
    if (value) settings.set(key, value);
  }
  for (const [key, value] of Object.entries(extra)) settings.set(key, value);
  return printRoute({ view, names, settings });
}

/** Settings that are filters of the API under the same name. */
export const FILTER_KEYS = [
  'type', 'status', 'from', 'to', 'min_confidence', 'level',
] as const;

/** The filters of a route as query parameters of the API. */
export function filterParameters(route: Route): URLSearchParams {
  const query = new URLSearchParams();
  for (const key of FILTER_KEYS) {
    const value = route.settings.get(key);
    if (value) query.set(key, value);
  }
  return query;
}
