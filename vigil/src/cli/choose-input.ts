// The options that say how to read an input: --format, --platform and --columns; files by name, `-` for standard input.
import type { Command } from 'commander';
import type { OpenOptions } from '../connect/open.ts';
import { FORMATS } from '../connect/open.ts';
import { UsageError } from './usage-error.ts';

/** What the options held. */
export interface InputChoice {
  readonly format?: string;
  readonly platform?: string;
  readonly columns?: string;
}

/** Adds the options to a command. */
export function withInputOptions(command: Command): Command {
  return command
    .option(
      '--format <name>',
      `how the input is written; found out when not given (${FORMATS.map((one) => one.name).join(', ')})`,
    )
    .option('--platform <name>', 'name of the platform, for inputs that do not say (default: own)')
    .option(
      '--columns <map>',
      'for CSV: which column is what, such as id=post_id,text=body,account=user_id,createdAt=date',
    );
}

/** The options as the sources take them. */
export function inputOptions(choice: InputChoice): OpenOptions {
  return {
    ...(choice.format !== undefined && { format: choice.format }),
    ...(choice.platform !== undefined && { platform: choice.platform }),
    ...(choice.columns !== undefined && { columns: columnMap(choice.columns) }),
  };
}

function columnMap(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(',').map((pair) => {
    const at = pair.indexOf('=');
    if (at < 1 || at === pair.length - 1)
      throw new UsageError(`--columns wants pairs such as id=post_id,text=body; "${pair}" is not one.`);
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const;
  });
  return Object.fromEntries(pairs);
}
