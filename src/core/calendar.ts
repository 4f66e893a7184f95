/**
 * Dates of a record: days counted from 1970-01-01, without clock or time zone.
 *
 * A date counts on the day that was written where the patient was: "2026-03-01T00:30:00+02:00" is 1 March, whatever the
 * day was in London. A date known to the month or year covers all its days.
 */
import type { Span } from "./knowledge/measure.ts";

/** A date as exact as it was written: the first and last day it may be, and the instant when a time was given. */
export interface When {
  readonly iso: string;
  readonly from: number;
  readonly to: number;
  readonly precision: "year" | "month" | "day" | "time";
  /** Milliseconds since 1970 with the offset taken into account; only with a time. Orders values within a day. */
  readonly instantMs?: number | undefined;
}

/** Day number of a calendar day (proleptic Gregorian), by counting 400-year cycles from 1 March of year 0. */
export function dayNumber(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const cycle = Math.floor(shifted / 400);
  const yearOfCycle = shifted - cycle * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfCycle = yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100) + dayOfYear;
  return cycle * 146_097 + dayOfCycle - 719_468;
}

const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** "2026-11-02", or a time on that day, as people read it: "2 November 2026". */
export function dayInWords(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split("-");
  const name = monthNames[Number(month) - 1];
  return name === undefined ? iso : `${Number(day)} ${name} ${year}`;
}

export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The calendar day of a day number. */
export function calendarDay(number: number): CalendarDay {
  const shifted = number + 719_468;
  const cycle = Math.floor(shifted / 146_097);
  const dayOfCycle = shifted - cycle * 146_097;
  const yearOfCycle = Math.floor(
    (dayOfCycle - Math.floor(dayOfCycle / 1460) + Math.floor(dayOfCycle / 36_524) - Math.floor(dayOfCycle / 146_096)) /
      365,
  );
  const dayOfYear = dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 };
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days of a month. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

const two = (n: number): string => String(n).padStart(2, "0");

/** A day number as YYYY-MM-DD. */
export function isoDay(number: number): string {
  const { year, month, day } = calendarDay(number);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

/** The number that stands in these places of a text; NaN when they are not all digits. */
function digitsIn(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    number = number * 10 + digit;
  }
  return number;
}

/** Minutes east of Greenwich, from "Z", "+02:00" or nothing; NaN when it is written otherwise. */
function offsetMinutes(text: string, at: number): number {
  if (at === text.length) return 0;
  const sign = text[at];
  if (sign === "Z") return at + 1 === text.length ? 0 : NaN;
  if ((sign !== "+" && sign !== "-") || at + 6 !== text.length || text[at + 3] !== ":") return NaN;
  const minutes = digitsIn(text, at + 1, at + 3) * 60 + digitsIn(text, at + 4, at + 6);
  return sign === "-" ? -minutes : minutes;
}

/** Where the digits end that begin here. */
function endOfDigits(text: string, from: number): number {
  let at = from;
  while (digitsIn(text, at, at + 1) >= 0) at++;
  return at;
}

/** The instant of a day and the time after "T", which may lack seconds, their fraction and the zone. */
function instantOf(day: number, text: string): number | undefined {
  if (text[10] !== "T" || text[13] !== ":") return undefined;
  const [hour, minute] = [digitsIn(text, 11, 13), digitsIn(text, 14, 16)];
  const hasSecond = text[16] === ":";
  const second = hasSecond ? digitsIn(text, 17, 19) : 0;
  const hasFraction = hasSecond && text[19] === ".";
  const end = hasFraction ? endOfDigits(text, 20) : hasSecond ? 19 : 16;
  if (hasFraction && (end < 21 || end > 29)) return undefined;
  const fraction = hasFraction ? Number(`0.${text.slice(20, end)}`) : 0;
  const offset = offsetMinutes(text, end);
  // What is not written as it must be is NaN, and no comparison holds for it.
  if (!(hour <= 24 && minute <= 59 && second <= 60 && Number.isFinite(offset))) return undefined;
  return day * 86_400_000 + ((hour * 60 + minute - offset) * 60 + second) * 1000 + Math.floor(fraction * 1000);
}

/**
 * Reads an ISO 8601 date or time of FHIR's forms. Impossible days such as 2024-02-30 and years before 1850 give nothing.
 *
 * Read place by place: a record holds thousands of dates, and a pattern takes five times as long.
 */
export function parseWhen(text: string): When | undefined {
  const { length } = text;
  const year = digitsIn(text, 0, 4);
  const month = length > 4 && text[4] === "-" ? digitsIn(text, 5, 7) : 1;
  const day = length > 7 && text[7] === "-" ? digitsIn(text, 8, 10) : 1;
  if (!(year >= 1850 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return undefined;
  const from = dayNumber(year, month, day);
  if (length === 4) return { iso: text, from, to: dayNumber(year, 12, 31), precision: "year" };
  if (length === 7 && text[4] === "-")
    return { iso: text, from, to: from + daysInMonth(year, month) - 1, precision: "month" };
  if (text[4] !== "-" || text[7] !== "-") return undefined;
  if (length === 10) return { iso: text, from, to: from, precision: "day" };
  const instantMs = instantOf(from, text);
  return instantMs === undefined ? undefined : { iso: text, from, to: from, precision: "time", instantMs };
}

/** A day moved by whole months; the last day of a month stays within it (31 January + 1 month = 28 or 29 February). */
export function addMonths(number: number, months: number): number {
  const { year, month, day } = calendarDay(number);
  const index = year * 12 + month - 1 + months;
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
  return dayNumber(y, m, Math.min(day, daysInMonth(y, m)));
}

/** A day moved forwards (or backwards with `times` -1) by a span such as "6 mo". */
export function addSpan(number: number, span: Span, times: 1 | -1 = 1): number {
  const [count = "0", unit] = span.split(" ");
  const n = Number(count) * times;
  if (unit === "wk") return number + n * 7;
  if (unit === "mo") return addMonths(number, n);
  return unit === "a" ? addMonths(number, n * 12) : number + n;
}

/** Months from one day to a later one: whole calendar months, and the share of the month begun, to one decimal. */
export function monthsBetween(earlier: number, later: number): number {
  if (later < earlier) return -monthsBetween(later, earlier);
  const [a, b] = [calendarDay(earlier), calendarDay(later)];
  const estimate = (b.year - a.year) * 12 + b.month - a.month;
  const whole = addMonths(earlier, estimate) > later ? estimate - 1 : estimate;
  const [start, end] = [addMonths(earlier, whole), addMonths(earlier, whole + 1)];
  return Math.round((whole + (later - start) / Math.max(1, end - start)) * 10) / 10;
}

/** Whole years from one day to a later one. */
export function yearsBetween(earlier: number, later: number): number {
  const [a, b] = [calendarDay(earlier), calendarDay(later)];
  return b.year - a.year - (b.month < a.month || (b.month === a.month && b.day < a.day) ? 1 : 0);
}

/** A span in words: "120 days", "1 month". */
export function spanInWords(span: Span): string {
  const [count = "", unit = ""] = span.split(" ");
  const words: Readonly<Record<string, string>> = { d: "day", wk: "week", mo: "month", a: "year" };
  return `${count} ${words[unit] ?? unit}${count === "1" ? "" : "s"}`;
}
