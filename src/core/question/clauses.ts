/** Splits a message into sentences and clauses, and says of each clause what kind of saying it is. */
import { sentencesOf } from "./sentences.ts";
import type { Token } from "./tokens.ts";

/** What a clause does: a presupposed clause is taken for granted ("since he is diabetic"), a supposition is not. */
export type ClauseKind =
  | "statement"
  | "polar-question"
  | "wh-question"
  | "request"
  | "supposition"
  | "fragment-question";

/** A clause as token places, `to` excluded. `why` marks a question that takes its own content for granted. */
export interface Clause {
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
  readonly kind: ClauseKind;
  readonly presupposed: boolean;
  readonly why: boolean;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const auxiliaries = words(
  "is are am was were do does did has have had can could will would should shall may might must",
);
const whWords = words("what which who whom whose when where why how");
const pronouns = words("i he she it we they you");
const requests = words("explain describe summarize summarise list compare define show give outline discuss");
const leads = words(
  "and so but then also or please hello hi dear doctor well ok okay thanks thank you sorry however therefore thus hence",
);
const causal = words("because since given as now considering seeing");
const supposing = words("if unless whenever suppose supposing assuming imagine");
const breaks = words("but although though however whereas while therefore hence because unless if yet whenever");
const times = words(
  "yesterday today this last the then when monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december childhood early late about around my his her starting a an one two three four five six seven eight nine ten",
);
const finite = words(
  "is are was were has have had does do did works work cures cure met means mean need needs can will must should predicts predict rises occurs occur helps help get gets gives kill kills",
);

/** Words after which "what if"-like fragments of one clause are too long to be read as one. */
const longestClause = 80;

/** A finite verb before the comma: without one "since" is a time and "as" a comparison. */
function hasVerb(tokens: readonly Token[], from: number, end: number): boolean {
  for (let i = from; i < Math.min(end, from + 15); i++) {
    const word = tokens[i]?.word ?? "";
    if (tokens[i]?.mark === true || word === "and" || word === "but") return false;
    if (finite.has(word) || (pronouns.has(tokens[from]?.word ?? "") && i > from && /[a-z]{3}(s|ed)$/.test(word)))
      return true;
  }
  return false;
}

/** True for a word that gives a reason here: "since he is diabetic", not "since March"; "as IVIG works", not "as a child". */
function givesReason(tokens: readonly Token[], at: number, end: number): boolean {
  const word = tokens[at]?.word;
  const next = tokens[at + 1]?.word ?? "";
  const opens = at === 0 || tokens[at - 1]?.mark === true || leads.has(tokens[at - 1]?.word ?? "");
  switch (word) {
    case "because":
      return next !== "of";
    case "now":
      return next === "that";
    case "given":
    case "considering":
    case "seeing":
      return next === "that" || (opens && /^(the|his|her|my|their|this|its)$/.test(next));
    case "since":
      return !/^\d/.test(next) && next !== "when" && hasVerb(tokens, at + 1, times.has(next) ? at + 7 : end);
    case "as":
      return opens && !/^(soon|far|long|well|for|to)$/.test(next) && hasVerb(tokens, at + 1, end);
    default:
      return false;
  }
}

/** Names of drugs: "does rituximab", like "does it", begins a question. */
type Drugs = ReadonlySet<string>;

/** True where a question begins: "is he", "can my wife", "what", "should i". */
function startsQuestion(tokens: readonly Token[], at: number, drugs: Drugs): boolean {
  const word = tokens[at]?.word ?? "";
  const next = tokens[at + 1];
  if (whWords.has(word))
    return word !== "which" && word !== "who" && word !== "whose" && word !== "where" && word !== "when";
  return (
    auxiliaries.has(word) &&
    next !== undefined &&
    !next.mark &&
    (tokens[at - 1]?.word === ":" ||
      pronouns.has(next.word) ||
      drugs.has(next.word) ||
      /^(the|my|his|her|this|that|these|there|a|an)$/.test(next.word))
  );
}

/** "…, which usually kills": a relative clause goes on telling, it is no question. */
const tellsOn = (token: Token, next: Token | undefined): boolean =>
  /^(which|who|whose)$/.test(token.word) &&
  /^(often|always|never|also|still|mostly|\w+lly|\w+ely|\w+ently)$/.test(next?.word ?? "");

/** True where a new clause begins at token `at` inside a sentence. */
function breaksAt(
  tokens: readonly Token[],
  at: number,
  from: number,
  end: number,
  fronted: boolean,
  drugs: Drugs,
): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token === undefined || token.mark || at === from) return false;
  if (before?.mark === true && (before.word === ";" || before.word === "—")) return true;
  if (
    breaks.has(token.word) ||
    (token.word === "so" &&
      /^(that|i|we|my|he|she|it|the|her|his|should|can|could|may|shall|would|is|do|does|did|are|am|was|were|will|what|which|who|whom|why|when|how|where|has|have|must)$/.test(
        tokens[at + 1]?.word ?? "",
      ))
  )
    return !/^(as|what|even|and|so)$/.test(before?.word ?? "") || before?.mark === true;
  if (causal.has(token.word) && givesReason(tokens, at, end)) return true;
  if (token.word === "now" && before?.mark !== true && pronouns.has(tokens[at + 1]?.word ?? "")) return true;
  if (token.word === "and" || token.word === "or") {
    const next = tokens[at + 1]?.word ?? "";
    return (
      pronouns.has(next) ||
      next === "now" ||
      startsQuestion(tokens, at + 1, drugs) ||
      (next === "my" && finite.has(tokens[at + 3]?.word ?? ""))
    );
  }
  if (before?.mark === true && (before.word === "," || before.word === ":"))
    return (
      (fronted && before.word === "," && !tellsOn(token, tokens[at + 1])) ||
      startsQuestion(tokens, at, drugs) ||
      (/^(which|when|where|who)$/.test(token.word) &&
        [1, 2].some((k) => auxiliaries.has(tokens[at + k]?.word ?? ""))) ||
      (pronouns.has(token.word) && token.word !== "it") ||
      token.word === "how" ||
      token.word === "now" ||
      (leads.has(token.word) && startsQuestion(tokens, at + 1, drugs))
    );
  return false;
}

