/** Whether a question lies outside what a pack may or can answer: by kind, or because it is about another disease. */
import type { Decline } from "../knowledge/decline.ts";
import type { Intent } from "../knowledge/pack.ts";
import { findConcepts } from "../question/lexicon.ts";
import type { Question } from "../question/read-question.ts";
import { wordsOf } from "../question/words.ts";
import { agentsNamed } from "./agents.ts";
import type { Library } from "./library.ts";
import type { QuestionTokens } from "./question-tokens.ts";
import type { Refusals } from "./refusals.ts";
import { highest } from "./scores.ts";
import { thresholds } from "./thresholds.ts";
import { isStrange, saidOf } from "./wording.ts";

/** The first general refusal (price, law, a dose for oneself) that a question runs into. */
export const declineFor = (question: Question, declines: Refusals): Decline | undefined =>
  declines(saidOf(question), question.audience);

/** True when the question, or the conversation before it, names the subject. */
export const namesSubject = (question: Question, library: Library): boolean =>
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
const isAskedInTheseWords = (tokens: QuestionTokens, library: Library): boolean =>
  [library.phrasings, library.pagePhrasings].some((index) => highest(index.score(tokens.decide)) >= thresholds.editors);

/** Another disease that a question is about, when it is not about this pack's. */
export function otherConditionOf(question: Question, tokens: QuestionTokens, library: Library): string | undefined {
  if (namesSubject(question, library)) return undefined;
  const other = namedOther(question, library);
  // Looked at last: it takes longest, and most questions name no other disease.
  return other === undefined || isAskedInTheseWords(tokens, library) ? undefined : other;
}

/** Another disease, or what looks like one, that a question names as its subject. */
function namedOther(question: Question, library: Library): string | undefined {
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
  if (known && (weighed || isOwnToo(concept, question, library))) return true;
  if (isOwnToo(concept, question, library) && givenByVein.test(question.text)) return true;
  const related = question.intents.some((i) => i !== "safety" && relates.includes(i));
  const name = lexicon.concepts.get(concept);
  const names = [name?.name ?? "", ...(name?.synonyms ?? [])];
  return related && ownNerves.test(question.text) && !names.some((n) => ownNerves.test(n));
}

/** True when the pack itself knows it as an event: an infection under a medicine is a matter of that medicine. */
const isOwnToo = (concept: string, { mentions }: Question, { lexicon }: Library): boolean =>
  mentions.some(
    ({ concept: named, from }) =>
      named === concept &&
      mentions.some((other) => other.from === from && lexicon.concepts.get(other.concept)?.kind === "event"),
  );

/** A treatment in words that name no medicine. */
const givenByVein = /\b(infusions?|drips?)\b/i;

const vaccination = /\b(vaccin\w*|jabs?|boosters?|shots?)\b/i;

/** A disease no glossary holds, known by its ending ("-itis") or by the noun after a name ("Kienböck disease"). */
function unknownDisease(question: Question, library: Library): string | undefined {
  if (agentsNamed(question.mentions, library).some((m) => library.wellStudied.has(m.concept))) return undefined;
  const word = question.words.find(
    (w, i) =>
      question.asked.has(w.stem) &&
      isStrange(w, library) &&
      (library.forms.isUnknownDisease(w.plain) ||
        (/^\p{Lu}/u.test(w.raw) && library.forms.isUnknownDiseaseHead(question.words[i + 1]?.raw.toLowerCase() ?? ""))),
  );
  return word === undefined ? undefined : `“${word.raw}”`;
}
