// The German words of Today.
import { amount, plural } from '../counting.ts';
import { dative } from './nouns.ts';

export const today = {
  headline: (accounts: number, posts: number): string =>
    accounts === 0
      ? 'Kein Konto hat den verbotenen Handel angeboten.'
      : `${plural(accounts, { one: '# Konto hat', other: '# Konten haben' })} den verbotenen Handel in ${plural(posts, { one: '# Beitrag', other: '# Beiträgen' })} angeboten.`,
  online: (n: number, longest: string): string =>
    n === 0
      ? 'Kein Konto, das je angeboten hat, ist noch online.'
      : n === 1
        ? `Ein Konto ist noch online, seit ${dative(longest)}.`
        : `${amount(n)} Konten sind noch online, am längsten seit ${dative(longest)}.`,
  onlineThen: (n: number, longest: string): string =>
    n === 0
      ? 'Kein Konto, das bis dahin angeboten hatte, ist noch online.'
      : `${n === 1 ? 'Ein Konto' : `${amount(n)} Konten`} von allen, die bis dahin angeboten hatten, ${n === 1 ? 'ist' : 'sind'} noch online; am Ende jenes Tages das längste seit ${dative(longest)}.`,
  half: (time: string): string =>
    `Die Hälfte der Konten dieser Woche war innerhalb von ${dative(time)} nicht mehr erreichbar.`,
  notHalf: 'Noch nicht die Hälfte der Konten dieser Woche ist unerreichbar.',
  previousDay: 'Tag davor',
  nextDay: 'Tag danach',
  lastDay: 'Zum letzten Tag',
  day: 'Tag (UTC)',
  offers: 'Angebote',
  offersSays: 'an diesem Tag gezählt',
  posts: 'Beiträge',
  accounts: 'Konten',
  stillOnline: 'Noch online',
  longest: (time: string): string => `am längsten ${time}`,
  longestThen: (time: string): string => `am längsten ${time}, am Ende des Tages`,
  queue: 'Warteschlange',
  urgent: 'dringend',
  standard: 'normal',
  overdue: (n: number): string => (n === 0 ? 'nichts überfällig' : `${amount(n)} überfällig`),
  screened: 'Geprüfte Einträge',
  onDay: (n: number): string => `${amount(n)} an diesem Tag; Beitrag, Name und Profil zählen je einzeln`,
  shelf: 'Ablage',
  shelfSays: (n: number): string => (n === 0 ? 'alles war lesbar' : 'nicht lesbar'),
  files: 'Konten mit Akte',
  filesSays: 'von allen anderen bleibt nur die Anzahl',
  pending: 'Ausstehende Anordnungen',
  pendingSays: (n: number): string => (n === 0 ? 'nichts wartet auf Ausführung' : 'noch nicht ausgeführt'),
  series: 'Angebote und Konten pro Tag',
  showTable: 'Als Tabelle',
  showPlot: 'Als Diagramm',
  plotSays: 'Balken: Konten, die angeboten haben. Linie: ihre Beiträge. Die Tabelle enthält dieselben Zahlen.',
  needs: 'Braucht jetzt eine Person',
  toQueue: 'Warteschlange öffnen',
  nothing: 'Nichts wartet auf eine Person.',
  survival: {
    title: 'Wie lange sie online bleiben',
    axis: 'Zeit seit dem ersten Angebot',
    week: 'Diese Woche',
    before: 'Die Woche davor',
    says: (online: number, accounts: number): string =>
      `${plural(accounts, { one: 'Von # Konto, das diese Woche erstmals anbot,', other: 'Von # Konten, die diese Woche erstmals anboten,' })} ${plural(online, { one: 'ist # noch online; es zählt bis jetzt.', other: 'sind # noch online; sie zählen bis jetzt.' })} Kaplan-Meier-Schätzung.`,
    none: 'Kein Konto hat in diesen zwei Wochen erstmals angeboten.',
    after: 'Nach',
    share: 'noch online',
    between: '95 % zwischen',
    atRisk: 'so lange verfolgt',
  },
  clocks: {
    title: 'Wie lange Menschen brauchen',
    says: 'Für Konten, die diese Woche erstmals gesehen wurden. Was noch wartet, zählt so lange, wie es bisher wartet.',
    step: 'Schritt',
    p50: 'Hälfte binnen',
    p95: '95 % binnen',
    worst: 'Längstens',
    waiting: 'Wartend',
    names: {
      looked: 'Eröffnung bis erste Sichtung',
      decided: 'Eröffnung bis Entscheidung',
      applied: 'Entscheidung bis Ausführung',
    },
    open: 'noch nicht',
    none: '–',
    still: 'wartet noch',
  },
  funnel: {
    title: 'Was aus dieser Woche wurde',
    says: 'Geprüfte Einträge, dann die Konten, die diese Woche erstmals gesehen wurden; jeder Balken ist ein Teil der auffälligen Konten. Was auf eine Unterschrift wartet oder aussteht, ist nicht ausgeführt.',
    stages: {
      seen: 'Gesehene Einträge',
      flagged: 'Auffällige Konten',
      looked: 'Gesichtet',
      acted: 'Maßnahme ausgeführt',
      verified: 'Von außen gesehen',
    },
  },
  backlog: {
    title: 'Warteschlange und Frist',
    says: 'Offene Fälle danach, wie lange sie offen sind.',
    ages: {
      hour: 'unter einer Stunde',
      day: '1 bis 24 Stunden',
      week: '1 bis 7 Tage',
      older: 'über eine Woche',
    },
    overdue: 'erste Sichtung überfällig',
  },
  sources: {
    title: 'Quellen',
    says: 'Was an diesem Tag geschrieben wurde, nach Plattform; und wann zuletzt etwas kam.',
    platform: 'Plattform',
    items: 'Einträge',
    last: 'Letzter Eingang',
    none: 'Noch kam von keiner Plattform etwas.',
  },
  list: {
    close: 'Liste schließen',
    offered: 'Konten, die an diesem Tag angeboten haben',
    online: 'Konten, die noch online sind, das längste zuerst',
    files: 'Konten mit Akte, das stärkste zuerst',
    shelf: 'Was nicht lesbar war',
    columns: {
      account: 'Konto',
      case: 'Fall',
      posts: 'Beiträge',
      since: 'Dauer',
      bits: 'Bits',
      why: 'Warum',
      source: 'Quelle',
    },
    none: 'Hinter dieser Zahl steht nichts.',
    more: 'Mehr zeigen',
    open: 'offen',
    decided: 'entschieden',
    shelfCommand: 'Beheben mit: vigil shelf again',
  },
};
