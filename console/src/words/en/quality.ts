// The English words of the quality screen.
import { amount, count } from '../counting.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

export const quality = {
  title: 'Quality',
  says: 'Of the decisions that close a case, chance gives some to another person, who does not see the first. How often do the two come to the same? Nobody is named here, and nobody is ranked.',
  empty: 'Nobody has decided again yet.',
  emptySays:
    'Second looks appear as soon as decisions that close a case stand. The policy says which share gets one: secondLook.',
  policy: 'Policy',
  unnamed: 'older than its version was kept',
  waiting: (n: number): string => `${count(n, 'second look waits', 'second looks wait')} for a person.`,
  unsettled: (n: number): string => `${count(n, 'difference waits', 'differences wait')} for a lead.`,
  looks: 'Blind second looks',
  columns: {
    clause: 'Clause',
    pairs: 'Pairs',
    agreed: 'Same outcome',
    differ: 'Differ',
    kappa: 'Kappa, 95 % interval',
    finding: 'What it says',
  },
  all: 'All outcomes',
  named: (n: number, of: number): string => `${amount(n)} of ${amount(of)} name it`,
  share: percent,
  open: (n: number, clause: string): string =>
    `${amount(n)}: show the ${n === 1 ? 'case' : 'cases'} on which two people differ, ${clause}`,
  interval: (value: number, low: number, high: number): string =>
    `${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`,
  findings: {
    'too-few': 'Too few pairs to say anything.',
    rare: 'Too few pairs name this clause, or anything else, to say more than the share.',
    'as-chance': 'Cannot be told from chance.',
    'beyond-chance': 'Agree beyond chance.',
  },
  kappaSays: (pairs: number, named: number): string =>
    `Kappa is how much more often two people agree than chance would have them: 1 always, 0 as chance, shown as the upright line. Each clause is held against any other outcome. Nothing is said under ${amount(pairs)} pairs, nor where fewer than ${amount(named)} name a clause or leave it out.`,
  appeals: 'Appeals',
  appealsNone: 'No appeal was heard yet.',
  appealsHeard: (heard: number, share: number, low: number, high: number): string =>
    `${count(heard, 'appeal was', 'appeals were')} heard by another person: ${percent(share)} overturned (95 % interval ${percent(low)} to ${percent(high)}).`,
  appealsOpen: (n: number): string => `${count(n, 'appeal is', 'appeals are')} not heard yet.`,
  overturned: (n: number): string => `Show ${count(n, 'overturned decision', 'overturned decisions')}`,
  appealsSay: 'Who appeals was suspended and chose to: no chance sample, so there is a share and no kappa.',
  list: {
    back: 'All numbers',
    looks: 'Second looks that differ',
    appeals: 'Decisions that an appeal overturned',
    columns: { case: 'Case', first: 'First person', second: 'Second person', came: 'What came of it', at: 'When' },
    came: {
      unsettled: 'Waits for a lead',
      stands: 'The first stands',
      fell: 'The first no longer stands',
    },
    hidden: 'Not told: another person is still to decide it blind.',
    empty: 'No case differs here.',
    emptySays: 'The number behind this link has changed, or the link is of another store.',
    more: 'Show more',
  },
};
