/** A question without the person it was asked about: what could become the title of an article. An editor confirms it. */

const asking =
  /(?:^|[,;:–—(-]\s*|\band\s+|\bso\s+)(?<question>(?:what|which|who|when|where|why|how|is|are|do|does|did|can|could|should|would|will|may)\b[^?]*\??)\s*$/iu;

const kin =
  "mother|mum|mom|father|dad|wife|husband|partner|sister|brother|daughter|son|aunt|uncle|grandmother|grandfather|friend";
const unit = "g\\/l|g\\/dl|mg\\/dl|mg|g|kg|btu|ms|m\\/s|%|iu|mg\\/m2|years?|months?|weeks?|days?|yo|y\\/o";

/** Parts that tell of one person, each with what stands in its place. */
const personal: readonly (readonly [RegExp, string])[] = [
  [/\([^)]*\d[^)]*\)/gu, ""],
  [
    /\b(?:an?|my|our|the|this|his|her)?\s*\d{1,3}[\s-]*(?:years?|yrs?|y)[\s-]*(?:old|o)\b(?:\s+(?:man|woman|male|female|patient|lady|gentleman))?/giu,
    " a patient",
  ],
  [/\b(?:aged|age)\s+\d{1,3}\b/giu, ""],
  [new RegExp(String.raw`\bmy\s+(?:${kin}|patient)(?:['’]s)?\b`, "giu"), "a patient"],
  [
    new RegExp(
      String.raw`[,;]?\s*\b(?:with|and|whose|having|has|who has|at|of|is)\s+(?:an?\s+|the\s+)?(?:[\p{L}-]+\s+){0,4}(?:of|at|is|was|=|:)?\s*[<>]?\s*\d[\d.,]*\s*(?:${unit})(?![\p{L}])`,
      "giu",
    ),
    "",
  ],
  [new RegExp(String.raw`[<>]?\s*\b\d[\d.,]*\s*(?:g\/l|g\/dl|mg\/dl|btu|kg)(?![\p{L}])`, "giu"), ""],
  [/\b(?:in|for|to) me\b/giu, ""],
  [/\bdo I\b/giu, "do people"],
  [/\b(?:can|should|could|may|must|will) I\b/giu, "should people"],
  [/\bam I\b/giu, "are people"],
  [/\bI\b(?:['’](?:m|ve|d|ll)\b)?/gu, "people"],
  [/\b(?:my|our|his|her)\b/giu, "the"],
];

const tidy = (text: string): string =>
  text
    .replace(/\s+([?.,;:])/gu, "$1")
    .replace(/[,;:]+(?=[?.])/gu, "")
    .replace(/\s{2,}/gu, " ")
    .replace(/^[\s,;:.–—-]+|[\s,;:–—-]+$/gu, "");

const capital = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

const sentencesIn = (text: string): readonly string[] =>
  (text.match(/[^.!?\n]+(?:[.](?=\d)[^.!?\n]+)*[.!?]*/gu) ?? []).map((s) => s.trim()).filter((s) => s !== "");

/** The last sentence that asks something, from where it begins to ask; the whole where none does. */
function askedIn(text: string): string {
  const sentences = sentencesIn(text);
  const last = sentences.findLast((s) => s.endsWith("?")) ?? sentences.findLast((s) => asking.test(s)) ?? text;
  const begins = /^(?:what|which|who|when|where|why|how|is|are|do|does|did|can|could|should|would|will|may)\b/iu;
  if (begins.test(last)) return last;
  return asking.exec(last)?.groups?.["question"] ?? last;
}

/** The question in general words. Falls back to `otherwise` where next to nothing is left. */
export function withoutPerson(question: string, otherwise: string): string {
  let text = askedIn(question.trim());
  for (const [pattern, instead] of personal) text = text.replace(pattern, instead);
  const title = capital(tidy(text)).slice(0, 200);
  return title.length >= 12 && /\p{L}{3}.*\s/u.test(title) ? title : otherwise;
}

/** An address from a title: lower-case words joined by hyphens. */
export function slugFrom(title: string): string {
  const words = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-");
  return words.slice(0, 80).replace(/^-+|-+$/gu, "") || "article";
}
