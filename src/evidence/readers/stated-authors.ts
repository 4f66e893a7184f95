/** Authors from names as people write them, in either order and with their degrees, in the form of MEDLINE. */
import { authorOf, authorOfInverted, authorOfNatural } from "./person-names.ts";

const group =
  /\b(?:group|consortium|society|committee|collaborat\w+|network|association|institut\w*|university|foundation|organi[sz]ation|team|investigators|study|department|cent(?:re|er)|ministry|agency|council|board|academy|federation|college|hospital|trust|inc|ltd|gmbh)\b/i;

const degrees =
  /(?:,\s*|\s+)(?:M\.?D\.?|Ph\.?D\.?|D\.?Phil|M\.?Sc|B\.?Sc|M\.?P\.?H\.?|MBBS|MBChB|Dr\.? ?med|FRCP|FAAN|PharmD|RN)\.?(?=,|$|\s)/g;

/** Family name first and initials after it, as MEDLINE has them: "Dalakas MC", "van den Berg LH". */
const isMedlineForm = (name: string): boolean => /^(?!\p{Lu}\.? ).*\p{L}{2}.* \p{Lu}{1,3}$/u.test(name);

/** One author's name as "Dalakas MC"; the name of a group, and a name of one word, as they stand. */
export function toAuthor(stated: string): string {
  const name = stated.replace(/\s+/g, " ").replace(degrees, "").replace(/,\s*$/, "").trim();
  if (group.test(name) || !name.includes(" ")) return name;
  if (name.includes(",")) return authorOfInverted(name);
  return isMedlineForm(name) ? authorOf(name, "") : authorOfNatural(name);
}

/** Names in one line: parted by semicolons or "and", or by commas where each has a given name of its own. */
export function toAuthors(stated: string): readonly string[] {
  const parts = stated.split(/\s*;\s*|,?\s+(?:and|und|et|&)\s+/);
  const names = parts.flatMap((part) => {
    const parted = part.replace(degrees, "").split(/\s*,\s*/);
    return parted.length > 1 && parted.every((name) => name.includes(" ")) ? parted : [part];
  });
  return names.map(toAuthor).filter((name) => name !== "");
}
