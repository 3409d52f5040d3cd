/** Chains drawn from left to right, as SVG that also stands alone. */

import { layoutChains, type ChainLink, type ChainNode } from './chain_layout';
import { h, s } from './dom';
import { actorName, quadName, t, typeName } from './language';
import { eventDate, eventQuad, type Page } from './page';
import { FONT, palette, quadColour, quadDash } from './theme';
import type { ActorNames, Chain, Hop } from './types';

const COLUMN = 210;
const ROW = 46;
const NODE_WIDTH = 124;
const NODE_HEIGHT = 28;
const MARGIN = 16;
/** Between lines that join the same two actors. */
const LINE_GAP = 9;

function place(node: ChainNode): { x: number; y: number } {
  return {
    x: MARGIN + node.column * COLUMN, y: MARGIN + node.row * ROW,
  };
}

function shorten(text: string): string {
  const limit = /[\u2e80-\uffff]/.test(text) ? 9 : 18;
  const letters = [...text];
  return letters.length <= limit ? text :
    `${letters.slice(0, limit - 1).join('')}…`;
}

function nodeBox(node: ChainNode, names: ActorNames): SVGElement {
  const colours = palette();
  const { x, y } = place(node);
  const name = actorName(node.actor, names);
  return s('g', {}, s('title', {}, `${name} (${node.actor})`),
    s('rect', { x, y, width: NODE_WIDTH, height: NODE_HEIGHT, rx: 5,
      fill: colours.background, stroke: colours.text }),
    s('text', { x: x + NODE_WIDTH / 2, y: y + 19, 'text-anchor': 'middle',
      'font-size': 13, 'font-family': FONT, fill: colours.text },
    shorten(name)));
}

/** What assistive technology reads for a line of the drawing. */
export function hopText(hop: Hop, names: ActorNames): string {
  return t('hop', {
    a: actorName(hop.from, names), b: actorName(hop.to, names),
    type: typeName(hop.event.type), date: eventDate(hop.event),
  });
}

function path(
  link: ChainLink, nodes: Map<string, ChainNode>, offset: number,
): string {
  const from = place(nodes.get(link.from)!);
  const to = place(nodes.get(link.to)!);
  const x1 = from.x + NODE_WIDTH;
  const y1 = from.y + NODE_HEIGHT / 2 + offset / 3;
  const x2 = to.x - 7;
  const y2 = to.y + NODE_HEIGHT / 2 + offset / 3;
  const middle = (x1 + x2) / 2;
  return `M${x1},${y1} C${middle},${y1 + offset} ${middle},${y2 + offset} ` +
    `${x2},${y2}`;
}

/** `onChoose` is given the hop of the line chosen by click or Enter. */
export function chainDrawing(
  page: Page, chains: Chain[], names: ActorNames,
  onChoose: (hop: Hop) => void,
): SVGSVGElement {
  const layout = layoutChains(chains);
  const colours = palette();
  const nodes = new Map(layout.nodes.map((node) => [node.key, node]));
  const width = 2 * MARGIN + (layout.columns - 1) * COLUMN + NODE_WIDTH;
  const height = 2 * MARGIN + (layout.rows - 1) * ROW + NODE_HEIGHT;
  const svg = s('svg', { width, height, viewBox: `0 0 ${width} ${height}`,
    role: 'group', 'aria-label': t('chains'), 'data-testid': 'chain-svg' },
  s('rect', { width, height, fill: colours.background }));
  const seen = new Map<string, number>();
  for (const link of layout.links) {
    const pair = `${link.from}>${link.to}`;
    const nth = seen.get(pair) ?? 0;
    seen.set(pair, nth + 1);
    // 0, 1, -1, 2, -2 … gaps from the straight line
    const offset = Math.ceil(nth / 2) * (nth % 2 === 0 ? -1 : 1) * LINE_GAP;
    svg.append(line(page, link, path(link, nodes, offset), names, () =>
      onChoose(link.hop)));
  }
  for (const node of layout.nodes) svg.append(nodeBox(node, names));
  return svg;
}

function line(
  page: Page, link: ChainLink, d: string, names: ActorNames,
  choose: () => void,
): SVGElement {
  const quad = eventQuad(link.hop.event, page.types);
  const colour = quadColour(quad);
  const label = hopText(link.hop, names);
  const end = d.slice(d.lastIndexOf(' ') + 1).split(',').map(Number);
  const [x, y] = [end[0]!, end[1]!];
  return s('g', {
    class: 'hop', role: 'button', tabindex: 0, 'data-testid': 'chain-hop',
    'aria-label': `${label}, ${quadName(quad)}`, click: choose,
    keydown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      choose();
    },
  },
  s('title', {}, label),
  // An unseen wide line, for a finger or an unsteady mouse.
  s('path', { d, fill: 'none', stroke: 'transparent', 'stroke-width': 14,
    'pointer-events': 'stroke' }),
  s('path', { d, class: 'line', fill: 'none', stroke: colour,
    'stroke-dasharray': quadDash(quad), 'stroke-width':
      Math.min(6, 1.5 + Math.log2(Math.max(1, link.hop.parallel))) }),
  s('path', { d: `M${x - 2},${y - 5} L${x + 7},${y} L${x - 2},${y + 5} Z`,
    fill: colour }));
}

/** The four classes with their colours and lines. */
export function quadLegend(): HTMLElement {
  return h('ul', { class: 'legend' }, ...(
    ['vcoop', 'mcoop', 'vconf', 'mconf'] as const).map((quad) => h('li', {},
    s('svg', { width: 28, height: 10, 'aria-hidden': 'true' },
      s('line', { x1: 0, x2: 28, y1: 5, y2: 5, stroke: quadColour(quad),
        'stroke-width': 3, 'stroke-dasharray': quadDash(quad) })),
    quadName(quad))));
}
