// The German words of deciding.
import { plural } from '../counting.ts';

export const decide = {
  title: 'Entscheidung',
  outcomes: {
    violating: 'Verstoß',
    'not-violating': 'Kein Verstoß',
    'possible-victim': 'Minderjährig/Opfer möglich',
    'needs-specialist': 'Fachkraft nötig',
    'need-more': 'Noch nicht genug',
  },
  instead: 'Was ist das Konto stattdessen? Daraus lernt die Bewertung.',
  innocent: {
    seller: 'Verkauft etwas Erlaubtes',
    'press-or-advocate': 'Schreibt über das Verbrechen: Presse, Forschung, Fürsprache, Polizei',
    'survivor-or-help': 'Hat es überlebt, sucht Hilfe oder bietet sie an',
    'adult-creator': 'Bietet erlaubte Inhalte von Erwachsenen an',
    joker: 'Scherzt, spielt oder meint etwas anderes',
    brigaded: 'Ist Ziel abgesprochener Hinweise',
    other: 'Ist aus einem anderen Grund unschuldig',
  },
  reason: 'Begründung, in einem Satz',
  reasonSays: 'Für alle, die die Entscheidung später lesen.',
  specialist: 'Ich bin Fachkraft für Opfer und Minderjährige',
  follows: 'Was folgt',
  preview: {
    violating:
      'Die Beweismittel des Kontos werden gesichert, seine Sperrung wird angeordnet; wo zuerst jemand unterschreiben muss, sobald das geschehen ist. Eine Anordnung bleibt ausstehend, bis jemand gesehen hat, dass sie ausgeführt ist.',
    'not-violating': 'Mit dem Konto geschieht nichts. Es ist geschützt, bis es etwas Neues veröffentlicht, das zählt.',
    'possible-victim': 'Mit dem Konto geschieht nichts. Als Nächstes sichtet eine Fachkraft.',
    'needs-specialist': 'Mit dem Konto geschieht nichts. Als Nächstes sichtet eine Fachkraft.',
    'need-more': 'Mit dem Konto geschieht nichts. Der Fall bleibt offen.',
  },
  onlySpecialist:
    'Eine Fachkraft muss sichten, weil jemand darum gebeten hat oder weil dies ein Opfer oder eine minderjährige Person sein kann: Nur eine Fachkraft darf einen Verstoß feststellen.',
  chooseOutcome: 'Wählen Sie, was Sie festgestellt haben.',
  chooseInstead: 'Wählen Sie, was das Konto stattdessen ist.',
  heldBy: (name: string, until: string): string =>
    `${name} hat diesen Fall bis ${until}; entscheiden kann man, sobald er frei ist.`,
  previewing: 'Was mit dem Ring geschähe, wird gerade ermittelt.',
  submit: 'Absenden und weiter',
  sending: 'Wird gesendet …',
  name: 'Ihr Name',
  nameSays: 'Entscheidungen tragen ihn. In diesem Browser wird einmal danach gefragt.',
  nameFirst: 'Geben Sie zuerst Ihren Namen an, dann können Sie entscheiden.',
  nameSet: 'Das bin ich',
  as: (name: string): string => `Es entscheidet: ${name}`,
  claim: 'Fall übernehmen',
  release: 'Zurückgeben',
  claimedMine: (until: string): string => `Sie haben diesen Fall bis ${until} übernommen.`,
  claimedBy: (name: string, until: string): string => `${name} sichtet diesen Fall bis ${until}.`,
  earlier: 'Bisher entschieden',
  decidedLine: (by: string, outcome: string, at: string): string => `${by}: ${outcome}, ${at}`,
  interim: 'aus der Suche ausgeblendet, bis eine Person gesichtet hat',
  closed: 'Dieser Fall ist entschieden. Neues zu dem Konto eröffnet den nächsten.',
  next: 'Nächster Fall',
  someLeft: (n: number): string =>
    `${plural(n, { one: '# Konto blieb', other: '# Konten blieben' })} unberührt: Jemand anderes war schneller.`,
  mustSign: (until: string): string => `Bis ${until} muss eine zweite Person unterschreiben.`,
  done: (id: string, outcome: string, orders: number): string =>
    `Fall ${id}: ${outcome}. ${orders === 0 ? 'Für das Konto ändert sich nichts.' : plural(orders, { one: '# Anordnung steht aus.', other: '# Anordnungen stehen aus.' })}`,
  doneRing: (ring: string, cases: number, outcome: string, orders: number): string =>
    `Ring ${ring}: ${plural(cases, { one: '# Fall', other: '# Fälle' })}, überall: ${outcome}. ${orders === 0 ? 'Für die Konten ändert sich nichts.' : plural(orders, { one: '# Anordnung steht aus.', other: '# Anordnungen stehen aus.' })}`,
  easier: 'Der nächste ist ein leichterer, wie Sie es wollten.',
  wholeRing: 'Was Sie wählen, gilt für den ganzen Ring: Seine offenen Fälle werden gezeigt, bevor etwas gesendet wird.',
  kept: 'Ihr Entwurf bleibt in diesem Browser.',
  changed: 'Jemand anderes hat inzwischen entschieden; von Ihnen wurde nichts gespeichert.',
  taken: 'Jemand anderes hat diesen Fall übernommen; es wurde nichts gespeichert.',
  notSent: 'Vigil hat nicht geantwortet. Erneut senden kann nicht doppelt zählen.',
  again: 'Erneut senden',
};
