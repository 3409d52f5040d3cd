/** The graph around actors, grown by click and filtered by months. */

import { MultiGraph } from 'graphology';
import { ask } from '../api';
import { MonthBrush } from '../brush';
import { quadLegend } from '../chain_drawing';
import { csvTable } from '../csv';
import { h } from '../dom';
import { filterBar } from '../filters';
import { writeGexf } from '../gexf';
import { GraphCanvas } from '../graph_canvas';
import { startLayout } from '../graph_layout';
import { GraphList } from '../graph_list';
import { merge, showMonths, type ActorGraph } from '../graph_model';
import { language, t } from '../language';
import { histogram, monthNumber, type MonthRange } from '../months';
import {
  loading, nothing, problemBox, type Page, type ViewUpdate,
} from '../page';
import { filterParameters, printRoute, type Route } from '../route';
import { canvasBlob, saveButtons, svgText } from '../save';
import type { GraphAnswer } from '../types';

/** Neighbours of each actor: what can still be read at a glance. */
const LIMIT = '40';

export async function graphView(page: Page): Promise<ViewUpdate> {
  const view = new GraphView(page);
  await view.load(null);
  return (route) => view.follow(route);
}

class GraphView {
  private readonly graph: ActorGraph = new MultiGraph();
  private readonly heading = h('h1', {});
  private readonly count = h('p', { class: 'muted', role: 'status' });
  private readonly box = h('div', { class: 'graph-canvas',
    'data-testid': 'graph-canvas', role: 'img', 'aria-label': t('canvas') });
  private readonly brushPlace = h('div', {});
  private readonly message = h('div', {}, loading());
  private readonly bar = h('div', {});
  private readonly list: GraphList;
  private canvas: GraphCanvas | null = null;
  private stopLayout: () => void = () => {};
  private request: AbortController | null = null;
  private range: MonthRange = { from: null, to: null };
  private truncated = false;
  private frame = 0;

  constructor(private readonly page: Page) {
    this.list = new GraphList(page, this.graph, {
      select: (node) => this.canvas?.select(node),
      toggle: (node) => this.toggle(node),
      zoomIn: () => this.canvas?.zoomIn(),
      zoomOut: () => this.canvas?.zoomOut(),
      showAll: () => this.canvas?.showAll(),
    });
    const button = (text: string, label: string, act: () => void):
      HTMLElement => h('button', { type: 'button', 'aria-label': label,
      title: label, click: act }, text);
    page.main.replaceChildren(
      h('div', { class: 'heading' }, this.heading, this.saving()), this.bar,
      this.message,
      h('div', { class: 'reading wide' }, h('div', {},
        h('div', { class: 'stage' }, this.box, h('div', { class: 'zoom' },
          button('+', t('zoomIn'), () => this.canvas?.zoomIn()),
          button('−', t('zoomOut'), () => this.canvas?.zoomOut()),
          button('⤢', t('showAll'), () => this.canvas?.showAll()))),
        this.count, h('p', { class: 'muted' }, t('legend')), quadLegend(),
        this.brushPlace), this.list.element));
    page.signal.addEventListener('abort', () => this.close());
  }

  private close(): void {
    this.request?.abort();
    this.stopLayout();
    this.canvas?.destroy();
  }

  /** Takes another address of this view: the graph grows or shrinks. */
  follow(route: Route): boolean {
    const before = new Set(this.page.route.names);
    this.page.route = route;
    const origin = route.names.find((name) => !before.has(name)) ?? null;
    this.load(origin).catch((error: unknown) => {
      if ((error as Error).name === 'AbortError') return;
      this.message.replaceChildren(problemBox(error, route, () =>
        void this.follow(route)));
    });
    return true;
  }

  async load(origin: string | null): Promise<void> {
    const { route } = this.page;
    this.bar.replaceChildren(filterBar(this.page));
    this.range = { from: route.settings.get('shown_from') ?? null,
      to: route.settings.get('shown_to') ?? null };
    this.request?.abort();
    const request = this.request = new AbortController();
    const query = filterParameters(route);
    query.set('around', route.names.join(','));
    query.set('limit', route.settings.get('limit') ?? LIMIT);
    const answer = await ask<GraphAnswer>('/graph', query, request.signal);
    if (this.page.signal.aborted) return;
    this.show(answer, origin);
  }

