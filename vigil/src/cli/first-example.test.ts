// Shows that an error of wrong use comes with a line that can be typed.
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { withExamples } from './first-example.ts';

/** What somebody reads who types this. */
function saidTo(...typed: string[]): string {
  let said = '';
  const program = new Command('vigil').addHelpText('after', '\n  $ vigil cases    who first\n  $ vigil keys end K-1');
  const orders = new Command('orders').argument('<id>').addHelpText('after', '\n  $ vigil orders O-7 --seen   and why');
  const keys = new Command('keys').addCommand(new Command('end').argument('<id>'));
  for (const one of [orders, keys]) program.addCommand(one);
  withExamples(program);
  for (const one of [program, orders, keys, ...keys.commands])
    one.exitOverride().configureOutput({ writeErr: (text) => (said += text) });
  expect(() => program.parse(typed, { from: 'user' })).toThrow();
  return said;
}

test('A missing argument is told with a worked line of that command', () => {
  expect(saidTo('orders')).toBe(
    "error: missing required argument 'id'\nFor example: vigil orders O-7 --seen\n(add --help for the options)\n",
  );
});

test('A command without an example of its own takes that of the help above', () => {
  expect(saidTo('keys', 'end')).toContain('For example: vigil keys end K-1\n');
});
