/** Decides what kind of answer a question gets: an editor's outline, a focused page, or an honest refusal. */
import type { Decline } from "../knowledge/decline.ts";
import type { Gap, Intent, Outline } from "../knowledge/pack.ts";
import { findConcepts, type Mention } from "../question/lexicon.ts";
import type { Question } from "../question/read-question.ts";
import { isStopWord, type Word, wordsOf } from "../question/words.ts";
import { type Found, findClaims } from "./find.ts";
import type { Library } from "./library.ts";
import { questionTokens } from "./question-tokens.ts";

/** What to do with a question, and why. */
export type Plan =
  | { readonly kind: "outline"; readonly outline: Outline; readonly found: readonly Found[] }
  | { readonly kind: "focused"; readonly found: readonly Found[]; readonly gaps: readonly Gap[] }
  | {
      readonly kind: "declined";
      readonly outcome: "no-evidence" | "out-of-scope";
      readonly reason: string;
      readonly gaps: readonly Gap[];
      readonly nearest: readonly Found[];
      /** Nothing else of the question is answered either. */
      readonly final: boolean;
    };

/** Thresholds of relevance, chosen on the tuned part of the exam. */
export const thresholds = {
  answer: 0.28,
  coverage: 0.39,
  coverageIfAsked: 0.28,
  asked: 0.36,
  gap: 0.6,
  gapBeside: 0.45,
  outline: 0.6,
  outlineBroad: 0.3,
  outlineSaid: 0.8,
  narrower: 0.9,
  editors: 1,
  keep: 0.72,
  keepBesideBest: 0.8,
  least: 0.2,
  most: 5,
} as const;

function saidOf(question: Question): string {
  return ` ${wordsOf(question.text)
    .map((w) => w.plain)
    .join(" ")} `;
}

const says = (said: string, phrase: string): boolean =>
  said.includes(
    ` ${wordsOf(phrase)
      .map((w) => w.plain)
      .join(" ")} `,
  );

/** The first general refusal (price, law, a dose for oneself) that a question runs into. */
export function declineFor(question: Question, declines: readonly Decline[]): Decline | undefined {
  const said = saidOf(question);
  return declines.find(
    (d) =>
      (d.audiences.length === 0 || d.audiences.includes(question.audience)) &&
      d.when.every((group) => group.some((phrase) => says(said, phrase))) &&
      !d.unless.some((phrase) => says(said, phrase)),
  );
}

const namesSubject = (question: Question, library: Library): boolean =>
  library.pack.header.subject.some((c) => question.concepts.has(c) || question.carried.includes(c));

const treats: readonly Intent[] = ["treatment", "dose", "prognosis", "response", "living", "retreatment"];
const relates: readonly Intent[] = ["comparison", "diagnosis", "safety", "cause"];

/** "in CIDP", "treatment of lupus": the place a disease has when the question is about its patients. */
const aboutItsPatients =
  /(?<!\b(history|risk)) \b(in|for|of|against|with)( (a|an|the|my|active|acute|severe|refractory|relapsed|adult))*\s*$/i;
const asksToTreat = /\b(treat\w*|therap\w*|manag\w*|drugs?|medicines?|medications?|dos(e|es|ing)|regimens?|cures?)\b/i;

/** True when the concept stands as the disease whose patients the question is about. */
const isScope = (concept: string, question: Question): boolean =>
  question.mentions.some(
    (m) =>
      m.concept === concept && aboutItsPatients.test(question.text.slice(0, question.words[m.from]?.start).slice(-40)),
  );

/** A look-alike disease when its own treatment or course is asked for, not how it relates to this one. */
function lookAlikeOf(question: Question, library: Library): string | undefined {
  const lookAlike = [...question.concepts].find((c) => library.pack.header.notSubject.includes(c));
  if (lookAlike === undefined) return undefined;
  const [first] = question.intents;
  const itsOwn = first !== undefined && treats.includes(first) && !/\b(neuropathy|nerves?)\b/i.test(question.text);
  return itsOwn ? library.lexicon.concepts.get(lookAlike)?.name : undefined;
}

