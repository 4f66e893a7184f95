/** Languages by their ISO 639-1 code, from the codes and names that files use. */

/** ISO 639-2 has a second code for these, by their English names, which is the one that libraries use. */
const bibliographic: ReadonlyMap<string, string> = new Map(
  Object.entries({
    alb: "sq",
    arm: "hy",
    baq: "eu",
    bur: "my",
    chi: "zh",
    cze: "cs",
    dut: "nl",
    fre: "fr",
    geo: "ka",
    ger: "de",
    gre: "el",
    ice: "is",
    mac: "mk",
    mao: "mi",
    may: "ms",
    per: "fa",
    rum: "ro",
    slo: "sk",
    tib: "bo",
    wel: "cy",
    // Withdrawn codes that old records carry, and one that the platform's own table leads elsewhere.
    scc: "sr",
    scr: "hr",
    tgl: "tl",
    // Of nearly every record; asking the platform's table each time costs more than all the others together.
    eng: "en",
  }),
);

/** Names, as BibTeX and RIS give them, of the languages that medical journals are published in. */
const names = new Map(
  "ar bg bs ca cs da de el en es et fa fi fr he hr hu id is it ja ko lt lv mk ms nl no pl pt ro ru sk sl sq sr sv th tr uk vi zh"
    .split(" ")
    .map((code) => [new Intl.DisplayNames(["en"], { type: "language" }).of(code)?.toLowerCase() ?? code, code]),
);

/** BibTeX's babel names for some of them. */
const babelNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    american: "en",
    british: "en",
    ngerman: "de",
    francais: "fr",
    brazilian: "pt",
  }),
);

/** Codes that say that there is no one language. */
const none = new Set(["und", "mul", "mis", "zxx", "un", "xx"]);

/** "en" from "eng", "en-US" or "English"; a code of three letters where there is none of two. */
export function toLanguage(stated: string | undefined): string | undefined {
  const word = (stated ?? "").trim().toLowerCase();
  const named = names.get(word) ?? babelNames.get(word);
  if (named !== undefined) return named;
  const code = /^([a-z]{2,3})(?:[-_][a-z0-9]+)*$/.exec(word)?.[1];
  if (code === undefined || none.has(code)) return undefined;
  return bibliographic.get(code) ?? Intl.getCanonicalLocales(code)[0] ?? code;
}
