// vigil rates: how many accounts the platform has, how common each kind of finding is among them, and which listed terms are ordinary words here.
import { Command } from 'commander';
import { termBits } from '../engine/ordinary.ts';
import { ordinaryOf } from '../engine/rates/ordinary-of.ts';
import { accountsIn, COUNTED } from '../engine/rates/sketch.ts';
import { refresh } from '../store/rates.ts';
import { readSuspects } from '../store/read-suspects.ts';
import { loadRules, type RulesChoice, withRulesOptions } from './choose-rules.ts';
import type { StoreChoice } from './choose-store.ts';
import { withStore, withStoreOptions } from './choose-store.ts';
import { counted, print, printJson, remark, safe, table } from './console-line.ts';

const SHOWN = 30;

type Choice = StoreChoice & RulesChoice & { readonly json?: boolean };

/** The command. */
export function ratesCommand(): Command {
  const command = new Command('rates')
    .description(
      'how common each kind of finding is on the platform, and with --lexicon which terms are ordinary words',
    )
    .option('--json', 'one JSON object: {accounts, shows, terms}')
    .addHelpText(
      'after',
      '\n  $ vigil rates\n  $ vigil rates --lexicon mine.yaml      (terms by id, the most ordinary first)',
    );
  return withRulesOptions(withStoreOptions(command)).action(async (choice: Choice) => {
    const rules = choice.lexicon === undefined ? undefined : await loadRules(choice);
    await withStore(choice, { reading: true, quiet: choice.json === true }, async ({ store }) => {
      const { rates, pool } = store;
      await refresh(pool, rates);
      const accounts = Math.round(accountsIn(rates.registers, 'all'));
      const shows = Object.fromEntries(
        COUNTED.filter((one) => one !== 'all').map((one) => [one, Math.round(accountsIn(rates.registers, one))]),
      );
      const suspects = await readSuspects(pool);
      const terms = rules === undefined ? [] : termRows(ordinaryOf({ ...rates, suspects }, rules.lexicon), rules);
      if (choice.json === true) return printJson({ accounts, shows, terms });
      showRates(accounts, shows);
      table(
        terms
          .slice(0, SHOWN)
          .map((one) => [
            safe(one.term),
            `written by about ${counted(one.accounts, 'account')} that offered nothing`,
            `worth ${Math.max(0, one.bits).toFixed(1)} of ${one.claimed} bits`,
          ]),
      ).forEach(print);
      if (rules === undefined) remark('Give --lexicon LIST to see which of its terms are ordinary words here.');
    });
  });
}

/** What each count is of, in words. */
const SAYS: Readonly<Record<string, string>> = {
  term: 'a listed term',
  age: 'a listed age cue',
  offer: 'words that offer something',
  contact: 'words that ask for contact',
  payment: 'words about payment',
  context: 'words of warning, help or news',
  trade: 'any words of trade',
  deal: 'an offer and a contact in one text',
  joint: 'a listed term and trade in one text',
};

function showRates(accounts: number, shows: Readonly<Record<string, number>>): void {
  print(`About ${counted(accounts, 'account')} wrote something. Of these, at least once:`);
  const bits = (count: number): string => Math.log2((accounts + 1) / (count + 0.5)).toFixed(1);
  const rows = Object.entries(shows).map(([name, count]) => [
    SAYS[name] ?? name,
    count.toLocaleString('en'),
    count === 0 ? 'nobody' : `one in ${Math.max(1, Math.round(accounts / count)).toLocaleString('en')}`,
    `proves at most ${bits(count)} bits`,
  ]);
  table(rows).forEach(print);
}

/** Terms that somebody writes, what is left of their weight, the most ordinary first. Ids only: a term stays masked. */
function termRows(
  ordinary: ReturnType<typeof ordinaryOf>,
  { lexicon, policy }: Awaited<ReturnType<typeof loadRules>>,
): readonly { readonly term: string; readonly accounts: number; readonly bits: number; readonly claimed: number }[] {
  return lexicon.terms
    .filter((term) => term.family === 'term' && ordinary.held(term.id) > 0)
    .map((term) => {
      const claimed = term.bits ?? policy.weights['term.listed'];
      return {
        term: term.id,
        accounts: Math.round(ordinary.held(term.id)),
        bits: termBits(term.id, claimed, ordinary),
        claimed,
      };
    })
    .sort((a, b) => a.bits - b.bits || (a.term < b.term ? -1 : 1));
}