/** True when the editors ask the pack itself these very words: a disease named in them is no other subject. */
function isAskedInTheseWords(question: Question, library: Library): boolean {
  const tokens = questionTokens(question, library, "decide");
  const scores = [library.phrasings, library.pagePhrasings].flatMap((index) => [...index.score(tokens).values()]);
  return scores.some((score) => score >= thresholds.editors);
}

/** Another disease that a question is about, when it is not about this pack's. */
export function otherConditionOf(question: Question, library: Library): string | undefined {
  if (namesSubject(question, library) || isAskedInTheseWords(question, library)) return undefined;
  const { lexicon, pack } = library;
  const asWritten = findConcepts(wordsOf(question.text), lexicon).map((m) => m.concept);
  const others = [...question.concepts, ...asWritten].filter(
    (c) => lexicon.concepts.get(c)?.kind === "other-condition",
  );
  const besideContext = pack.header.context.some((c) => question.concepts.has(c));
  const other = others.find(
    (c) =>
      (!besideContext || (asksToTreat.test(question.text) && isScope(c, question))) &&
      !isBackground(c, question, library),
  );
  if (other !== undefined) return lexicon.concepts.get(other)?.name;
  return besideContext ? undefined : (lookAlikeOf(question, library) ?? unknownDisease(question, library));
}

const asksWhetherSafe =
  /\b(can|may|still|safe\w*|wait|delay|defer|postpone|put off|hold|prevent\w*|boosters?|jabs?|caus\w*)\b/i;
const ownNerves = /\b(poly)?neuropathy\b/i;

/**
 * A disease that is only the background: one beside which a medicine of the pack is weighed ("I had a heart attack, can
 * I have amitriptyline?"), or one that the asker's own nerve disease is set against ("is my neuropathy the same as MS?").
 */
function isBackground(concept: string, question: Question, library: Library): boolean {
  if (isScope(concept, question) && !vaccination.test(question.text)) return false;
  const { lexicon, spoken } = library;
  const known = [...question.concepts].some((c) => lexicon.concepts.get(c)?.kind === "drug" && spoken.has(`#${c}`));
  const weighed = question.intents.includes("safety") || asksWhetherSafe.test(question.text);
  if (known && weighed) return true;
  const related = question.intents.some((i) => i !== "safety" && relates.includes(i));
  const name = lexicon.concepts.get(concept);
  const names = [name?.name ?? "", ...(name?.synonyms ?? [])];
  return related && ownNerves.test(question.text) && !names.some((n) => ownNerves.test(n));
}

const vaccination = /\b(vaccin\w*|jabs?|boosters?|shots?)\b/i;

/** A word that neither the pack, its glossary nor ordinary English holds. */
const isStrange = (word: Word, library: Library): boolean =>
  /^\p{L}{4,}$/u.test(word.raw) &&
  !isStopWord(word.plain) &&
  !library.texts.knows(word.stem) &&
  !library.heard.has(word.plain) &&
  !library.ordinary.has(word.plain) &&
  !library.lexicon.stems.has(word.stem);

const diseaseEnding = /.{3}(itis|osis|aemia|emia|oma|opathy|plegia|algia|uria|penia|dystrophy|sclerosis|cytosis)$/;
const diseaseNoun =
  /^(disease|syndrome|palsy|disorder|fever|cancer|anaemia|leukaemia|tumou?r|vasculitis|encephalitis)$/;

/** A disease no glossary holds, known by its ending ("-itis") or by the noun after a name ("Kienböck disease"). */
function unknownDisease(question: Question, library: Library): string | undefined {
  if (agentsNamed(question.mentions, library).some((m) => library.wellStudied.has(m.concept))) return undefined;
  const word = question.words.find(
    (w, i) =>
      question.asked.has(w.stem) &&
      isStrange(w, library) &&
      (diseaseEnding.test(w.plain) ||
        (/^\p{Lu}/u.test(w.raw) && diseaseNoun.test(question.words[i + 1]?.raw.toLowerCase() ?? ""))),
  );
  return word === undefined ? undefined : `“${word.raw}”`;
}

