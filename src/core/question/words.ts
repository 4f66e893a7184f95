/** Text to comparable words: one normal form for questions, phrasings, claims and glossary terms. */
import { stemmer } from "stemmer";

/** A word of a text: as written, in normal form, stemmed, and where it stands. */
export interface Word {
  readonly raw: string;
  readonly plain: string;
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

/** British, American and doubled spellings that a stemmer does not join. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/aemi/g, "emi"],
  [/haem/g, "hem"],
  [/oede/g, "ede"],
  [/oeso/g, "eso"],
  [/paed/g, "ped"],
  [/^titr(e|es)$/g, "titer"],
  [/^titers$/g, "titer"],
  [/isation/g, "ization"],
  [/is(e|es|ed|ing|er)$/g, "iz$1"],
  [/our(s|ed|ing)?$/g, "or$1"],
  [/sulph/g, "sulf"],
  [/^metre/g, "meter"],
  [/^litre/g, "liter"],
  [/ylis/g, "yliz"],
];

/** Nothing to fold but case. */
const simple = /^[ -_a-~]*$/;

/** Lower case, no accents, straight quotes, one kind of dash. Length may change; positions come from the raw text. */
export function plain(text: string): string {
  if (simple.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[’‘`´]/g, "'")
    .replace(/[–—−‐‑]/g, "-")
    .toLowerCase();
}

/** Most words need no change; one look tells. */
const anySpelling = new RegExp(spellings.map(([from]) => from.source).join("|"));

function respell(word: string): string {
  let out = word;
  if (out.length > 4 && anySpelling.test(out)) for (const [from, to] of spellings) out = out.replace(from, to);
  return out;
}

/** The stem of one plain word; a word with digits or of three letters is its own stem. */
export const stemOf = (word: string): string => (word.length <= 3 || /\d/.test(word) ? word : stemmer(respell(word)));

const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*(?:[.,]\d+)*/gu;
/** The same where the text is plain ASCII, as most is: several times as fast. */
const asciiWordPattern = /[a-z0-9][a-z0-9']*(?:[.,]\d+)*/gi;
const ascii = /^[\0-\x7f]*$/;

const withoutPossessive = (word: string): string => (word.includes("'") ? word.replace(/'s$|'$/, "") : word);

/** The words of a text in order. Hyphens separate; "10.5" and "70,000" stay whole; a possessive 's is dropped. `stem` may be
 * given by who reads many texts and remembers. */
export function wordsOf(text: string, stem: (word: string) => string = stemOf): readonly Word[] {
  const isAscii = ascii.test(text);
  const words: Word[] = [];
  for (const match of text.matchAll(isAscii ? asciiWordPattern : wordPattern)) {
    const raw = match[0];
    const word = withoutPossessive(isAscii ? raw.toLowerCase() : plain(raw));
    if (word !== "")
      words.push({ raw, plain: word, stem: stem(word), start: match.index, end: match.index + raw.length });
  }
  return words;
}

/** Words that carry no subject of their own. */
const stopWords = new Set(
  (
    "a an the of in on at to for from by with and or but if as is are was were be been being am do does did doing done " +
    "have has had having i me my mine we us our you your he him his she her it its they them their this that these those " +
    "there here what which who whom whose when where why how can could should would will shall may might must not no nor " +
    "so than then too very just also any some all each every other another such only own same about into over under again " +
    "out up down off once more most much many few less least get gets got give gives given go goes going make makes made " +
    "please tell explain simple simply layman say says said know think want wants need needs like someone somebody people person patient patients " +
    "really still yet ever never always often usually let s t don doesn isn aren wasn won d ll m re ve im whats hi hello thanks " +
    "thank dear doctor question mean means meant thing things bit lot way actually one us man woman"
  ).split(" "),
);

/** True for a word that says nothing about the subject. */
export const isStopWord = (word: string): boolean => stopWords.has(word);