/** First word that carries the clause, past "and", "so", "please" and marks. */
function headAt(tokens: readonly Token[], from: number, to: number): number {
  let at = from;
  while (at < to && (tokens[at]?.mark === true || leads.has(tokens[at]?.word ?? ""))) at++;
  return at;
}

/** Tags that ask for agreement and leave the statement a statement. */
function isTag(tokens: readonly Token[], from: number, to: number): boolean {
  const text = tokens
    .slice(from, to)
    .filter((t) => !t.mark)
    .map((t) => t.word)
    .join(" ");
  return /^(right|correct|true|yes|no|or|is it not|is not it|(is|are|was|does|do|did|has|have|will|can|should) (not )?(it|he|she|they|i|we)( not)?|(will|is|are|does|do|has|have) not (it|he|she|they|i|we))$/.test(
    text,
  );
}

/** Words that open a question even when its mark was left out: "does a titre reflect severity". */
const unmarked = words("does do did can could should");

/** True for a head that turns subject and verb round: "is he", "does rituximab", but not "has diabetes" in a note. */
function isInverted(word: string, next: Token | undefined, asked: boolean, opens: boolean): boolean {
  if (!auxiliaries.has(word) || next === undefined || next.mark) return false;
  if (opens && unmarked.has(word) && !/^(not|no|be|have)$/.test(next.word)) return true;
  if (pronouns.has(next.word) || /^(my|his|her|this|that|these|there)$/.test(next.word)) return true;
  return (
    asked &&
    !/^(on|in|not|no|been|with|at|now)$/.test(next.word) &&
    !(/^(has|had|have)$/.test(word) && /^(a|an)$/.test(next.word))
  );
}

