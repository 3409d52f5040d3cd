/** Actors and edges of the graph as lists: its accessible form. */

import { h } from './dom';
import type { ActorGraph } from './graph_model';
import { compareNames, number, quadName, t } from './language';
import type { Page } from './page';
import { routeTo } from './route';

/** Rows made at most; with more actors the search finds the others. */
const ROWS = 500;

export interface GraphListActions {
  select(node: string): void;
  toggle(node: string): void;
  zoomIn(): void;
  zoomOut(): void;
  showAll(): void;
}

export class GraphList {
  readonly element: HTMLElement;
  private readonly nodes: HTMLElement;
  private readonly edges = h('div', { class: 'edges' });
  private focused: string | null = null;

  constructor(
    private readonly page: Page, private readonly graph: ActorGraph,
    private readonly actions: GraphListActions,
  ) {
    this.nodes = h('ul', { 'data-testid': 'graph-nodes', class: 'nodes',
      'aria-label': t('nodes'),
      keydown: (event: KeyboardEvent) => this.pressed(event) });
    this.element = h('aside', { class: 'graph-list' },
      h('h2', {}, t('nodes')), h('p', { class: 'muted' }, t('graphHelp')),
      this.nodes, this.edges);
  }

  /** Makes the rows anew; the one with the focus keeps it. */
  refresh(): void {
    const had = this.nodes.contains(document.activeElement);
    const sorted = this.graph.mapNodes((node, { data, label }) =>
      ({ node, data, label })).sort((a, b) =>
      Number(b.data.centre) - Number(a.data.centre) ||
      b.data.events - a.data.events || compareNames(a.label, b.label));
    if (!this.focused || !this.graph.hasNode(this.focused)) {
      this.focused = sorted[0]?.node ?? null;
    }
    this.nodes.replaceChildren(...sorted.slice(0, ROWS).map(
      ({ node, data, label }) => h('li', {},
        h('button', { type: 'button', 'data-node': node,
          class: data.centre ? 'centre' : '',
          'aria-expanded': String(data.centre),
          tabindex: node === this.focused ? 0 : -1,
          title: data.centre ? t('collapse') : t('expand'),
          click: () => { this.focus(node); this.actions.toggle(node); },
          focus: () => this.focus(node),
        }, h('span', {}, label), h('code', {}, node),
        h('span', { class: 'number' }, number(data.events))))));
    if (had) this.button(this.focused)?.focus();
    this.showEdges();
  }

  private button(node: string | null): HTMLButtonElement | null {
    return node === null ? null : this.nodes.querySelector(
      `[data-node="${CSS.escape(node)}"]`);
  }

  /** Marks `node` as the current one and lists its edges. */
  focus(node: string): void {
    if (this.focused === node && this.edges.childElementCount > 0) return;
    const old = this.button(this.focused);
    if (old) old.tabIndex = -1;
    const now = this.button(node);
    if (now) now.tabIndex = 0;
    this.focused = node;
    this.actions.select(node);
    this.showEdges();
  }

  private pressed(event: KeyboardEvent): void {
    const rows = [...this.nodes.querySelectorAll('button')];
    const at = rows.indexOf(event.target as HTMLButtonElement);
    const actions: Record<string, () => void> = {
      ArrowDown: () => rows[Math.min(rows.length - 1, at + 1)]?.focus(),
      ArrowUp: () => rows[Math.max(0, at - 1)]?.focus(),
      Home: () => rows[0]?.focus(),
      End: () => rows.at(-1)?.focus(),
      '+': () => this.actions.zoomIn(), '=': () => this.actions.zoomIn(),
      '-': () => this.actions.zoomOut(), '0': () => this.actions.showAll(),
    };
    const action = actions[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action();
  }

  /** The edges of the current actor within the months shown. */
  showEdges(): void {
    const node = this.focused;
    if (node === null) return this.edges.replaceChildren();
    const rows = this.graph.mapEdges(node, (_, edge, source, target) =>
      ({ edge, source, target })).filter(({ edge }) => !edge.hidden)
      .sort((a, b) => b.edge.shown - a.edge.shown);
    const name = (code: string): string =>
      this.graph.getNodeAttribute(code, 'label');
    this.edges.replaceChildren(h('h3', {}, t('edges', { name: name(node) })),
      h('table', {}, h('tbody', {}, ...rows.slice(0, ROWS).map(
        ({ edge, source, target }) => h('tr', {},
          h('td', {}, h('a', {
            href: routeTo(this.page.route, 'pair', [source, target]),
          }, `${name(source)} ${edge.data.mutual ? '↔' : '→'} ` +
            name(target))),
          h('td', {}, h('span', {
            class: `tag ${edge.data.quad_class ?? 'no-class'}`,
          }, quadName(edge.data.quad_class))),
          h('td', { class: 'number' }, number(edge.shown)))))));
  }
}