const asksBroadly =
  /\b(overview|in a nutshell|summar\w+|tell me (all )?about|explain|basics|introduction|in general|options|(what|which) (treatments|therapies)|at a glance|know about)\b/i;

/** The editor's outline for a question that nothing narrows beyond the outline's own focus. */
export function outlineFor(question: Question, library: Library): Outline | undefined {
  const tokens = questionTokens(question, library, "decide");
  const scores = library.outlinePhrasings.score(tokens);
  const broadly = asksBroadly.test(question.text);
  const narrower = Math.max(0, ...library.pagePhrasings.score(tokens).values());
  const least = broadly ? thresholds.outlineBroad : Math.max(thresholds.outline, narrower * thresholds.narrower);
  const intents = question.intents.length > 0 ? question.intents : ["definition" as const];
  const candidates = [...library.outlines.values()].filter((outline) => {
    const allowed = new Set([...library.pack.header.subject, ...outline.focus, ...outline.ignores]);
    const narrowing = [...question.concepts, ...question.carried].filter((c) => !allowed.has(c));
    const hasFocus = outline.focus.every((c) => question.concepts.has(c) || question.carried.includes(c));
    const score = scores.get(outline.id) ?? 0;
    const fits = score >= thresholds.outlineSaid || outline.intents.some((i) => intents.slice(0, 2).includes(i));
    return narrowing.length === 0 && hasFocus && fits && score >= least;
  });
  const [first] = intents;
  const rank = (outline: Outline): number =>
    (first !== undefined && outline.intents.includes(first) ? 0.4 : 0) + (scores.get(outline.id) ?? 0);
  candidates.sort((a, b) => rank(b) - rank(a) || b.focus.length - a.focus.length);
  return candidates[0];
}

/** Gaps a question falls into, best first, with their scores. A drug that much is known of does not make a gap by itself. */
function gapsFor(question: Question, library: Library): readonly { readonly gap: Gap; readonly score: number }[] {
  const scores = library.gapPhrasings.score(questionTokens(question, library, "decide"));
  const named = (c: string): boolean => question.concepts.has(c) || question.carried.includes(c);
  return [...library.gaps.values()]
    .filter((gap) => gap.about.some((c) => named(c) && !library.wellStudied.has(c)))
    .map((gap) => ({ gap, score: scores.get(gap.id) ?? 0 }))
    .filter((g) => g.score >= thresholds.gapBeside || drugsNamed(g.gap, question, library).length > 0)
    .sort((a, b) => b.score - a.score);
}

/** Drugs and procedures of a gap that the question names, and of which little is known. */
function drugsNamed(gap: Gap, question: Question, library: Library): readonly string[] {
  const isGiven = (c: string): boolean => {
    const kind = library.lexicon.concepts.get(c)?.kind;
    return kind === "drug" || kind === "procedure" || (kind === "care" && !library.studied.has(c) && isChief(c));
  };
  const isChief = (c: string): boolean =>
    agentsNamed(question.mentions, library).length === 0 && isSaidAsWritten(c, question, library);
  return gap.about.filter((c) => question.concepts.has(c) && isGiven(c) && !library.wellStudied.has(c));
}

/** True when the concept's own words are used, and not only words of the same stem: "fast" is no "fasting". */
function isSaidAsWritten(concept: string, question: Question, library: Library): boolean {
  const { name = "", synonyms = [] } = library.lexicon.concepts.get(concept) ?? {};
  const said = saidOf(question);
  return [name, ...synonyms].some((term) => says(said, term));
}

/** True when the question names a drug or procedure of the gap that no claim is chiefly about. */
const namesUnstudied = (gap: Gap, question: Question, library: Library): boolean =>
  drugsNamed(gap, question, library).some((c) => !library.studied.has(c));

/** A gap is the answer when it is asked for, and no claim is chiefly about the same thing or says the question better. */
function isGap(
  { gap, score }: { readonly gap: Gap; readonly score: number },
  question: Question,
  library: Library,
  top: Found | undefined,
): boolean {
  if (namesUnstudied(gap, question, library)) return true;
  if (score < thresholds.gap) return false;
  if (top === undefined) return true;
  return !gap.about.some((c) => top.statement.focus.has(c)) && score >= top.signals.phrasing - 0.1;
}

