/** Dates of publication as exactly as they are stated, and no more: "2009", "2009-03" or "2009-03-17". */

const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const daysIn = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const two = (number: number): string => String(number).padStart(2, "0");

/** 1 to 12 from "3", "03", "Mar", "March" or "mar."; nothing from "Spring" or "Jan-Feb". */
export function monthNumber(text: string): number | undefined {
  const word = text.trim().toLowerCase().replace(/\.$/, "");
  if (/^\d{1,2}$/.test(word)) return Number(word) >= 1 && Number(word) <= 12 ? Number(word) : undefined;
  if (!/^[a-z]{3,9}$/.test(word)) return undefined;
  const index = monthNames.indexOf(word.slice(0, 3));
  const full = "january february march april may june july august september october november december".split(" ")[
    index
  ];
  return full?.startsWith(word) === true || word === "sept" ? index + 1 : undefined;
}

/** A date from its parts. A part that is no month or day ends the date before it. */
export function dateOf(year: string | undefined, month?: string, day?: string): string | undefined {
  const stated = /^\s*(\d{4})\s*$/.exec(year ?? "")?.[1];
  if (stated === undefined) return undefined;
  const monthStated = month === undefined ? undefined : monthNumber(month);
  if (monthStated === undefined) return stated;
  const dayStated = /^\s*\d{1,2}\s*$/.test(day ?? "") ? Number(day) : 0;
  const isDay = dayStated >= 1 && dayStated <= (daysIn[monthStated - 1] ?? 0);
  return `${stated}-${two(monthStated)}${isDay ? `-${two(dayStated)}` : ""}`;
}

const forms: readonly (readonly [RegExp, (parts: readonly (string | undefined)[]) => string | undefined])[] = [
  // Ranges within a year, "2000 Jan-Feb" and "2000 Jul 12-18", and across years, "1998 Dec-1999 Jan".
  [/^(\d{4}) [A-Za-z]+(?: \d{1,2})? ?[-–] ?(?:[A-Za-z]+|\d{4}\b)/, ([, year]) => dateOf(year)],
  [/^(\d{4}) ([A-Za-z]+) \d{1,2} ?[-–] ?\d{1,2}\b/, ([, year, month]) => dateOf(year, month)],
  [/^(\d{4})-\d{4}$/, ([, year]) => dateOf(year)],
  [/^(\d{4})(\d{2})(\d{2})$/, ([, year, month, day]) => dateOf(year, month, day)],
  [/^(\d{4})[-/ .](\w+)\.?(?:[-/ .](\d{1,2})(?!\d))?/, ([, year, month, day]) => dateOf(year, month, day)],
  [/^(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]+)\.?,?[ -](\d{4})\b/, ([, day, month, year]) => dateOf(year, month, day)],
  [/^([A-Za-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/, ([, month, day, year]) => dateOf(year, month, day)],
  [/^([A-Za-z]+)\.?,? (\d{4})\b/, ([, month, year]) => dateOf(year, month)],
  // Whether the day or the month comes first differs from country to country.
  [/^\d{1,2}[/.]\d{1,2}[/.](\d{4})$/, ([, year]) => dateOf(year)],
  [/^(\d{4})\b/, ([, year]) => dateOf(year)],
];

/** A date out of one text, in the forms of MEDLINE, RIS, BibTeX and ISO 8601. Of a range, what its ends share. */
export function parseDate(text: string | undefined): string | undefined {
  const line = (text ?? "").trim().replace(/\s+/g, " ");
  for (const [form, read] of forms) {
    const parts = form.exec(line);
    const date = parts === null ? undefined : read(parts);
    if (date !== undefined) return date;
  }
  return undefined;
}

/** The first date, or one of the others that agrees with it and says more. */
export function mostExact(...dates: readonly (string | undefined)[]): string | undefined {
  const stated = dates.filter((date) => date !== undefined);
  return stated.reduce<string | undefined>(
    (best, date) => (best === undefined || date.startsWith(best) ? date : best),
    undefined,
  );
}
