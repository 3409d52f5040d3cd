/**
 * Moves the drawing of a large graph as a picture while its view moves.
 *
 * Drawing 50,000 edges in software takes a large part of a second, and every
 * test of what lies under the pointer waits for the drawing to end. So while
 * the view of a large graph moves, nothing is drawn or tested: the pictures
 * that are there, edges and names included, are moved and scaled by the
 * browser. They are drawn afresh when the view rests, and on the way when too
 * much of it lies beyond what was drawn.
 */

import type { EventEmitter } from 'events';
import type Sigma from 'sigma';
import { h } from './dom';
import type { EdgeAttributes, NodeAttributes } from './graph_model';

/**
 * The view rests when it has not moved for so many milliseconds; longer while
 * the pointer is held, which is likely to go on.
 */
const REST = 100;
const REST_HELD = 400;
/** Of the width or height, what may stay blank while the view moves. */
const BLANK = 0.3;
/** Beyond these scales a picture is too coarse, or too small. */
const LARGEST = 3;
const SMALLEST = 0.5;

interface Moved { x: number; y: number; scale: number }

export class MovingPicture {
  private readonly layers = h('div', { class: 'picture' });
  /** Whether the view is no longer the one that was drawn. */
  private stale = false;
  private resting = 0;
  private frame = 0;
  private held = false;

  /** `large` tells whether the graph is one to be moved as a picture. */
  constructor(
    private readonly sigma: Sigma<NodeAttributes, EdgeAttributes>,
    box: HTMLElement, private readonly large: () => boolean,
  ) {
    // The layer of the mouse stays: places are measured from it.
    for (const [name, layer] of Object.entries(sigma.getCanvases())) {
      if (name !== 'mouse') this.layers.append(layer);
    }
    box.prepend(this.layers);
    const camera = sigma.getCamera();
    camera.removeAllListeners('updated');
    camera.on('updated', () => this.follow());
    sigma.on('afterRender', () => this.drawn());
    this.quieten();
  }

  destroy(): void {
    this.cancel();
  }

  private cancel(): void {
    window.clearTimeout(this.resting);
    cancelAnimationFrame(this.frame);
  }

  /** Draws what is only moved so far, at once. */
  draw(): void {
    if (!this.stale) return;
    this.sigma.refresh({ partialGraph: {}, skipIndexation: true });
  }

  private follow(): void {
    if (!this.large()) return void this.sigma.scheduleRender();
    this.cancel();
    if (!this.stale) this.layers.classList.add(...this.emptyLayers());
    this.stale = true;
    const moved = this.sinceDrawn();
    if (!moved) return void this.sigma.scheduleRender();
    const { x, y, scale } = moved;
    this.layers.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    // Movements come with frames: where a frame takes long, two of them pass
    // before it is believed that none comes.
    this.resting = window.setTimeout(() => {
      this.frame = requestAnimationFrame(() => {
        this.frame = requestAnimationFrame(() => this.draw());
      });
    }, this.held ? REST_HELD : REST);
  }

  private drawn(): void {
    this.cancel();
    this.stale = false;
    this.layers.style.transform = '';
    this.layers.classList.remove('unmarked', 'unnamed');
  }

  /**
   * Layers with nothing on them are left out, which makes frames cheaper. The
   * ring under the pointer is nothing here: it returns when the view rests.
   */
  private emptyLayers(): string[] {
    const marked = this.sigma.getGraph().someNode(
      (_, { highlighted }) => highlighted);
    const named = this.sigma.getSetting('renderEdgeLabels');
    return [...(marked ? [] : ['unmarked']), ...(named ? [] : ['unnamed'])];
  }

  /** From what is drawn to the view as it is; null where that is too far. */
  private sinceDrawn(): Moved | null {
    const cameraState = this.sigma.getCamera().getState();
    if (cameraState.angle !== 0) return null;
    const { width, height } = this.sigma.getDimensions();
    const [left, right] = [{ x: 0, y: 0 }, { x: 1, y: 0 }];
    // Without a camera, by the matrix of the last drawing.
    const from = this.sigma.framedGraphToViewport(left);
    const to = this.sigma.framedGraphToViewport(left, { cameraState });
    const scale = (this.sigma.framedGraphToViewport(right, { cameraState }).x -
      to.x) / (this.sigma.framedGraphToViewport(right).x - from.x);
    const x = to.x - scale * from.x;
    const y = to.y - scale * from.y;
    const blank = Math.max(x / width, y / height,
      1 - (x + scale * width) / width, 1 - (y + scale * height) / height);
    if (blank > BLANK || scale < SMALLEST || scale > LARGEST) return null;
    if (Math.abs(scale - 1) > 1e-6) return { x, y, scale };
    // Dots that stay dots are cheaper to move, and stay sharp.
    const whole = (length: number): number =>
      Math.round(length * devicePixelRatio) / devicePixelRatio;
    return { x: whole(x), y: whole(y), scale: 1 };
  }

  /**
   * Sigma looks what is under the pointer at each of its events, which waits
   * for the drawing; only hovering and clicks need to know.
   */
  private quieten(): void {
    const mouse = this.sigma.getMouseCaptor() as unknown as EventEmitter;
    const touch = this.sigma.getTouchCaptor() as unknown as EventEmitter;
    const small = (): boolean => !this.large();
    for (const event of ['mousedown', 'mouseup', 'wheel']) {
      gate(mouse, event, small);
    }
    for (const event of ['touchdown', 'touchup', 'touchmove']) {
      gate(touch, event, small);
    }
    mouse.on('mousedown', ({ original }: { original: MouseEvent }) => {
      this.held = original.button === 0;
    });
    mouse.on('mouseup', () => { this.held = false; });
    gate(mouse, 'mousemove', () => small() || !(this.held || this.stale));
    for (const event of ['click', 'doubleClick', 'rightClick']) {
      mouse.prependListener(event, () => this.draw());
    }
    touch.prependListener('tap', () => this.draw());
  }
}

/** Lets those who listen to `event` now hear it only while `open` says so. */
function gate(
  emitter: EventEmitter, event: string, open: () => boolean,
): void {
  const heard = emitter.listeners(event);
  emitter.removeAllListeners(event);
  emitter.on(event, (...values: unknown[]) => {
    if (open()) for (const listener of heard) listener(...values);
  });
}