/** Keeps the claims that belong to the answer: likely in themselves, or nearly as likely as the best; few enough to read. */
function keepRelevant(found: readonly Found[]): readonly Found[] {
  const [top] = found;
  if (top === undefined) return [];
  const bar = Math.max(thresholds.least, Math.min(thresholds.keep, top.score * thresholds.keepBesideBest));
  return found.filter((f) => f === top || f.score >= bar).slice(0, thresholds.most);
}

const unknownWords = (question: Question, library: Library): readonly string[] =>
  question.words
    .filter((w) => isStrange(w, library))
    .map((w) => w.raw)
    .slice(0, 4);

function nothingFound(question: Question, library: Library, found: readonly Found[]): Plan {
  const unknown = unknownWords(question, library);
  const about = library.pack.header.title;
  const reason =
    unknown.length > 0
      ? `The evidence gathered here is about ${about}; it has nothing on ${unknown.map((w) => `“${w}”`).join(", ")}.`
      : `The evidence gathered here does not answer this question.`;
  return refuse(namesSubject(question, library) ? "no-evidence" : "out-of-scope", reason, {
    nearest: found.slice(0, 3),
  });
}

/** The question is covered when most of its subject words are; fewer will do when a known phrasing says much of it. */
function isCovered({ signals }: Found): boolean {
  const needed = signals.pagePhrasing >= thresholds.asked ? thresholds.coverageIfAsked : thresholds.coverage;
  return signals.coverage >= needed;
}

/** Drugs and procedures among mentions. */
const agentsNamed = (mentions: readonly Mention[], library: Library): readonly Mention[] =>
  mentions.filter((m) => ["drug", "procedure"].includes(library.lexicon.concepts.get(m.concept)?.kind ?? ""));

/** Endings that names of medicines have and hardly any other word. */
const medicineEnding =
  /.{3}(mab|tinib|citinib|zomib|ciclib|lisib|parib|rafenib|siran|nersen|ersen|(?<!int)ercept|tacept|leucel|parvovec|limod|limus|clax|lidomide|gliptin|gliflozin|glutide|gepant|triptan|xaban|oxetine|azepam|azole|gene|stat|sartan|prazole|mycin|cillin)$/;

/** What a person takes or took is background: "she takes X", "after X". */
const background =
  /((?<!\b(can|could|may|might|should|shall|must|would|if|to) )\b(i|he|she|we|they|who|patient|mother|father|mum|mom|dad|husband|wife) (also |already |still |now |currently )*(takes?|took|uses?|used|(is|am|are|was|were|been) (on|taking|given|using|treated with)|gets?|got|receive[sd]?|(has|have|had)( had| been on)?)|\b(after|despite|already on|while on|previous|prior|failed))\b[^.?!]{0,24}$/i;

/** A drug, procedure or remedy the question asks about and no statement speaks of: by the glossary, or by its ending. */
function unspokenAgent(question: Question, library: Library): string | undefined {
  const { lexicon, spoken, general } = library;
  const agents = agentsNamed(question.mentions, library);
  const unspoken = agents.filter((m) => !spoken.has(`#${m.concept}`));
  const isAsked = (at: number): boolean => {
    const word = question.words[at];
    return word !== undefined && question.asked.has(word.stem) && !background.test(question.text.slice(0, word.start));
  };
  const fromElsewhere = new Set(general.concepts.map((c) => c.id));
  const chief =
    unspoken.length === agents.length
      ? unspoken[0]
      : unspoken.find((m) => fromElsewhere.has(m.concept) && isAsked(m.from));
  if (chief !== undefined) return lexicon.concepts.get(chief.concept)?.name;
  const strange = question.words.find((w, at) => medicineEnding.test(w.plain) && isStrange(w, library) && isAsked(at));
  return strange === undefined ? undefined : `“${strange.raw}”`;
}

