// The German words for what the server sends as codes.
import { amount, plural } from '../counting.ts';
import type { SaidWords } from '../said-words.ts';
import { posts as countPosts } from './nouns.ts';

type Named = Parameters<SaidWords['sayings']['reason.offer']>[0];

const posts = (n: number): string => (n === 1 ? 'Ein Beitrag' : countPosts(n));
const further = (n: number): string => (n === 1 ? 'ein Beitrag' : countPosts(n));
const different = (n: number): string => (n > 1 ? ` (${amount(n)} verschiedene)` : '');
function names({ names: all, more }: Named): string {
  const said = all.map((name) => (name.endsWith(':') ? `Adresse bei ${name.slice(0, -1)}` : name)).join(', ');
  return more > 0 ? `${said} und ${plural(more, { one: '# weiteres', other: '# weitere' })}` : said;
}

const sought: SaidWords['sought'] = {
  term: 'gelistete Begriffe',
  age: 'Altersanzeichen',
  offer: 'Angebote',
  contact: 'Wege zur Kontaktaufnahme',
  payment: 'Zahlung',
  obfuscation: 'getarnte Begriffe',
  joint: 'Begriff und Handel in einem Text',
  hash: 'bekannte Medien',
  link: 'Verbindungen zu anderen Konten mit Akte',
  notice: 'Hinweise',
  classifier: 'die Einschätzung des Klassifikators',
  context: 'warnende oder helfende Worte',
  victim: 'Worte eines möglichen Opfers',
};

const innocent: SaidWords['innocent'] = {
  ordinary: 'ist ein gewöhnliches Konto',
  seller: 'verkauft etwas Erlaubtes',
  'press-or-advocate': 'schreibt über das Verbrechen (Presse, Forschung, Fürsprache, Polizei)',
  'survivor-or-help': 'gehört einem überlebenden Opfer, sucht Hilfe oder bietet sie an',
  'adult-creator': 'bietet erlaubte Inhalte von Erwachsenen an',
  joker: 'scherzt, spielt oder meint mit den Wörtern etwas anderes',
  brigaded: 'ist Ziel abgesprochener Hinweise',
  other: 'ist aus einem anderen Grund unschuldig',
};
/** The same as kinds of account, after „verglichen mit“. */
const kinds: SaidWords['innocent'] = {
  ordinary: 'einem gewöhnlichen Konto',
  seller: 'einem Konto, das etwas Erlaubtes verkauft',
  'press-or-advocate': 'einem Konto, das über das Verbrechen schreibt (Presse, Forschung, Fürsprache, Polizei)',
  'survivor-or-help': 'einem Konto, das einem überlebenden Opfer gehört, Hilfe sucht oder anbietet',
  'adult-creator': 'einem Konto, das erlaubte Inhalte von Erwachsenen anbietet',
  joker: 'einem Konto, das scherzt, spielt oder mit den Wörtern etwas anderes meint',
  brigaded: 'einem Konto, das Ziel abgesprochener Hinweise ist',
  other: 'einem Konto, das aus einem anderen Grund unschuldig ist',
};

