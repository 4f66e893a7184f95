/** Recognises what a message takes for granted: what it asserts, and what its questions presuppose. */
import type { Clause } from "./clauses.ts";
import type { Passage } from "./passage.ts";

/** Where a phrase stands, as token places. */
interface Place {
  readonly from: number;
  readonly to: number;
}

/** True for a clause that asserts: a statement or reason, or a "why" question, which takes its content for granted. */
export const asserts = (clause: Clause): boolean => clause.presupposed || clause.why || clause.kind === "statement";

/**
 * True for a clause that carries its neighbour's assertion on: "why …, if IVIG is the standard?" takes the second half
 * for granted too, and so do "if IVIG is the standard, why …?" and "given that …, and therefore …?".
 */
export function carriesOn(passage: Passage, clauseAt: number): boolean {
  const [before, clause, after] = [-1, 0, 1].map((step) => passage.clauses[clauseAt + step]);
  if (clause === undefined) return false;
  const said = passage.tokens.slice(clause.from, clause.to).filter((t) => !t.mark);
  const head = said.find((t) => t.word !== "and")?.word ?? "";
  if (head === "if" && after?.sentence === clause.sentence && after.why) return true;
  if (head === "if" && said.at(-1)?.word === "anyway") return true;
  if (before?.sentence !== clause.sentence) return false;
  if (before.why) return /^(if|when|although|though|while|whereas)$/.test(head);
  return before.presupposed && /^(therefore|hence|thus)$/.test(head);
}

/** Words that make a sentence of a row of words: verbs of being and doing, persons, articles. */
const sentenceWords =
  /^(is|are|am|was|were|be|been|being|has|have|had|do|does|did|can|could|will|would|shall|should|may|might|must|need|needs|means|mean|works?|cures?|helps?|gets?|gives?|causes?|kills?|proves?|shows?|makes?|predicts?|occurs?|falls?|rises?|because|since|as|why|i|you|he|she|it|we|they|the|an?|my|his|her|our|their|this|that|always|never|all|every(one|body)?|nobody|none|only|not)$/;

/** True for search words, "IVIG first line anti-MAG trials": they name a subject and assert nothing. */
export const isKeywords = ({ tokens, clauses }: Passage): boolean =>
  tokens.length < 25 &&
  (clauses.at(-1)?.sentence ?? 0) === 0 &&
  !tokens.some((t) => (t.mark ? /[?!]/.test(t.word) : sentenceWords.test(t.word)));

const anyOf = (...options: readonly string[]): string => `(?:${options.join("|")})`;

/** Words before a question begins. */
const lead = "^(?:(?:and|so|but|then|also|please|hello|hi|dear|doctor|well|ok|okay|sorry|or|—|,|:) )*";

/** "Could somebody explain …": what is to be explained is taken for granted. */
const explain =
  anyOf("(?:can|could|would|will) (?:you|someone|somebody|anyone|anybody|one) (?:please |kindly |perhaps )?", "") +
  anyOf("explain", "describe", "clarify", "outline", "discuss", "tell (?:me|us)", "help (?:me|us) understand") +
  "(?: to (?:me|us))? " +
  anyOf(
    "why",
    "how come",
    "how (?:does|do|did)",
    "what (?:explains|causes|makes)",
    "the (?:\\w+ )?(?:\\w+er|\\w+ed|less|more|poor|high|low|good|lack) ",
  );

/** Questions of comparison ask what they name. */
const open =
  "(?!.* (?:compare|differ|differs|relate|relates|affect|affects|influence|vary|know|tell|decide|judge|whether) )";

/** Questions that ask for the manner, size, cause or place of something, and so take the thing for granted. */
const asksFurther = new RegExp(
  lead +
    anyOf(
      explain,
      `how (?:do|does|did|had|was|were|will|come|exactly|quickly|soon|fast|large|big|great)(?! (?:i|we|you|they) (?:know|tell|decide|judge|choose|find|interpret)) ${open}`,
      "how (?:many|much) (?!patients|people|of|cases|does it cost)",
      "how much (?:better|more|less|worse|higher|lower|longer|faster|greater) ",
      "what (?:explains|explained|causes|caused|makes|made|drives|underlies|accounts for|lies behind|is behind|triggers) ",
      "what (?:do|does|did) (?:the|this|these|those) (?:\\w+ )+(?:tell|say|mean|imply|suggest|reveal|show) ",
      "what is the (?:\\w+ )?(?:reason|explanation|mechanism|cause|rationale|logic|name|brand name|basis) (?:of|for|behind|why|that) ",
      "(?:what|which) (?:mechanism|process|property|factor|factors|feature) (?:explains|makes|causes|lets|allows|leads) ",
      "what (?:\\w+ )?dose ",
      "(?:by|through|via|under) (?:what|which) ",
      "by how (?:much|many) ",
      "how (?:long|soon|much longer|many \\w+)(?: (?:is it|will it be|does it take|do i have|have i got|has (?:he|she) got|is left|remain))? (?:until|till|before) (?!(?:i|we|you|one) (?:can|may|should|could|know|see|notice) )",
      "(?:in |on |from )?which (?:of (?:my|our|his|her|the|these|those)|year|month|day) ",
      "which (?:brand|dose|strength) of ",
      "which (?:(?!is |are |was |were |has |drug |drugs |treatment |treatments |test |tests )\\w+ ){0,2}(?:approved|licensed|validated|proven|established|agreed|positive|successful) (?!for |in |to |by )",
      "when (?:did|was|were|had) ",
      "who (?:proved|showed|discovered|found|demonstrated) ",
      "where (?:can|could|do|should|shall|may) (?:i|we|he|she|one|you) (?:get|buy|find|order|read|see) ",
      "where (?:was|were|did) ",
    ),
);

