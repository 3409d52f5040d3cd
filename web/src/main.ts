/** Wires the parts: address, language, search bar, token and views. */

import './style.css';
import { ask, ApiProblem, askAhead, forgetAhead, setAskToken } from './api';
import { ActorCombobox } from './combobox';
import { h } from './dom';
import {
  chooseLanguage, keepLanguage, language, learnTypes, t, type Language,
} from './language';
import { loading, problemBox, type Page, type View, type ViewUpdate }
  from './page';
import { seriesQuery, timelineQuery } from './pair_query';
import { parseRoute, printRoute, routeTo, type Route, type ViewName }
  from './route';
import { askForToken } from './token_dialog';
import type { EventType } from './types';

/** Views are fetched when first shown: the drawing libraries are large. */
const VIEWS: Record<ViewName, () => Promise<View>> = {
  home: async () => (await import('./views/home')).homeView,
  pair: async () => (await import('./views/pair')).pairView,
  graph: async () => (await import('./views/graph')).graphView,
  chains: async () => (await import('./views/chains')).chainsView,
  article: async () => (await import('./views/article')).articleView,
};

class App {
  private readonly root = document.getElementById('app')!;
  private main = h('main', { id: 'main', tabindex: -1 });
  private leave: AbortController | null = null;
  private update: ViewUpdate | null = null;
  private route: Route = parseRoute(location.hash);
  private shownLanguage: Language | null = null;
  private types: EventType[] | null = null;
  private readonly demo = h('p', { class: 'demo', hidden: true });

  start(): void {
    setAskToken(askForToken);
    this.lookAhead();
    window.addEventListener('hashchange', () => this.follow());
    matchMedia('(prefers-color-scheme: dark)').addEventListener(
      'change', () => this.show());
    this.follow();
    ask<{ demo: boolean }>('/health').then((health) => {
      this.demo.hidden = !health.demo;
    }, () => { /* The view's own question tells that no server answers. */ });
  }

  /** What the first view needs comes while the frame around it is made. */
  private lookAhead(): void {
    VIEWS[this.route.view]().catch(() => { /* Told when it is shown. */ });
    askAhead('/types');
    if (this.route.view !== 'pair') return;
    askAhead('/timeline', timelineQuery(this.route));
    askAhead('/series', seriesQuery(this.route));
  }

  private follow(): void {
    const before = this.route;
    this.route = parseRoute(location.hash);
    const wanted = chooseLanguage(this.route.settings.get('lang'));
    if (wanted !== this.shownLanguage) {
      this.shownLanguage = wanted;
      this.frame();
      return void this.show();
    }
    this.markView();
    if (before.view === this.route.view && this.update?.(this.route)) return;
    void this.show();
  }

  /** Everything around the view, in the language of the page. */
  private frame(): void {
    this.demo.textContent = t('demo');
    this.main = h('main', { id: 'main', tabindex: -1 });
    this.root.replaceChildren(
      h('a', { class: 'skip', href: '#main', click: (event: Event) => {
        event.preventDefault();  // `#main` would be read as a route.
        this.main.focus();
      } }, t('skip')),
      h('header', {}, h('a', { class: 'brand', href: routeTo(
        { ...this.route, settings: new Map() }, 'home', []) }, 'Actant'),
      this.searchForm(), h('button', { type: 'button', class: 'plain',
        'data-testid': 'lang', lang: language() === 'zh' ? 'en' : 'zh-Hant',
        click: () => this.otherLanguage() }, t('language'))),
      this.demo, this.main);
  }

  private searchForm(): HTMLElement {
    const a = new ActorCombobox(t('actorA'), 'search-a', () => b.focus());
    const b = new ActorCombobox(t('actorB'), 'search-b', () => go('pair'));
    const [first, second] = this.route.view === 'article' ? [] :
      this.route.names;
    if (first) a.setValue(first);
    if (second) b.setValue(second);
    const go = (view: ViewName): void => {
      const names = [a.value(), b.value()].filter((name) => name !== '');
      if (names.length === 0) return a.focus();
      if (view === 'pair' && names.length < 2) view = 'graph';
      location.hash = routeTo(this.route, view, names);
    };
    const button = (view: ViewName): HTMLElement => h('button', {
      type: 'button', click: () => go(view), 'data-view': view }, t(view as
      'pair' | 'graph' | 'chains'));
    return h('form', { class: 'search', role: 'search',
      submit: (event: Event) => { event.preventDefault(); go('pair'); } },
    a.element, b.element,
    h('div', { class: 'views', role: 'group', 'aria-label': t('search') },
      h('button', { type: 'submit', 'data-view': 'pair' }, t('pair')),
      button('graph'), button('chains')));
  }

  private markView(): void {
    for (const button of this.root.querySelectorAll('[data-view]')) {
      const here = button.getAttribute('data-view') === this.route.view;
      if (here) button.setAttribute('aria-current', 'page');
      else button.removeAttribute('aria-current');
    }
  }

  private otherLanguage(): void {
    const other: Language = language() === 'zh' ? 'en' : 'zh';
    keepLanguage(other);
    const settings = new Map(this.route.settings);
    settings.set('lang', other);
    location.hash = printRoute({ ...this.route, settings });
  }

  private go(hash: string, quiet = false): void {
    if (!quiet) {
      location.hash = hash;
      return;
    }
    history.replaceState(null, '', hash);
    this.route = parseRoute(hash);
  }

  private async show(): Promise<void> {
    this.leave?.abort();
    this.update = null;
    const leave = this.leave = new AbortController();
    this.markView();
    this.main.dataset['view'] = this.route.view;
    this.main.replaceChildren(loading());
    window.scrollTo(0, 0);
    try {
      const { view, types } = await this.ready();
      if (leave.signal.aborted) return;
      const page: Page = {
        route: this.route, main: this.main, signal: leave.signal, types,
        go: (hash, quiet) => this.go(hash, quiet),
        title: (text) => { document.title = `${text} – Actant`; },
      };
      const update = await view(page);
      if (!leave.signal.aborted) this.update = update ?? null;
    } catch (error) {
      if (leave.signal.aborted) return;
      this.fail(error);
    } finally {
      forgetAhead();
    }
  }

  private async ready(): Promise<{ view: View; types: EventType[] }> {
    const [view, types] = await Promise.all([
      VIEWS[this.route.view](),
      this.types ?? ask<{ results: EventType[] }>('/types').then(
        (answer) => answer.results),
    ]);
    this.types = types;
    learnTypes(types);
    return { view, types };
  }

  /** The problem stands where the answer would; heading and filter stay. */
  private fail(error: unknown): void {
    const box = problemBox(error, this.route, () => void this.show());
    const wait = this.main.querySelector('.loading');
    if (wait) wait.replaceWith(box);
    else if (error instanceof ApiProblem) this.main.append(box);
    else this.main.replaceChildren(box);
  }
}

new App().start();
