/** Finds the claims a question calls for: phrasings and text searched apart, fused, and held to what was named. */
import type { Intent, Topic } from "../knowledge/pack.ts";
import type { Question } from "../question/read-question.ts";
import { type Token, tokensOf } from "./index-terms.ts";
import type { Library, Statement } from "./library.ts";

/** A claim with how well it fits (0..1) and how much of the question it speaks to (0..1). */
export interface Found {
  readonly statement: Statement;
  readonly score: number;
  readonly coverage: number;
  /** Share of the question that its best phrasing says. */
  readonly phrasing: number;
}

/** How the parts of a score are weighed; chosen on the tuned part of the exam, see docs/decisions. */
const weights = { phrasing: 0.5, text: 0.4, coverage: 0.1 } as const;
const carriedWeight = 0.7;
const unknownWordWeight = 0.9;
const storyWeight = 0.4;

/**
 * What tokens are weighed for. To rank, ordinary words help to tell one claim of a subject from another; to decide
 * whether the subject is covered at all, they say next to nothing.
 */
type Purpose = "rank" | "decide";
const ordinaryWeights = { rank: { known: 0.7, unknown: 0.1 }, decide: { known: 0.15, unknown: 0.05 } } as const;

/** Tokens of a question: its own, and what the conversation carried over at less weight. */
export function questionTokens(question: Question, library: Library, purpose: Purpose = "rank"): readonly Token[] {
  const own = tokensOf(question.words, library.lexicon).filter((t) => !isAmount(t.token));
  const have = new Set(own.map((t) => t.token));
  const carried = question.carried
    .map((c) => ({ token: `#${c}`, weight: carriedWeight }))
    .filter((t) => !have.has(t.token));
  return [...own, ...carried].map((t) => ({
    token: t.token,
    weight: t.weight * importance(t.token, question, library, purpose),
  }));
}

const isAmount = (token: string): boolean => /^\d/.test(token);

/** The subject's own name tells little; a word nobody in this field uses tells that the question may lie outside it. */
function importance(token: string, question: Question, library: Library, purpose: Purpose): number {
  if (token.startsWith("#")) {
    const subject = library.pack.header.subject.includes(token.slice(1));
    return subject ? 0.6 : 1.2;
  }
  const word = question.words.find((w) => w.stem === token);
  const told = question.asked.has(token) ? 1 : storyWeight;
  const ordinary = word !== undefined && library.ordinary.has(word.plain);
  if (ordinary) return told * ordinaryWeights[purpose][library.texts.knows(token) ? "known" : "unknown"];
  return told * (library.texts.knows(token) ? 1 : unknownWordWeight);
}

/** Share of the question's weight that a set of tokens holds. */
export function coverageOf(
  tokens: readonly Token[],
  held: ReadonlySet<string>,
  rarity: (token: string) => number,
): number {
  let total = 0;
  let sum = 0;
  for (const { token, weight } of tokens) {
    const w = weight * rarity(token);
    total += w;
    if (held.has(token)) sum += w;
  }
  return total === 0 ? 0 : sum / total;
}

const cueFit = { pointed: 1.12, other: 0.92 } as const;

const named = ["drug", "procedure", "scale", "test", "condition", "sign", "event", "care"] as const;

/**
 * What the question names must be what the claim is about: a drug asked for and another drug's claim do not meet,
 * and a claim that never mentions the sign, scale or event asked for is held back.
 */
function fitOfNames(question: Question, statement: Statement, library: Library): number {
  const { lexicon } = library;
  let fit = 1;
  const asked = [...question.concepts, ...question.carried].filter((c) => !library.pack.header.subject.includes(c));
  for (const kind of named) {
    const ofKind = asked.filter((c) => lexicon.concepts.get(c)?.kind === kind);
    if (ofKind.length === 0) continue;
    if (ofKind.some((c) => statement.focus.has(c))) continue;
    const spoken = ofKind.some((c) => statement.tokens.has(`#${c}`));
    const otherDrug =
      (kind === "drug" || kind === "procedure") &&
      [...statement.focus].some((c) => lexicon.concepts.get(c)?.kind === kind);
    if (otherDrug && !spoken) fit *= 0.35;
    else if (!spoken) fit *= 0.75;
    else fit *= 0.95;
  }
  return fit;
}

/** A claim whose topic serves what is asked is preferred; one that does not is held back a little. */
function fitOfIntent(intents: readonly Intent[], topic: Topic): number {
  if (intents.length === 0) return 1;
  const [first, second] = intents;
  if (first !== undefined && topic.intents.includes(first)) return 1.08;
  if (second !== undefined && topic.intents.includes(second)) return 1.02;
  return topic.intents.some((i) => intents.includes(i)) ? 0.97 : 0.86;
}

/** Topics whose cues a question uses. */
function cuedTopics(question: Question, library: Library): ReadonlySet<string> {
  const said = ` ${question.words.map((w) => w.stem).join(" ")} `;
  return new Set(
    [...library.cues].filter(([, cues]) => cues.some((cue) => said.includes(cue))).map(([topic]) => topic),
  );
}

/** How well a topic fits: by what is asked, and by the words that point to it. */
function topicFits(question: Question, library: Library): ReadonlyMap<string, number> {
  const intents =
    question.intents.length > 0 || question.carriedIntent === undefined ? question.intents : [question.carriedIntent];
  const cued = cuedTopics(question, library);
  return new Map(
    library.pack.header.topics.map((topic) => {
      const pointed = cued.size === 0 ? 1 : cued.has(topic.id) ? cueFit.pointed : cueFit.other;
      return [topic.id, fitOfIntent(intents, topic) * pointed];
    }),
  );
}

/** Claims for a question, best first. Sides of disputes are left to their conflicts. */
export function findClaims(question: Question, library: Library): readonly Found[] {
  const tokens = questionTokens(question, library);
  const deciding = questionTokens(question, library, "decide");
  const byPhrasing = library.phrasings.score(tokens);
  const byText = library.texts.score(tokens);
  const fits = topicFits(question, library);
  const found: Found[] = [];
  for (const id of new Set([...byPhrasing.keys(), ...byText.keys()])) {
    const statement = library.statements.get(id);
    if (statement === undefined) continue;
    const coverage = coverageOf(deciding, statement.tokens, library.texts.rarity);
    const base =
      weights.phrasing * Math.min(1, byPhrasing.get(id) ?? 0) +
      weights.text * Math.min(1, byText.get(id) ?? 0) +
      weights.coverage * coverage;
    found.push({
      statement,
      coverage,
      phrasing: byPhrasing.get(id) ?? 0,
      score: base * fitOfNames(question, statement, library) * (fits.get(statement.topic.id) ?? 1),
    });
  }
  return found.sort((a, b) => b.score - a.score || a.statement.claim.id.localeCompare(b.statement.claim.id));
}