/** A relative clause or an apposition inside a question tells: "…, for which it is licensed", "…, this being the best". */
const tells =
  / , (for |in |of |by |with |to )?(which|who|whose) (?!of)| (that|which) (all|every|each|everyone|everybody) | , also (called|written|known|named) | , (this|that|these|those|it|both|all|each) (being|having) | , the (usual|typical|classic|normal|main|only|most|standard|best|known|recognized|established|proven) /;

/** A reason or common knowledge given inside a question, though no clause was cut there. */
const reasons =
  / , (since|because|as) (?!(well|long|soon|far|if|though|in|with|usual|a)\b)| (when|as|since|although|though|if) (everyone|everybody|anyone|we all) know/;

/** What is read off a clause once, however many phrases stand in it. */
interface Reading {
  /** The whole clause takes for granted what it names. */
  readonly presumes: boolean;
  /** Before this place a word only asks for an explanation: it neither opens nor denies what follows. */
  readonly granted: number;
  /** Places of "why" inside the clause: "do you know why …". */
  readonly whys: readonly number[];
}

function readingOf(passage: Passage, clause: Clause): Reading {
  const tokens = passage.tokens.slice(clause.from, clause.to);
  const words = `${tokens.map((t) => t.word).join(" ")} `;
  const further = asksFurther.exec(words);
  const opening = further === null ? 0 : further[0].trim().split(" ").length;
  const modal = /^(would|could|might|may)$/.test(tokens[opening]?.word ?? "") ? 1 : 0;
  const whys = tokens.flatMap((t, i) =>
    t.word === "why" && i > 0 && !/^(not|or|and|\?)$/.test(tokens[i + 1]?.word ?? "?") ? [clause.from + i] : [],
  );
  const tellsBeside = clause.kind === "wh-question" && (tells.test(words) || passage.subject.awaits.test(words));
  return {
    presumes: clause.kind !== "supposition" && (reasons.test(words) || further !== null || tellsBeside),
    granted: opening === 0 ? 0 : clause.from + opening + modal,
    whys,
  };
}

/** What the questions of a passage take for granted. */
export interface Presumptions {
  /** True when the clause, though a question or request, takes the phrase in it for granted. */
  readonly isPresumed: (clause: Clause, place: Place) => boolean;
  /** Place from which words can still open or deny a phrase. */
  readonly grantedFrom: (clause: Clause, place: Place) => number;
}

export function createPresumptions(passage: Passage): Presumptions {
  const readings = new Map<Clause, Reading>();
  const reading = (clause: Clause): Reading => {
    const known = readings.get(clause) ?? readingOf(passage, clause);
    readings.set(clause, known);
    return known;
  };
  const whyBefore = (clause: Clause, place: Place): number =>
    reading(clause).whys.findLast((at) => at < place.from) ?? 0;
  return {
    isPresumed: (clause, place) =>
      reading(clause).presumes || (clause.kind !== "supposition" && whyBefore(clause, place) > 0),
    grantedFrom: (clause, place) => Math.max(reading(clause).granted, whyBefore(clause, place)),
  };
}

/** A reason that opens a question in which no clause was cut: "Since gabapentin repairs nerves, should dad …?" */
export function opensAsReason(passage: Passage, clause: Clause, place: Place): boolean {
  if (clause.kind === "statement" || clause.kind === "supposition") return false;
  const tokens = passage.tokens.slice(clause.from, clause.to);
  const opening = tokens
    .slice(0, 4)
    .map((t) => t.word)
    .join(" ");
  if (
    !/^((since|because|as|given|considering) (?!(of|for|to|soon|far|long|well|if|when)\b)|now that|with (?!(or|what|which|whom)\b)|following |despite |in (the )?(light|view|face|absence) of)/.test(
      opening,
    )
  )
    return false;
  const comma = tokens.findLastIndex((t) => t.mark && t.word === ",");
  return comma > 0 && place.to <= clause.from + comma;
}
