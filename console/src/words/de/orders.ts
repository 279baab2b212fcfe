// The German words of the orders.

export const orders = {
  title: 'Anordnungen',
  says: 'Was auf der Plattform noch geschehen muss. Noch handelt keine Anbindung: Führen Sie jede Anordnung von Hand aus und bestätigen Sie es dann. Beweismittel werden gesichert, bevor etwas durchgesetzt wird.',
  empty: 'Nichts wartet.',
  emptySays: 'Jede Anordnung wurde von außen gesehen. Neue erscheinen hier mit der nächsten Entscheidung.',
  columns: { state: 'Stand', what: 'Was', account: 'Konto', since: 'Wartet', confirm: 'Bestätigen' },
  state: {
    waiting: 'Wartet auf die Zweitunterschrift',
    pending: 'Ausstehend',
    applied: 'Ausgeführt',
    verified: 'Von außen gesehen',
    cancelled: 'Aufgehoben',
  },
  kind: { preserve: 'Beweismittel sichern', enforce: 'Durchsetzen', restore: 'Wiederherstellen' },
  action: {
    suspend: 'Konto sperren',
    limit: 'Aus der Suche ausblenden',
    remove: 'Beiträge entfernen',
    restore: 'Maßnahme rückgängig machen',
  },
  applied: 'Ausgeführt',
  seen: 'Von außen gesehen',
  confirmed: (by: string, at: string): string => `${by}, ${at}`,
  late: 'verspätet',
  more: 'Weitere Anordnungen zeigen',
  needName: 'Geben Sie zuerst Ihren Namen an: Eine Bestätigung trägt ihn.',
};
