/**
 * Colours that drawings need as values; style.css has the same for the page.
 * The four classes differ in lightness as well as hue (blues cooperate,
 * orange and red are conflict), so that readers who do not tell red from
 * green keep them apart; each holds 3:1 to the background (WCAG 1.4.11).
 * Lines of words are dashed and lines of deeds are solid.
 */

import type { QuadClass } from './types';

export interface Palette {
  background: string;
  panel: string;
  text: string;
  muted: string;
  line: string;
  node: string;
  centre: string;
  quads: Record<QuadClass, string>;
  noClass: string;
}

const LIGHT: Palette = {
  background: '#ffffff', panel: '#f4f6f8', text: '#1b2430',
  muted: '#5a6675', line: '#c9d1da',
  node: '#6b7785', centre: '#1b2430',
  quads: {
    vcoop: '#3d8fc9', mcoop: '#124a80', vconf: '#cf7400', mconf: '#9c1033',
  },
  noClass: '#7b8590',
};

const DARK: Palette = {
  background: '#14191f', panel: '#1d242c', text: '#e6ebf0',
  muted: '#a3afbc', line: '#3a4653',
  node: '#8b98a6', centre: '#ffffff',
  quads: {
    vcoop: '#a8d8ff', mcoop: '#4c93dc', vconf: '#ffc46b', mconf: '#ee5a72',
  },
  noClass: '#8b949e',
};

export function palette(): Palette {
  return matchMedia('(prefers-color-scheme: dark)').matches ? DARK : LIGHT;
}

export function quadColour(quad: QuadClass | null): string {
  const colours = palette();
  return quad ? colours.quads[quad] : colours.noClass;
}

/** Pixels of a dash and of the gap after it. */
export const DASH = 5;
export const DASH_GAP = 3;

/** Words are dashed, deeds are not. */
export function quadDash(quad: QuadClass | null): string {
  return quad === 'vcoop' || quad === 'vconf' ? `${DASH} ${DASH_GAP}` : '';
}

export function calm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

export const FONT = 'system-ui, "Noto Sans", "Noto Sans CJK TC", ' +
  '"Noto Sans TC", "PingFang TC", "Microsoft JhengHei", sans-serif';
