// What follows an error of wrong use: a worked line of that command out of its own help, so that nobody has to look it up.
import type { EventEmitter } from 'node:events';
import type { Command } from 'commander';

const LINE = /^ +\$ (.+)$/gm;

/** Has every command show an example and the way to its options after an error. */
export function withExamples(command: Command): void {
  const example = exampleOf(command);
  const hint = example === undefined ? '' : `For example: ${example}\n`;
  command.showHelpAfterError(`${hint}(add --help for the options)`);
  command.commands.forEach(withExamples);
}

/** The first worked line of a command's help, or of the help above it, that is of this command; undefined where there is none. */
function exampleOf(command: Command): string | undefined {
  const full = nameOf(command);
  for (let at: Command | null = command; at !== null; at = at.parent) {
    const found = worked(at).find((line) => ` ${line} `.includes(` ${full} `));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `vigil orders confirm`. */
function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;
}

/** The lines that its help shows as typed, without what stands beside them. */
function worked(command: Command): readonly string[] {
  let help = '';
  // A command tells its help to listeners, which its types leave out.
  (command as unknown as EventEmitter).emit('afterHelp', {
    error: false,
    command,
    write: (text: string) => (help += text),
  });
  return [...help.matchAll(LINE)].map(([, line = '']) => line.replace(/ {2,}.*$/, ''));
}