const sayings: SaidWords['sayings'] = {
  'reason.term': (it) => `${posts(it.posts)} mit einem gelisteten Begriff${different(it.different)}.`,
  'reason.age': (it) => `${posts(it.posts)} mit einem gelisteten Altersanzeichen${different(it.different)}.`,
  'reason.offer': (it) => `Daneben ${further(it.posts)} mit anbietenden Worten (${names(it)}).`,
  'reason.contact': (it) => `Daneben ${further(it.posts)} mit einem Weg zur Kontaktaufnahme anderswo (${names(it)}).`,
  'reason.payment': (it) => `Daneben ${further(it.posts)} mit Worten oder einer Adresse zur Zahlung (${names(it)}).`,
  'reason.obfuscation': (it) =>
    `${posts(it.posts)}, in ${it.posts === 1 ? 'dem' : 'denen'} ein gelisteter Begriff getarnt ist${different(it.different)}.`,
  'reason.joint': (it) =>
    `${posts(it.posts)} mit einem gelisteten Begriff und einem Angebot, Kontaktweg oder einer Zahlung im selben Text.`,
  'reason.hash': (it) => {
    const proofs = it.proofs
      .map(({ list, entry, distance }) =>
        entry === '' ? list : `Liste ${list}, Eintrag ${entry}, Abstand ${amount(distance)}`,
      )
      .join('; ');
    return `${posts(it.posts)} mit Medien auf einer Liste bekannter Hashes (${proofs}${it.more > 0 ? `; und ${amount(it.more)} mehr` : ''}).`;
  },
  'reason.link': ({ shared, returned }) => {
    const back = `wie das Konto von Fall ${returned}, bei dem ein Verstoß festgestellt wurde`;
    if (returned === '') return 'Teilt Werte mit Konten, die eine Akte haben.';
    return shared ? `Teilt Werte mit Konten, die eine Akte haben, und schreibt ${back}.` : `Schreibt ${back}.`;
  },
  'reason.notice': ({ complaints }) =>
    `${plural(complaints, { one: 'Ein Hinweis ging', other: '# Hinweise gingen' })} zu diesem Konto ein.`,
  'reason.victim': (it) =>
    `${posts(it.posts)} mit Worten von jemandem, der Opfer oder minderjährig sein kann; eine Fachkraft muss sichten.`,
  'reason.classifier': (it) =>
    `${posts(it.posts)}, ${it.posts === 1 ? 'den' : 'die'} der gelernte Klassifikator für ein Angebot hält.`,
  'reason.context': (it) =>
    `${posts(it.posts)} mit warnenden, helfenden oder berichtenden Worten; das spricht für das Konto (${names(it)}).`,
  'reason.absent': ({ families }) => `Nicht gesehen: ${families.map((family) => sought[family]).join(', ')}.`,
  'reason.rarity': ({ innocent: against, oneIn }) =>
    `Verglichen mit ${kinds[against]}: Das ist etwa eines von ${amount(oneIn)} Konten.`,
  complaints: ({ people, trusted, together, voices, abusive }) => {
    if (people === 0) return 'Zu diesem Konto gab niemand einen Hinweis.';
    const more = [
      trusted ? 'darunter ein vertrauenswürdiger Hinweisgeber' : '',
      together > 0
        ? `${amount(together)} davon handeln gemeinsam und zählen als ${voices === 1 ? 'eine' : amount(voices)}`
        : '',
      abusive > 0 ? `${amount(abusive)}, deren Hinweise noch nie bestätigt wurden` : '',
    ].filter((part) => part !== '');
    const who = plural(people, { one: 'Eine Person hat', other: '# Personen haben' });
    return `${who} einen Hinweis zu diesem Konto gegeben${more.length === 0 ? '' : ` (${more.join('; ')})`}.`;
  },
};

