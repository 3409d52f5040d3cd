/** Parts of an article's text, told by UTF-8 byte offsets as the API does. */

export interface Span { begin: number; end: number }

/** A run of text and the indices of the spans that cover all of it. */
export interface Slice { text: string; spans: number[] }

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Cuts `text` where a span begins or ends. Spans may overlap or nest; those
 * outside the text or empty cover nothing. An offset inside a character is
 * moved back to its first byte, so that no character is ever torn.
 */
export function sliceBySpans(text: string, spans: readonly Span[]): Slice[] {
  const bytes = encoder.encode(text);
  const align = (offset: number): number => {
    let at = Math.min(Math.max(0, offset), bytes.length);
    while (at > 0 && at < bytes.length && (bytes[at]! & 0xc0) === 0x80) at--;
    return at;
  };
  const fixed = spans.map(({ begin, end }) =>
    ({ begin: align(begin), end: align(end) }));
  const cuts = new Set([0, bytes.length]);
  for (const { begin, end } of fixed) {
    if (begin < end) cuts.add(begin).add(end);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  const slices: Slice[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const begin = sorted[i]!;
    const end = sorted[i + 1]!;
    const covering: number[] = [];
    fixed.forEach((span, index) => {
      if (span.begin <= begin && end <= span.end) covering.push(index);
    });
    slices.push({
      text: decoder.decode(bytes.subarray(begin, end)), spans: covering,
    });
  }
  return slices;
}
