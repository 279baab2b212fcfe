// The Arabic words of the shelf: what could not be read, why, and what to do.
import { amount } from '../counting.ts';
import { counted, nouns } from './nouns.ts';

export const shelf = {
  title: 'الرف',
  says: 'ما تعذّرت قراءته، محفوظ كاملًا إلى أن يُصلح شخص السبب. لم يضع شيء مما على الرف، ولم يُفحص منه شيء.',
  empty: 'الرف فارغ',
  emptySays: 'قُرئ كل ما ورد.',
  columns: { why: 'السبب', pieces: 'القطع', from: 'من', since: 'منذ', acts: 'إجراء' },
  pieces: (n: number): string => counted(n, nouns.piece),
  bytes: (n: number): string => counted(n, nouns.byte),
  http: 'طلبات عبر HTTP',
  source: (source: string, pieces: number): string => `${source} (${amount(pieces)})`,
  last: (when: string): string => `آخرها ${when}`,
  show: 'عرض القطع',
  hide: 'إخفاء القطع',
  again: 'إعادة المحاولة',
  againOf: (why: string): string => `إعادة المحاولة: ${why}`,
  againOne: (id: string): string => `إعادة محاولة ${id}`,
  done: (read: number, left: number, more: number): string =>
    [
      `المقروء المفحوص: ${counted(read, nouns.piece)}.`,
      left > 0 ? `وما لم يُفهم بعد: ${counted(left, nouns.piece)}.` : '',
      more > 0 ? `وما لم يُجرَّب بعد: ${counted(more, nouns.piece)}؛ أعد المحاولة، أو شغّل الأمر vigil shelf again.` : '',
    ]
      .filter((one) => one !== '')
      .join(' '),
  more: 'عرض مزيد من القطع',
  line: (line: number): string => `السطر ${amount(line)}`,
  offset: (offset: number): string => `البايت ${amount(offset)}`,
  incomplete: 'لم يصل كله',
  look: 'النظر في البايتات',
  lookOf: (id: string): string => `النظر في بايتات ${id}`,
  lookSays: 'يُكتب ذلك في سجل التدقيق. لا تُعرض البايتات إلا أرقامًا وحروفًا عادية.',
  close: 'إغلاق',
  next: 'البايتات التالية',
  stretch: (from: number, to: number, of: number): string =>
    `البايتات من ${amount(from)} إلى ${amount(to)} من ${amount(of)}`,
  mend: 'تُصلَح أكثر القطع لدى المرسل أو في الموصل: يقول docs/formats.md ما يجب أن يرسله كل مصدر. ثم أعد المحاولة؛ وما يُفهم يُفحص كأي منشور آخر.',
  readOnly: 'يعيد المحاولةَ مشرف أو مدير.',
  offline: 'لا يجيب Vigil. لم يتغير شيء.',
};
