// The Arabic words of rings and account files.
import { amount, plural } from '../counting.ts';
import type { rings as english } from '../en/rings.ts';
import { locale } from '../locale.ts';
import type { Translated } from '../merge.ts';
import { type Counted, counted, countedAfter, nouns } from './nouns.ts';

/** What ties accounts, as many as there are of it. */
const TIES: Readonly<Record<string, Counted>> = {
  handle: ['اسم مستخدم واحد', 'اسما مستخدم', '# أسماء مستخدمين', '# اسم مستخدم', '# اسم مستخدم'],
  invite: ['دعوة واحدة', 'دعوتان', '# دعوات', '# دعوة', '# دعوة'],
  link: ['رابط واحد', 'رابطان', '# روابط', '# رابطًا', '# رابط'],
  payment: ['عنوان دفع واحد', 'عنوانا دفع', '# عناوين دفع', '# عنوان دفع', '# عنوان دفع'],
  hash: ['بصمة وسائط واحدة', 'بصمتا وسائط', '# بصمات وسائط', '# بصمة وسائط', '# بصمة وسائط'],
  text: ['نص شبه متطابق', 'نصان شبه متطابقين', '# نصوص شبه متطابقة', '# نصًّا شبه متطابق', '# نص شبه متطابق'],
  bio: ['نبذة شبه متطابقة', 'نبذتان شبه متطابقتين', '# نبذات شبه متطابقة', '# نبذة شبه متطابقة', '# نبذة شبه متطابقة'],
};

const KIND: Readonly<Record<string, string>> = {
  handle: 'اسم مستخدم',
  invite: 'دعوة',
  link: 'رابط',
  payment: 'عنوان دفع',
  hash: 'بصمة وسائط',
  text: 'نص شبه متطابق',
  bio: 'نبذة شبه متطابقة',
};

const list = new Intl.ListFormat(locale);

