/** How the first words of a line tell what it opens. */

const bullet = /^(?:[•◦▪▫‣●○■□∙·\uf0b7]\s*|[–—*-]\s+)(?=\S)/u;
const caption =
  /^(?:Supplement(?:ary|al)\s+)?(?:Fig(?:ure|\.)?|FIG(?:URE|\.)?|Table|TABLE|Box|BOX|Scheme|Chart|Panel|Abb(?:ildung|\.)|Tab(?:elle|\.))\s*[SA]?(?:\d+[A-Z]?|[IVX]+)(?:\s*[.:|–—]|\s+[A-Z(]|$)/u;

/** An item with the sign of a list. */
export const isBulleted = (text: string): boolean => bullet.test(text);

/** The number of "[1] …", "2) …" or "3. …". */
export function itemNumber(text: string): number | undefined {
  const number = /^[[(]?(\d{1,3})[\]).]\s+\S/.exec(text)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** "Table 1. …", "Fig. 2 A …"; "Table 1 shows" is a sentence. */
export const isCaption = (text: string): boolean => caption.test(text);

/** A line's text without the sign of a list before it. */
export const withoutBullet = (text: string): string => text.replace(bullet, "");

/** Ends with a full stop or the like, at most a bracket, a quotation mark or the number of a reference after it. */
export const endsSentence = (text: string): boolean =>
  /[.!?:;](?:["”’)\]]|\s?\[?\d[\d,–-]*\]?)?$/u.test(text.trim().slice(-30));

/** "2 Methods", "3.1. Patients", "IV. RESULTS", "B. Route maintenance". */
export const isNumberedTitle = (text: string): boolean =>
  /^(?:\d{1,2}(?:\.\d{1,2}){0,4}\.?|[IVX]{1,5}\.|[A-H]\.)\s+\p{Lu}/u.test(text);

/** "II. RELATED WORK". */
export const isCapitals = (text: string): boolean => /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text);
