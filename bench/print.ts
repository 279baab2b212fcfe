// Prints figures as Markdown tables, so that the bench's output can stand in a document as it is.

/** A Markdown table. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A share as a percentage; small shares keep more places. */
export function percent(share: number): string {
  if (share === 0) return '0 %';
  if (share < 0.001) return `${(share * 100).toFixed(4)} %`;
  if (share < 0.01) return `${(share * 100).toFixed(3)} %`;
  return `${(share * 100).toFixed(1)} %`;
}
