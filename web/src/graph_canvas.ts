/** The graph drawn by WebGL (sigma), and its drawing as SVG. */

import EdgeCurveProgram, { EdgeCurvedArrowProgram } from '@sigma/edge-curve';
import Sigma from 'sigma';
import { EdgeRectangleProgram } from 'sigma/rendering';
import { s } from './dom';
import type {
  ActorGraph, EdgeAttributes, NodeAttributes,
} from './graph_model';
import { calm, FONT, palette, quadDash } from './theme';

/** Above this many edges they are left out while the view moves. */
const MOVING_EDGES = 8000;

export class GraphCanvas {
  private readonly sigma: Sigma<NodeAttributes, EdgeAttributes>;
  private selected: string | null = null;

  /** Throws where the browser has no WebGL. */
  constructor(
    private readonly graph: ActorGraph, box: HTMLElement,
    onNode: (node: string) => void,
  ) {
    const colours = palette();
    this.sigma = new Sigma(graph, box, {
      allowInvalidContainer: true,
      defaultEdgeType: 'straight',
      edgeProgramClasses: {
        straight: EdgeRectangleProgram, curve: EdgeCurveProgram,
        arrow: EdgeCurvedArrowProgram,
      } as never,
      hideEdgesOnMove: graph.size > MOVING_EDGES,
      labelColor: { color: colours.text }, labelFont: FONT, labelSize: 12,
      labelDensity: 0.8, labelGridCellSize: 90, labelRenderedSizeThreshold: 5,
      edgeLabelColor: { color: colours.muted }, edgeLabelFont: FONT,
      edgeLabelSize: 10, renderEdgeLabels: false, minEdgeThickness: 0.8,
      zIndex: false, stagePadding: 40,
      defaultDrawNodeHover: (context, data) => {
        context.strokeStyle = colours.text;
        context.lineWidth = 2;
        context.beginPath();
        context.arc(data.x, data.y, data.size + 4, 0, 2 * Math.PI);
        context.stroke();
      },
    });
    this.sigma.on('clickNode', ({ node }) => onNode(node));
  }

  destroy(): void {
    this.sigma.kill();
  }

  resized(): void {
    this.sigma.setSetting('hideEdgesOnMove', this.graph.size > MOVING_EDGES);
    this.sigma.resize();
    this.sigma.refresh();
  }

  /**
   * Holds the scale as it is now, so that nodes added later do not move
   * those that are drawn.
   */
  holdScale(): void {
    this.sigma.setCustomBBox(this.sigma.getBBox());
  }

  select(node: string | null): void {
    if (this.selected !== null && this.graph.hasNode(this.selected)) {
      this.graph.setNodeAttribute(this.selected, 'highlighted', false);
    }
    this.selected = node;
    if (node !== null) this.graph.setNodeAttribute(node, 'highlighted', true);
  }

  private get duration(): number {
    return calm() ? 0 : 200;
  }

  zoomIn(): void {
    void this.sigma.getCamera().animatedZoom({ duration: this.duration });
  }

  zoomOut(): void {
    void this.sigma.getCamera().animatedUnzoom({ duration: this.duration });
  }

  showAll(): void {
    this.sigma.setCustomBBox(null);
    this.sigma.refresh();
    this.holdScale();
    void this.sigma.getCamera().animatedReset({ duration: this.duration });
  }

  /** The drawing as it stands on the screen, under a filled background. */
  picture(): HTMLCanvasElement {
    const { width, height } = this.sigma.getDimensions();
    const canvas = document.createElement('canvas');
    const ratio = window.devicePixelRatio || 1;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const context = canvas.getContext('2d')!;
    context.fillStyle = palette().background;
    context.fillRect(0, 0, canvas.width, canvas.height);
    // WebGL forgets its picture after a frame: drawn and read in one task.
    this.sigma.refresh();
    const layers = this.sigma.getCanvases();
    for (const name of ['edges', 'nodes', 'edgeLabels', 'labels']) {
      const layer = layers[name];
      if (layer && layer.width > 0) {
        context.drawImage(layer, 0, 0, canvas.width, canvas.height);
      }
    }
    return canvas;
  }

  svg(): SVGSVGElement {
    const { width, height } = this.sigma.getDimensions();
    const colours = palette();
    const svg = s('svg', { width, height, viewBox: `0 0 ${width} ${height}` },
      s('rect', { width, height, fill: colours.background }));
    const at = (node: string): { x: number; y: number } =>
      this.sigma.graphToViewport(this.graph.getNodeAttributes(node));
    this.graph.forEachEdge((_, edge, source, target) => {
      if (edge.hidden) return;
      svg.append(edgePath(edge, at(source), at(target)));
    });
    this.graph.forEachNode((node, { size, color, label }) => {
      const { x, y } = at(node);
      const radius = this.sigma.scaleSize(size);
      svg.append(s('circle', { cx: x, cy: y, r: radius, fill: color }));
      svg.append(s('text', { x: x + radius + 3, y: y + 4, 'font-size': 12,
        'font-family': FONT, fill: colours.text }, label));
    });
    return svg;
  }
}

/** Bent by the same share of its length as the one on the screen. */
function edgePath(
  edge: EdgeAttributes, a: { x: number; y: number },
  b: { x: number; y: number },
): SVGElement {
  const bend = edge.type === 'straight' ? 0 : edge.curvature;
  const x = (a.x + b.x) / 2 + (b.y - a.y) * bend;
  const y = (a.y + b.y) / 2 - (b.x - a.x) * bend;
  return s('path', { d: `M${a.x},${a.y} Q${x},${y} ${b.x},${b.y}`,
    fill: 'none', stroke: edge.color, 'stroke-width': edge.size,
    'stroke-dasharray': quadDash(edge.data.quad_class) },
  s('title', {}, `${edge.data.source} → ${edge.data.target}: ` +
    `${edge.label}`));
}
