// The German words of the policy and the settings: what each number does, and how this installation stands.
import { amount, plural } from '../counting.ts';
import { accounts, dative, items, terms } from './nouns.ts';

/** What a check found, from its facts. */
type CheckWords = Readonly<Record<string, (facts: Readonly<Record<string, string | number>>) => string>>;

export const settings = {
  title: 'Regelwerk und Einstellungen',
  says: 'Was jetzt bewertet und wie es um diese Installation steht. Änderungen macht in Dateien, wer Vigil betreibt.',
  version: (version: string): string => `Vigil ${version}`,
  views: { policy: 'Regelwerk', health: 'Zustand', trial: 'Was sich ändern würde' },
  policy: {
    title: (version: string): string => `Regelwerk ${version}`,
    open: (urgent: number, standard: number): string =>
      `${plural(urgent, { one: '# dringender Fall ist', other: '# dringende Fälle sind' })} offen, dazu ${plural(standard, { one: '# normaler', other: '# normale' })}.`,
    columns: { what: 'Was es bewirkt', value: 'Jetzt', source: 'Aus', touches: 'Offene Fälle', effect: 'In 30 Tagen' },
    shipped: 'Voreinstellung',
    own: (shipped: string): string => `Ihrer Datei; Voreinstellung ${shipped}`,
    touches: (n: number): string => plural(n, { one: '# offener Fall', other: '# offene Fälle' }),
    untold: 'an den Fällen nicht abzulesen',
    openedNone: 'nichts eröffnet',
    openedBy: (opened: number, violating: number, innocent: number): string =>
      `${plural(opened, { one: '# Fall', other: '# Fälle' })} eröffnet: ${amount(violating)} Verstoß, ${amount(innocent)} keiner`,
    none: 'keine',
    groups: {
      opening: 'Wann ein Fall eröffnet wird und wie dringend er ist',
      clock: 'Bis wann eine Person gesichtet haben muss',
      review: 'Was Menschen entscheiden, und wer unterschreiben muss',
      counting: 'Wie Beweismittel zusammenzählen',
      notices: 'Wie Hinweise zählen',
      media: 'Bekannte Medien',
      weights: 'Bits für einen Fund',
    },
    keys: {
      standardBits: 'Ein Fall wird eröffnet, wenn das, was gegen das Konto spricht, so viele Bits erreicht.',
      urgentBits: 'Ab dieser Summe ist er dringend, wenn zwei starke Arten beteiligt sind.',
      urgentProbability:
        'Sobald nach gesichteten Fällen bewertet wird, ist er auch dringend, wenn ein Verstoß so wahrscheinlich ist.',
      everydayBits:
        'Sprechen nur Wörter gegen das Konto, die hier gewöhnlich sind, wird ein Fall erst ab dieser Summe eröffnet.',
      floorBits: 'Ab hier ist eine Art stark; Hinweise sind es nie.',
      interim: 'Was mit einem dringenden Konto geschieht, bis eine Person gesichtet hat.',
      'firstLookMinutes.urgent': 'Minuten, in denen eine Person einen dringenden Fall gesichtet haben muss.',
      'firstLookMinutes.standard': 'Minuten, in denen eine Person einen normalen Fall gesichtet haben muss.',
      twoPeople: 'Was ein Mensch nicht allein tun darf.',
      signHours: 'Stunden, in denen ein zweiter Mensch unterschreibt; sonst kehrt der Fall zur Sichtung zurück.',
      secondLook: 'Anteil der schließenden Entscheidungen, die ein anderer Mensch blind noch einmal trifft.',
      undoSeconds: 'Sekunden, in denen man eine Entscheidung zurücknehmen kann.',
      lateOrderMinutes: 'Minuten, nach denen eine ausstehende Anordnung verspätet ist.',
      leastFreshness: 'Das Altern lässt mindestens diesen Anteil eines Belegs.',
      repeat: 'Jedes weitere Beweismittel einer Art zählt mit diesem Anteil des vorigen.',
      wholeOffer: 'Ein Beitrag mit Begriff, Angebot und Kontaktweg zählt so viele Male.',
      correlated: 'Arten, die auf Wörtern beruhen, zählen neben gemeinsamen Beweismitteln mit diesem Anteil.',
      halfLifeDays: 'Nach so vielen Tagen ohne etwas Neues zählen Beweismittel halb.',
      contextFloor: 'Wörter der Warnung, der Hilfe oder der Nachrichten nehmen höchstens so viele Bits weg.',
      noticeCeiling: 'Hinweise fügen höchstens so viele Bits hinzu.',
      'notices.halfLifeDays': 'Nach so vielen Tagen zählt ein Hinweis halb.',
      'notices.burstHours': 'Neulinge, die binnen so vieler Stunden Hinweise geben …',
      'notices.burstPeople': '… und so viele sind, zählen als einer.',
      'notices.sharedTargets': 'Zwei Personen, die zu so vielen gleichen Konten Hinweise gaben, zählen als eine.',
      'notices.abusiveAfter':
        'Eine Person mit so vielen verworfenen und keinem bestätigten Hinweis gilt als missbräuchlich.',
      'pdq.radius': 'Bits, um die der Hash eines Bildes von einem gelisteten abweichen darf.',
      'pdq.leastQuality': 'Hashes geringerer Güte werden nicht verglichen.',
      'pdq.unknownQuality': 'Hashes, deren Güte die Plattform nicht mitsendet.',
      repeatDays: 'Tage, für die Fingerabdrücke behalten werden, damit Wiederholtes nicht doppelt zählt.',
      shadow: 'Signale auf Probe: gesehen und gezählt, nichts wert.',
      'weights.term.listed': 'Ein gelisteter Begriff, wie gelistet oder getarnt.',
      'weights.term.weak': 'Ein gelisteter Begriff, weit gelesen, neben einem Wort des Handels.',
      'weights.term.disguised': 'Dass er getarnt war.',
      'weights.age.coded': 'Ein gelistetes Altersanzeichen.',
      'weights.offer.cue': 'Wörter, die etwas anbieten.',
      'weights.contact.cue': 'Wörter, die um Kontakt an anderer Stelle bitten.',
      'weights.contact.handle': 'Ein Kontoname bei einem anderen Dienst.',
      'weights.contact.invite': 'Ein Einladungslink.',
      'weights.payment.cue': 'Wörter über Zahlung.',
      'weights.payment.tag': 'Eine Zahlungsadresse.',
      'weights.joint.offer': 'Ein gelisteter Begriff und der Handel in einem Text.',
      'weights.media.known-hash': 'Ein Medium auf einer Liste bekannter Hashes.',
      'weights.link.ring': 'Es hat Werte mit Konten gemeinsam, die eine Akte haben.',
      'weights.link.return': 'Es ähnelt einem Konto, gegen das eine Maßnahme erging.',
      'weights.classifier.text': 'Der gelernte Klassifikator hält einen Text für ein Angebot.',
      'weights.notice.person': 'Eine Person gab einen Hinweis.',
      'weights.context.speaks-for': 'Wörter der Warnung, der Hilfe oder der Nachrichten.',
      'weights.victim.cue':
        'Wörter von jemandem, der ein Opfer sein kann: Sie sagen, wer sichten muss, nie, wie schwer es wiegt.',
    } as Readonly<Record<string, string>>,
  },
  effect: {
    none: (days: number): string =>
      `In den letzten ${amount(days)} Tagen wurde kein Fall eröffnet und nichts entschieden.`,
    untold: 'Was in letzter Zeit eröffnet und entschieden wurde, ist hier nicht schnell genug zu zählen.',
    openedTitle: (days: number): string => `In den letzten ${amount(days)} Tagen eröffnete Fälle`,
    opened: {
      severity: 'Schwere',
      opened: 'Eröffnet',
      violating: 'Verstoß',
      innocent: 'Kein Verstoß',
      open: 'Noch offen',
      inTime: 'Rechtzeitig gesichtet',
      late: 'Zu spät gesichtet oder überfällig',
    },
    decidedTitle: (days: number): string => `In den letzten ${amount(days)} Tagen entschieden, nach Klausel`,
    decided: {
      clause: 'Was das Regelwerk sagt',
      decided: 'Entschieden',
      waiting: 'Wartet auf einen zweiten Menschen',
      fell: 'Abgelehnt, abgelaufen oder aufgehoben',
    },
    noDecision: (days: number): string => `In den letzten ${amount(days)} Tagen hat niemand etwas entschieden.`,
  },
  health: {
    checks: 'Prüfungen',
    checksSay:
      'Was vigil doctor prüft und ein laufender Server selbst prüfen kann. Die ganze Kette des Prüfprotokolls prüft vigil doctor.',
    names: {
      'postgres-version': 'Datenbank',
      durability: 'Dauerhaftigkeit',
      schema: 'Schema',
      clock: 'Uhren',
      shelf: 'Ablage',
      deadlines: 'Fristen',
      orders: 'Anordnungen',
      disk: 'Datenträger',
    } as Readonly<Record<string, string>>,
    found: {
      'postgres-version': ({ version = '' }) => `PostgreSQL ${version}`,
      durability: ({ off = '' }) =>
        off === '' ? 'fsync, full_page_writes und synchronous_commit sind an' : `ausgeschaltet: ${off}`,
      schema: () => 'aktuell, und die Datenbank nimmt Schreibvorgänge an',
      clock: ({ skew = 0 }) => `${amount(Number(skew))} ms zwischen diesem Rechner und der Datenbank`,
      shelf: ({ pieces = 0 }) =>
        pieces === 0
          ? 'leer'
          : `${plural(Number(pieces), { one: '# Stück war', other: '# Stücke waren' })} nicht lesbar`,
      deadlines: ({ open = 0, overdue = 0 }) =>
        `${plural(Number(open), { one: '# offener Fall', other: '# offene Fälle' })}, davon ${amount(Number(overdue))} überfällig`,
      orders: ({ pending = 0, late = 0 }) =>
        `${plural(Number(pending), { one: '# ausstehende Anordnung', other: '# ausstehende Anordnungen' })}${late === 0 ? '' : `, zu spät: die älteste seit mehr als ${plural(Number(late), { one: '# Minute', other: '# Minuten' })}`}`,
      disk: ({ percent = 0 }) =>
        percent === -1 ? 'der Datenbankserver sorgt selbst für seinen Platz' : `${percent} % frei`,
    } as CheckWords,
    mends: {
      'postgres-version': 'Nehmen Sie PostgreSQL 15 oder neuer.',
      durability: 'Schalten Sie es in postgresql.conf ein: Bestätigte Zeilen könnten verloren gehen.',
      schema: 'Starten Sie diese Version von Vigil einmal auf der Datenbank.',
      clock: 'Stellen Sie beide Uhren mit NTP: Fristen hängen davon ab.',
      shelf: 'Siehe „vigil shelf“; beheben, dann „vigil shelf again“.',
      deadlines: 'Jemand wartet länger, als das Regelwerk verspricht: siehe „vigil cases“.',
      orders:
        'Was entschieden wurde, ist nicht ausgeführt, oder niemand hat es gemeldet: „vigil orders“ zeigt die Anordnungen, „vigil orders confirm“ bestätigt sie.',
      disk: 'Schaffen Sie Platz: Unter 20 % kann ein voller Tag ihn füllen.',
    } as Readonly<Record<string, string>>,
    models: 'Was bewertet',
    judgement: 'Bewertung',
    hand: (reviewed: number, from: number): string =>
      `Gewichte von Hand. Ab ${amount(from)} gesichteten Fällen wird daraus ein Modell gelernt; bisher ${amount(reviewed)}.`,
    model: (version: string, reviewed: number): string =>
      `Modell ${version}, aus ${plural(reviewed, { one: '# gesichteten Fall', other: '# gesichteten Fällen' })}`,
    certificate: 'Zertifikat',
    noCertificate: 'Keines: Nur Personen handeln.',
    stale: 'Aufgegeben: Spätere Entscheidungen gleichen nicht denen, auf denen es beruhte. Nur Personen handeln.',
    stands: (bits: number, alpha: string): string =>
      `Gilt ab ${amount(bits)} Bit: Höchstens ${alpha} der Maßnahmen sind falsch.`,
    rests: (decisions: number, errors: number): string =>
      `Beruht auf ${plural(decisions, { one: '# Entscheidung', other: '# Entscheidungen' })}, davon ${amount(errors)} falsch.`,
    acts: {
      'judgement.learned': 'zuletzt gelernt',
      'judgement.refused': 'zuletzt abgelehnt',
      'certificate.given-up': 'Zertifikat aufgegeben',
    } as Readonly<Record<string, string>>,
    classifier: 'Textklassifikator',
    noClassifier: 'Keiner wurde gelernt: vigil learn macht einen aus bewerteten Texten.',
    classifierOf: (version: string): string => `Modell ${version}`,
    ordinary: 'Gewöhnliche Wörter',
    ordinaryOf: (of: number, many: number): string => `Gezählt über ${accounts(of)} für ${terms(many)}`,
    noOrdinary: 'Noch wurde nichts gezählt.',
    inputs: 'Was eingeht',
    inputColumns: { platform: 'Plattform', last: 'Letzter Eintrag', day: 'Letzte 24 Stunden', all: 'Insgesamt' },
    lag: (time: string): string => `vor ${dative(time)}`,
    within: 'binnen der letzten Stunde',
    silent: 'nichts seit einem Tag',
    noInputs: 'Noch ging nichts ein.',
    items: (n: number): string => items(n),
    sources: 'Nicht gelesen oder übergangen',
    sourceColumns: {
      source: 'Quelle',
      shelved: 'In der Ablage',
      skipped: 'In 30 Tagen übergangen',
      last: 'Zuletzt',
    },
    noSources: 'Alles wurde gelesen.',
    build: 'Programmstand',
    node: (version: string): string => `Node ${version}`,
  },
  trial: {
    title: 'Ein anderes Regelwerk',
    says: 'Fügen Sie eine Regelwerksdatei ein. Alles Aufbewahrte wird nach beiden von Grund auf bewertet; nichts tritt in Kraft. Wie jeder Schlüssel wirkt: docs/policy.md.',
    about:
      'Bewertet alles Aufbewahrte nach beiden. Ein offener Fall bleibt offen, bis eine Person ihn entscheidet, auch wo hier steht, dass er geschlossen würde.',
    label: 'Regelwerksdatei (YAML oder JSON)',
    placeholder: 'version: eigenes-2026-03\nurgentBits: 11',
  },
};
