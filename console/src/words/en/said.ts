// The English words for what the server sends as codes: word for word what it says in English itself, as a test shows.
import { count } from '../counting.ts';
import type { SaidWords } from '../said-words.ts';

type Named = Parameters<SaidWords['sayings']['reason.offer']>[0];

const posts = (n: number): string => (n === 1 ? 'One post' : count(n, 'post', 'posts'));
const different = (n: number): string => (n > 1 ? ` (${n} different ones)` : '');
function names({ names: all, more }: Named): string {
  const said = all.map((name) => (name.endsWith(':') ? `${name.slice(0, -1)} address` : name)).join(', ');
  return more > 0 ? `${said} and ${more} more` : said;
}

const sought: SaidWords['sought'] = {
  term: 'listed terms',
  age: 'age cues',
  offer: 'offers',
  contact: 'ways to make contact',
  payment: 'payment',
  obfuscation: 'disguised terms',
  joint: 'a term and a trade in one text',
  hash: 'known media',
  link: 'links to other accounts with a file',
  notice: 'complaints',
  classifier: 'the classifier’s opinion',
  context: 'words of warning or help',
  victim: 'words of a possible victim',
};

const innocent: SaidWords['innocent'] = {
  ordinary: 'is an ordinary account',
  seller: 'sells something lawful',
  'press-or-advocate': 'writes about the crime: press, research, advocacy, police',
  'survivor-or-help': 'is a survivor, asks for help or offers it',
  'adult-creator': 'offers lawful content of adults',
  joker: 'jokes, plays or uses the words in another sense',
  brigaded: 'is the target of coordinated complaints',
  other: 'is innocent for another reason',
};

const sayings: SaidWords['sayings'] = {
  'reason.term': (it) => `${posts(it.posts)} with a listed term${different(it.different)}.`,
  'reason.age': (it) => `${posts(it.posts)} with a listed age cue${different(it.different)}.`,
  'reason.offer': (it) => `${posts(it.posts)} beside it with words that offer something (${names(it)}).`,
  'reason.contact': (it) => `${posts(it.posts)} beside it with a way to make contact elsewhere (${names(it)}).`,
  'reason.payment': (it) => `${posts(it.posts)} beside it with words or an address for payment (${names(it)}).`,
  'reason.obfuscation': (it) => `${posts(it.posts)} where a listed term is disguised${different(it.different)}.`,
  'reason.joint': (it) => `${posts(it.posts)} with a listed term and an offer, contact or payment in the same text.`,
  'reason.hash': (it) => {
    const proofs = it.proofs
      .map(({ list, entry, distance }) => (entry === '' ? list : `list ${list}, entry ${entry}, distance ${distance}`))
      .join('; ');
    return `${posts(it.posts)} with media on a list of known hashes (${proofs}${it.more > 0 ? `; and ${it.more} more` : ''}).`;
  },
  'reason.link': ({ shared, returned }) => {
    if (returned === '') return 'Shares values with accounts that have a file.';
    const back = `rites like the account of case ${returned}, which was found violating`;
    return shared ? `Shares values with accounts that have a file, and w${back}.` : `W${back}.`;
  },
  'reason.notice': ({ complaints }) =>
    complaints === 1
      ? 'One person complained about this account.'
      : `${count(complaints, '', 'complaints')} came in about this account.`,
  'reason.victim': (it) =>
    `${posts(it.posts)} with words of somebody who may be a victim or a minor; a specialist must look.`,
  'reason.classifier': (it) => `${posts(it.posts)} that the learned classifier takes for an offer.`,
  'reason.context': (it) =>
    `${posts(it.posts)} with words of warning, help or news, which speak for the account (${names(it)}).`,
  'reason.absent': ({ families }) => `Not seen: ${families.map((family) => sought[family]).join(', ')}.`,
  'reason.rarity': ({ innocent: against, oneIn }) =>
    `Compared with an account that ${against === 'ordinary' ? 'is ordinary' : innocent[against]}: about one in ${oneIn} are.`,
  complaints: ({ people, trusted, together, voices, abusive }) => {
    if (people === 0) return 'Nobody complained about this account.';
    const more = [
      trusted ? 'a trusted flagger among them' : '',
      together > 0 ? `${together} of them act together and count as ${voices === 1 ? 'one' : voices}` : '',
      abusive > 0 ? `${abusive} whose complaints were never upheld before` : '',
    ].filter((part) => part !== '');
    const who = people === 1 ? 'One person' : count(people, '', 'people');
    return `${who} complained about this account${more.length === 0 ? '' : ` (${more.join('; ')})`}.`;
  },
};

