// vigil people: who may sign in, "vigil people invite" and "vigil people disable", for whoever has the machine.
import { Command } from 'commander';
import { findRoles, NAME_LENGTH, PERSON_NAME } from '../core/person.ts';
import { ROLES } from '../core/role.ts';
import { changePerson } from '../store/grants.ts';
import { invite } from '../store/invitations.ts';
import { listPeople } from '../store/people.ts';
import type { StoreChoice } from './choose-store.ts';
import { withStore, withStoreOptions } from './choose-store.ts';
import { print, printJson, remark, safe, table } from './console-line.ts';
import { UsageError } from './usage-error.ts';

const ACTOR = 'terminal';

/** The command. */
export function peopleCommand(): Command {
  const command = new Command('people')
    .description('who may sign in, with which roles')
    .enablePositionalOptions()
    .option(
      '--json',
      'one JSON line a person: {id, name, roles, first, createdAt, disabledAt, passkeys, password, oidc}',
    )
    .addHelpText(
      'after',
      '\n  $ vigil people\n  $ vigil people invite --name "Ada" --role reviewer\n  $ vigil people disable P-0a1b2c3d4e5f',
    )
    .addCommand(inviteCommand())
    .addCommand(disableCommand());
  return withStoreOptions(command).action(async (choice: StoreChoice & { readonly json?: boolean }) => {
    await withStore(choice, { reading: true, quiet: choice.json === true }, async ({ store }) => {
      const people = await listPeople(store.pool);
      if (choice.json === true) people.forEach(printJson);
      else
        table(
          people.map(({ id, name, roles, disabledAt, passkeys, password, oidc }) => [
            id,
            disabledAt === null ? 'may sign in' : 'disabled',
            roles.join(',') || 'no role',
            [passkeys > 0 && 'passkey', password && 'password', oidc && 'provider'].filter(Boolean).join(','),
            safe(name),
          ]),
        ).forEach(print);
      if (people.length === 0 && choice.json !== true)
        remark(
          'Nobody is set up: whoever opens the link that "vigil serve" prints may do everything (docs/people.md).',
        );
    });
  });
}

type InviteChoice = StoreChoice & {
  readonly name: string;
  readonly role: readonly string[];
  readonly at: string;
  readonly json?: boolean;
};

function inviteCommand(): Command {
  const command = new Command('invite')
    .description('make a link that lets one person in once, within three days')
    .requiredOption('--name <name>', 'as decisions will bear it')
    .requiredOption('--role <roles...>', `their tasks: ${Object.keys(ROLES).join(', ')}`)
    .option('--at <address>', 'where people reach the page', process.env['VIGIL_ORIGIN'] ?? 'http://localhost:7171')
    .option('--json', 'one JSON object: {id, link, until, waiting}');
  return withStoreOptions(command).action(async (choice: InviteChoice) => {
    const roles = findRoles(choice.role);
    if (roles === undefined || roles.length === 0)
      throw new UsageError(`A role is one of ${Object.keys(ROLES).join(', ')}.`);
    const name = choice.name.trim();
    if (!PERSON_NAME.test(name) || name.length > NAME_LENGTH)
      throw new UsageError(`--name wants 1 to ${NAME_LENGTH} letters, digits and plain signs.`);
    await withStore(choice, { quiet: choice.json === true }, async ({ store }) => {
      const made = await invite(store.pool, { name, roles }, { actor: ACTOR, now: Date.now() });
      if (!made.ok) throw new UsageError(made.why);
      const { id, until, waiting } = made.invitation;
      const link = `${choice.at.replace(/\/+$/, '')}/#invite=${made.secret}`;
      if (choice.json === true) return printJson({ id, link, until, waiting });
      remark(
        waiting
          ? `Invitation ${id} made. It opens once an admin has signed it on the People screen:`
          : `Invitation ${id} made. Whoever opens this link first is ${safe(name)}; this is the only time it is shown:`,
      );
      print(link);
    });
  });
}

function disableCommand(): Command {
  const command = new Command('disable')
    .description('let somebody in no more; their sessions end at once')
    .argument('<id>', 'such as P-0a1b2c3d4e5f');
  return withStoreOptions(command).action(async (id: string, choice: StoreChoice) => {
    await withStore(choice, {}, async ({ store }) => {
      const made = await changePerson(store.pool, id, { disabled: true }, { actor: ACTOR, now: Date.now() });
      if (!made.ok) throw new UsageError(`There is no person ${safe(id)}. "vigil people" lists them.`);
      print(`${id} is disabled.`);
    });
  });
}
