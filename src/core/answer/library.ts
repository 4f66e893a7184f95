/** A pack made ready for questions: looked-up by id, indexed by phrasing and by text. Built once, never changed. */
import type { Claim } from "../knowledge/claim.ts";
import type { Pack } from "../knowledge/knowledge.ts";
import type { Conflict, Gap, Outline, Topic } from "../knowledge/pack.ts";
import type { Source } from "../knowledge/source.ts";
import { type Frequent, frequentOf } from "./frequent.ts";
import { asShipped, type Standing } from "../knowledge/standing.ts";
import { checkWithdrawn } from "../knowledge/withdrawn.ts";
import { intentsWithCues } from "../question/intents.ts";
import { createLexicon, findConcepts, type Lexicon } from "../question/lexicon.ts";
import { createNameForms, type NameForms } from "../question/name-forms.ts";
import type { Vocabulary } from "../question/spelling.ts";
import { createSituationReader, type SituationReader } from "../question/situation.ts";
import { createIntentWords, type IntentWords } from "../question/subject-words.ts";
import { isStopWord, wordsOf } from "../question/words.ts";
import {
  createIndexes,
  createTextReader,
  type Indexes,
  type ReadText,
  type Tokenise,
  tokensTogether,
} from "./indexes.ts";
import { createNaming, type Naming } from "./naming.ts";
import { createNextQuestions, type NextQuestion } from "./next-questions.ts";
import { createRefusals, type Refusals } from "./refusals.ts";
import { factTypesOf } from "../pathway/fact-sort.ts";
import { createRuleSet, readRule, type RuleSet } from "../pathway/rule-set.ts";
import { createChecks, type GoesAgainst, type Verdict, type Verify } from "./verify.ts";

/** A claim with what retrieval needs to know of it. */
export interface Statement {
  readonly claim: Claim;
  readonly topic: Topic;
  /** Every token of its phrasings and wordings. */
  readonly tokens: ReadonlySet<string>;
  /** Concepts it is chiefly about: its supports' slots and what most of its phrasings name. */
  readonly focus: ReadonlySet<string>;
  /** Kinds of the concepts among its focus. */
  readonly kinds: ReadonlySet<string>;
  /** Look-alike diseases among its focus. */
  readonly others: readonly string[];
}

/** Words that point to a topic. */
export interface Cue {
  readonly topic: string;
  readonly stems: readonly string[];
}

/** One pack with the general pack behind it. */
export interface Library extends Indexes {
  readonly pack: Pack;
  readonly general: Pack;
  readonly lexicon: Lexicon;
  readonly vocabulary: Vocabulary;
  /** Refusals of both packs. */
  readonly declines: Refusals;
  /** Words that people ask pages by: right as they stand. */
  readonly heard: ReadonlySet<string>;
  /** Ordinary English words, never mended and hardly counted as subject. */
  readonly ordinary: ReadonlySet<string>;
  /** How names of diseases and medicines are made that no pack knows. */
  readonly forms: NameForms;
  /** What words of the subject tell of what is asked. */
  readonly intentWords: IntentWords;
  /** Reads facts, urgent events and false beliefs, by the rules of both packs. */
  readonly readSituation: SituationReader;
  /** Checks a sentence against supports and the extraction sheet. */
  readonly verify: Verify;
  /** Tells whether a sentence from elsewhere goes the other way than a claim's records. */
  readonly goesAgainst: GoesAgainst;
  /** The verdict on one of a claim's own wordings: checked when first asked for, and kept. */
  readonly verdictOf: (claim: Claim, wording: string) => Verdict;
  readonly statements: ReadonlyMap<string, Statement>;
  /** Statements that may be found on their own, in the order of `claimRoster`. */
  readonly shown: readonly Statement[];
  /** Which of them name what. */
  readonly naming: Naming;
  /** Per shown statement, the place of its topic in the pack's header. */
  readonly topicPlaces: Int32Array;
  /** Statements called up by what is said of a person. */
  readonly conditional: readonly Statement[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly conflicts: ReadonlyMap<string, Conflict>;
  readonly gaps: ReadonlyMap<string, Gap>;
  readonly outlines: ReadonlyMap<string, Outline>;
  readonly frequent: Frequent;
  readonly nextQuestions: readonly NextQuestion[];
  /** Claims that state one side of a dispute: shown side by side only. */
  readonly sides: ReadonlySet<string>;
  /** Concepts that some claim is chiefly about, and those that many are. */
  readonly studied: ReadonlySet<string>;
  readonly wellStudied: ReadonlySet<string>;
  /** Every token that some statement has. */
  readonly spoken: ReadonlySet<string>;
  /** What a board decided about its items. */
  readonly standing: Standing;
  /** The library before anything was withdrawn from it, when something was. Nothing of it is shown. */
  readonly whole?: Library | undefined;
  /** The pathway's rules, for the facts that a question gives. */
  readonly ruleSet: RuleSet;
  /** Stems of the names and words of calculators, each read once. */
  readonly stemsOf: (phrase: string) => readonly string[];
  /** Cues of topics as stems, by the first of them. */
  readonly cues: ReadonlyMap<string, readonly Cue[]>;
}

/** The general pack alone, behind itself. */
export const isBare = ({ pack, general }: Library): boolean => pack === general;

/** From so many claims on, naming a concept does not by itself point to what is unknown about it. */
const wellStudiedFrom = 12;

const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.id, item]));

