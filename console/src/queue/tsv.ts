// Rows for the clipboard: tab-separated, one row a line, and no cell that a spreadsheet would run.

/** A cell that a spreadsheet takes for a formula gets an apostrophe; tabs and line ends become blanks, so that rows stay rows. */
export function tsvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(cellOf).join('\t')}\n`).join('');
}

function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
  return safe.replaceAll(/[\t\r\n]+/g, ' ');
}
