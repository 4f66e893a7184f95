import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addMonths,
  addSpan,
  calendarDay,
  dayInWords,
  dayNumber,
  daysInMonth,
  isoDay,
  monthsBetween,
  parseWhen,
  yearsBetween,
} from "./calendar.ts";

const msPerDay = 86_400_000;
const anyDay = fc.integer({ min: dayNumber(1850, 1, 1), max: dayNumber(2200, 12, 31) });

describe("dayNumber() and calendarDay()", () => {
  test("agree with the runtime's own calendar", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = new Date(day * msPerDay);
        const expected = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
        expect(calendarDay(day)).toEqual(expected);
        expect(dayNumber(expected.year, expected.month, expected.day)).toBe(day);
        expect(isoDay(day)).toBe(date.toISOString().slice(0, 10));
      }),
    );
  });

  test("a month has the days the calendar gives it", () => {
    expect([daysInMonth(2024, 2), daysInMonth(2023, 2), daysInMonth(1900, 2), daysInMonth(2000, 2)]).toEqual([
      29, 28, 28, 29,
    ]);
  });
});

describe("parseWhen()", () => {
  test.each([
    ["2024", "2024-01-01", "2024-12-31", "year"],
    ["2024-02", "2024-02-01", "2024-02-29", "month"],
    ["2024-02-29", "2024-02-29", "2024-02-29", "day"],
    ["2026-03-01T00:30:00+02:00", "2026-03-01", "2026-03-01", "time"],
    ["2026-03-01T23:30:00.123-05:00", "2026-03-01", "2026-03-01", "time"],
    ["2026-03-01T10:00", "2026-03-01", "2026-03-01", "time"],
  ])("%s may be from %s to %s (%s)", (text, from, to, precision) => {
    const when = parseWhen(text);
    expect(when && { from: isoDay(when.from), to: isoDay(when.to), precision: when.precision }).toEqual({
      from,
      to,
      precision,
    });
  });

  test.each([
    "",
    "2024-13",
    "2024-02-30",
    "2023-02-29",
    "24-02-01",
    "2024-2-1",
    "1204-01-01",
    "2024-01-01T25:00",
    "now",
  ])("refuses %j", (text) => {
    expect(parseWhen(text)).toBeUndefined();
  });

  test("orders times by instant, whatever their offset", () => {
    expect(parseWhen("2026-03-01T10:00:00+02:00")?.instantMs).toBe(Date.parse("2026-03-01T08:00:00Z"));
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
        (date) => {
          expect(parseWhen(date.toISOString())?.instantMs).toBe(date.getTime());
        },
      ),
    );
  });
});

/** The forms as a pattern says them: slow, and plain to see. */
const forms =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:(Z)|([+-])(\d{2}):(\d{2}))?)?)?)?$/;

/** What parseWhen() must give, read with the pattern. */
function readSlowly(text: string): unknown {
  const found = forms.exec(text);
  if (found === null) return undefined;
  const [, y, mo, d, h, mi, s = "0", fraction = "0", , sign, zoneHours = "0", zoneMinutes = "0"] = found;
  const [year, month, day] = [Number(y), Number(mo ?? 1), Number(d ?? 1)];
  if (year < 1850 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  const from = dayNumber(year, month, day);
  if (mo === undefined) return { iso: text, from, to: dayNumber(year, 12, 31), precision: "year" };
  if (d === undefined) return { iso: text, from, to: from + daysInMonth(year, month) - 1, precision: "month" };
  if (h === undefined) return { iso: text, from, to: from, precision: "day" };
  if (Number(h) > 24 || Number(mi) > 59 || Number(s) > 60) return undefined;
  const offset = (sign === "-" ? -1 : 1) * (Number(zoneHours) * 60 + Number(zoneMinutes));
  const seconds = (Number(h) * 60 + Number(mi) - offset) * 60 + Number(s);
  const instantMs = from * msPerDay + seconds * 1000 + Math.floor(Number(`0.${fraction}`) * 1000);
  return { iso: text, from, to: from, precision: "time", instantMs };
}

const twoDigits = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, "0"));
const part = fc.oneof(
  fc.integer({ min: 1840, max: 2110 }).map(String),
  ...["-", "T", ":", ".", "+"].map((mark) => twoDigits.map((two) => `${mark}${two}`)),
  fc.constantFrom("Z", "-02", "-28", "T10:00", ":30", ".123456789", ".1", "+02:00", "-05:30", "", " ", "0", "\n", "x"),
);

test("parseWhen() reads what the pattern of its forms says, and refuses the rest", () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 9 }), (parts) => {
      const text = parts.join("");
      expect(parseWhen(text)).toEqual(readSlowly(text));
    }),
    { numRuns: 5000 },
  );
  const whole = fc.tuple(
    fc.constantFrom("2024", "2024-02", "2024-02-29", "1999-12-31T24:00", "2024-02-29T23:59:60.999"),
    fc.constantFrom("", "Z", "+14:00", "-99:99"),
    fc.integer({ min: 0, max: 30 }),
    fc.constantFrom("", "9", "-", "T", ":", ".", "Z", " "),
  );
  fc.assert(
    fc.property(whole, ([start, zone, at, put]) => {
      const text = `${start}${zone}`;
      for (const changed of [text, `${text.slice(0, at)}${put}${text.slice(at + 1)}`])
        expect(parseWhen(changed)).toEqual(readSlowly(changed));
    }),
    { numRuns: 3000 },
  );
});

describe("spans and months", () => {
  test.each([
    ["2024-01-31", "1 mo", "2024-02-29"],
    ["2023-01-31", "1 mo", "2023-02-28"],
    ["2024-02-29", "1 a", "2025-02-28"],
    ["2024-12-15", "2 mo", "2025-02-15"],
    ["2024-03-01", "4 wk", "2024-03-29"],
    ["2024-03-01", "120 d", "2024-06-29"],
  ])("%s + %s = %s", (from, span, to) => {
    const day = parseWhen(from)?.from ?? 0;
    expect(isoDay(addSpan(day, span))).toBe(to);
  });

  test("monthsBetween() is the inverse of addMonths() wherever the day exists in both months", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 600 }), (day, months) => {
        const later = addMonths(day, months);
        fc.pre(calendarDay(later).day === calendarDay(day).day);
        expect(monthsBetween(day, later)).toBe(months);
        expect(monthsBetween(later, day)).toBe(-months || 0);
      }),
    );
  });

  test("monthsBetween() never falls when time goes on", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 3000 }), (day, more) => {
        expect(monthsBetween(day, day + more + 1)).toBeGreaterThanOrEqual(monthsBetween(day, day + more));
      }),
    );
  });

  test.each([
    ["2026-11-02", "2 November 2026"],
    ["2026-01-31T23:59:59.000Z", "31 January 2026"],
    ["some day", "some day"],
  ])("dayInWords() of %s is %s", (iso, words) => {
    expect(dayInWords(iso)).toBe(words);
  });

  test("yearsBetween() counts birthdays", () => {
    const born = dayNumber(1950, 6, 15);
    expect(yearsBetween(born, dayNumber(2026, 6, 14))).toBe(75);
    expect(yearsBetween(born, dayNumber(2026, 6, 15))).toBe(76);
  });
});
