/**
 * Search as you type: a combobox with a listbox, as the ARIA Authoring
 * Practices describe it.
 */

import { ask } from './api';
import { h } from './dom';
import { number, pickName, t } from './language';
import type { ActorHit, Envelope } from './types';

/** Long enough to spare requests while typing, short enough not to wait. */
const PAUSE_MS = 150;

let serial = 0;

export class ActorCombobox {
  readonly element: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly list: HTMLUListElement;
  private readonly live: HTMLElement;
  private readonly id = `actors-${++serial}`;
  private hits: ActorHit[] = [];
  private active = -1;
  private chosen: ActorHit | null = null;
  private timer = 0;
  private request: AbortController | null = null;

  constructor(
    label: string, testId: string, private readonly onChoose: () => void,
  ) {
    this.list = h('ul', { role: 'listbox', id: this.id, hidden: true,
      'aria-label': label });
    this.live = h('span', { class: 'visually-hidden', role: 'status' });
    this.input = h('input', {
      type: 'text', role: 'combobox', autocomplete: 'off', spellcheck: 'false',
      'aria-autocomplete': 'list', 'aria-expanded': 'false',
      'aria-controls': this.id, placeholder: t('searchHint'),
      'data-testid': testId,
      input: () => this.typed(),
      keydown: (event: KeyboardEvent) => this.pressed(event),
      // A click in the list comes first: its mousedown keeps the focus.
      blur: () => this.close(),
    });
    this.element = h('label', { class: 'combobox' },
      h('span', {}, label), this.input, this.list, this.live);
  }

  /** The code chosen, or the name as typed; empty where nothing is. */
  value(): string {
    return this.chosen?.code ?? this.input.value.trim();
  }

  setValue(text: string): void {
    this.input.value = text;
    this.chosen = null;
  }

  focus(): void {
    this.input.focus();
  }

  private typed(): void {
    this.chosen = null;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.look(), PAUSE_MS);
  }

  private async look(): Promise<void> {
    this.request?.abort();
    const text = this.input.value.trim();
    if (text === '') return this.close();
    const request = this.request = new AbortController();
    try {
      const answer = await ask<Envelope<ActorHit>>(
        '/actors', { q: text, limit: '12' }, request.signal);
      if (request === this.request) this.open(answer.results);
    } catch {
      // What the server says of a half-typed name would only disturb.
      if (request === this.request) this.open([]);
    }
  }

  private open(hits: ActorHit[]): void {
    if (document.activeElement !== this.input) return;
    this.hits = hits;
    this.active = -1;
    this.input.removeAttribute('aria-activedescendant');
    this.list.replaceChildren(...hits.map((hit, index) => this.option(
      hit, index)));
    this.list.hidden = hits.length === 0;
    this.input.setAttribute('aria-expanded', String(hits.length > 0));
    this.live.textContent = hits.length === 0 ?
      t('noHits') : t('hits', { n: hits.length });
  }

  private option(hit: ActorHit, index: number): HTMLElement {
    const other = pickName({ zh: hit.en, en: hit.zh }, hit.code);
    const name = pickName(hit, hit.code);
    return h('li', {
      role: 'option', id: `${this.id}-${index}`, 'aria-selected': 'false',
      mousedown: (event: MouseEvent) => {
        event.preventDefault();
        this.choose(index);
      },
    },
    h('span', { class: 'name' }, name),
    other !== name && h('span', { class: 'muted' }, other),
    h('code', {}, hit.code),
    h('span', { class: 'count' }, number(hit.events)));
  }

  private pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;  // Enter ends a word of an input method.
    const last = this.hits.length - 1;
    if (event.key === 'ArrowDown' && this.list.hidden) {
      void this.look();
    } else if (event.key === 'ArrowDown') {
      this.activate(this.active >= last ? 0 : this.active + 1);
    } else if (event.key === 'ArrowUp' && !this.list.hidden) {
      this.activate(this.active <= 0 ? last : this.active - 1);
    } else if (event.key === 'Enter' && !this.list.hidden && this.active >= 0) {
      this.choose(this.active);
    } else if (event.key === 'Escape' && !this.list.hidden) {
      this.close();
    } else {
      return;
    }
    event.preventDefault();
  }

  private activate(index: number): void {
    this.active = index;
    [...this.list.children].forEach((child, at) => {
      child.setAttribute('aria-selected', String(at === index));
      if (at === index) child.scrollIntoView({ block: 'nearest' });
    });
    this.input.setAttribute('aria-activedescendant', `${this.id}-${index}`);
  }

  private choose(index: number): void {
    const hit = this.hits[index];
    if (!hit) return;
    this.input.value = pickName(hit, hit.code);
    this.chosen = hit;
    this.close();
    this.onChoose();
  }

  private close(): void {
    window.clearTimeout(this.timer);
    this.request?.abort();
    this.request = null;
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }
}