export const said: SaidWords = {
  sayings,
  innocent,
  sought,
  signals: {
    'term.listed': 'a listed term',
    'term.weak': 'a listed term, read loosely, next to a trade cue',
    'age.coded': 'a listed age cue',
    'offer.cue': 'words that offer something',
    'contact.cue': 'words that ask for contact elsewhere',
    'contact.handle': 'a handle for another service',
    'contact.invite': 'an invite link',
    'payment.cue': 'words about payment',
    'payment.tag': 'a payment address',
    'term.disguised': 'a listed term in disguise',
    'joint.offer': 'a listed term and an offer or contact in one post',
    'media.known-hash': 'media on a list of known hashes',
    'link.ring': 'a value shared with accounts that have a file',
    'link.return': 'resembles an account that was acted on',
    'classifier.text': 'a text that the learned classifier takes for an offer',
    'notice.person': 'a person complained',
    'victim.cue': 'words of somebody who may be a victim or a minor',
    'context.speaks-for': 'words of warning, help or reporting news',
  },
  surfaces: {
    post: 'post',
    profile: 'profile',
    comment: 'comment',
    message: 'message',
    listing: 'listing',
    group: 'group',
    query: 'query',
    media: 'media',
  },
  clauses: {
    violating: 'Whoever offers or trades is suspended; what was there is kept first.',
    'not-violating': 'A measure on an innocent account ends, and the reason given teaches the judgement.',
    'possible-victim': 'A possible victim or minor is never suspended; what was there is kept, and a specialist looks.',
    'needs-specialist': 'A specialist decides; nothing changes for the account until then.',
    'need-more': 'Nothing changes for the account; the case stays open.',
  },
  steps: {
    listed: 'the listed spelling',
    'listed-disguised': 'the listed letters, disguised',
    inside: 'inside a longer word',
    split: 'cut in pieces',
    near: 'one typing error away from the listed word',
    invisible: 'invisible characters between letters',
    'marks-left-out': 'marks on letters left out',
    'run-together': 'words run together',
    'line-break': 'cut over a line break',
    spaces: 'spaces between letters',
    dots: 'dots between letters',
    hyphens: 'hyphens between letters',
    underscores: 'underscores between letters',
    asterisks: 'asterisks between letters',
    commas: 'commas between letters',
    slashes: 'slashes between letters',
    bars: 'bars between letters',
    'plus-signs': 'plus signs between letters',
    tildes: 'tildes between letters',
    apostrophes: 'apostrophes between letters',
    signs: 'signs between letters',
    'with-neighbours': 'run together with its neighbours',
    'far-apart': 'more than a space between its words',
    accents: 'accents differ from the listed spelling',
    'bare-tag': 'the tag without its number sign',
    backwards: 'written backwards',
    'backwards-mark': 'written backwards behind a direction mark',
    'upside-down': 'turned upside down',
    codes: 'letters written as codes (&#…; or %…)',
    'vowels-left-out': 'the vowels left out',
    'vowel-left-out': 'a vowel left out',
    'sign-for-vowel': 'a sign stands for a vowel',
    'mark-for-vowel': 'a punctuation mark stands for a vowel',
    'space-for-vowel': 'a space stands for a vowel',
    'digits-signs': 'digits and signs read as letters',
    'look-alikes': 'look-alikes from other scripts',
    drawn: 'letters drawn with several signs',
    masked: 'signs or unknown glyphs stand for letters',
    'emoji-spaces': 'spaces between the emoji',
    'by-sound': 'spelled as it sounds',
    swapped: 'two neighbouring letters swapped',
    changed: 'one letter changed',
    added: 'one letter added',
    missing: 'one letter missing',
  },
  scripts: {
    phonetic: 'phonetic',
    Greek: 'Greek',
    Cyrillic: 'Cyrillic',
    Armenian: 'Armenian',
    Hebrew: 'Hebrew',
    Arabic: 'Arabic',
    Cherokee: 'Cherokee',
    'Canadian syllabic': 'Canadian syllabic',
    Coptic: 'Coptic',
    Lisu: 'Lisu',
    'full-width': 'full-width',
  },
  readAs: (was, as, script) => `${script} ${was} read as ${as}`.trim(),
  repeated: (was, times) => `${was} repeated ${times} times`,
  standsFor: (was) => `${was} stands for a letter`,
};