function focusOf(claim: Claim, lexicon: Lexicon, readText: ReadText): ReadonlySet<string> {
  const focus = new Set<string>();
  for (const { about } of claim.support)
    for (const slot of [about.drug, about.measure, about.subject, about.condition])
      if (slot !== undefined) focus.add(slot);
  const named = new Map<string, number>();
  for (const phrasing of claim.answers)
    for (const concept of new Set(findConcepts(readText(phrasing).words, lexicon).map((m) => m.concept)))
      named.set(concept, (named.get(concept) ?? 0) + 1);
  for (const [concept, count] of named) if (count * 2 >= claim.answers.length) focus.add(concept);
  return focus;
}

/** Keeps verdicts by claim and wording: a claim has two wordings, so this stays small. */
function keepVerdicts(verify: Verify): Library["verdictOf"] {
  const kept = new WeakMap<Claim, Map<string, Verdict>>();
  return (claim, wording) => {
    const known = kept.get(claim)?.get(wording);
    if (known !== undefined) return known;
    const verdict = verify(wording, claim.support);
    kept.set(claim, new Map(kept.get(claim)).set(wording, verdict));
    return verdict;
  };
}

function vocabularyOf(pack: Pack, readText: ReadText): Vocabulary {
  const counts = new Map<string, number>();
  const add = (text: string): void => {
    for (const word of readText(text).words)
      if (word.plain.length >= 4 && !isStopWord(word.plain)) counts.set(word.plain, (counts.get(word.plain) ?? 0) + 1);
  };
  for (const concept of pack.concepts) [concept.name, ...concept.synonyms].forEach(add);
  for (const claim of pack.claims) [...claim.answers, claim.say.clinician, claim.say.patient].forEach(add);
  for (const gap of pack.gaps) [...gap.answers, gap.say.clinician].forEach(add);
  for (const calculator of pack.calculators) [calculator.name, ...calculator.words].forEach(add);
  return counts;
}

function statementsOf(pack: Pack, lexicon: Lexicon, readText: ReadText): ReadonlyMap<string, Statement> {
  const topics = new Map(pack.header.topics.map((topic) => [topic.id, topic]));
  const statements = new Map<string, Statement>();
  for (const claim of pack.claims) {
    const topic = topics.get(claim.topic);
    if (topic === undefined)
      throw new Error(`claim ${claim.id}: topic ${claim.topic} is not in pack.yaml; run pack check`);
    const texts = [...claim.answers, claim.say.clinician, claim.say.patient, topic.title];
    const tokens = new Set(tokensTogether(texts, (text) => readText(text).tokens).keys());
    const focus = focusOf(claim, lexicon, readText);
    const others = pack.header.notSubject.filter((c) => focus.has(c));
    const kinds = new Set([...focus].flatMap((c) => lexicon.concepts.get(c)?.kind ?? []));
    statements.set(claim.id, { claim, topic, tokens, focus, kinds, others });
  }
  return statements;
}

