/** An article with the clauses that events were read from. */

import { ask, learnNames } from '../api';
import { csvTable } from '../csv';
import { h, webLink } from '../dom';
import { evidenceChoice, eventFacts, ruleBox } from '../event_facts';
import { actorName, number, statusName, t, typeName } from '../language';
import { eventQuad, loading, type Page } from '../page';
import { routeTo } from '../route';
import { saveButtons } from '../save';
import { sliceBySpans, type Span } from '../spans';
import type { Article, EventRecord, Evidence, Mention } from '../types';

interface Choice {
  event: EventRecord | null;
  evidence: Evidence | null;
  /** The clause highlighted strongest. */
  mention: Mention | null;
}

export async function articleView(page: Page): Promise<void> {
  page.main.replaceChildren(loading());
  const id = page.route.names[0]!;
  const eventId = page.route.settings.get('event');
  const [article, event] = await Promise.all([
    ask<Article>(`/articles/${encodeURIComponent(id)}`, {}, page.signal),
    eventId ? ask<EventRecord>(
      `/events/${encodeURIComponent(eventId)}`, {}, page.signal) : null,
  ]);
  learnNames(article.actors);
  const title = article.title || article.id;
  page.title(title);
  const choice = choose(page, article, event);
  page.main.replaceChildren(
    h('div', { class: 'heading' }, h('h1', { lang: article.language }, title),
      saveButtons({ csv: () => mentionsCsv(article) })),
    h('p', { class: 'muted' },
      `${article.published} · ${article.publisher}`,
      ...(article.url ? [' · ', webLink(article.url, t('original'))] : [])),
    h('div', { class: 'reading' }, textBox(page, article, choice),
      side(page, article, choice)));
  page.main.querySelector('[data-testid=clause]')
    ?.scrollIntoView({ block: 'center' });
}

/** The evidence the address names, else the event's first in the article. */
function choose(
  page: Page, article: Article, event: EventRecord | null,
): Choice {
  if (!event) return { event, evidence: null, mention: null };
  const at = page.route.settings.get('at');
  const here = (event.evidence ?? []).filter(
    (entry) => entry.article === article.id);
  const evidence = here.find((entry) => String(entry.begin) === at) ??
    here[0] ?? null;
  const own = article.mentions.filter((one) => one.event === event.id);
  const mention = own.find((one) => one.begin === evidence?.begin) ??
    own[0] ?? null;
  return { event, evidence, mention };
}

/**
 * The text in paragraphs. Marks never cross a line end: a paragraph that
 * ends inside a clause ends its mark as well.
 */
function textBox(page: Page, article: Article, choice: Choice): HTMLElement {
  const box = h('article', { 'data-testid': 'article-text',
    lang: article.language, class: 'article-text' });
  if (article.text === null) {
    box.append(h('p', { class: 'muted' }, t('noText')));
    for (const mention of article.mentions) {
      if (mention.evidence) box.append(h('p', {}, h('q', {
        class: 'quote' }, mention.evidence)));
    }
    return box;
  }
  const { mentions } = article;
  const parties = choice.mention?.parties ?? [];
  const spans: Span[] = [...mentions, ...parties];
  let paragraph = h('p', {});
  for (const slice of sliceBySpans(article.text, spans)) {
    const lines = slice.text.split('\n');
    lines.forEach((line, index) => {
      if (index > 0) {
        if (paragraph.textContent !== '') box.append(paragraph);
        paragraph = h('p', {});
      }
      if (line !== '') {
        addRun(paragraph, run(page, line, slice.spans, mentions, choice));
      }
    });
  }
  box.append(paragraph);
  return box;
}

/** Runs of the chosen clause that follow each other make one mark. */
function addRun(paragraph: HTMLElement, node: Node): void {
  const last = paragraph.lastChild;
  const chosen = (one: Node | null): one is HTMLElement =>
    one instanceof HTMLElement && one.classList.contains('chosen');
  if (chosen(last) && chosen(node)) last.append(...node.childNodes);
  else paragraph.append(node);
}

/** One run of text under the mentions and parties that cover it. */
function run(
  page: Page, text: string, covering: number[], mentions: Mention[],
  choice: Choice,
): Node {
  const party = covering.find((index) => index >= mentions.length);
  let node: Node = document.createTextNode(text);
  if (party !== undefined) {
    const side = choice.mention!.parties[party - mentions.length]!.side;
    node = h('span', { class: `party ${side}`,
      title: t(side === 'target' ? 'targetSide' : 'sourceSide') }, node);
  }
  const own = covering.filter((index) => index < mentions.length)
    .map((index) => mentions[index]!);
  if (own.length === 0) return node;
  if (choice.mention && own.includes(choice.mention)) {
    return h('mark', { class: 'chosen', 'data-testid': 'clause' }, node);
  }
  // Of nested clauses the shortest is meant by a click on it.
  const inner = own.reduce((a, b) =>
    b.end - b.begin < a.end - a.begin ? b : a);
  const quad = eventQuad(inner, page.types) ?? 'no-class';
  return h('mark', { class: quad, title: typeName(inner.type) },
    inner.event ? h('a', { href: mentionLink(page, inner) }, node) : node);
}

function mentionLink(page: Page, mention: Mention): string {
  return routeTo(page.route, 'article', [page.route.names[0]!],
    { event: mention.event ?? '', at: String(mention.begin) });
}

function side(page: Page, article: Article, choice: Choice): HTMLElement {
  const box = h('aside', {});
  const { event, evidence, mention } = choice;
  if (event) {
    box.append(h('h2', {}, t('facts')),
      eventFacts(page, event, { ...article.actors, ...event.actors }));
    if (mention) box.append(h('p', { class: 'muted' }, t('parties')));
    box.append(h('h3', {}, t('evidence')),
      evidenceChoice(page, event, evidence));
    const rule = evidence?.rule ?? mention?.rule;
    if (rule) box.append(ruleBox(page, rule));
  } else {
    box.append(h('p', { class: 'muted' }, t('chooseEvent')));
  }
  box.append(h('h2', {}, t('inArticle')), mentionList(page, article, choice));
  return box;
}

function mentionList(
  page: Page, article: Article, choice: Choice,
): HTMLElement {
  const sidesOf = (mention: Mention): string => [mention.source,
    mention.target].map((codes) => codes.map((code) =>
    actorName(code, article.actors)).join(', ')).filter(Boolean)
    .join(mention.mutual ? ' ↔ ' : ' → ');
  return h('ul', { class: 'mentions' }, ...article.mentions.map((mention) => {
    const quad = eventQuad(mention, page.types) ?? 'no-class';
    const text = `${typeName(mention.type)}: ${sidesOf(mention)}`;
    return h('li', { class: quad },
      mention.event ? h('a', { href: mentionLink(page, mention),
        'aria-current': mention === choice.mention ? 'true' : undefined,
      }, text) : h('span', {}, text),
      h('span', { class: 'muted' }, ` ${mention.date ?? t('undated')} · ` +
        `${statusName(mention.status)} · ${number(mention.confidence, 2)}`));
  }));
}

function mentionsCsv(article: Article): string {
  return csvTable(
    ['article', 'event', 'type', 'plover', 'cameo', 'goldstein', 'source',
      'target', 'mutual', 'status', 'date', 'evidence', 'begin_byte',
      'end_byte', 'rule', 'confidence'],
    article.mentions.map((one) => [article.id, one.event, one.type,
      one.plover, one.cameo, one.goldstein, one.source.join('; '),
      one.target.join('; '), String(one.mutual), one.status, one.date,
      one.evidence, one.begin, one.end, one.rule, one.confidence]));
}
