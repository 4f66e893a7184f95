/** What people ask in a few words, and an editor decided how to answer: found when a message says nothing more. */
import type { Pack } from "../knowledge/knowledge.ts";
import type { FrequentQuestion } from "../knowledge/pack.ts";
import { findConcepts, type Lexicon, type Mention } from "../question/lexicon.ts";
import type { Question } from "../question/read-question.ts";
import type { Library } from "./library.ts";
import { type Word, wordsOf } from "../question/words.ts";

/** What the pack's editors decided, by the wording of the question. */
export type Frequent = ReadonlyMap<string, FrequentQuestion>;

const courtesy = new Set([
  "a",
  "an",
  "the",
  "please",
  "hello",
  "hi",
  "dear",
  "doctor",
  "thanks",
  "thank",
  "you",
  "ok",
  "so",
]);
/** Words after which the name of the subject only says what the question is about anyway. */
const about = new Set(["in", "for", "of", "with", "against"]);
const possessive = new Set(["this", "my", "her", "his", "our", "their"]);
const illness = new Set(["disease", "condition", "illness", "disorder", "diagnosis"]);
const contracted: Readonly<Record<string, string>> = {
  "what's": "what is",
  "who's": "who is",
  "how's": "how is",
  "it's": "it is",
  "there's": "there is",
  whats: "what is",
};

/** Words as tokens: what the lexicon knows as its concept, any other word as its stem. */
function tokensOf(words: readonly Word[], mentions: readonly Mention[]): readonly string[] {
  const tokens: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const mention = mentions.find(({ from }) => from === at);
    if (mention !== undefined) {
      tokens.push(`#${mention.concept}`);
      at = mention.to - 1;
      continue;
    }
    const { plain, stem } = words[at] ?? { plain: "", stem: "" };
    if (!courtesy.has(plain)) tokens.push(contracted[plain] ?? stem);
  }
  return tokens;
}

/** "… in #subject", "… with this disease": no part of what is asked. */
function withoutSubject(tokens: readonly string[], subject: ReadonlySet<string>): readonly string[] {
  const last = tokens.at(-1) ?? "";
  const before = tokens.at(-2) ?? "";
  if (tokens.length > 2 && about.has(before) && subject.has(last)) return tokens.slice(0, -2);
  if (tokens.length > 3 && illness.has(last) && possessive.has(before) && about.has(tokens.at(-3) ?? ""))
    return tokens.slice(0, -3);
  return tokens;
}

const keyOf = (words: readonly Word[], mentions: readonly Mention[], subject: ReadonlySet<string>): string =>
  withoutSubject(tokensOf(words, mentions), subject).join(" ");

const subjectOf = (pack: Pack): ReadonlySet<string> => new Set(pack.header.subject.map((concept) => `#${concept}`));

/** What a wording comes down to: two that give the same are one question. */
export function wordingKey(text: string, pack: Pack, lexicon: Lexicon): string {
  const words = wordsOf(text);
  return keyOf(words, findConcepts(words, lexicon), subjectOf(pack));
}

/** Every wording an editor gave, with what answers it. One that stands twice is refused when the pack is checked. */
export function frequentOf(pack: Pack, lexicon: Lexicon): Frequent {
  return new Map(
    pack.frequent.flatMap((one) => one.asked.map((text) => [wordingKey(text, pack, lexicon), one] as const)),
  );
}

const pointsBack = /\b(it|this|that|these|those|them|he|she|they|there)\b/i;

/** True for a question that means the same whatever was said before it: it names what it is about and points to nothing. */
export const standsAlone = (text: string, { lexicon }: Pick<Library, "lexicon">): boolean =>
  !pointsBack.test(text) && findConcepts(wordsOf(text), lexicon).length > 0;

/** What an editor decided for this question, when it stands alone and says nothing more. */
export function frequentFor(question: Question, library: Library): FrequentQuestion | undefined {
  const { frequent, pack } = library;
  if (frequent.size === 0 || (question.carried.length > 0 && !standsAlone(question.text, library))) return undefined;
  return frequent.get(keyOf(question.words, question.mentions, subjectOf(pack)));
}

const sentence = /[^.!?\n]+(?:[.!](?=\d)[^.!?\n]+)*[.!?\n]*/g;

/** What an editor decided for the one question with which a message begins or ends, whatever else it tells. */
export function frequentAtTheEnd(
  question: Question,
  { frequent, pack, lexicon }: Library,
): FrequentQuestion | undefined {
  if (question.carried.length > 0) return undefined;
  const sentences = (question.text.match(sentence) ?? []).map((text) => text.trim()).filter((text) => text !== "");
  const [asked, ...more] = sentences.filter((text) => text.endsWith("?"));
  if (asked === undefined || more.length > 0 || sentences.length < 2) return undefined;
  if (asked !== sentences.at(-1) && asked !== sentences[0]) return undefined;
  return frequent.get(wordingKey(asked, pack, lexicon));
}