function kindOf(tokens: readonly Token[], from: number, to: number, asks: boolean, asked: boolean): ClauseKind {
  const at = headAt(tokens, from, to);
  const [word, next] = [tokens[at]?.word ?? "", tokens[at + 1]];
  if (supposing.has(word) || (word === "in" && next?.word === "case") || (word === "when" && !asks))
    return "supposition";
  if (word === "should" && !asked && pronouns.has(next?.word ?? "")) return "supposition";
  // "…, which is enough" tells; it asks nothing.
  if (!asked && /^(which|who|whose|whom|where)$/.test(word) && tokens[from - 1]?.word === ",") return "statement";
  if (whWords.has(word)) {
    // "Which picks up more, …, and …?": a sentence that asks and begins so asks here too.
    if (asked && word === "which" && tokens[from - 1]?.word !== ",") return "wh-question";
    const aux = auxiliaries.has(next?.word ?? "") || auxiliaries.has(tokens[at + 2]?.word ?? "") || asks;
    return aux || word === "why" || word === "how" || word === "what" ? "wh-question" : "statement";
  }
  if (requests.has(word) || (word === "tell" && next?.word === "me")) return "request";
  const opens = at === from && (from === 0 || /^[.?!\n]$/.test(tokens[from - 1]?.word ?? ""));
  if (isInverted(word, next, asked, opens)) return "polar-question";
  const inner = tokens.slice(at, to).findIndex((t, i) => i > 0 && /^(what|which|how|why|whom)$/.test(t.word));
  if (asks && inner > 0 && inner < 4) return "wh-question";
  return asks ? "fragment-question" : "statement";
}

function clausesOfSentence(
  tokens: readonly Token[],
  span: readonly [number, number],
  sentence: number,
  drugs: Drugs,
): readonly Clause[] {
  const [start, end] = span;
  const cuts: number[] = [start];
  const subordinate = (at: number): boolean => {
    const head = headAt(tokens, at, end);
    const word = tokens[head]?.word ?? "";
    return (
      supposing.has(word) ||
      word === "when" ||
      word === "although" ||
      word === "while" ||
      (causal.has(word) && givesReason(tokens, head, end))
    );
  };
  let last = start;
  let fronted = subordinate(start);
  for (let i = start + 1; i < end; i++)
    if (breaksAt(tokens, i, last, end, fronted, drugs) || i - last >= longestClause) {
      if (i - last < longestClause && headAt(tokens, last, i) >= i) continue;
      cuts.push(i);
      last = i;
      fronted = subordinate(i);
    }
  const asked = tokens[end - 1]?.word === "?";
  const tagged = asked && cuts.length > 1 && isTag(tokens, cuts.at(-1) ?? start, end);
  const comma = asked && tokens.slice(Math.max(start, end - 6), end).findLastIndex((t) => t.word === ",");
  const tagInside = comma !== false && comma >= 0 && isTag(tokens, Math.max(start, end - 6) + comma, end);
  return cuts.map((from, i) => {
    const to = cuts[i + 1] ?? end;
    const head = headAt(tokens, from, to);
    const presupposed = causal.has(tokens[head]?.word ?? "") && givesReason(tokens, head, end);
    const asks = asked && !tagged && !tagInside && !presupposed && to === end;
    const kind = presupposed ? "statement" : kindOf(tokens, from, to, asks, asked && !tagged && !tagInside);
    const word = tokens[head]?.word;
    const why = kind === "wh-question" && word === "why" && !["not", "no"].includes(tokens[head + 1]?.word ?? "");
    return { from, to, sentence, kind, presupposed, why };
  });
}

/** The clauses of a message, in order. A question mark reaches only the last clause of its sentence. */
export function clausesOf(tokens: readonly Token[], drugs: Drugs): readonly Clause[] {
  return sentencesOf(tokens).flatMap((span, i) => clausesOfSentence(tokens, span, i, drugs));
}
