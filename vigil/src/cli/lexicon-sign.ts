// vigil lexicon sign: a second person puts a proposal in force, or refuses it. A running Vigil takes it up within a second or two.
import { userInfo } from 'node:os';
import { Command } from 'commander';
import { checkProposal } from '../engine/proposal-check.ts';
import { keepable } from '../engine/unkeepable.ts';
import { type CheckAgain, readProposal, settleProposal } from '../store/proposals.ts';
import { sealOf } from '../store/sealed-words.ts';
import type { StoreChoice } from './choose-store.ts';
import { withStore, withStoreOptions } from './choose-store.ts';
import { print, safe } from './console-line.ts';
import { listsOf } from './try-options.ts';
import { UsageError } from './usage-error.ts';

type Choice = StoreChoice & {
  readonly by?: string;
  readonly refuse?: string;
  readonly lexicon?: readonly string[];
  readonly trade?: boolean;
};

const HELP = `
  $ vigil lexicon sign L-0a1b2c3d4e5f --by bo --lexicon mine.yaml
  $ vigil lexicon sign L-0a1b2c3d4e5f --by bo --lexicon mine.yaml --refuse "an ordinary word"

Nobody signs their own. Every example is run again before anything changes; --lexicon names the lists in use, as for "vigil serve".`;

/** The command. */
export function signCommand(): Command {
  const more = (file: string, files: readonly string[] = []): readonly string[] => [...files, file];
  const command = new Command('sign')
    .description('put a proposal in force, or refuse it')
    .argument('<id>', 'such as L-0a1b2c3d4e5f')
    .option('--by <name>', 'who signs (default: the name of the user at this machine)')
    .option('--refuse <reason>', 'refuse it, and say why')
    .option('--lexicon <file>', 'the lists in use; repeat it for several', more)
    .option('--no-trade', 'the lists in use leave out the trade words that Vigil brings along')
    .addHelpText('after', HELP);
  return withStoreOptions(command).action(async (id: string, choice: Choice) => {
    const packs = await listsOf(choice.lexicon ?? [], choice.trade);
    const check: CheckAgain = (overlay, changes) => {
      const [first] = checkProposal(packs, overlay, changes).problems;
      return first && `Change ${first.change + 1}, ${first.field}: ${first.why}; ${first.mend}.`;
    };
    const name = (choice.by ?? userInfo().username).slice(0, 100);
    await withStore(choice, { reading: true }, async ({ store: { pool } }) => {
      const seal = await sealOf(pool);
      const proposal = await readProposal(pool, seal, id);
      if (proposal === undefined)
        throw new UsageError(`There is no proposal ${safe(id)}. "vigil lexicon proposals" lists them.`);
      const why = keepable((choice.refuse ?? '').slice(0, 2_000));
      const wish = { id, sign: choice.refuse === undefined, why, saw: proposal.digest, check };
      const done = await settleProposal(pool, seal, wish, { actor: 'cli', name, now: Date.now() });
      if (!done.ok) throw new UsageError(`${safe(id)}: ${done.why}`);
      print(done.version === null ? `${id} is ${done.state}.` : `${id} is in force as version ${done.version}.`);
    });
  });
}
