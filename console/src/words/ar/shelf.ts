// The Arabic words of the shelf: what could not be read, why, and what to do.
import { amount } from '../counting.ts';
import type { shelf as english } from '../en/shelf.ts';
import type { Translated } from '../merge.ts';
import { counted, nouns } from './nouns.ts';

export const shelf: Translated<typeof english> = {
  title: 'الرف',
  says: 'ما تعذّرت قراءته، محفوظ كاملًا إلى أن يُصلح شخص السبب. لم يضع شيء مما على الرف، ولم يُفحص منه شيء.',
  empty: 'الرف فارغ',
  emptySays: 'قُرئ كل ما ورد.',
  columns: { why: 'السبب', pieces: 'القطع', from: 'من', since: 'منذ', acts: 'إجراء' },
  pieces: (n) => counted(n, nouns.piece),
  bytes: (n) => counted(n, nouns.byte),
  http: 'طلبات عبر HTTP',
  source: (source, pieces) => `${source} (${amount(pieces)})`,
  last: (when) => `آخرها ${when}`,
  show: 'عرض القطع',
  hide: 'إخفاء القطع',
  again: 'إعادة المحاولة',
  againOf: (why) => `إعادة المحاولة: ${why}`,
  againOne: (id) => `إعادة المحاولة: ${id}`,
  done: (read, left, more) =>
    [
      `المقروء المفحوص: ${counted(read, nouns.piece)}.`,
      left > 0 ? `وما لم يُفهم بعد: ${counted(left, nouns.piece)}.` : '',
      more > 0 ? `وما لم يُجرَّب بعد: ${counted(more, nouns.piece)}؛ أعد المحاولة، أو شغّل الأمر vigil shelf again.` : '',
    ]
      .filter((one) => one !== '')
      .join(' '),
  more: 'عرض مزيد من القطع',
  line: (line) => `السطر ${amount(line)}`,
  offset: (offset) => `البايت ${amount(offset)}`,
  incomplete: 'لم يصل كله',
  look: 'النظر في البايتات',
  lookOf: (id) => `النظر في بايتات ${id}`,
  lookSays: 'يُكتب ذلك في سجل التدقيق. لا تُعرض البايتات إلا أرقامًا وحروفًا عادية.',
  close: 'إغلاق',
  closeOf: (id) => `إغلاق: ${id}`,
  next: 'البايتات التالية',
  stretch: (from, to, of) => `البايتات من ${amount(from)} إلى ${amount(to)} من ${amount(of)}`,
  mend: 'تُصلَح أكثر القطع لدى المرسل أو في الموصل: يقول docs/formats.md ما يجب أن يرسله كل مصدر. ثم أعد المحاولة؛ وما يُفهم يُفحص كأي منشور آخر.',
  readOnly: 'يعيد المحاولةَ مشرف أو مدير.',
  offline: 'لا يجيب Vigil. لم يتغير شيء.',
};
