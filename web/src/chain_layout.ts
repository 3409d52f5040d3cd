/** Chains as one drawing: actors in columns, left to right, by step. */

import type { Chain, Hop } from './types';

/** An actor at a step; one that acts at two steps stands twice. */
export interface ChainNode {
  key: string;
  actor: string;
  column: number;
  row: number;
}

export interface ChainLink { from: string; to: string; hop: Hop }

export interface ChainLayout {
  nodes: ChainNode[];
  links: ChainLink[];
  columns: number;
  rows: number;
}

/**
 * Places every actor in the column of its step. The chains share what they
 * have in common; hops that differ in the event stay apart. Rows are ordered
 * by the mean row of the nodes before, which keeps most lines from crossing.
 */
export function layoutChains(chains: readonly Chain[]): ChainLayout {
  const columns: Map<string, ChainNode>[] = [];
  const links = new Map<string, ChainLink>();
  for (const chain of chains) {
    chain.path.forEach((actor, column) => {
      const here = columns[column] ??= new Map();
      const key = `${column}:${actor}`;
      if (!here.has(key)) here.set(key, { key, actor, column, row: here.size });
    });
    chain.hops.forEach((hop, step) => {
      const from = `${step}:${chain.path[step]}`;
      const to = `${step + 1}:${chain.path[step + 1]}`;
      links.set(`${from}>${to}>${hop.event.id}`, { from, to, hop });
    });
  }
  const all = [...links.values()];
  for (let column = 1; column < columns.length; column++) {
    orderColumn(columns[column]!, columns[column - 1]!, all);
  }
  return {
    nodes: columns.flatMap((column) => [...column.values()]),
    links: all,
    columns: columns.length,
    rows: Math.max(0, ...columns.map((column) => column.size)),
  };
}

function orderColumn(
  column: Map<string, ChainNode>, before: Map<string, ChainNode>,
  links: ChainLink[],
): void {
  const sums = new Map<string, { rows: number; count: number }>();
  for (const link of links) {
    const origin = before.get(link.from);
    if (!origin || !column.has(link.to)) continue;
    const sum = sums.get(link.to) ?? { rows: 0, count: 0 };
    sum.rows += origin.row;
    sum.count++;
    sums.set(link.to, sum);
  }
  const mean = (node: ChainNode): number => {
    const sum = sums.get(node.key);
    return sum ? sum.rows / sum.count : 0;
  };
  [...column.values()]
    .sort((a, b) => mean(a) - mean(b) || a.row - b.row)
    .forEach((node, row) => { node.row = row; });
}
