// The Arabic words for what the server sends as codes. Ids, names and characters of a text are isolated, so that they turn nothing around them.
import { amount, plural } from '../counting.ts';
import { signs } from '../locale.ts';
import type { SaidWords } from '../said-words.ts';
import { counted, nouns } from './nouns.ts';

type Named = Parameters<SaidWords['sayings']['reason.offer']>[0];

const posts = (n: number): string => counted(n, nouns.post);
/** The pronoun that refers to so many posts. */
const inThem = (n: number): string => plural(n, { one: 'فيه', two: 'فيهما', other: 'فيها' });
const different = (n: number): string => (n > 1 ? ` (المختلف منها: ${amount(n)})` : '');
const apart = (text: string): string => `\u2068${text}\u2069`;
function names({ names: all, more }: Named): string {
  const said = all
    .map((name) => (name.endsWith(':') ? `عنوان على ${apart(name.slice(0, -1))}` : apart(name)))
    .join(signs.comma);
  return more > 0 ? `${said} و${amount(more)} غيرها` : said;
}

const sought: SaidWords['sought'] = {
  term: 'مصطلحات مدرجة',
  age: 'إشارات إلى السن',
  offer: 'عروض',
  contact: 'وسائل تواصل',
  payment: 'دفع',
  obfuscation: 'مصطلحات مموَّهة',
  joint: 'مصطلح وتجارة في نص واحد',
  hash: 'وسائط معروفة',
  link: 'صلات بحسابات أخرى لها ملف',
  notice: 'بلاغات',
  classifier: 'رأي المصنِّف',
  context: 'كلمات تحذير أو مساعدة',
  victim: 'كلمات ضحية محتملة',
};

const innocent: SaidWords['innocent'] = {
  ordinary: 'حساب عادي',
  seller: 'يبيع شيئًا مشروعًا',
  'press-or-advocate': 'يكتب عن الجريمة: صحافة أو بحث أو مناصرة أو شرطة',
  'survivor-or-help': 'صاحبه ناجٍ، أو يطلب المساعدة أو يقدّمها',
  'adult-creator': 'يعرض محتوى مشروعًا لبالغين',
  joker: 'يمزح أو يلعب أو يستعمل الكلمات بمعنى آخر',
  brigaded: 'هدف لبلاغات منسّقة',
  other: 'بريء لسبب آخر',
};

