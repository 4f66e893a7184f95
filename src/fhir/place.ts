/** Nerve and side, wherever a record puts them: the body site, or the name of the value. */

const nerves: Readonly<Record<string, string>> = {
  median: "median",
  ulnar: "ulnar",
  radial: "radial",
  peroneal: "peroneal",
  fibular: "peroneal",
  tibial: "tibial",
  sural: "sural",
  femoral: "femoral",
};

export interface Place {
  readonly nerve?: string | undefined;
  readonly side?: "left" | "right" | undefined;
}

const sideWord = /\b(left|right|lt|rt)\b/giu;
const nerveWord = new RegExp(`\\b(${Object.keys(nerves).join("|")})\\b`, "giu");

const only = <T>(values: readonly T[]): T | undefined => (new Set(values).size === 1 ? values[0] : undefined);

/** The nerve and side named in some texts; two different ones are none. */
export function placeIn(texts: readonly (string | undefined)[]): Place {
  const said = texts.filter((text) => text !== undefined).join(" | ");
  const sides = [...said.matchAll(sideWord)].map(([word]) => (word.toLowerCase().startsWith("l") ? "left" : "right"));
  const named = [...said.matchAll(nerveWord)].map(([word]) => nerves[word.toLowerCase()] ?? word);
  return { nerve: only(named), side: only(sides) };
}

/** The name of a value without its nerve and side: "Median nerve DML, left" is "DML". */
export const withoutPlace = (text: string): string =>
  text
    .replaceAll(sideWord, " ")
    .replaceAll(nerveWord, " ")
    .replaceAll(/\b(nerve|hand|side|of the|of)\b/giu, " ")
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/^[\s,;:()-]+|[\s,;:()-]+$/gu, "");