  private show(answer: GraphAnswer, origin: string | null): void {
    this.stopLayout();
    this.truncated = answer.truncated;
    const grown = this.graph.order > 0;
    const added = merge(this.graph, answer, origin);
    const centres = answer.nodes.filter((node) => node.centre).map((node) =>
      this.graph.getNodeAttribute(node.actor, 'label'));
    const title = t('graphOf', {
      names: centres.join(language() === 'zh' ? '、' : ', ') });
    this.heading.textContent = title;
    this.page.title(title);
    this.message.replaceChildren(...(answer.edges.length === 0 ?
      [nothing(t('noEvents'), this.page.route)] : []));
    this.draw();
    this.showBrush(answer);
    this.applyRange();
    this.list.refresh();
    if (added === 0) return void this.settle();
    this.stopLayout = startLayout(this.graph, (done) => {
      if (!done) return;
      // Actors that came in beyond the edge of the view are brought in.
      if (grown) this.canvas?.showAll();
      else this.canvas?.holdScale();
      void this.settle();
    });
  }

  private async settle(): Promise<void> {
    const { request } = this;
    await this.canvas?.settle();
    // Another answer may have come meanwhile.
    if (request === this.request) this.box.dataset['settled'] = 'true';
  }

  private draw(): void {
    this.box.dataset['settled'] = 'false';
    if (this.canvas) return this.canvas.changed();
    try {
      this.canvas = new GraphCanvas(
        this.graph, this.box, (node) => this.toggle(node));
    } catch (error) {
      console.error(error);
      this.box.replaceChildren(h('p', { class: 'muted' }, t('noWebgl')));
    }
  }

  private showBrush(answer: GraphAnswer): void {
    const { first_month: first, last_month: last } = answer;
    if (!first || !last || first === last) {
      return this.brushPlace.replaceChildren();
    }
    const length = monthNumber(last) - monthNumber(first) + 1;
    const brush = new MonthBrush(
      first, histogram(answer.edges, first, length), this.range,
      (range) => this.moved(range), (range) => this.remember(range));
    this.brushPlace.replaceChildren(brush.element);
  }

  /** At most once a frame, however fast the handle moves. */
  private moved(range: MonthRange): void {
    this.range = range;
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.applyRange());
  }

  private remember(range: MonthRange): void {
    const settings = new Map(this.page.route.settings);
    settings.set('shown_from', range.from ?? '');
    settings.set('shown_to', range.to ?? '');
    this.page.route = { ...this.page.route, settings };
    this.page.go(printRoute(this.page.route), true);
    this.list.showEdges();
  }

  private applyRange(): void {
    const visible = showMonths(this.graph, this.range);
    this.box.dataset['nodes'] = String(this.graph.order);
    this.box.dataset['edges'] = String(this.graph.size);
    this.box.dataset['visibleEdges'] = String(visible);
    this.count.textContent = t('nodesEdges', {
      n: this.graph.order, e: visible, m: this.graph.size }) +
      (this.truncated ? ` · ${t('truncated')}` : '');
  }

  /** A click expands an actor; one that is expanded is collapsed. */
  private toggle(node: string): void {
    this.canvas?.select(node);
    const { route } = this.page;
    const centres = this.graph.filterNodes((_, { data }) => data.centre);
    const names = centres.includes(node) ?
      centres.filter((name) => name !== node) : [...centres, node];
    if (names.length > 0) this.page.go(printRoute({ ...route, names }));
  }

  private saving(): HTMLElement {
    return saveButtons({
      png: () => canvasBlob(this.canvas!.picture()),
      svg: () => svgText(this.canvas!.svg()),
      csv: () => csvTable(
        ['source', 'target', 'quad_class', 'mutual', 'events',
          'events_shown'],
        this.graph.filterEdges((_, edge) => !edge.hidden).map((key) => {
          const { data, shown } = this.graph.getEdgeAttributes(key);
          return [data.source, data.target, data.quad_class,
            String(data.mutual), data.events, shown];
        })),
      gexf: () => this.gexf(),
    });
  }

  private gexf(): string {
    const nodes = this.graph.mapNodes((id, { label, data, x, y }) =>
      ({ id, label, kind: data.kind, events: data.events, x, y }));
    const edges = this.graph.filterEdges((_, edge) => !edge.hidden).map(
      (key) => {
        const { data, shown } = this.graph.getEdgeAttributes(key);
        return { source: data.source, target: data.target,
          quadClass: data.quad_class ?? '', mutual: data.mutual,
          events: shown };
      });
    return writeGexf(nodes, edges, location.hash);
  }
}
