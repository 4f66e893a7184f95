/** Days of a pathway as text: when something falls due, and whether a span after a date is over. */
import { addSpan, isoDay, parseWhen } from "../calendar.ts";
import type { Span } from "../knowledge/measure.ts";
import type { Truth } from "./truth.ts";

/** A calendar day, YYYY-MM-DD. */
export type Day = string;

/** The day `span` after `from`, or nothing when `from` is no exact date. */
export function dayAfter(from: string, span: Span): Day | undefined {
  const when = parseWhen(from);
  return when === undefined || when.from !== when.to ? undefined : isoDay(addSpan(when.from, span));
}

/** Whether `span` after `date` is over before `today`. A date that is not exact enough to tell leaves it open. */
export function hasPassed(date: string | undefined, span: Span, today: Day): Truth {
  const when = date === undefined ? undefined : parseWhen(date);
  const now = parseWhen(today);
  if (when === undefined || now === undefined) return "unknown";
  if (addSpan(when.to, span) < now.from) return true;
  return addSpan(when.from, span) < now.from ? "unknown" : false;
}
