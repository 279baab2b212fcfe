// The Arabic words of deciding.
import { plural } from '../counting.ts';
import type { decide as english } from '../en/decide.ts';
import type { Translated } from '../merge.ts';
import { counted, nouns } from './nouns.ts';

export const decide: Translated<typeof english> = {
  title: 'القرار',
  outcomes: {
    violating: 'مخالف',
    'not-violating': 'غير مخالف',
    'possible-victim': 'قاصر أو ضحية محتملة',
    'needs-specialist': 'يحتاج إلى مختص',
    'need-more': 'لا يكفي بعد',
  },
  instead: 'فما هو الحساب إذن؟ يتعلّم الحكم من ذلك.',
  innocent: {
    seller: 'يبيع شيئًا مشروعًا',
    'press-or-advocate': 'يكتب عن الجريمة: صحافة أو بحث أو توعية أو شرطة',
    'survivor-or-help': 'ناجٍ، أو يطلب المساعدة أو يعرضها',
    'adult-creator': 'يعرض محتوى مشروعًا لبالغين',
    joker: 'يمزح أو يلعب أو يقصد شيئًا آخر',
    brigaded: 'هدف لبلاغات منسّقة',
    other: 'بريء لسبب آخر',
  },
  reason: 'السبب في جملة',
  reasonSays: 'لمن يقرأ القرار لاحقًا.',
  specialist: 'أنا مختص بالضحايا والقاصرين',
  follows: 'ما يترتب عليه',
  preview: {
    violating:
      'تُحفظ أدلة الحساب ويصدر أمر بإيقافه، وحيث يجب أن يوقّع شخص أولًا فبعد توقيعه. يبقى الأمر قيد الانتظار إلى أن يُشاهَد أنه نُفِّذ.',
    'not-violating': 'لا يحدث شيء للحساب. ويبقى في مأمن إلى أن ينشر شيئًا جديدًا يُحسب عليه.',
    'possible-victim': 'لا يحدث شيء للحساب. ينظر فيه مختص بعد ذلك.',
    'needs-specialist': 'لا يحدث شيء للحساب. ينظر فيه مختص بعد ذلك.',
    'need-more': 'لا يحدث شيء للحساب. تبقى القضية مفتوحة.',
  },
  onlySpecialist:
    'يجب أن ينظر مختص، لأن مراجعًا طلبه أو لأن صاحب الحساب قد يكون ضحية أو قاصرًا: لا يجوز إلا لمختص أن يعدّه مخالفًا.',
  chooseOutcome: 'اختر ما وجدته.',
  chooseInstead: 'اختر ما هو الحساب إذن.',
  heldBy: (name, until) => `هذه القضية لدى ${name} حتى ${until}؛ ويمكن البتّ فيها حالما تُترك.`,
  previewing: 'يجري حساب ما سيحدث للشبكة.',
  submit: 'إرسال ومتابعة',
  sending: 'جارٍ الإرسال…',
  name: 'اسمك',
  nameSays: 'تحمله القرارات. يُطلب مرة واحدة في هذا المتصفح.',
  nameFirst: 'اذكر اسمك أولًا، ثم يمكنك أن تقرّر.',
  nameSet: 'هذا أنا',
  as: (name) => `القرار باسم ${name}`,
  claim: 'استلام هذه القضية',
  release: 'إعادتها',
  claimedMine: (until) => `هذه القضية لديك حتى ${until}.`,
  claimedBy: (name, until) => `ينظر ${name} في هذه القضية حتى ${until}.`,
  earlier: 'القرارات حتى الآن',
  decidedLine: (by, outcome, at) => `${by}: ${outcome}، ${at}`,
  interim: 'أُخفي من البحث إلى أن ينظر فيه شخص',
  closed: 'بُتّ في هذه القضية. وأي جديد في الحساب يفتح القضية التالية.',
  next: 'القضية التالية',
  someLeft: (n) =>
    `${plural(n, {
      one: 'تُرك حساب واحد',
      two: 'تُرك حسابان',
      few: 'تُركت # حسابات',
      many: 'تُرك # حسابًا',
      other: 'تُرك # حساب',
    })} دون تغيير: سبق إليها شخص آخر.`,
  mustSign: (until) => `يجب أن يوقّع شخص ثانٍ حتى ${until}.`,
  done: (id, outcome, orders) =>
    `القضية ${id}: ${outcome}. ${
      orders === 0
        ? 'لا يتغير شيء للحساب.'
        : `${plural(orders, {
            one: 'أمر واحد',
            two: 'أمران',
            few: '# أوامر',
            many: '# أمرًا',
            other: '# أمر',
          })} قيد الانتظار.`
    }`,
  doneRing: (ring, cases, outcome, orders) =>
    `الشبكة ${ring}: ${counted(cases, nouns.case)}، كلها: ${outcome}. ${
      orders === 0
        ? 'لا يتغير شيء للحسابات.'
        : `${plural(orders, {
            one: 'أمر واحد',
            two: 'أمران',
            few: '# أوامر',
            many: '# أمرًا',
            other: '# أمر',
          })} قيد الانتظار.`
    }`,
  easier: 'القضية التالية أخف، كما طلبت.',
  wholeRing: 'ما تختاره يشمل الشبكة كلها: تُعرض قضاياها المفتوحة قبل إرسال أي شيء.',
  kept: 'مسودتك محفوظة في هذا المتصفح.',
  changed: 'قرّر شخص آخر شيئًا في الأثناء؛ ولم يُسجَّل شيء مما أرسلته.',
  taken: 'استلم شخص آخر هذه القضية؛ ولم يُسجَّل شيء.',
  notSent: 'لم يُجب Vigil. لا يُحسب الإرسال مرتين إن أعدته.',
  again: 'إعادة الإرسال',
};