/** Only for what packs say: what is given is kept. */
function createStemsOf(): Library["stemsOf"] {
  const known = new Map<string, readonly string[]>();
  return (phrase) => {
    const stems = known.get(phrase) ?? wordsOf(phrase).map(({ stem }) => stem);
    known.set(phrase, stems);
    return stems;
  };
}

const cuesOf = (pack: Pack): Library["cues"] =>
  Map.groupBy(
    pack.header.topics.flatMap(({ id, cues }) =>
      cues.map((cue): Cue => ({ topic: id, stems: wordsOf(cue).map(({ stem }) => stem) })),
    ),
    ({ stems }) => stems[0] ?? "",
  );

/** What is said by the conditions of withdrawn rules, which decide nothing. */
export const checksWithdrawn = ({ withdrawn }: Standing): ReadonlyMap<string, string> =>
  new Map([...withdrawn.rule].map(([id, withdrawal]) => [id, checkWithdrawn(withdrawal)]));

/** Indexes a checked pack. Throws on a pack that did not pass its check. */
export function createLibrary(pack: Pack, general: Pack, standing: Standing = asShipped): Library {
  const lexicon = createLexicon(
    [...pack.concepts, ...general.concepts],
    [...pack.falseFriends, ...general.falseFriends],
  );
  const sides = new Set(pack.conflicts.flatMap((c) => c.sides.flatMap((s) => s.claims)));
  const shown = pack.claims.filter((claim) => !sides.has(claim.id));
  const readText = createTextReader(lexicon);
  const tokensOf: Tokenise = (text) => readText(text).tokens;
  const statements = statementsOf(pack, lexicon, readText);
  const focuses = new Map<string, number>();
  for (const { focus } of statements.values())
    for (const concept of focus) focuses.set(concept, (focuses.get(concept) ?? 0) + 1);
  const found = shown.flatMap((claim) => statements.get(claim.id) ?? []);
  const outlines = byId(pack.outlines);
  const { verify, goesAgainst } = createChecks(lexicon, byId(pack.findings), pack.header.subject);
  return {
    pack,
    general,
    lexicon,
    vocabulary: vocabularyOf(pack, readText),
    declines: createRefusals([...general.declines, ...pack.declines]),
    heard: new Set(pack.pages.flatMap((page) => page.answers.flatMap((a) => readText(a).words.map((w) => w.plain)))),
    ordinary: new Set(general.ordinary),
    forms: createNameForms([...general.wordings, ...pack.wordings]),
    intentWords: createIntentWords(intentsWithCues, [...general.wordings, ...pack.wordings], pack.concepts),
    readSituation: createSituationReader({
      patientFacts: [...general.patientFacts, ...pack.patientFacts],
      urgent: [...general.urgent, ...pack.urgent],
      premises: [...general.premises, ...pack.premises],
      wordings: [...general.wordings, ...pack.wordings],
      held: {
        beliefs: pack.beliefs,
        truths: pack.claims.map(({ say }) => say.clinician),
        concepts: [...pack.concepts, ...general.concepts],
        senses: [...general.senses, ...pack.senses],
        subject: pack.header.subject,
        notSubject: pack.header.notSubject,
      },
    }),
    verify,
    goesAgainst,
    verdictOf: keepVerdicts(verify),
    statements,
    shown: found,
    naming: createNaming(found),
    topicPlaces: Int32Array.from(shown, ({ topic }) => pack.header.topics.findIndex(({ id }) => id === topic)),
    conditional: [...statements.values()].filter(({ claim }) => claim.applies.length > 0 && !sides.has(claim.id)),
    stemsOf: createStemsOf(),
    studied: new Set(focuses.keys()),
    spoken: new Set([...statements.values()].flatMap((s) => [...s.tokens])),
    wellStudied: new Set([...focuses].filter(([, claims]) => claims >= wellStudiedFrom).map(([concept]) => concept)),
    sources: byId(pack.sources),
    conflicts: byId(pack.conflicts),
    gaps: byId(pack.gaps),
    outlines,
    frequent: frequentOf(pack, lexicon),
    nextQuestions: createNextQuestions(pack, { statements, outlines, lexicon }),
    sides,
    standing,
    ruleSet: createRuleSet(pack.rules.map(readRule), factTypesOf(pack.facts), checksWithdrawn(standing)),
    cues: cuesOf(pack),
    ...createIndexes(pack, shown, tokensOf),
  };
}
