/** The graph drawn by WebGL (sigma), and its drawing as SVG. */

import EdgeCurveProgram, { EdgeCurvedArrowProgram } from '@sigma/edge-curve';
import Sigma from 'sigma';
import { EdgeRectangleProgram } from 'sigma/rendering';
import type { RenderParams } from 'sigma/types';
import { graphExtent } from 'sigma/utils';
import { s } from './dom';
import { dashed } from './edge_dash';
import {
  crowding, type ActorGraph, type EdgeAttributes, type NodeAttributes,
} from './graph_model';
import { MovingPicture } from './moving_picture';
import { calm, FONT, palette, quadDash } from './theme';

/** Above this many edges the drawing is moved as a picture, not redrawn. */
const LARGE_SIZE = 8000;

export class GraphCanvas {
  private readonly sigma: Sigma<NodeAttributes, EdgeAttributes>;
  private readonly moving: MovingPicture;
  private selected: string | null = null;
  private layingOut = true;

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
        straight: this.laterEdges(), curve: EdgeCurveProgram,
        arrow: EdgeCurvedArrowProgram, dashedCurve: dashed(EdgeCurveProgram),
        dashedArrow: dashed(EdgeCurvedArrowProgram),
      } as never,
      labelColor: { color: colours.text }, labelFont: FONT, labelSize: 12,
      labelDensity: 0.8, labelGridCellSize: 90,
      labelRenderedSizeThreshold: labelFrom(graph),
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
    this.moving = new MovingPicture(this.sigma, box, () => this.large());
  }

  /**
   * The edges of a large graph are most of the work of a drawing: they are
   * drawn when the layout has ended, and not at each of its steps.
   */
  private laterEdges() {
    const later = (): boolean => this.layingOut && this.large();
    return class extends EdgeRectangleProgram {
      override render(params: RenderParams): void {
        if (!later()) super.render(params);
      }
    };
  }

  private large(): boolean {
    return this.graph.size > LARGE_SIZE;
  }

  /**
   * The layout, which begins with every change, has ended: resolved when the
   * nodes are drawn where they stay.
   */
  async settle(): Promise<void> {
    this.layingOut = false;
    this.sigma.scheduleRender();
    await new Promise<void>((resolve) =>
      void this.sigma.once('afterRender', () => resolve()));
    const gl = this.sigma.getCanvases()['edges']?.getContext('webgl2');
    if (gl) await executed(gl);
  }

  destroy(): void {
    this.moving.destroy();
    this.sigma.kill();
  }

  /** Takes the graph as it is after it has grown or shrunk. */
  changed(): void {
    this.layingOut = true;
    this.sigma.setSetting('labelRenderedSizeThreshold', labelFrom(this.graph));
    // At once: sigma takes no change to an edge that it has not yet indexed.
    this.sigma.refresh();
  }

  /**
   * Holds the scale as it is now, so that nodes added later do not move
   * those that are drawn.
   */
  holdScale(): void {
    // Not sigma's own extent: that is of the last drawing.
    this.sigma.setCustomBBox(graphExtent(this.graph));
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
    this.holdScale();
    this.sigma.scheduleRefresh();
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
    this.moving.draw();
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

/** Resolved when all that `gl` was told has been done. */
async function executed(gl: WebGL2RenderingContext): Promise<void> {
  const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  if (!fence) return;
  gl.flush();
  while (!gl.isContextLost() &&
    gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED) {
    await new Promise(requestAnimationFrame);
  }
  gl.deleteSync(fence);
}

/** The size from which on a node is named, where space allows. */
function labelFrom(graph: ActorGraph): number {
  return 5 * crowding(graph.order);
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