const sayings: SaidWords['sayings'] = {
  'reason.term': (it) => `${posts(it.posts)} ${inThem(it.posts)} مصطلح مدرج${different(it.different)}.`,
  'reason.age': (it) => `${posts(it.posts)} ${inThem(it.posts)} إشارة مدرجة إلى السن${different(it.different)}.`,
  'reason.offer': (it) => `إلى جانبه ${posts(it.posts)} ${inThem(it.posts)} كلمات تعرض شيئًا (${names(it)}).`,
  'reason.contact': (it) =>
    `إلى جانبه ${posts(it.posts)} ${inThem(it.posts)} وسيلة للتواصل في مكان آخر (${names(it)}).`,
  'reason.payment': (it) => `إلى جانبه ${posts(it.posts)} ${inThem(it.posts)} كلمات أو عنوان للدفع (${names(it)}).`,
  'reason.obfuscation': (it) => `${posts(it.posts)} ${inThem(it.posts)} مصطلح مدرج مموَّه${different(it.different)}.`,
  'reason.joint': (it) => `${posts(it.posts)} ${inThem(it.posts)} مصطلح مدرج مع عرض أو تواصل أو دفع في النص نفسه.`,
  'reason.hash': (it) => {
    const proofs = it.proofs
      .map(({ list, entry, distance }) =>
        entry === '' ? apart(list) : `القائمة ${apart(list)}، القيد ${apart(entry)}، الفارق ${amount(distance)}`,
      )
      .join(signs.semicolon);
    return `${posts(it.posts)} ${inThem(it.posts)} وسائط على قائمة بصمات معروفة (${proofs}${it.more > 0 ? `${signs.semicolon}و${amount(it.more)} غيرها` : ''}).`;
  },
  'reason.link': ({ shared, returned }) => {
    const back = `كما يكتب حساب القضية ${apart(returned)} الذي وُجد مخالفًا`;
    if (returned === '') return 'يشترك في قيم مع حسابات لها ملف.';
    return shared ? `يشترك في قيم مع حسابات لها ملف، ويكتب ${back}.` : `يكتب ${back}.`;
  },
  'reason.notice': ({ complaints }) =>
    `${plural(complaints, {
      one: 'ورد بلاغ واحد',
      two: 'ورد بلاغان',
      few: 'وردت # بلاغات',
      many: 'ورد # بلاغًا',
      other: 'ورد # بلاغ',
    })} عن هذا الحساب.`,
  'reason.victim': (it) => `${posts(it.posts)} ${inThem(it.posts)} كلمات من قد يكون ضحية أو قاصرًا؛ يجب أن ينظر مختص.`,
  'reason.classifier': (it) =>
    `${posts(it.posts)} ${plural(it.posts, { one: 'يعدّه', two: 'يعدّهما', other: 'يعدّها' })} المصنِّف المتعلَّم عرضًا.`,
  'reason.context': (it) =>
    `${posts(it.posts)} ${inThem(it.posts)} كلمات تحذير أو مساعدة أو أخبار تشهد لصالح الحساب (${names(it)}).`,
  'reason.absent': ({ families }) => `لم يُرصد: ${families.map((family) => sought[family]).join(signs.comma)}.`,
  'reason.rarity': ({ innocent: against, oneIn }) =>
    `بالمقارنة مع هذا التفسير: ${innocent[against]}. وهذا شأن حساب واحد من كل ${amount(oneIn)} تقريبًا.`,
  complaints: ({ people, trusted, together, voices, abusive }) => {
    if (people === 0) return 'لم يبلّغ أحد عن هذا الحساب.';
    const more = [
      trusted ? 'بينهم مبلِّغ موثوق' : '',
      together > 0 ? `منهم ${amount(together)} يعملون معًا ويُحسبون ${voices === 1 ? 'واحدًا' : amount(voices)}` : '',
      abusive > 0 ? `منهم ${amount(abusive)} لم يثبت لهم بلاغ من قبل` : '',
    ].filter((part) => part !== '');
    return `بلّغ عن هذا الحساب ${counted(people, nouns.person)}${more.length === 0 ? '' : ` (${more.join(signs.semicolon)})`}.`;
  },
};

