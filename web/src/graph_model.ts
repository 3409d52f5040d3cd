/** The sub-graph shown: merges answers, filters by month, keeps places. */

import { MultiGraph } from 'graphology';
import { pickName, quadName } from './language';
import { eventsWithin, type MonthRange } from './months';
import { palette, quadColour, quadDash } from './theme';
import type { GraphAnswer, GraphEdge, GraphNode } from './types';

/** Above this many edges they are drawn straight: curves cost too much. */
export const CURVES_UP_TO = 3000;

export interface NodeAttributes {
  x: number;
  y: number;
  size: number;
  label: string;
  color: string;
  fixed: boolean;
  forceLabel: boolean;
  highlighted: boolean;
  data: GraphNode;
}

export interface EdgeAttributes {
  size: number;
  color: string;
  type: string;
  curvature: number;
  hidden: boolean;
  label: string;
  /** Events within the months shown. */
  shown: number;
  data: GraphEdge;
}

export type ActorGraph = MultiGraph<NodeAttributes, EdgeAttributes>;

export function edgeKey(edge: GraphEdge): string {
  return [edge.source, edge.target, edge.quad_class ?? '-',
    edge.mutual ? 'm' : 'd'].join('|');
}

/** Of many nodes each is smaller, or they would cover all that joins them. */
export function crowding(nodes: number): number {
  return Math.min(1, Math.sqrt(300 / Math.max(1, nodes)));
}

/** Width of an edge; of many edges each is thinner, for the same reason. */
function edgeSize(events: number, edges: number): number {
  return (0.8 + Math.log2(1 + events) * 0.9) *
    Math.min(1, Math.sqrt(CURVES_UP_TO / Math.max(1, edges)));
}

function nodeSize(node: GraphNode): number {
  return (node.centre ? 7 : 4) + Math.min(8, Math.log2(1 + node.events));
}

/**
 * A place near `origin` for the nth new node: on a spiral of the golden
 * angle, which spreads any number evenly and is the same at every visit.
 */
function spiral(
  origin: { x: number; y: number }, nth: number,
): { x: number; y: number } {
  const angle = nth * Math.PI * (3 - Math.sqrt(5));
  const radius = 10 * Math.sqrt(nth + 1);
  return {
    x: origin.x + radius * Math.cos(angle),
    y: origin.y + radius * Math.sin(angle),
  };
}

/**
 * Makes `graph` hold what `answer` does. Nodes that stay keep their places
 * and are fixed for the layout; new ones start near `origin`, the node that
 * was expanded. Returns the number of new nodes.
 */
export function merge(
  graph: ActorGraph, answer: GraphAnswer, origin: string | null,
): number {
  const wanted = new Set(answer.nodes.map((node) => node.actor));
  for (const node of graph.nodes()) {
    if (!wanted.has(node)) graph.dropNode(node);
  }
  graph.clearEdges();
  const start = origin !== null && graph.hasNode(origin) ?
    graph.getNodeAttributes(origin) : { x: 0, y: 0 };
  const from = { x: start.x, y: start.y };
  const colours = palette();
  let added = 0;
  const share = crowding(answer.nodes.length);
  for (const node of answer.nodes) {
    const look = {
      size: nodeSize(node) * (node.centre ? Math.max(share, 0.6) : share),
      label: pickName(node, node.actor),
      color: node.centre ? colours.centre : colours.node,
      forceLabel: node.centre, highlighted: false, data: node,
    };
    if (graph.hasNode(node.actor)) {
      graph.mergeNodeAttributes(node.actor, { ...look, fixed: true });
    } else {
      graph.addNode(node.actor,
        { ...spiral(from, added++), ...look, fixed: false });
    }
  }
  addEdges(graph, answer.edges);
  return added;
}

/** The name of the program that draws the edge. */
function curveType({ quad_class: quad, mutual }: GraphEdge): string {
  if (quadDash(quad) === '') return mutual ? 'curve' : 'arrow';
  return mutual ? 'dashedCurve' : 'dashedArrow';
}

function addEdges(graph: ActorGraph, edges: GraphEdge[]): void {
  const curved = edges.length <= CURVES_UP_TO;
  const parallel = new Map<string, number>();
  for (const edge of edges) {
    if (!graph.hasNode(edge.source) || !graph.hasNode(edge.target)) continue;
    const pair = `${edge.source}|${edge.target}`;
    const nth = parallel.get(pair) ?? 0;
    parallel.set(pair, nth + 1);
    graph.addEdgeWithKey(edgeKey(edge), edge.source, edge.target, {
      size: edgeSize(edge.events, edges.length),
      color: quadColour(edge.quad_class),
      type: curved ? curveType(edge) : 'straight',
      curvature: 0.12 + 0.13 * nth, hidden: false,
      label: `${quadName(edge.quad_class)} ${edge.events}`,
      shown: edge.events, data: edge,
    });
  }
}

/** Hides the edges without events in the range; returns how many are left. */
export function showMonths(graph: ActorGraph, range: MonthRange): number {
  let visible = 0;
  // One event for all of them: the drawing is made anew once, not by edge.
  graph.updateEachEdgeAttributes((_, attributes) => {
    attributes.shown = eventsWithin(attributes.data, range);
    attributes.hidden = attributes.shown === 0;
    attributes.size = edgeSize(attributes.shown, graph.size);
    if (!attributes.hidden) visible++;
    return attributes;
  }, { attributes: ['size', 'hidden', 'shown'] });
  return visible;
}
