// Reads the ways in which platforms write a moment. Written by hand because Date.parse guesses: it takes "1" for the year 2001 and local time where no zone is given.

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** The widest span of moments ECMAScript can name, milliseconds either side of 1970. */
const WIDEST = 8.64e15;
const ISO_REST = /^[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)? ?([Zz]|[+-]\d\d(?::?\d\d)?)?$/;
const OLD_X = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d\d):(\d\d):(\d\d) ([+-]\d{4}) (\d{4})$/;

/** The moment in milliseconds since 1970, or undefined when the value is not a moment. Takes ISO 8601 (UTC where no zone is given) and whole milliseconds. */
export function momentOf(value: unknown): number | undefined {
  if (typeof value === 'string') return isoMoment(value) ?? digitsMoment(value);
  if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > WIDEST) return undefined;
  return Math.trunc(value);
}

/** ISO 8601 with a four-digit year: a day, or a day and a time. Fractions beyond a millisecond are cut off. */
export function isoMoment(text: string): number | undefined {
  if (text.length < 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return undefined;
  const day = isoDay(text);
  if (day === undefined || text.length === 10) return day;
  if (text.length === 24 && text.charCodeAt(23) === 90) {
    const time = canonicalTime(text);
    if (time >= 0) return day + time;
  }
  const rest = ISO_REST.exec(text.slice(10));
  if (rest === null) return undefined;
  const [, hour = '', minute = '', second = '0', fraction = '', zone = 'Z'] = rest;
  if (+hour > 23 || +minute > 59 || +second > 60) return undefined;
  const milliseconds = fraction === '' ? 0 : +fraction.padEnd(3, '0').slice(0, 3);
  return day + (+hour * 60 + +minute) * 60_000 + +second * 1000 + milliseconds - zoneOf(zone);
}

/** The form of X archives and of API v1.1: `Wed Oct 10 20:19:24 +0000 2018`. */
export function oldXMoment(text: string): number | undefined {
  const found = OLD_X.exec(text);
  if (found === null) return undefined;
  const [, name = '', day = '', hour = '', minute = '', second = '', zone = '', year = ''] = found;
  const month = MONTHS.indexOf(name);
  if (month < 0 || !isDay(+year, month + 1, +day) || +hour > 23 || +minute > 59 || +second > 60) return undefined;
  return dayStart(+year, month + 1, +day) + (+hour * 60 + +minute) * 60_000 + +second * 1000 - zoneOf(zone);
}

function digitsMoment(text: string): number | undefined {
  if (!/^-?\d{1,16}$/.test(text)) return undefined;
  const value = Number(text);
  return Math.abs(value) <= WIDEST ? value : undefined;
}

function isoDay(text: string): number | undefined {
  const year = two(text, 0) * 100 + two(text, 2);
  const month = two(text, 5);
  const day = two(text, 8);
  return isDay(year, month, day) ? dayStart(year, month, day) : undefined;
}

/** `THH:MM:SS.mmmZ` at offset 10 in milliseconds, or a negative number or NaN when it is another form. */
function canonicalTime(text: string): number {
  const marks =
    text.charCodeAt(10) === 84 &&
    text.charCodeAt(13) === 58 &&
    text.charCodeAt(16) === 58 &&
    text.charCodeAt(19) === 46;
  if (!marks) return -1;
  const hour = two(text, 11);
  const minute = two(text, 14);
  const second = two(text, 17);
  const fraction = two(text, 20) * 10 + digit(text, 22);
  return hour <= 23 && minute <= 59 && second <= 60 ? (hour * 60 + minute) * 60_000 + second * 1000 + fraction : -1;
}

function two(text: string, at: number): number {
  return digit(text, at) * 10 + digit(text, at + 1);
}

/** The digit at `at`, or NaN, which makes every comparison and sum with it fail. */
function digit(text: string, at: number): number {
  const code = text.charCodeAt(at) - 48;
  return code >= 0 && code <= 9 ? code : Number.NaN;
}

function isDay(year: number, month: number, day: number): boolean {
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1)) return false;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (DAYS[month - 1] ?? 0) + (leap ? 1 : 0);
}

/** Start of a civil day in milliseconds since 1970. Not Date.UTC, which takes the years 0 to 99 for 1900 to 1999. */
function dayStart(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) * 86_400_000;
}

function zoneOf(zone: string): number {
  if (zone === 'Z' || zone === 'z') return 0;
  const minutes = +zone.slice(1, 3) * 60 + +(zone.slice(3).replace(':', '') || '0');
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
