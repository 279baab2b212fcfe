// The German words of rings and account files.
import { amount, plural } from '../counting.ts';
import { accounts, items } from './nouns.ts';

/** What ties accounts, as many as there are of it, after „durch“. */
const TIES: Readonly<Record<string, (n: number) => string>> = {
  handle: (n) => `${amount(n)} Kontonamen`,
  invite: (n) => plural(n, { one: '# Einladung', other: '# Einladungen' }),
  link: (n) => plural(n, { one: '# Link', other: '# Links' }),
  payment: (n) => plural(n, { one: '# Zahlungsadresse', other: '# Zahlungsadressen' }),
  hash: (n) => plural(n, { one: '# Medien-Hash', other: '# Medien-Hashes' }),
  text: (n) => plural(n, { one: 'einen nahezu gleichen Text', other: '# nahezu gleiche Texte' }),
  bio: (n) => plural(n, { one: 'ein nahezu gleiches Profil', other: '# nahezu gleiche Profile' }),
};

const KIND: Readonly<Record<string, string>> = {
  handle: 'Kontoname',
  invite: 'Einladung',
  link: 'Link',
  payment: 'Zahlungsadresse',
  hash: 'Medien-Hash',
  text: 'nahezu gleicher Text',
  bio: 'nahezu gleiches Profil',
};

