/** Runs the layout in a worker and brings its places into the graph. */

import type { ActorGraph } from './graph_model';
import type { LayoutStep, LayoutTask } from './layout_worker';

/** Work done before it is called settled, less for large graphs. */
function roundsFor(order: number): number {
  return order > 2000 ? 60 : order > 500 ? 200 : 400;
}

function taskOf(graph: ActorGraph): LayoutTask {
  const index = new Map(graph.nodes().map((node, at) => [node, at]));
  const positions = new Float64Array(2 * graph.order);
  const sizes: number[] = [];
  const fixed: boolean[] = [];
  graph.forEachNode((node, { x, y, size, fixed: held }) => {
    const at = index.get(node)!;
    positions[2 * at] = x;
    positions[2 * at + 1] = y;
    sizes.push(size);
    fixed.push(held);
  });
  const ends = new Uint32Array(2 * graph.size);
  const weights: number[] = [];
  graph.forEachEdge((_, { data }, source, target) => {
    ends[2 * weights.length] = index.get(source)!;
    ends[2 * weights.length + 1] = index.get(target)!;
    weights.push(1 + Math.log2(data.events));
  });
  return { positions, sizes, fixed, ends, weights,
    rounds: roundsFor(graph.order) };
}

/**
 * Places the nodes that are not fixed. `onStep` is told when places came,
 * and whether they are the last. Returns a function that stops the work.
 */
export function startLayout(
  graph: ActorGraph, onStep: (done: boolean) => void,
): () => void {
  const worker = new Worker(
    new URL('./layout_worker.ts', import.meta.url), { type: 'module' });
  const nodes = graph.nodes();
  worker.onmessage = (message: MessageEvent<LayoutStep>) => {
    const { positions, done } = message.data;
    let at = 0;
    graph.updateEachNodeAttributes((_, attributes) => {
      attributes.x = positions[2 * at]!;
      attributes.y = positions[2 * at + 1]!;
      at++;
      return attributes;
    }, { attributes: ['x', 'y'] });
    if (done) worker.terminate();
    onStep(done);
  };
  if (nodes.length > 0) worker.postMessage(taskOf(graph));
  return () => worker.terminate();
}