const agentFirst =
  /(?:^|[.?!,;:] *|\b(?:and|but|whether|if) )(?:does|do|did|will|would|can|could|might|has|have|is|are|was)\s+([^.?!,;:]{3,60}?)\s+(?:really |also |ever |actually |possibly |even )*(?:help|helps|work|cure|heal|reverse|regrow|repair|regenerate|rebuild|improve|slow|stop|lower|reduce|relieve|ease|treat|fix|be (?:used|useful|helpful|tried|effective|good|beneficial)|effective|useful|helpful|beneficial|worth|recommended|any good|any use|of any use|good for|an option|a cure|been (?:tried|studied|tested|used|shown))\b/gi;
const agentAfter =
  /\b(?:evidence (?:for|of|on)|role (?:of|for)|benefits? (?:of|from)|trials? (?:of|with)|stud(?:y|ies) (?:of|on|with)|proof (?:that|for)|effects? of|try|trying|tried|using|treated with|treatment with|therapy with)\s+([^.?!,;:]{3,50}?)(?=\s+(?:in|for|on|to|with|against|help|helps|work|works|as|instead|and)\b|[.?!,;:]|$)/gi;
const anyPerson =
  /^(father|mother|dad|mum|mom|husband|wife|son|daughter|brother|sister|uncle|aunt|grand\w+|friend|neighbou?r|doctor|neurologist|hematologist|haematologist|anything|something|nothing|everything|else|new|old|special|regular|daily|extra|high|low)$/;

/** The thing an efficacy question asks about, when no word of it occurs in any statement: a home remedy, a gadget. */
function unheardThing(question: Question, library: Library): string | undefined {
  const isHeard = (w: Word): boolean =>
    library.texts.knows(w.stem) || library.heard.has(w.plain) || library.lexicon.stems.has(w.stem);
  for (const pattern of [agentFirst, agentAfter])
    for (const match of question.text.matchAll(pattern)) {
      const thing = match[1] ?? "";
      const from = match.index + match[0].indexOf(thing);
      const words = question.words.filter(
        (w) => w.start >= from && w.end <= from + thing.length && !isStopWord(w.plain) && !anyPerson.test(w.plain),
      );
      if (words.some((w) => isStrange(w, library)) && !words.some(isHeard)) return `“${thing}”`;
    }
  return undefined;
}

type Declined = Extract<Plan, { readonly kind: "declined" }>;

/** A refusal; nothing is shown beside it unless given. */
const refuse = (outcome: Declined["outcome"], reason: string, more: Partial<Declined> = {}): Declined => ({
  kind: "declined",
  outcome,
  reason,
  gaps: [],
  nearest: [],
  final: false,
  ...more,
});

/** Plans the answer. */
export function planAnswer(question: Question, library: Library): Plan {
  const decline = declineFor(question, [...library.general.declines, ...library.pack.declines]);
  if (decline !== undefined) return refuse("out-of-scope", decline.reason, { final: true });
  const about = library.pack.header.title;
  const other = otherConditionOf(question, library);
  if (other !== undefined)
    return refuse("out-of-scope", `This is about ${other}. The evidence gathered here is about ${about}.`, {
      final: true,
    });
  const found = findClaims(question, library);
  const outline = outlineFor(question, library);
  if (outline !== undefined) return { kind: "outline", outline, found };
  const gaps = gapsFor(question, library);
  const top = found[0];
  const [gap] = gaps;
  if (gap !== undefined && isGap(gap, question, library, top))
    return refuse("no-evidence", "The literature searched for this pack does not answer this.", {
      gaps: [gap.gap],
      nearest: keepRelevant(found).slice(0, 3),
    });
  const agent = unspokenAgent(question, library) ?? unheardThing(question, library);
  if (agent !== undefined) return refuse("no-evidence", `The evidence gathered here says nothing about ${agent}.`);
  if (top === undefined || top.score < thresholds.answer || !isCovered(top))
    return nothingFound(question, library, found);
  return { kind: "focused", found: keepRelevant(found), gaps: gaps.slice(0, 1).map((g) => g.gap) };
}
