/** What the pair view asks: known from the address, before its code is. */

import { filterParameters, type Route } from './route';

const PAGE_SIZE = '200';

function pairQuery(route: Route): URLSearchParams {
  const all = filterParameters(route);
  all.set('a', route.names[0]!);
  all.set('b', route.names[1]!);
  return all;
}

export function timelineQuery(route: Route, cursor = ''): URLSearchParams {
  const all = pairQuery(route);
  all.set('limit', PAGE_SIZE);
  if (cursor) all.set('cursor', cursor);
  return all;
}

export function seriesQuery(route: Route): URLSearchParams {
  const all = pairQuery(route);
  all.set('period', 'month');
  all.set('by', 'quad');
  return all;
}