export const said: SaidWords = {
  sayings,
  innocent,
  sought,
  signals: {
    'term.listed': 'مصطلح مدرج',
    'term.weak': 'مصطلح مدرج بقراءة متساهلة، إلى جانب كلمات تجارة',
    'age.coded': 'إشارة مدرجة إلى السن',
    'offer.cue': 'كلمات تعرض شيئًا',
    'contact.cue': 'كلمات تطلب التواصل في مكان آخر',
    'contact.handle': 'اسم مستخدم في خدمة أخرى',
    'contact.invite': 'رابط دعوة',
    'payment.cue': 'كلمات عن الدفع',
    'payment.tag': 'عنوان دفع',
    'term.disguised': 'مصطلح مدرج مموَّه',
    'joint.offer': 'مصطلح مدرج مع عرض أو تواصل في منشور واحد',
    'media.known-hash': 'وسائط على قائمة بصمات معروفة',
    'link.ring': 'قيمة مشتركة مع حسابات لها ملف',
    'link.return': 'يشبه حسابًا اتُّخذ إجراء بحقه',
    'classifier.text': 'نص يعدّه المصنِّف المتعلَّم عرضًا',
    'notice.person': 'بلاغ من شخص',
    'victim.cue': 'كلمات من قد يكون ضحية أو قاصرًا',
    'context.speaks-for': 'كلمات تحذير أو مساعدة أو نقل أخبار',
  },
  surfaces: {
    post: 'منشور',
    profile: 'ملف شخصي',
    comment: 'تعليق',
    message: 'رسالة',
    listing: 'إعلان',
    group: 'مجموعة',
    query: 'بحث',
    media: 'وسائط',
  },
  clauses: {
    violating: 'من يعرض أو يتاجر يُوقَف حسابه، ويُحفظ ما كان فيه أولًا.',
    'not-violating': 'ينتهي الإجراء بحق الحساب البريء، ويتعلّم الحكم من السبب المذكور.',
    'possible-victim': 'من قد يكون ضحية أو قاصرًا لا يُوقَف حسابه أبدًا؛ يُحفظ ما كان فيه وينظر مختص.',
    'needs-specialist': 'يقرّر مختص، ولا يتغير شيء للحساب حتى ذلك الحين.',
    'need-more': 'لا يتغير شيء للحساب، وتبقى القضية مفتوحة.',
  },
  steps: {
    listed: 'الكتابة المدرجة',
    'listed-disguised': 'الحروف المدرجة، مموَّهة',
    inside: 'داخل كلمة أطول',
    split: 'مقطّع',
    near: 'بفارق خطأ كتابي واحد عن الكلمة المدرجة',
    invisible: 'رموز خفية بين الحروف',
    'marks-left-out': 'علامات على الحروف محذوفة',
    'run-together': 'كلمات موصولة',
    'line-break': 'قطع بين سطرين',
    spaces: 'مسافات بين الحروف',
    dots: 'نقاط بين الحروف',
    hyphens: 'شرطات بين الحروف',
    underscores: 'شرطات سفلية بين الحروف',
    asterisks: 'نجوم بين الحروف',
    commas: 'فواصل بين الحروف',
    slashes: 'شرطات مائلة بين الحروف',
    bars: 'شرطات عمودية بين الحروف',
    'plus-signs': 'علامات زائد بين الحروف',
    tildes: 'علامات مدّة متموجة بين الحروف',
    apostrophes: 'فواصل عليا بين الحروف',
    signs: 'رموز بين الحروف',
    'with-neighbours': 'موصول بما قبله أو بعده',
    'far-apart': 'أكثر من مسافة بين كلماته',
    accents: 'علامات تختلف عن الكتابة المدرجة',
    'bare-tag': 'الوسم بلا علامته',
    backwards: 'كتابة معكوسة',
    'backwards-mark': 'كتابة معكوسة بعد علامة اتجاه',
    'upside-down': 'كتابة مقلوبة',
    codes: 'حروف مكتوبة برموز (&#…; أو %…)',
    'vowels-left-out': 'حروف العلة محذوفة',
    'vowel-left-out': 'حرف علة محذوف',
    'sign-for-vowel': 'رمز مكان حرف علة',
    'mark-for-vowel': 'علامة ترقيم مكان حرف علة',
    'space-for-vowel': 'مسافة مكان حرف علة',
    'digits-signs': 'أرقام ورموز قُرئت حروفًا',
    'look-alikes': 'رموز متشابهة من كتابات أخرى',
    drawn: 'حروف مرسومة بعدة رموز',
    masked: 'رموز أو أشكال مجهولة مكان الحروف',
    'emoji-spaces': 'مسافات بين الرموز التعبيرية',
    'by-sound': 'كُتب كما يُلفظ',
    swapped: 'حرفان متجاوران تبادلا مكانيهما',
    changed: 'حرف واحد تغيّر',
    added: 'حرف واحد زائد',
    missing: 'حرف واحد ناقص',
  },
  scripts: {
    phonetic: 'رمز صوتي',
    Greek: 'يوناني',
    Cyrillic: 'سيريلي',
    Armenian: 'أرمني',
    Hebrew: 'عبري',
    Arabic: 'عربي',
    Cherokee: 'شيروكي',
    'Canadian syllabic': 'مقطعي كندي',
    Coptic: 'قبطي',
    Lisu: 'ليسو',
    'full-width': 'بعرض كامل',
  },
  readAs: (was, as, script) => `${apart(was)}${script === '' ? '' : ` (${script})`} يُقرأ ${apart(as)}`,
  repeated: (was, times) => `${apart(was)} مكرر، عدد المرات: ${amount(times)}`,
  standsFor: (was) => `${apart(was)} مكان حرف`,
};
