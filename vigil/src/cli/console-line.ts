// Writing to the terminal: results to stdout, everything else to stderr, and silence when the reader of a pipe has gone away.
import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Writes a result line. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Writes a remark that is not part of the result. */
export function remark(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Writes one JSON line. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value));
}

/** Styled when stdout is a terminal, plain when it is piped. */
export function style(format: Style, text: string): string {
  return process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined ? styleText(format, text) : text;
}

/** Ends quietly when the reader of our output is gone, as `head` does. */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

/** Makes control characters of ids and names visible, so that they cannot steer a terminal. */
export function safe(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** A table with columns padded to their widest cell. The last column is not padded. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows.reduce<number[]>((all, row) => row.map((cell, i) => Math.max(all[i] ?? 0, cell.length)), []);
  return rows.map((row) =>
    row
      .map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

/** `3 accounts`, `1 account`, with thousands separated. */
export function counted(n: number, noun: string): string {
  return `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
}
