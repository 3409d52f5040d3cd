/** The start page: search, and what the store holds. */

import { ask } from '../api';
import { h } from '../dom';
import { number, pickName, statusName, t, typeName } from '../language';
import type { Page } from '../page';
import { routeTo } from '../route';
import { saveButtons } from '../save';
import { csvTable } from '../csv';
import type {
  ActorHit, Article, Envelope, Statistics,
} from '../types';

type ArticleRow = Pick<Article, 'id' | 'title' | 'publisher' | 'published'> &
  { mentions: number };

export async function homeView(page: Page): Promise<void> {
  page.title(t('home'));
  const [statistics, actors, articles] = await Promise.all([
    ask<Statistics>('/statistics', {}, page.signal),
    ask<Envelope<ActorHit>>('/actors', { limit: '30' }, page.signal),
    ask<Envelope<ArticleRow>>('/articles', { limit: '20' }, page.signal),
  ]);
  page.main.replaceChildren(
    h('div', { class: 'heading' }, h('h1', {}, t('tagline')), saveButtons({
      csv: () => csvTable(['code', 'zh', 'en', 'kind', 'events'],
        actors.results.map((actor) =>
          [actor.code, actor.zh, actor.en, actor.kind, actor.events])),
    })),
    numbers(statistics),
    h('div', { class: 'columns' },
      actorTable(page, actors.results),
      h('div', {},
        bars(t('byType'), statistics.by_type.map((row) =>
          [typeName(row.type), row.events])),
        bars(t('byStatus'), statistics.by_status.map((row) =>
          [statusName(row.status), row.events]))),
      articleList(page, articles.results)));
}

function numbers(statistics: Statistics): HTMLElement {
  const entry = (label: string, value: string): HTMLElement =>
    h('div', {}, h('dt', {}, label), h('dd', {}, value));
  const days = statistics.first_day ?
    `${statistics.first_day} – ${statistics.last_day}` : '–';
  return h('dl', { class: 'statistics', 'data-testid': 'statistics' },
    entry(t('events'), number(statistics.events)),
    entry(t('actors'), number(statistics.actors)),
    entry(t('articles'), number(statistics.articles)),
    entry(t('mentions'), number(statistics.mentions)),
    entry(t('days'), days));
}

function actorTable(page: Page, actors: ActorHit[]): HTMLElement {
  return h('section', {}, h('h2', {}, t('topActors')),
    h('table', {}, h('tbody', {}, ...actors.map((actor) => h('tr', {},
      h('td', {}, h('a', { href: routeTo(page.route, 'graph', [actor.code]) },
        pickName(actor, actor.code))),
      h('td', {}, h('code', {}, actor.code)),
      h('td', { class: 'number' }, number(actor.events)))))));
}

/** A list of counts; the bar behind each says the same as its number. */
function bars(title: string, rows: [string, number][]): HTMLElement {
  const sorted = [...rows].sort((a, b) => b[1] - a[1]);
  const most = Math.max(1, ...sorted.map((row) => row[1]));
  return h('section', {}, h('h2', {}, title),
    h('ul', { class: 'bars' }, ...sorted.map(([label, count]) => {
      const bar = h('span', { class: 'bar', 'aria-hidden': 'true' });
      bar.style.width = `${(100 * count) / most}%`;
      return h('li', {}, bar, h('span', {}, label),
        h('span', { class: 'number' }, number(count)));
    })));
}

function articleList(page: Page, articles: ArticleRow[]): HTMLElement {
  if (articles.length === 0) {
    return h('section', {}, h('h2', {}, t('newest')),
      h('p', { class: 'muted' }, t('noArticles')));
  }
  return h('section', {}, h('h2', {}, t('newest')),
    h('ul', { class: 'articles' }, ...articles.map((article) => h('li', {},
      h('a', { href: routeTo(page.route, 'article', [article.id]) },
        article.title || article.id),
      h('span', { class: 'muted' },
        ` ${article.published} · ${article.publisher}`)))));
}
