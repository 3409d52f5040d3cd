/** The language of the page, and names in it. */

import { STRINGS, type StringKey } from './strings';
import type { ActorNames, EventType, QuadClass } from './types';

export type Language = 'zh' | 'en';

const KEPT = 'actant.language';
let current: Language = 'en';

export function browserLanguage(): Language {
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** That of the URL, else the one chosen last, else the browser's. */
export function chooseLanguage(fromUrl: string | undefined): Language {
  const kept = localStorage.getItem(KEPT);
  const wanted = [fromUrl, kept].find((text) => text === 'zh' || text === 'en');
  current = (wanted as Language | undefined) ?? browserLanguage();
  document.documentElement.lang = current === 'zh' ? 'zh-Hant-TW' : 'en';
  return current;
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(KEPT, language);
}

export function language(): Language {
  return current;
}

/** The text of `key`; `{name}` in it is replaced by `values.name`. */
export function t(
  key: StringKey, values: Record<string, string | number> = {},
): string {
  return STRINGS[key][current === 'zh' ? 1 : 0].replace(
    /\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

const typeNames = new Map<string, { zh: string; en: string }>();

/** Takes the names of the types as the server's ontology has them. */
export function learnTypes(types: EventType[]): void {
  for (const type of types) typeNames.set(type.name, type);
}

export function typeName(type: string): string {
  const name = typeNames.get(type);
  return name ? pickName(name, type) : type;
}

export function statusName(status: string): string {
  return status in STRINGS ? t(status as StringKey) : status;
}

export function quadName(quad: QuadClass | null): string {
  return quad ? t(quad) : t('noClass');
}

/** The name of an actor; a role behind the dot of its code is kept. */
export function actorName(code: string, names: ActorNames): string {
  const whole = names[code];
  if (whole) return pickName(whole, code);
  const dot = code.indexOf('.');
  const base = dot < 0 ? code : code.slice(0, dot);
  const name = names[base];
  const text = name ? pickName(name, base) : base;
  return dot < 0 ? text : `${text} (${code.slice(dot + 1)})`;
}

export function pickName(
  name: { zh: string; en: string }, code: string,
): string {
  return (current === 'zh' ? name.zh || name.en : name.en || name.zh) || code;
}

export function number(value: number, digits = 0): string {
  return value.toLocaleString(current === 'zh' ? 'zh-TW' : 'en', {
    minimumFractionDigits: digits, maximumFractionDigits: digits,
  });
}

export function compareNames(a: string, b: string): number {
  return a.localeCompare(b, current === 'zh' ? 'zh-Hant' : 'en');
}
