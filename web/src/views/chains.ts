/** Who did it to whom, who in turn did it to whom. */

import { ask, learnNames } from '../api';
import { chainDrawing, hopText, quadLegend } from '../chain_drawing';
import { csvTable } from '../csv';
import { h } from '../dom';
import { evidenceChoice, eventFacts, ruleBox } from '../event_facts';
import { filterBar, selectField } from '../filters';
import { actorName, t } from '../language';
import { loading, nameOf, nothing, type Page } from '../page';
import { filterParameters } from '../route';
import { rasterise, saveButtons, svgText } from '../save';
import type { ActorNames, Chain, Envelope, Hop } from '../types';

const LIMIT = '100';

function query(page: Page): URLSearchParams {
  const all = filterParameters(page.route);
  const [start, end] = page.route.names;
  all.set('start', start!);
  if (end) all.set('end', end);
  all.set('limit', page.route.settings.get('limit') ?? LIMIT);
  for (const key of ['min_hops', 'max_hops', 'time_respecting']) {
    const value = page.route.settings.get(key);
    if (value) all.set(key, value);
  }
  return all;
}

export async function chainsView(page: Page): Promise<void> {
  const heading = h('h1', {}, t('chainsOf', { name: page.route.names[0]! }));
  const save = h('div', {});
  const result = h('div', {}, loading());
  page.main.replaceChildren(h('div', { class: 'heading' }, heading, save),
    filterBar(page,
      selectField(page, t('hopsMax'), 'max_hops', [
        ['', '3'], ['1', '1'], ['2', '2'], ['4', '4'], ['5', '5']]),
      selectField(page, t('order'), 'time_respecting', [
        ['', t('none')], ['possible', t('possibleOrder')],
        ['certain', t('certainOrder')]])),
    result);
  const answer = await ask<Envelope<Chain>>(
    '/chains', query(page), page.signal);
  learnNames(answer.actors);
  const names = page.route.names.map((name, index) => nameOf(String(
    answer.arguments[index === 0 ? 'start' : 'end'] ?? name), answer.actors));
  heading.textContent = t('chainsOf', { name: names.join(' → ') });
  page.title(heading.textContent);
  if (answer.results.length === 0) {
    result.replaceChildren(nothing(t('noChains'), page.route));
    return;
  }
  show(page, answer, result, save);
}

function show(
  page: Page, answer: Envelope<Chain>, result: HTMLElement,
  save: HTMLElement,
): void {
  const evidence = h('aside', { 'aria-live': 'polite' },
    h('p', { class: 'muted' }, t('chooseHop')));
  const drawing = chainDrawing(page, answer.results, answer.actors,
    (hop) => showHop(page, hop, answer.actors, evidence));
  result.replaceChildren(
    h('p', { class: 'muted' }, t('chainsHelp')), quadLegend(),
    h('div', { class: 'reading wide' },
      h('div', { class: 'scroll', tabindex: 0, role: 'region',
        'aria-label': t('chains') }, drawing), evidence));
  save.replaceChildren(saveButtons({
    png: () => rasterise(drawing), svg: () => svgText(drawing),
    csv: () => chainsCsv(answer.results, answer.actors),
  }));
}

function showHop(
  page: Page, hop: Hop, names: ActorNames, box: HTMLElement,
): void {
  const first = hop.event.evidence?.[0];
  box.replaceChildren(h('h2', {}, hopText(hop, names)),
    eventFacts(page, hop.event, names), h('h3', {}, t('evidence')),
    evidenceChoice(page, hop.event, null));
  if (first?.rule) box.append(ruleBox(page, first.rule));
  box.scrollIntoView({ block: 'nearest' });
}

function chainsCsv(chains: Chain[], names: ActorNames): string {
  return csvTable(
    ['chain', 'step', 'from', 'from_name', 'to', 'to_name', 'type', 'date',
      'status', 'parallel', 'event', 'certain'],
    chains.flatMap((chain, index) => chain.hops.map((hop, step) => [
      index + 1, step + 1, hop.from, actorName(hop.from, names), hop.to,
      actorName(hop.to, names), hop.event.type, hop.event.date,
      hop.event.status, hop.parallel, hop.event.id, String(chain.certain)])));
}
