/** Authors in the form of MEDLINE: "Dalakas MC", "Smith J Jr"; groups by their name. */
import { tidy } from "../text-builder.ts";

const capital = (letter: string): string => letter.toLocaleUpperCase("en");

/** "M", "JP" or "MC" from one given name; capitals only are initials already. */
function initialsOfPart(part: string): string {
  if (/^\p{Lu}{1,3}$/u.test(part)) return part;
  return capital(/^./u.exec(part)?.[0] ?? "");
}

/** "MC" from "Marinos C." or "M.C."; names in a script without capitals are not shortened. */
export function initialsOf(given: string): string {
  const name = given.trim();
  if (!/[\p{Lu}\p{Ll}]/u.test(name)) return name;
  return name
    .split(/[\s.\-‐‑–]+/u)
    .map((part) => part.replace(/^[^\p{L}\p{N}]+/u, ""))
    .filter((part) => part !== "")
    .map(initialsOfPart)
    .join("");
}

const suffixPattern = /^(?:jr|sr|junior|senior|[ivx]+|[2-4](?:nd|rd|th))\.?$/i;

/** An author from the parts of the name. */
export const authorOf = (family: string, given: string, suffix = ""): string =>
  tidy([family, initialsOf(given), suffix.replace(/\.$/, "")].join(" "));

/** An author from "Dalakas, Marinos C.", "Smith, John, Jr." or "Smith, Jr., John"; without a comma as it stands. */
export function authorOfInverted(name: string): string {
  const [family = "", second = "", third = ""] = name.split(",").map((part) => part.trim());
  if (second === "") return tidy(family);
  return suffixPattern.test(second) && third !== "" ? authorOf(family, third, second) : authorOf(family, second, third);
}

/** An author from "Marinos C. Dalakas" or "Ludwig van Beethoven": small particles belong to the family name. */
export function authorOfNatural(name: string): string {
  const words = name.trim().split(/\s+/);
  const suffix = words.length > 2 && suffixPattern.test(words.at(-1) ?? "") ? (words.pop() ?? "") : "";
  const particle = words.findIndex((word, index) => index > 0 && index < words.length - 1 && /^\p{Ll}/u.test(word));
  const familyAt = particle === -1 ? words.length - 1 : particle;
  return authorOf(words.slice(familyAt).join(" "), words.slice(0, familyAt).join(" "), suffix);
}
