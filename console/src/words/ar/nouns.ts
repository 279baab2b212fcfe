// Arabic nouns as numbers ask for them (one, two, 3 to 10, 11 to 99, others), for a subject and for what follows a preposition.
import { plural } from '../counting.ts';

/** One, two, few (3 to 10), many (11 to 99), other (0, hundreds); # stands for the number. */
export type Counted = readonly [one: string, two: string, few: string, many: string, other: string];

export const nouns = {
  account: ['حساب واحد', 'حسابان', '# حسابات', '# حسابًا', '# حساب'],
  otherAccount: ['حساب آخر واحد', 'حسابان آخران', '# حسابات أخرى', '# حسابًا آخر', '# حساب آخر'],
  bit: ['بت واحد', 'بتّان', '# بتّات', '# بتًّا', '# بت'],
  byte: ['بايت واحد', 'بايتان', '# بايتات', '# بايتًا', '# بايت'],
  case: ['قضية واحدة', 'قضيتان', '# قضايا', '# قضية', '# قضية'],
  openCase: ['قضية مفتوحة واحدة', 'قضيتان مفتوحتان', '# قضايا مفتوحة', '# قضية مفتوحة', '# قضية مفتوحة'],
  change: ['تغيير واحد', 'تغييران', '# تغييرات', '# تغييرًا', '# تغيير'],
  day: ['يوم واحد', 'يومان', '# أيام', '# يومًا', '# يوم'],
  decision: ['قرار واحد', 'قراران', '# قرارات', '# قرارًا', '# قرار'],
  example: ['مثال واحد', 'مثالان', '# أمثلة', '# مثالًا', '# مثال'],
  hour: ['ساعة واحدة', 'ساعتان', '# ساعات', '# ساعة', '# ساعة'],
  item: ['عنصر واحد', 'عنصران', '# عناصر', '# عنصرًا', '# عنصر'],
  list: ['قائمة واحدة', 'قائمتان', '# قوائم', '# قائمة', '# قائمة'],
  member: ['عضو واحد', 'عضوان', '# أعضاء', '# عضوًا', '# عضو'],
  minute: ['دقيقة واحدة', 'دقيقتان', '# دقائق', '# دقيقة', '# دقيقة'],
  person: ['شخص واحد', 'شخصان', '# أشخاص', '# شخصًا', '# شخص'],
  piece: ['قطعة واحدة', 'قطعتان', '# قطع', '# قطعة', '# قطعة'],
  post: ['منشور واحد', 'منشوران', '# منشورات', '# منشورًا', '# منشور'],
  ring: ['شبكة واحدة', 'شبكتان', '# شبكات', '# شبكة', '# شبكة'],
  severeCase: ['قضية شديدة واحدة', 'قضيتان شديدتان', '# قضايا شديدة', '# قضية شديدة', '# قضية شديدة'],
  term: ['مصطلح واحد', 'مصطلحان', '# مصطلحات', '# مصطلحًا', '# مصطلح'],
  tie: ['صلة واحدة', 'صلتان', '# صلات', '# صلة', '# صلة'],
  time: ['مرة واحدة', 'مرتان', '# مرات', '# مرة', '# مرة'],
} as const satisfies Readonly<Record<string, Counted>>;

/** The number with its noun, as a subject: `حسابان`. */
export function counted(n: number, [one, two, few, many, other]: Counted): string {
  return plural(n, { one, two, few, many, other });
}

/** The same after a preposition, or as an object: `حسابين`. Only the dual is written differently. */
export function countedAfter(n: number, [one, two, few, many, other]: Counted): string {
  return counted(n, [one, two.replaceAll(/ان(?= |$)/g, 'ين'), few, many, other]);
}
