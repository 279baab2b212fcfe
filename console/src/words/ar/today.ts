// The Arabic words of Today.
import { amount, plural } from '../counting.ts';
import type { today as english } from '../en/today.ts';
import type { Translated } from '../merge.ts';
import { counted, countedAfter, nouns } from './nouns.ts';

export const today: Translated<typeof english> = {
  headline: (accounts, posts) =>
    accounts === 0
      ? 'لم يعرض أي حساب التجارة المحظورة.'
      : `${plural(accounts, {
          one: 'حساب واحد عرض',
          two: 'حسابان عرضا',
          few: '# حسابات عرضت',
          many: '# حسابًا عرض',
          other: '# حساب عرض',
        })} التجارة المحظورة في ${countedAfter(posts, nouns.post)}.`,
  online: (n, longest) =>
    n === 0
      ? 'لم يبقَ متاحًا أي حساب من كل الحسابات التي عرضت يومًا.'
      : plural(n, {
          one: `حساب واحد ما زال متاحًا، منذ ${longest}.`,
          two: `حسابان ما زالا متاحين، أطولهما منذ ${longest}.`,
          few: `# حسابات ما زالت متاحة، أطولها منذ ${longest}.`,
          many: `# حسابًا ما زال متاحًا، أطولها منذ ${longest}.`,
          other: `# حساب ما زال متاحًا، أطولها منذ ${longest}.`,
        }),
  half: (time) => `صار نصف حسابات هذا الأسبوع غير متاح خلال ${time}.`,
  notHalf: 'أكثر من نصف حسابات هذا الأسبوع ما زال متاحًا.',
  previousDay: 'اليوم السابق',
  nextDay: 'اليوم التالي',
  lastDay: 'إلى آخر يوم',
  day: 'اليوم (UTC)',
  offers: 'العروض',
  offersSays: 'مما حُسب في هذا اليوم',
  posts: 'منشورات',
  accounts: 'حسابات',
  stillOnline: 'ما زالت متاحة',
  longest: (time) => `أطولها ${time}`,
  longestThen: (time) => `أطولها ${time} عند نهاية اليوم`,
  onlineThen: (n, longest) =>
    n === 0
      ? 'لم يبقَ متاحًا أي حساب مما عرض حتى ذلك اليوم.'
      : `ما زال متاحًا مما عرض حتى ذلك اليوم: ${counted(n, nouns.account)}؛ وعند نهاية اليوم كانت أطول مدة ${longest}.`,
  queue: 'قائمة الانتظار',
  urgent: 'عاجلة',
  standard: 'عادية',
  overdue: (n) => (n === 0 ? 'لا متأخر' : `المتأخر: ${amount(n)}`),
  screened: 'العناصر المفحوصة',
  onDay: (n) => `${amount(n)} في هذا اليوم؛ يُحسب كل من المنشور والاسم والملف التعريفي`,
  shelf: 'الرف',
  shelfSays: (n) => (n === 0 ? 'قُرئ كل شيء' : 'تعذّرت قراءتها'),
  files: 'حسابات لها ملف',
  filesSays: 'ولم يُحفظ من غيرها إلا العدد',
  pending: 'أوامر قيد الانتظار',
  pendingSays: (n) => (n === 0 ? 'لا شيء ينتظر التنفيذ' : 'لم تُنفَّذ بعد'),
  series: 'العروض والحسابات في كل يوم',
  showTable: 'عرض جدول',
  showPlot: 'عرض رسم',
  plotSays: 'الأعمدة: الحسابات التي عرضت. الخط: منشوراتها. وفي الجدول الأرقام نفسها.',
  needs: 'ما يحتاج إلى شخص الآن',
  toQueue: 'فتح قائمة الانتظار',
  nothing: 'لا شيء ينتظر شخصًا.',
  survival: {
    title: 'كم تبقى متاحة',
    axis: 'الزمن منذ أول عرض',
    week: 'هذا الأسبوع',
    before: 'الأسبوع السابق',
    says: (online, accounts) =>
      `من ${countedAfter(accounts, nouns.account)} ظهر أول عرض لها هذا الأسبوع، ما زال متاحًا: ${amount(online)}، وتُحسب مدتها حتى الآن. تقدير كابلان–ماير.`,
    none: 'لم يعرض أي حساب للمرة الأولى في هذين الأسبوعين.',
    after: 'بعد',
    share: 'ما زالت متاحة',
    between: 'مجال الثقة 95 %',
    atRisk: 'المتابَعة هذه المدة',
  },
  clocks: {
    title: 'كم يستغرق الأشخاص',
    says: 'للحسابات التي رُصدت أول مرة هذا الأسبوع. وما لا يزال ينتظر يُحسب بمدة انتظاره حتى الآن.',
    step: 'الخطوة',
    p50: 'النصف خلال',
    p95: '95 % خلال',
    worst: 'الأبطأ',
    waiting: 'ينتظر',
    names: {
      looked: 'من الفتح إلى النظرة الأولى',
      decided: 'من الفتح إلى القرار',
      applied: 'من القرار إلى التنفيذ',
    },
    open: 'ليس بعد',
    none: '–',
    still: 'ما زال ينتظر',
  },
  funnel: {
    title: 'ما آل إليه هذا الأسبوع',
    says: 'العناصر المفحوصة، ثم الحسابات التي رُصدت أول مرة هذا الأسبوع؛ وكل عمود جزء من الحسابات المرصودة. وما ينتظر توقيعًا أو تنفيذًا لم يُنفَّذ.',
    stages: {
      seen: 'عناصر فُحصت',
      flagged: 'حسابات رُصدت',
      looked: 'نُظر فيها',
      acted: 'نُفِّذ الإجراء',
      verified: 'شوهد من الخارج',
    },
  },
  backlog: {
    title: 'قائمة الانتظار والمهلة',
    says: 'القضايا المفتوحة بحسب مدة بقائها مفتوحة.',
    ages: { hour: 'أقل من ساعة', day: 'من 1 إلى 24 ساعة', week: 'من 1 إلى 7 أيام', older: 'أكثر من أسبوع' },
    overdue: 'تأخرت نظرتها الأولى',
  },
  sources: {
    title: 'المصادر',
    says: 'ما كُتب في هذا اليوم، لكل منصة، ومتى ورد منها آخر شيء.',
    platform: 'المنصة',
    items: 'العناصر',
    last: 'آخر ورود',
    none: 'لم يرد بعد شيء من أي منصة.',
  },
  list: {
    close: 'إغلاق القائمة',
    offered: 'الحسابات التي عرضت في هذا اليوم',
    online: 'الحسابات المتاحة حتى الآن، أطولها أولًا',
    files: 'الحسابات التي لها ملف، أقواها أولًا',
    shelf: 'ما تعذّرت قراءته',
    columns: {
      account: 'الحساب',
      case: 'القضية',
      posts: 'المنشورات',
      since: 'منذ',
      bits: 'البتّات',
      why: 'السبب',
      source: 'المصدر',
    },
    none: 'لا شيء وراء هذا الرقم.',
    more: 'عرض المزيد',
    open: 'مفتوحة',
    decided: 'بُتّ فيها',
    shelfCommand: 'يُصلَح بالأمر: vigil shelf again',
  },
};
