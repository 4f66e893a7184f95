/** Which lines of plain text are headings beyond doubt: alone, short, without a full stop, and set like a title. */
import { isKnownTitle } from "./section-role.ts";

const small =
  /^(?:a|an|and|are|as|at|be|but|by|can|do|does|for|from|how|if|in|into|is|its?|nor|of|off|on|onto|or|out|over|per|so|than|that|the|their|this|to|und|up|upon|vs|via|was|were|when|with|without|yet|your?)\.?$/;

/** "Signs and Manifestations", "What is Anti-MAG Neuropathy?": every word of weight has a capital. */
function isTitleCase(line: string): boolean {
  const words = line.match(/[\p{L}\p{N}][^\s]*/gu) ?? [];
  const [first] = words;
  if (first === undefined || words.length > 14 || !/^[\p{Lu}\p{N}]/u.test(first)) return false;
  if (!words.some((word) => /^\p{Lu}/u.test(word))) return false;
  return words.every((word) => /^[\p{Lu}\p{N}]/u.test(word) || small.test(word.replace(/[^\p{L}.]+$/u, "")));
}

const isCapitals = (line: string): boolean => /\p{Lu}{4}/u.test(line) && !/\p{Ll}/u.test(line);

/** A list of names or places reads like a title, but has no "and" for its commas. */
const isEnumeration = (line: string): boolean => line.includes(",") && !/\b(?:and|or|&|und|et)\b/.test(line);

/** Ends like no sentence does: a question mark may end a heading. */
const isOpenEnded = (line: string): boolean => !/[.!,;\u2026]["”’)]?$/u.test(line);

/** A heading, where it stands alone and something follows it. */
export function isTitleLine(line: string): boolean {
  const text = line.trim().replace(/:$/, "");
  if (text.length > 100 || !isOpenEnded(text)) return false;
  return isKnownTitle(text) || isCapitals(text) || (isTitleCase(text) && !isEnumeration(text));
}

/** The title of the whole text, where it is the first line and stands alone: a question or phrase, no sentence. */
export const isOpeningTitle = (line: string): boolean => {
  const text = line.trim();
  return text.length <= 200 && /\s/.test(text) && /\p{L}{2}/u.test(text) && isOpenEnded(text) && !text.endsWith(":");
};
