/** Buttons that save what is shown, and the making of the files. */

import { h } from './dom';
import { t } from './language';

export type FileKind = 'png' | 'svg' | 'csv' | 'gexf';

const MIME: Record<FileKind, string> = {
  png: 'image/png', svg: 'image/svg+xml', csv: 'text/csv;charset=utf-8',
  gexf: 'application/gexf+xml',
};

/** Makes the contents of the file at the moment of the click. */
export type Maker = () => Promise<Blob | string> | Blob | string;

/** A file name that says which view and filter it was made of. */
export function fileName(hash: string, kind: FileKind): string {
  const words = decodeURIComponent(hash.replace(/%(?![0-9a-f]{2})/gi, '%25'))
    .replace(/[^\p{Letter}\p{Number}.-]+/gu, '_').replace(/^_+|_+$/g, '');
  return `actant_${words.slice(0, 120) || 'overview'}.${kind}`;
}

function download(blob: Blob, name: string): void {
  const link = h('a', { href: URL.createObjectURL(blob), download: name });
  link.click();
  // Some browsers read the blob only after the click has been handled.
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** One button for each kind of file that the view can make. */
export function saveButtons(
  makers: Partial<Record<FileKind, Maker>>,
): HTMLElement {
  const group = h('div', { class: 'save', role: 'group',
    'aria-label': t('save') }, h('span', { class: 'muted' }, t('save')));
  for (const [kind, make] of Object.entries(makers) as [FileKind, Maker][]) {
    const button = h('button', {
      type: 'button', 'data-testid': `save-${kind}`,
      click: () => void run(),
    }, kind.toUpperCase());
    const run = async (): Promise<void> => {
      try {
        const made = await make();
        const blob = typeof made === 'string' ?
          new Blob([made], { type: MIME[kind] }) : made;
        download(blob, fileName(location.hash, kind));
      } catch (error) {
        console.error(error);
        button.setAttribute('title', t('savedFailed'));
        button.classList.add('failed');
      }
    };
    group.append(button);
  }
  return group;
}

/** The drawing as a file of its own, noting the address it was made of. */
export function svgText(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const note = document.createElementNS('http://www.w3.org/2000/svg', 'desc');
  note.textContent = `Actant ${location.hash}`;
  copy.prepend(note);
  return new XMLSerializer().serializeToString(copy);
}

/** The drawing as pixels, twice as fine as on the screen, for print. */
export async function rasterise(svg: SVGSVGElement): Promise<Blob> {
  const width = Number(svg.getAttribute('width'));
  const height = Number(svg.getAttribute('height'));
  const url = URL.createObjectURL(
    new Blob([svgText(svg)], { type: MIME.svg }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = h('canvas', { width: width * 2, height: height * 2 });
    const context = canvas.getContext('2d')!;
    context.scale(2, 2);
    context.drawImage(image, 0, 0, width, height);
    return await canvasBlob(canvas);
  } finally {
    URL.revokeObjectURL(url);
  }
}

export function canvasBlob(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => blob ? resolve(blob) : reject(
      new Error('the browser gave no image')), 'image/png');
  });
}