export const rings: Translated<typeof english> = {
  title: 'الشبكات',
  says: 'حسابات لها ملف وتشترك في قيم نادرة في غيرها. أشد الشبكات إلحاحًا أولًا.',
  one: (id) => `الشبكة ${id}`,
  shared: (size, kinds) =>
    kinds.length === 0
      ? `${counted(size, nouns.account)} لم يضمّها معًا إلا أشخاص.`
      : `${counted(size, nouns.account)}، وما يربط ${size === 2 ? 'بينهما' : 'بينها'}: ${list.format(kinds.map(({ kind, values }) => nameTie(kind, values)))}.`,
  openCases: (open) =>
    open === 0
      ? 'لا قضية مفتوحة.'
      : `${plural(open, {
          one: 'قضية واحدة مفتوحة',
          two: 'قضيتان مفتوحتان',
          few: '# قضايا مفتوحة',
          other: '# قضية مفتوحة',
        })}.`,
  columns: {
    severity: 'الخطورة',
    ring: 'الشبكة',
    why: 'ما يربطها',
    size: 'الحسابات',
    bits: 'البتّات',
    open: 'القضايا المفتوحة',
    seen: 'منذ',
    due: 'النظرة الأولى',
  },
  decided: 'بُتّ فيها',
  noneOpen: 'لا قضية مفتوحة',
  least: 'الحجم',
  leastOf: (n) => (n === 0 ? 'أي حجم' : `${n} أو أكثر`),
  cases: 'القضايا',
  casesOf: { all: 'كل الشبكات', '1': 'فيها قضايا مفتوحة', '0': 'بلا قضايا مفتوحة' },
  more: 'عرض مزيد من الشبكات',
  empty: 'لا توجد شبكة.',
  emptySays:
    'لا حسابات لها ملف وتشترك في قيمة نادرة بما يكفي، أو لم يُنظر منذ وصول آخر المنشورات: ينظر Vigil كل خمس دقائق ما دام يعمل.',
  none: 'لا شبكة تطابق هذه المرشِّحات.',
  noneSays: 'اختر حجمًا أصغر، أو كل الشبكات.',
  back: 'الشبكات',
  gone: 'لم تعد هذه الشبكة قائمة.',
  goneSays: 'صارت حساباتها في شبكات أخرى، أو لم تعد تشترك فيما يكفي. المعروض هو ما كانت عليه.',
  unknown: 'لا توجد شبكة كهذه.',
  unknownSays: 'قد تكون من مجلد بيانات آخر. عُد إلى الشبكات.',
  worst: (id) => `فتح أسوأ القضايا، ${id}`,
  bits: (bits) => `تجمعها ${bits} بت`,
  platform: 'المنصة',
  since: 'تعرض منذ',
  opened: 'وُجدت الشبكة',
  reveal: 'كشف القيم',
  mask: 'حجب القيم',
  revealSays: 'كل كشف يُكتب في سجل التدقيق.',
  revealed: 'القيم مكشوفة. كُتب ذلك في سجل التدقيق.',
  members: 'الأعضاء',
  memberColumns: {
    chosen: 'اختيار',
    account: 'الحساب',
    bits: 'البتّات',
    case: 'القضية',
    seen: 'رُصد',
    tied: 'الصلات',
  },
  choose: (account) => `اختيار ${account}`,
  caseState: { open: 'مفتوحة', decided: 'بُتّ فيها' },
  noCase: 'لا قضية',
  byHandOnly: 'يدويًّا فقط',
  tied: (n, bits) => `${counted(n, nouns.tie)}، أقواها ${bits} بت`,
  seen: (first, last) => `من ${first} إلى ${last}`,
  allMembers: (n) => `عرض كل الأعضاء (${amount(n)})`,
  ties: 'الصلات',
  tiesSays: (n) => `${counted(n, nouns.tie)} بالأدلة، والأقوى أولًا.`,
  tieColumns: { between: 'بين', bits: 'البتّات', evidence: 'الأدلة' },
  moreTies: (n) => `عرض ${amount(n)} أخرى`,
  moreTiesHidden: (n) =>
    `${plural(n, {
      one: 'صلة أخرى',
      two: 'صلتان أخريان',
      few: '# صلات أخرى',
      other: '# صلة أخرى',
    })}: اضغط t لعرض الجدول كله.`,
  and: 'و',
  kind: (kind) => KIND[kind] ?? kind,
  rarity: (n) => `لدى حساب واحد من كل ${amount(n)}`,
  lift: (n) => `أكثر تكرارًا بمقدار ${amount(n)} ضعفًا بين الحسابات التي لها ملف`,
  half: 'تُحسب جزئيًّا: ليست الأولى من نوعها، أو يسهل نسخها',
  view: 'كيف تُعرض الصلات',
  viewOf: { graph: 'رسم', table: 'جدول' },
  noGraph: 'لا يستطيع هذا المتصفح عرض الرسم (ينقصه WebGL 2). في الجدول الصلات نفسها.',
  laying: 'جارٍ ترتيب الرسم…',
  graph: (accounts, ties) => `رسم فيه ${counted(accounts, nouns.account)} و${counted(ties, nouns.tie)}`,
  graphSays:
    'تتنقل مفاتيح الأسهم على الصلات، ويفتح Enter الحساب، ويخرج Escape، ويعرض t الجدول. للدوائر الكبيرة بتّات أكثر، وللخطوط السميكة صلات أقوى.',
  gesture: {
    wheel: 'اضغط Ctrl وأدر العجلة للتكبير والتصغير',
    apple: 'اضغط ⌘ وأدر العجلة للتكبير والتصغير',
    touch: 'حرّك الرسم بإصبعين',
  },
  legend: { open: 'قضية مفتوحة', done: 'بُتّ فيها أو لا قضية', urgent: 'عاجلة', hand: 'ضُمّ يدويًّا' },
  at: (account, bits, ties) => `${account}، ${bits} بت، ${counted(ties, nouns.tie)}`,
  atNone: 'أشر إلى حساب أو صلة، أو تنقّل بمفاتيح الأسهم، لترى الأدلة هنا.',
  tieOf: (a, b, bits) => `${a} و${b}: ${bits} بت`,
  tieBits: (bits) => `${bits} بت`,
  openAccount: 'فتح الحساب',
  events: 'ما حدث',
  eventsCut: 'لا يُعرض إلا أحدث 300.',
  moreEvents: (n) => `عرض ${amount(n)} أخرى`,
  event: {
    seen: (account) => `أول عرض من ${account}`,
    case: (account, id) => `فُتحت القضية ${id} على ${account}`,
    decided: (account, by, outcome) => `قرار ${by} في ${account}: ${outcome}`,
    opened: (n) => `وُجدت، وفيها ${counted(n, nouns.account)}`,
    changed: (joined, left, n) => `انضم ${amount(joined)} وخرج ${amount(left)}، والآن: ${counted(n, nouns.account)}`,
    split: (n) => `انقسمت إلى ${countedAfter(n, nouns.ring)}`,
    gone: 'لم تعد قائمة',
    'hand-join': (by) => `ضمّها ${by} يدويًّا`,
    'hand-split': (by) => `فصل ${by} حسابات عنها`,
    'hand-undone': (by) => `تراجع ${by} عما قيل يدويًّا`,
    revealed: (by) => `كشف ${by} قيمها`,
  },
  somebody: 'شخص ما',
  hand: 'ما قيل يدويًّا',
  handSays: 'ما قاله شخص عن هذه الحسابات. لا يضيف بتّات، ويمكن التراجع عنه.',
  handNone: 'لم يضمّ أحد شيئًا هنا ولم يفصل شيئًا.',
  handTie: {
    join: (one, other) => `يُضمّ ${one} إلى ${other}`,
    split: (one, other) => `لا يُضمّ ${one} إلى ${other}`,
  },
  some: (accounts) =>
    accounts.length <= 3
      ? list.format(accounts)
      : `${list.format(accounts.slice(0, 2))} و${amount(accounts.length - 2)} غيرها`,
  said: (by, at) => `${by}، ${at}`,
  undone: (by, at) => `تراجع عنه ${by}، ${at}`,
  undo: 'تراجع',
  splitOff: (n) => (n === 0 ? 'فصل…' : `فصل ${amount(n)}…`),
  splitFirst: 'اختر أعضاء أولًا.',
  join: 'ضمّ إلى…',
  form: {
    split: (n) => `فصل ${countedAfter(n, nouns.account)}`,
    join: 'ضمّ هذه الشبكة',
    undo: 'التراجع عما قيل',
  },
  formSays: {
    split: 'لا تكون في شبكة واحدة مع البقية بعد الآن، مهما اشتركت فيه، إلى أن يتراجع شخص عن هذا.',
    join: 'يصير أعضاء الاثنتين شبكة واحدة من الآن، مهما اشتركوا فيه، إلى أن يتراجع شخص عن هذا.',
    undo: 'تصير الشبكة عندئذ كما تقتضيها الأدلة.',
  },
  with: 'شبكة أو حساب',
  withSays: 'معرّف مثل R-0123ABCDEF، أو المعرّف الدقيق لحساب له ملف على هذه المنصة.',
  why: 'السبب في جملة',
  whySays: 'لمن يقرؤه لاحقًا.',
  preview: 'عرض ما يتغير',
  previewing: 'جارٍ النظر في كل الحسابات…',
  changesNone: 'لا تتغير أي شبكة.',
  change: (id, before, after) =>
    before === 0
      ? `${id} جديدة، وفيها ${counted(after, nouns.account)}`
      : after === 0
        ? `${id} زالت؛ وكان فيها ${counted(before, nouns.account)}`
        : `${id}: من ${amount(before)} إلى ${countedAfter(after, nouns.account)}`,
  changeLeft: (some) => `يخرج: ${some}`,
  changeJoined: (some) => `ينضم: ${some}`,
  doIt: { split: 'فصلها', join: 'ضمّ', undo: 'تراجع' },
  changedSince: 'تغيّر شيء في الأثناء. انظر فيما يتغير من جديد؛ لم يُسجَّل شيء.',
  needName: 'اذكر اسمك أولًا: فما تقوله يدويًّا يحمله.',
  notAllowed: 'ليس لك أن تضمّ الشبكات أو تفصلها.',
  accounts: 'الحسابات',
  accountsSays: 'حسابات لها ملف، والأقوى أولًا. ولا يُحفظ شيء عن كل ما سواها.',
  accountColumns: {
    account: 'الحساب',
    bits: 'البتّات',
    families: 'الأدلة',
    ring: 'الشبكة',
    case: 'القضية المفتوحة',
    seen: 'رُصد آخر مرة',
  },
  find: 'المعرّف الدقيق',
  findSays: 'لا تُحفظ الأسماء وأسماء المستخدمين للبحث فيها.',
  findNow: 'بحث',
  leastBits: 'أقل عدد من البتّات',
  anyPlatform: 'كل المنصات',
  inRing: 'الشبكة',
  clear: 'عرض الكل',
  moreAccounts: 'عرض مزيد من الحسابات',
  accountsEmpty: 'لا حساب له ملف.',
  accountsEmptySays: 'يبدأ الملف بمصطلح مدرج، أو بصمة معروفة، أو قيمة معروفة. لم يُرصد شيء من ذلك بعد.',
  accountsNone: 'لا حساب له ملف يطابق.',
  accountsNoneSays: 'الحساب الذي منشوراته سليمة لا ملف له: لا يُحفظ عنه شيء، ولا حتى أنه موجود.',
  account: (id) => `الحساب ${id}`,
  accountBack: 'الحسابات',
  accountGone: 'لا ملف لهذا الحساب.',
  families: 'الأدلة بحسب الفئة',
  kept: (n) => `المحفوظ: ${counted(n, nouns.item)}`,
  ofCase: 'فتح قضيته',
  noOpenCase: 'لا قضية مفتوحة.',
  caseList: 'القضايا والقرارات',
  noCases: 'لم تكن هناك قضية بعد.',
  undecided: 'لم يُبتّ فيها',
  interim: 'أُخفي من البحث إلى أن ينظر فيه شخص',
  noRing: 'ليس في شبكة',
  hidden: 'تبقى هوية الحساب مخفية إلى أن تُصاغ مسودة قرار في قضيته.',
};

function nameTie(kind: string, values: number): string {
  const noun = TIES[kind];
  return noun === undefined ? kind : counted(values, noun);
}
