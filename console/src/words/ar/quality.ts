// The Arabic words of the quality screen.
import { amount } from '../counting.ts';
import type { quality as english } from '../en/quality.ts';
import type { Translated } from '../merge.ts';
import { counted, nouns } from './nouns.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

export const quality: Translated<typeof english> = {
  title: 'الجودة',
  says: 'من القرارات التي تُغلق قضية، تُعطي المصادفة بعضها لشخص آخر لا يرى القرار الأول. كم مرة يصل الاثنان إلى النتيجة نفسها؟ لا يُذكر هنا أحد ولا يُرتَّب أحد.',
  empty: 'لم يراجع أحد قرارًا مرة ثانية بعد.',
  emptySays: 'تظهر النظرات الثانية متى ثبتت قرارات تُغلق قضايا. تحدد السياسة نسبتها: secondLook.',
  policy: 'السياسة',
  unnamed: 'أقدم من حفظ رقم إصدارها',
  waiting: (n) => `نظرات ثانية تنتظر شخصًا: ${amount(n)}.`,
  unsettled: (n) => `خلافات تنتظر مشرفًا: ${amount(n)}.`,
  looks: 'نظرات ثانية لا ترى الأولى',
  columns: {
    clause: 'البند',
    pairs: 'الأزواج',
    agreed: 'النتيجة نفسها',
    differ: 'مختلفة',
    kappa: 'كابا، فترة 95 %',
    finding: 'ما تقوله',
  },
  all: 'كل النتائج',
  named: (n, of) => `ذكره ${amount(n)} من ${amount(of)}`,
  share: percent,
  open: (n, clause) => `${amount(n)}: عرض القضايا التي اختلف فيها شخصان، ${clause}`,
  interval: (value, low, high) => `${value.toFixed(2)} (من ${low.toFixed(2)} إلى ${high.toFixed(2)})`,
  findings: {
    'too-few': 'الأزواج أقل من أن يُقال شيء.',
    rare: 'قلّة من الأزواج ذكرت هذا البند أو غيره، فلا يُقال أكثر من النسبة.',
    'as-chance': 'لا تتميز عن المصادفة.',
    'beyond-chance': 'اتفاق يفوق المصادفة.',
  },
  kappaSays: (pairs, named) =>
    `كابا مقدار اتفاق شخصين فوق ما تصنعه المصادفة: 1 دائمًا، و0 كالمصادفة، وهو الخط القائم. يُقاس كل بند مقابل أي نتيجة أخرى. لا يُقال شيء دون ${amount(pairs)} زوجًا، ولا حيث ذكر البند أو تركه أقل من ${amount(named)}.`,
  appeals: 'التظلّمات',
  appealsNone: 'لم يُنظر في أي تظلّم بعد.',
  appealsHeard: (heard, share, low, high) =>
    `تظلّمات نظر فيها شخص آخر: ${amount(heard)}؛ نُقض منها ${percent(share)} (فترة 95 % من ${percent(low)} إلى ${percent(high)}).`,
  appealsOpen: (n) => `تظلّمات لم يُنظر فيها بعد: ${amount(n)}.`,
  overturned: (n) => `عرض ما نُقض: ${counted(n, nouns.decision)}`,
  appealsSay: 'المتظلّم حساب أُوقف واختار أن يتظلّم: ليست عينة بالمصادفة، فلها نسبة ولا كابا لها.',
  list: {
    back: 'كل الأرقام',
    looks: 'نظرات ثانية مختلفة',
    appeals: 'قرارات نقضها تظلّم',
    columns: { case: 'القضية', first: 'الشخص الأول', second: 'الشخص الثاني', came: 'ما آل إليه', at: 'الوقت' },
    came: {
      unsettled: 'ينتظر مشرفًا',
      stands: 'الأول قائم',
      fell: 'لم يعد الأول قائمًا',
    },
    hidden: 'غير معروضة: ما زال على شخص آخر أن يقرر فيها دون أن يرى الأول.',
    empty: 'لا قضية مختلفة هنا.',
    emptySays: 'تغيّر الرقم وراء هذا الرابط، أو أن الرابط لمخزن آخر.',
    more: 'عرض المزيد',
  },
};
