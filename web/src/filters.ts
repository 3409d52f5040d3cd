/** The filter bar of a view; a change is a new address. */

import { h } from './dom';
import { quadName, statusName, t, typeName } from './language';
import type { Page } from './page';
import { FILTER_KEYS, printRoute } from './route';
import { QUAD_CLASSES, STATUSES, type EventType } from './types';

function option(value: string, text: string, now: string): HTMLElement {
  return h('option', { value, selected: value === now }, text);
}

/** Types under their quad class; several at once come by the address. */
function typeSelect(types: EventType[], now: string): HTMLSelectElement {
  const select = h('select', { 'data-testid': 'filter-type' },
    option('', t('allTypes'), now));
  for (const quad of QUAD_CLASSES) {
    const group = h('optgroup', { label: quadName(quad) });
    for (const type of types) {
      if (type.quad_class === quad) {
        const name = typeName(type.name);
        group.append(option(type.name, type.name === type.plover ?
          t('wholeClass', { name }) : name, now));
      }
    }
    if (group.childElementCount > 0) select.append(group);
  }
  if (now !== '' && select.value !== now) {
    select.append(option(now, now.split(',').map(typeName).join(', '), now));
  }
  return select;
}

function statusSelect(now: string): HTMLSelectElement {
  const select = h('select', { 'data-testid': 'filter-status' },
    option('', t('defaultStatus'), now),
    ...STATUSES.map((status) => option(status, statusName(status), now)),
    option('all', t('all'), now));
  if (now !== '' && select.value !== now) {
    select.append(option(
      now, now.split(',').map(statusName).join(', '), now));
  }
  return select;
}

function dateInput(now: string, testId: string): HTMLInputElement {
  return h('input', {
    type: 'text', inputmode: 'numeric', size: 10, value: now,
    placeholder: 'YYYY-MM', title: t('dateHint'), 'data-testid': testId,
    pattern: '\\d{4}(-\\d{2}(-\\d{2})?)?',
  });
}

function confidenceInput(now: string): HTMLElement[] {
  const shown = h('output', {}, now || '0');
  const input = h('input', {
    type: 'range', min: 0, max: 1, step: 0.05, value: now || '0',
    'data-testid': 'filter-confidence',
    input: () => { shown.textContent = input.value; },
  });
  return [input, shown];
}

/** Writes the change into the address, which shows the view anew. */
function set(page: Page, key: string, value: string): void {
  const settings = new Map(page.route.settings);
  if (value === '') settings.delete(key);
  else settings.set(key, value);
  page.go(printRoute({ ...page.route, settings }));
}

function field(
  page: Page, label: string, key: string, ...parts: HTMLElement[]
): HTMLElement {
  const input = parts[0] as HTMLInputElement | HTMLSelectElement;
  input.addEventListener('change', () => {
    if (!input.checkValidity()) return void input.reportValidity();
    const zero = key === 'min_confidence' && Number(input.value) === 0;
    set(page, key, zero ? '' : input.value.trim());
  });
  return h('label', { class: 'field' }, h('span', {}, label), ...parts);
}

/** `extra` are fields of the view's own, set in the same way. */
export function filterBar(page: Page, ...extra: HTMLElement[]): HTMLElement {
  const now = (key: string): string => page.route.settings.get(key) ?? '';
  return h('form', { class: 'filters', 'aria-label': t('filters'),
    submit: (event: Event) => event.preventDefault() },
  field(page, t('type'), 'type', typeSelect(page.types, now('type'))),
  field(page, t('status'), 'status', statusSelect(now('status'))),
  field(page, t('from'), 'from', dateInput(now('from'), 'filter-from')),
  field(page, t('to'), 'to', dateInput(now('to'), 'filter-to')),
  field(page, t('confidence'), 'min_confidence',
    ...confidenceInput(now('min_confidence'))),
  selectField(page, t('level'), 'level', [
    ['', t('levelAuto')], ['state', t('levelState')],
    ['actor', t('levelActor')]]),
  ...extra,
  h('button', { type: 'button', click: () => clear(page) }, t('clear')));
}

/** A setting chosen from few: pairs of value and text. */
export function selectField(
  page: Page, label: string, key: string, options: [string, string][],
): HTMLElement {
  const now = page.route.settings.get(key) ?? '';
  return field(page, label, key, h('select', {},
    ...options.map(([value, text]) => option(value, text, now))));
}

function clear(page: Page): void {
  const settings = new Map(page.route.settings);
  for (const key of FILTER_KEYS) settings.delete(key);
  page.go(printRoute({ ...page.route, settings }));
}
