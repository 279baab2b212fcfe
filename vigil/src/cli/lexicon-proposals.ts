// vigil lexicon proposals: what waits for a second signature, and what was signed. By id and fingerprint; the words are shown in the console.
import { Command } from 'commander';
import { listActivations } from '../store/overlays.ts';
import { listProposals } from '../store/proposals.ts';
import type { StoreChoice } from './choose-store.ts';
import { withStore, withStoreOptions } from './choose-store.ts';
import { print, printJson, remark, safe, table } from './console-line.ts';

type Choice = StoreChoice & { readonly json?: boolean };

/** The command. */
export function proposalsCommand(): Command {
  const command = new Command('proposals')
    .description('what people proposed to change, and what was put in force')
    .option('--json', 'one JSON line a proposal: {id, by, at, base, rollback, digest, state, counts}')
    .addHelpText('after', '\n  $ vigil lexicon proposals\n  $ vigil lexicon sign L-0a1b2c3d4e5f --by bo');
  return withStoreOptions(command).action(async (choice: Choice) => {
    await withStore(choice, { reading: true, quiet: choice.json === true }, async ({ store: { pool } }) => {
      const proposals = await listProposals(pool);
      if (choice.json === true) {
        for (const { id, by, at, base, rollback, digest, state, counts } of proposals)
          printJson({ id, by, at, base, rollback, digest, state, counts });
        return;
      }
      if (proposals.length === 0) return remark('Nothing was proposed. Proposals are made in the console.');
      const rows = proposals.map(({ id, state, by, at, counts, rollback, digest }) => {
        const { add, alter, retire } = counts;
        const what = rollback === null ? `+${add} ~${alter} -${retire}` : `back to version ${rollback}`;
        return [id, state, safe(by), new Date(at).toISOString().slice(0, 16), what, digest.slice(0, 16)];
      });
      table([['proposal', 'state', 'by', 'made', 'changes', 'fingerprint'], ...rows]).forEach(print);
      const [last] = await listActivations(pool);
      if (last !== undefined)
        print(
          `In force: version ${last.version}, signed by ${safe(last.signedBy)}${last.takenAt === null ? '; no running Vigil has taken it up yet' : ''}.`,
        );
    });
  });
}