function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} und ${parts.at(-1)}`;
}

function ties(n: number): string {
  return plural(n, { one: '# Verbindung', other: '# Verbindungen' });
}

export const rings = {
  title: 'Ringe',
  says: 'Konten mit Akte, denen Werte gemeinsam sind, die sonst selten vorkommen. Der dringendste Ring steht oben.',
  one: (id: string): string => `Ring ${id}`,
  shared: (size: number, kinds: readonly { readonly kind: string; readonly values: number }[]): string =>
    kinds.length === 0
      ? `${accounts(size)}, nur von Personen verbunden.`
      : `${accounts(size)}, verbunden durch ${listed(kinds.map(({ kind, values }) => TIES[kind]?.(values) ?? kind))}.`,
  openCases: (open: number): string =>
    open === 0 ? 'Kein Fall ist offen.' : plural(open, { one: '# Fall ist offen.', other: '# Fälle sind offen.' }),
  columns: {
    severity: 'Schwere',
    ring: 'Ring',
    why: 'Was ihn verbindet',
    size: 'Konten',
    bits: 'Bits',
    open: 'Offene Fälle',
    seen: 'Dauer',
    due: 'Erste Sichtung',
  },
  decided: 'entschieden',
  noneOpen: 'kein Fall offen',
  least: 'Größe',
  leastOf: (n: number): string => (n === 0 ? 'Jede Größe' : `${amount(n)} oder mehr`),
  cases: 'Fälle',
  casesOf: { all: 'Alle Ringe', '1': 'Mit offenen Fällen', '0': 'Ohne' },
  more: 'Weitere Ringe zeigen',
  empty: 'Es gibt keinen Ring.',
  emptySays:
    'Keinen Konten mit Akte ist ein Wert gemeinsam, der selten genug ist, oder seit den letzten Beiträgen wurde noch nicht gesucht: Vigil sucht alle fünf Minuten, solange es läuft.',
  none: 'Kein Ring passt zu diesen Filtern.',
  noneSays: 'Wählen Sie eine kleinere Größe oder alle Ringe.',
  back: 'Ringe',
  gone: 'Dieser Ring besteht nicht mehr.',
  goneSays:
    'Seine Konten gehören inzwischen zu anderen Ringen oder haben zu wenig gemeinsam. Gezeigt wird, wie er war.',
  unknown: 'Diesen Ring gibt es nicht.',
  unknownSays: 'Er kann zu einem anderen Datenordner gehören. Gehen Sie zurück zu den Ringen.',
  worst: (id: string): string => `Schwersten Fall öffnen, ${id}`,
  bits: (bits: string): string => `${bits} Bit halten ihn zusammen`,
  platform: 'Plattform',
  since: 'Bietet an',
  opened: 'Ring gefunden',
  reveal: 'Werte aufdecken',
  mask: 'Werte verdecken',
  revealSays: 'Jedes Aufdecken wird ins Prüfprotokoll geschrieben.',
  revealed: 'Die Werte sind aufgedeckt. Das wurde ins Prüfprotokoll geschrieben.',
  members: 'Mitglieder',
  memberColumns: {
    chosen: 'Auswahl',
    account: 'Konto',
    bits: 'Bits',
    case: 'Fall',
    seen: 'Gesehen',
    tied: 'Verbunden',
  },
  choose: (account: string): string => `${account} auswählen`,
  caseState: { open: 'offen', decided: 'entschieden' },
  noCase: 'kein Fall',
  byHandOnly: 'nur von Hand',
  tied: (n: number, bits: string): string => `${ties(n)}, die stärkste mit ${bits} Bit`,
  seen: (first: string, last: string): string => `${first} bis ${last}`,
  allMembers: (n: number): string => `Alle ${amount(n)} Mitglieder zeigen`,
  ties: 'Verbindungen',
  tiesSays: (n: number): string => `${ties(n)} durch Beweismittel, die stärkste zuerst.`,
  tieColumns: { between: 'Zwischen', bits: 'Bits', evidence: 'Beweismittel' },
  moreTies: (n: number): string => `${amount(n)} weitere zeigen`,
  moreTiesHidden: (n: number): string =>
    `${plural(n, { one: '# weitere Verbindung', other: '# weitere Verbindungen' })}: t zeigt die ganze Tabelle.`,
  and: 'und',
  kind: (kind: string): string => KIND[kind] ?? kind,
  rarity: (n: number): string => `bei einem von ${amount(n)} Konten`,
  lift: (n: number): string => `${amount(n)}-mal so häufig unter Konten mit Akte`,
  half: 'zählt nur teilweise: nicht der erste Wert dieser Art oder leicht zu kopieren',
  view: 'Wie Verbindungen gezeigt werden',
  viewOf: { graph: 'Graph', table: 'Tabelle' },
  noGraph:
    'Dieser Browser kann den Graphen nicht zeichnen (ihm fehlt WebGL 2). Die Tabelle enthält dieselben Verbindungen.',
  laying: 'Graph wird angeordnet …',
  graph: (people: number, tied: number): string => `Graph aus ${accounts(people)} und ${ties(tied)}`,
  graphSays:
    'Pfeiltasten gehen Verbindungen entlang, Enter öffnet das Konto, Esc verlässt den Graphen, t zeigt die Tabelle. Große Kreise haben mehr Bits, dicke Linien sind stärkere Verbindungen.',
  gesture: {
    wheel: 'Zum Vergrößern Strg halten und das Rad drehen',
    apple: 'Zum Vergrößern ⌘ halten und das Rad drehen',
    touch: 'Den Graphen mit zwei Fingern bewegen',
  },
  legend: {
    open: 'Fall offen',
    done: 'entschieden oder kein Fall',
    urgent: 'dringend',
    hand: 'von Hand verbunden',
  },
  at: (account: string, bits: string, tied: number): string => `${account}, ${bits} Bit, ${ties(tied)}`,
  atNone:
    'Zeigen Sie auf ein Konto oder eine Verbindung, oder gehen Sie mit den Pfeiltasten: Hier stehen dann die Beweismittel.',
  tieOf: (a: string, b: string, bits: string): string => `${a} und ${b}: ${bits} Bit`,
  tieBits: (bits: string): string => `${bits} Bit`,
  openAccount: 'Konto öffnen',
  events: 'Was geschah',
  eventsCut: 'Nur die neuesten 300 werden gezeigt.',
  moreEvents: (n: number): string => `${amount(n)} weitere zeigen`,
  event: {
    seen: (account: string): string => `Erstes Angebot von ${account}`,
    case: (account: string, id: string): string => `Fall ${id} zu ${account} eröffnet`,
    decided: (account: string, by: string, outcome: string): string => `${by} zu ${account}: ${outcome}`,
    opened: (n: number): string => `Gefunden, mit ${accounts(n)}`,
    changed: (joined: number, left: number, n: number): string =>
      `${amount(joined)} dazugekommen, ${amount(left)} ausgeschieden: ${accounts(n)}`,
    split: (n: number): string => plural(n, { one: 'Zerfallen in # Ring', other: 'Zerfallen in # Ringe' }),
    gone: 'Besteht nicht mehr',
    'hand-join': (by: string): string => `${by} hat von Hand verbunden`,
    'hand-split': (by: string): string => `${by} hat Konten abgetrennt`,
    'hand-undone': (by: string): string => `${by} hat eine Aussage von Hand zurückgenommen`,
    revealed: (by: string): string => `${by} hat die Werte aufgedeckt`,
  },
  somebody: 'Jemand',
  hand: 'Von Hand gesagt',
  handSays: 'Was eine Person über diese Konten gesagt hat. Es fügt keine Bits hinzu und kann zurückgenommen werden.',
  handNone: 'Hier hat niemand etwas verbunden oder getrennt.',
  handTie: {
    join: (one: string, other: string): string => `Zusammengehörig: ${one} mit ${other}`,
    split: (one: string, other: string): string => `Nicht zusammengehörig: ${one} mit ${other}`,
  },
  some: (ids: readonly string[]): string =>
    ids.length <= 3 ? listed(ids) : `${ids.slice(0, 2).join(', ')} und ${amount(ids.length - 2)} weitere`,
  said: (by: string, at: string): string => `${by}, ${at}`,
  undone: (by: string, at: string): string => `zurückgenommen von ${by}, ${at}`,
  undo: 'Zurücknehmen',
  splitOff: (n: number): string => (n === 0 ? 'Abtrennen …' : `${amount(n)} abtrennen …`),
  splitFirst: 'Wählen Sie zuerst Mitglieder aus.',
  join: 'Verbinden mit …',
  form: {
    split: (n: number): string => `${accounts(n)} abtrennen`,
    join: 'Diesen Ring verbinden',
    undo: 'Aussage zurücknehmen',
  },
  formSays: {
    split:
      'Sie gehören mit den anderen zu keinem Ring mehr, was auch immer sie gemeinsam haben, bis jemand dies zurücknimmt.',
    join: 'Die Mitglieder beider bilden von nun an einen Ring, was auch immer sie gemeinsam haben, bis jemand dies zurücknimmt.',
    undo: 'Der Ring ist dann so, wie die Beweismittel ihn ergeben.',
  },
  with: 'Ring oder Konto',
  withSays: 'Eine Kennung wie R-0123ABCDEF oder die genaue Kennung eines Kontos mit Akte auf dieser Plattform.',
  why: 'Begründung, in einem Satz',
  whySays: 'Für alle, die es später lesen.',
  preview: 'Zeigen, was sich ändert',
  previewing: 'Alle Konten werden durchgesehen …',
  changesNone: 'Kein Ring ändert sich.',
  change: (id: string, before: number, after: number): string =>
    before === 0
      ? `${id} ist neu, mit ${accounts(after)}`
      : after === 0
        ? `${id} entfällt; bisher ${accounts(before)}`
        : `${id}: vorher ${amount(before)}, nachher ${accounts(after)}`,
  changeLeft: (some: string): string => `scheiden aus: ${some}`,
  changeJoined: (some: string): string => `kommen dazu: ${some}`,
  doIt: { split: 'Abtrennen', join: 'Verbinden', undo: 'Zurücknehmen' },
  changedSince:
    'Inzwischen hat sich etwas geändert. Sehen Sie noch einmal nach, was sich ändert; es wurde nichts gespeichert.',
  needName: 'Geben Sie zuerst Ihren Namen an: Was Sie von Hand sagen, trägt ihn.',
  notAllowed: 'Sie dürfen Ringe nicht verbinden oder trennen.',
  accounts: 'Konten',
  accountsSays: 'Konten mit Akte, das stärkste zuerst. Von allen anderen wird nichts aufbewahrt.',
  accountColumns: {
    account: 'Konto',
    bits: 'Bits',
    families: 'Beweismittel',
    ring: 'Ring',
    case: 'Offener Fall',
    seen: 'Zuletzt gesehen',
  },
  find: 'Genaue Kennung',
  findSays: 'Namen werden nicht zum Durchsuchen aufbewahrt.',
  findNow: 'Suchen',
  leastBits: 'Bits mindestens',
  anyPlatform: 'Alle Plattformen',
  inRing: 'Ring',
  clear: 'Alle zeigen',
  moreAccounts: 'Weitere Konten zeigen',
  accountsEmpty: 'Kein Konto hat eine Akte.',
  accountsEmptySays:
    'Eine Akte beginnt mit einem gelisteten Begriff, einem bekannten Hash oder einem bekannten Wert. Nichts davon wurde bisher gesehen.',
  accountsNone: 'Kein Konto mit Akte passt.',
  accountsNoneSays:
    'Ein Konto, dessen Beiträge unauffällig sind, hat keine Akte: Nichts davon wird aufbewahrt, nicht einmal, dass es existiert.',
  account: (id: string): string => `Konto ${id}`,
  accountBack: 'Konten',
  accountGone: 'Dieses Konto hat keine Akte.',
  families: 'Beweismittel nach Art',
  kept: (n: number): string => `${items(n)} aufbewahrt`,
  ofCase: 'Zugehörigen Fall öffnen',
  noOpenCase: 'Kein Fall ist offen.',
  caseList: 'Fälle und Entscheidungen',
  noCases: 'Es gab noch keinen Fall.',
  undecided: 'nicht entschieden',
  interim: 'aus der Suche ausgeblendet, bis eine Person gesichtet hat',
  noRing: 'in keinem Ring',
  hidden: 'Wer das Konto ist, bleibt verborgen, bis zu seinem Fall eine Entscheidung entworfen ist.',
};