export const said: SaidWords = {
  sayings,
  innocent,
  sought,
  signals: {
    'term.listed': 'ein gelisteter Begriff',
    'term.weak': 'ein gelisteter Begriff, weit gelesen, neben Handelsworten',
    'age.coded': 'ein gelistetes Altersanzeichen',
    'offer.cue': 'anbietende Worte',
    'contact.cue': 'Worte, die anderswohin einladen',
    'contact.handle': 'ein Kontoname bei einem anderen Dienst',
    'contact.invite': 'ein Einladungslink',
    'payment.cue': 'Worte über Zahlung',
    'payment.tag': 'eine Zahlungsadresse',
    'term.disguised': 'ein getarnter gelisteter Begriff',
    'joint.offer': 'ein gelisteter Begriff und ein Angebot oder Kontaktweg in einem Beitrag',
    'media.known-hash': 'Medien auf einer Liste bekannter Hashes',
    'link.ring': 'ein Wert, den auch Konten mit Akte haben',
    'link.return': 'ähnelt einem Konto, gegen das vorgegangen wurde',
    'classifier.text': 'ein Text, den der gelernte Klassifikator für ein Angebot hält',
    'notice.person': 'der Hinweis einer Person',
    'victim.cue': 'Worte von jemandem, der Opfer oder minderjährig sein kann',
    'context.speaks-for': 'warnende, helfende oder berichtende Worte',
  },
  surfaces: {
    post: 'Beitrag',
    profile: 'Profil',
    comment: 'Kommentar',
    message: 'Nachricht',
    listing: 'Anzeige',
    group: 'Gruppe',
    query: 'Suchanfrage',
    media: 'Medium',
  },
  clauses: {
    violating: 'Wer anbietet oder handelt, wird gesperrt; was da war, wird zuerst gesichert.',
    'not-violating': 'Eine Maßnahme gegen ein unschuldiges Konto endet; aus dem angegebenen Grund lernt die Bewertung.',
    'possible-victim':
      'Wer Opfer oder minderjährig sein kann, wird nie gesperrt; was da war, wird gesichert, und eine Fachkraft sichtet.',
    'needs-specialist': 'Eine Fachkraft entscheidet; bis dahin ändert sich für das Konto nichts.',
    'need-more': 'Für das Konto ändert sich nichts; der Fall bleibt offen.',
  },
  steps: {
    listed: 'die gelistete Schreibung',
    'listed-disguised': 'die gelisteten Buchstaben, getarnt',
    inside: 'in einem längeren Wort',
    split: 'zerteilt',
    near: 'einen Tippfehler vom gelisteten Wort entfernt',
    invisible: 'unsichtbare Zeichen zwischen Buchstaben',
    'marks-left-out': 'Zeichen an Buchstaben weggelassen',
    'run-together': 'Wörter zusammengeschrieben',
    'line-break': 'über einen Zeilenumbruch getrennt',
    spaces: 'Leerzeichen zwischen Buchstaben',
    dots: 'Punkte zwischen Buchstaben',
    hyphens: 'Bindestriche zwischen Buchstaben',
    underscores: 'Unterstriche zwischen Buchstaben',
    asterisks: 'Sternchen zwischen Buchstaben',
    commas: 'Kommas zwischen Buchstaben',
    slashes: 'Schrägstriche zwischen Buchstaben',
    bars: 'senkrechte Striche zwischen Buchstaben',
    'plus-signs': 'Pluszeichen zwischen Buchstaben',
    tildes: 'Tilden zwischen Buchstaben',
    apostrophes: 'Apostrophe zwischen Buchstaben',
    signs: 'Zeichen zwischen Buchstaben',
    'with-neighbours': 'mit den Nachbarwörtern zusammengeschrieben',
    'far-apart': 'mehr als ein Leerzeichen zwischen seinen Wörtern',
    accents: 'andere Akzente als in der gelisteten Schreibung',
    'bare-tag': 'das Schlagwort ohne sein Rautezeichen',
    backwards: 'rückwärts geschrieben',
    'backwards-mark': 'rückwärts geschrieben, hinter einem Richtungszeichen',
    'upside-down': 'auf den Kopf gestellt',
    codes: 'Buchstaben als Codes geschrieben (&#…; oder %…)',
    'vowels-left-out': 'die Vokale weggelassen',
    'vowel-left-out': 'ein Vokal weggelassen',
    'sign-for-vowel': 'ein Zeichen steht für einen Vokal',
    'mark-for-vowel': 'ein Satzzeichen steht für einen Vokal',
    'space-for-vowel': 'ein Leerzeichen steht für einen Vokal',
    'digits-signs': 'Ziffern und Zeichen als Buchstaben gelesen',
    'look-alikes': 'ähnlich aussehende Zeichen anderer Schriften',
    drawn: 'Buchstaben aus mehreren Zeichen gezeichnet',
    masked: 'Zeichen oder unbekannte Glyphen stehen für Buchstaben',
    'emoji-spaces': 'Leerzeichen zwischen den Emojis',
    'by-sound': 'geschrieben, wie es klingt',
    swapped: 'zwei benachbarte Buchstaben vertauscht',
    changed: 'ein Buchstabe geändert',
    added: 'ein Buchstabe hinzugefügt',
    missing: 'ein Buchstabe fehlt',
  },
  scripts: {
    phonetic: 'Lautschrift',
    Greek: 'Griechisch',
    Cyrillic: 'Kyrillisch',
    Armenian: 'Armenisch',
    Hebrew: 'Hebräisch',
    Arabic: 'Arabisch',
    Cherokee: 'Cherokee',
    'Canadian syllabic': 'kanadische Silbenschrift',
    Coptic: 'Koptisch',
    Lisu: 'Lisu',
    'full-width': 'volle Breite',
  },
  readAs: (was, as, script) => `${was}${script === '' ? '' : ` (${script})`} als ${as} gelesen`,
  repeated: (was, times) => `${was} ${amount(times)} Mal wiederholt`,
  standsFor: (was) => `${was} steht für einen Buchstaben`,
};
