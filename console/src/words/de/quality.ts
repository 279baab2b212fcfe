// The German words of the quality screen.
import { amount, plural } from '../counting.ts';
import type { quality as english } from '../en/quality.ts';
import type { Translated } from '../merge.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const decimal = (value: number): string => value.toFixed(2).replace('.', ',');

export const quality: Translated<typeof english> = {
  title: 'Qualität',
  says: 'Von den Entscheidungen, die einen Fall schließen, gibt der Zufall manche einem zweiten Menschen, der die erste nicht sieht. Wie oft kommen beide zum Gleichen? Niemand wird hier genannt, niemand gereiht.',
  empty: 'Noch hat niemand ein zweites Mal entschieden.',
  emptySays:
    'Zweite Sichtungen erscheinen, sobald Entscheidungen gelten, die einen Fall schließen. Welcher Anteil eine bekommt, sagt das Regelwerk: secondLook.',
  policy: 'Regelwerk',
  unnamed: 'älter als die Angabe ihrer Version',
  waiting: (n) =>
    plural(n, { one: '# zweite Sichtung wartet auf jemanden.', other: '# zweite Sichtungen warten auf jemanden.' }),
  unsettled: (n) =>
    plural(n, { one: '# Unterschied wartet auf eine Leitung.', other: '# Unterschiede warten auf eine Leitung.' }),
  looks: 'Blinde zweite Sichtungen',
  columns: {
    clause: 'Klausel',
    pairs: 'Paare',
    agreed: 'Gleiches Ergebnis',
    differ: 'Verschieden',
    kappa: 'Kappa, 95-%-Intervall',
    finding: 'Was es sagt',
  },
  all: 'Alle Ergebnisse',
  named: (n, of) => `${amount(n)} von ${amount(of)} nennen sie`,
  share: percent,
  open: (n, clause) => `${amount(n)}: Fälle zeigen, in denen zwei Menschen verschieden entschieden, ${clause}`,
  interval: (value, low, high) => `${decimal(value)} (${decimal(low)} bis ${decimal(high)})`,
  findings: {
    'too-few': 'Zu wenige Paare, um etwas zu sagen.',
    rare: 'Zu wenige Paare nennen diese Klausel oder etwas anderes; mehr als der Anteil lässt sich nicht sagen.',
    'as-chance': 'Vom Zufall nicht zu unterscheiden.',
    'beyond-chance': 'Stimmen öfter überein als durch Zufall.',
  },
  kappaSays: (pairs, named) =>
    `Kappa ist, wie viel öfter zwei Menschen übereinstimmen als durch Zufall: 1 immer, 0 wie der Zufall, die senkrechte Linie. Jede Klausel steht gegen jedes andere Ergebnis. Unter ${amount(pairs)} Paaren wird nichts gesagt, auch nicht, wo weniger als ${amount(named)} eine Klausel nennen oder nicht nennen.`,
  appeals: 'Einsprüche',
  appealsNone: 'Noch wurde kein Einspruch gehört.',
  appealsHeard: (heard, share, low, high) =>
    `${plural(heard, { one: '# Einspruch', other: '# Einsprüche' })} von einem anderen Menschen gehört: ${percent(share)} aufgehoben (95-%-Intervall ${percent(low)} bis ${percent(high)}).`,
  appealsOpen: (n) =>
    plural(n, { one: '# Einspruch ist noch nicht gehört.', other: '# Einsprüche sind noch nicht gehört.' }),
  overturned: (n) =>
    plural(n, { one: '# aufgehobene Entscheidung zeigen', other: '# aufgehobene Entscheidungen zeigen' }),
  appealsSay:
    'Wer Einspruch erhebt, wurde gesperrt und wollte es: keine Zufallsprobe, darum ein Anteil und kein Kappa.',
  list: {
    back: 'Alle Zahlen',
    looks: 'Zweite Sichtungen mit anderem Ergebnis',
    appeals: 'Entscheidungen, die ein Einspruch aufhob',
    columns: { case: 'Fall', first: 'Zuerst', second: 'Danach', came: 'Was daraus wurde', at: 'Wann' },
    came: {
      unsettled: 'Wartet auf eine Leitung',
      stands: 'Die erste gilt',
      fell: 'Die erste gilt nicht mehr',
    },
    hidden: 'Verborgen: Jemand anderes entscheidet noch blind darüber.',
    empty: 'Hier ist kein Fall verschieden.',
    emptySays: 'Die Zahl hinter diesem Link hat sich geändert, oder der Link gehört zu einem anderen Speicher.',
    more: 'Mehr zeigen',
  },
};
