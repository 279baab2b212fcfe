// The Arabic words of the orders.
import type { orders as english } from '../en/orders.ts';
import type { Translated } from '../merge.ts';

export const orders: Translated<typeof english> = {
  title: 'الأوامر',
  says: 'ما يجب أن يحدث بعدُ على المنصة. لا ينفّذ أي موصل من تلقاء نفسه بعد: نفّذ كل أمر بيدك ثم أكّد ذلك. تُحفظ الأدلة قبل أي إنفاذ.',
  empty: 'لا شيء ينتظر.',
  emptySays: 'شوهد أثر كل أمر من الخارج. تظهر الأوامر الجديدة هنا مع القرار التالي.',
  columns: { state: 'الحالة', what: 'ماذا', account: 'الحساب', since: 'ينتظر منذ', confirm: 'التأكيد' },
  state: {
    waiting: 'ينتظر التوقيع',
    pending: 'قيد الانتظار',
    applied: 'نُفِّذ',
    verified: 'شوهد من الخارج',
    cancelled: 'أُلغي',
  },
  kind: { preserve: 'حفظ الأدلة', enforce: 'إنفاذ', restore: 'استعادة' },
  action: {
    suspend: 'إيقاف الحساب',
    limit: 'إخفاء من البحث',
    remove: 'إزالة منشورات',
    restore: 'إلغاء الإجراء',
  },
  applied: 'نُفِّذ',
  seen: 'شوهد من الخارج',
  confirmed: (by, at) => `${by}، ${at}`,
  late: 'متأخر',
  more: 'عرض مزيد من الأوامر',
  needName: 'اذكر اسمك أولًا: فالتأكيد يحمله.',
};
