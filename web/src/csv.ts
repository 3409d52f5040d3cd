/** Tables as RFC 4180 has them, safe to open in a spreadsheet. */

export type Cell = string | number | null | undefined;

/**
 * One field. A text that a spreadsheet would take for a formula gets an
 * apostrophe in front; numbers are numbers and stay as they are.
 */
export function csvField(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows under a header. The mark of UTF-8 in front is for spreadsheets. */
export function csvTable(header: string[], rows: Cell[][]): string {
  return '\ufeff' + [header, ...rows].map((row) =>
    `${row.map(csvField).join(',')}\r\n`).join('');
}
