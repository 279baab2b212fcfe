// All Arabic words (Modern Standard Arabic). Each term is always said the same way; the list below names them.
//
// account حساب · account file ملف · action, measure إجراء · admin مدير · appeal تظلّم · audit log سجل التدقيق · auditor مدقّق
// bit بت (بتّات) · calibration معايرة · canary الكناري · case قضية · certificate شهادة · claim استلام, give back إعادة
// classifier مصنِّف · console الواجهة · contact تواصل · cue إشارة · custodian أمين الأدلة · deadline مهلة · decision قرار
// digest, hash, fingerprint بصمة · disguise تمويه · dismissed رُدّ · draft مسودة · editor محرّر · evidence أدلة · family فئة
// finding ما رُصد · forbidden trade التجارة المحظورة · graph رسم · handle اسم مستخدم · id معرّف · identity provider موفّر الهوية
// innocent بريء · invite, invitation دعوة · item عنصر · join ضمّ · key (keyboard) مفتاح · lead مشرف · lexicon معجم · link رابط
// list قائمة · mask حجب · match تطابق, matcher أداة المطابقة · member عضو · notice بلاغ · offer عرض · online متاح · order أمر
// ordinary مألوف · outcome نتيجة · passkey مفتاح مرور · payment address عنوان دفع · pending قيد الانتظار · platform منصة
// policy سياسة · possible victim ضحية محتملة · post منشور · preserve حفظ · proposal اقتراح · queue قائمة الانتظار · reason سبب
// refuse رفض · retire إزالة · reveal كشف · reviewer مراجع · ring شبكة · role, task مهمة · route من ينظر · second look نظرة ثانية
// senior مراجع أول · session جلسة · severity خطورة, urgent عاجل, standard عادي · shadow, on trial قيد التجربة · shelf الرف
// sign, signature توقيع · source مصدر · specialist مختص · split فصل · standing هوية الحساب · store المخزن · surface موضع
// suspend إيقاف · take back تراجع · term مصطلح · terminal الطرفية · tie صلة · timeline الخط الزمني · trusted flagger مبلِّغ موثوق
// undo تراجع · value قيمة · verified, seen from outside شوهد من الخارج · violating مخالف · weight وزن · withdraw سحب
import type { Words } from '../en/index.ts';
import type { Translated } from '../merge.ts';
import { oneCase } from './case.ts';
import { decide } from './decide.ts';
import { frame } from './frame.ts';
import { lexicon } from './lexicon.ts';
import { orders } from './orders.ts';
import { people } from './people.ts';
import { problems } from './problems.ts';
import { quality } from './quality.ts';
import { queue } from './queue.ts';
import { rings } from './rings.ts';
import { said } from './said.ts';
import { settings } from './settings.ts';
import { shelf } from './shelf.ts';
import { signatures } from './signatures.ts';
import { today } from './today.ts';

export const arabic: Translated<Words> = {
  ...frame,
  today,
  queue,
  case: oneCase,
  decide,
  orders,
  quality,
  people,
  rings,
  signatures,
  lexicon,
  shelf,
  settings,
  said,
  problems,
};
