/** A range of months with two handles, over a histogram of the events. */

import { h, s } from './dom';
import { t } from './language';
import { monthNumber, monthText, type MonthRange } from './months';
import { palette } from './theme';

const HEIGHT = 44;

export class MonthBrush {
  readonly element: HTMLElement;
  private readonly low: HTMLInputElement;
  private readonly high: HTMLInputElement;
  private readonly text = h('output', {});
  private readonly start: number;
  private readonly length: number;
  private bars: SVGRectElement[] = [];

  /**
   * `counts` has the events of each month from `first` on. `onMove` is told
   * of every movement, `onSet` when a handle has been let go.
   */
  constructor(
    first: string, private readonly counts: number[], range: MonthRange,
    private readonly onMove: (range: MonthRange) => void,
    onSet: (range: MonthRange) => void,
  ) {
    this.start = monthNumber(first);
    this.length = counts.length;
    const at = (month: string | null, otherwise: number): number =>
      month === null ? otherwise : Math.min(this.length - 1, Math.max(
        0, monthNumber(month) - this.start));
    const set = (): void => onSet(this.range());
    this.low = this.handle('brush-from', t('brushFrom'),
      at(range.from, 0), set);
    this.high = this.handle('brush-to', t('brushTo'),
      at(range.to, this.length - 1), set);
    this.element = h('div', { class: 'brush', role: 'group',
      'aria-label': t('brush') },
    h('div', { class: 'brush-head' }, h('span', {}, t('brush')), this.text,
      h('button', { type: 'button', click: () => this.reset(set) },
        t('wholeTime'))),
    h('div', { class: 'brush-body' }, this.histogram(), this.low, this.high));
    this.show();
  }

  /** Open at an end where the handle stands at the end. */
  range(): MonthRange {
    const low = Number(this.low.value);
    const high = Number(this.high.value);
    return {
      from: low === 0 ? null : monthText(this.start + low),
      to: high === this.length - 1 ? null : monthText(this.start + high),
    };
  }

  private handle(
    testId: string, label: string, value: number, set: () => void,
  ): HTMLInputElement {
    const input = h('input', { type: 'range', min: 0, max: this.length - 1,
      step: 1, value, 'aria-label': label, 'data-testid': testId,
      input: () => this.moved(input), change: set });
    return input;
  }

  /** A handle pushed past the other stops there. */
  private moved(moved: HTMLInputElement): void {
    const low = Number(this.low.value);
    const high = Number(this.high.value);
    if (low > high) moved.value = String(moved === this.low ? high : low);
    this.show();
    this.onMove(this.range());
  }

  private reset(set: () => void): void {
    this.low.value = '0';
    this.high.value = String(this.length - 1);
    this.show();
    this.onMove(this.range());
    set();
  }

  private show(): void {
    const low = Number(this.low.value);
    const high = Number(this.high.value);
    const from = monthText(this.start + low);
    const to = monthText(this.start + high);
    this.low.setAttribute('aria-valuetext', from);
    this.high.setAttribute('aria-valuetext', to);
    this.text.textContent = `${from} – ${to}`;
    this.bars.forEach((bar, at) => {
      bar.setAttribute('fill-opacity', at >= low && at <= high ? '1' : '0.3');
    });
  }

  private histogram(): SVGElement {
    const most = Math.max(1, ...this.counts);
    const colour = palette().node;
    this.bars = this.counts.map((count, at) => s('rect', {
      x: at, width: 0.85, y: HEIGHT * (1 - count / most),
      height: (HEIGHT * count) / most, fill: colour,
    }));
    return s('svg', { viewBox: `0 0 ${this.length} ${HEIGHT}`,
      preserveAspectRatio: 'none', 'aria-hidden': 'true' }, ...this.bars);
  }
}
