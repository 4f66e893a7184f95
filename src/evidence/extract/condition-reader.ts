/** Finds the conditions a text names and how each stands there, by the packs' glossaries and by the form of names. */
import type { Pack } from "../../core/knowledge/knowledge.ts";
import type { Concept } from "../../core/knowledge/glossary.ts";
import { createLexicon, findConcepts, type Lexicon, withBroader } from "../../core/question/lexicon.ts";
import { createNameForms, type NameForms } from "../../core/question/name-forms.ts";
import { createStemmer } from "./stemmer.ts";
import { isStopWord, plain, type Word, wordsOf } from "../../core/question/words.ts";
import type { Condition, ConditionMention } from "./condition.ts";
import { namedStretches, tellingStems } from "./condition-names.ts";

/** Reads conditions; `lexicon` is the words of all packs together. */
export interface ConditionReader {
  readonly lexicon: Lexicon;
  /** How names of diseases and medicines are made. */
  readonly forms: NameForms;
  /** Conditions of a sentence. */
  readonly read: (text: string, words?: readonly Word[]) => readonly ConditionMention[];
  /** Conditions of a title or a question: "juvenile X" there is narrower than X. */
  readonly readTitle: (text: string, words?: readonly Word[]) => readonly ConditionMention[];
  /** Stems words and remembers them. */
  readonly stem: (word: string) => string;
  /** True for a word of ordinary English. */
  readonly isOrdinary: (word: string) => boolean;
  /** The condition a concept stands for, if it is one. */
  readonly conditionOf: (concept: string) => Condition | undefined;
  /** What a pack is about. */
  readonly subjectOf: (pack: Pack) => Condition | undefined;
}

const nameOf = (concept: Concept | undefined, id: string): string => (concept?.name ?? id).replace(/ treatment$/u, "");

/** Conditions by concept: a pack's subjects are one condition, its look-alikes and all other diseases are diseases. */
function conditionsOf(packs: readonly Pack[], lexicon: Lexicon, forms: NameForms): ReadonlyMap<string, Condition> {
  const conditions = new Map<string, Condition>();
  const add = (id: string, condition: Condition): void => {
    if (!conditions.has(id)) conditions.set(id, condition);
  };
  const noStems: ReadonlySet<string> = new Set();
  const stemsOf = (id: string): ReadonlySet<string> => {
    const concept = lexicon.concepts.get(id);
    return concept === undefined ? noStems : tellingStems(wordsOf(concept.name), forms);
  };
  for (const { header } of packs) {
    const [first] = header.subject;
    if (first === undefined) continue;
    const name = nameOf(lexicon.concepts.get(first), first);
    const subject: Condition = { id: first, name, standing: "disease", broader: [], stems: stemsOf(first) };
    for (const id of header.subject) add(id, subject);
    for (const id of header.notSubject)
      add(id, {
        id,
        name: nameOf(lexicon.concepts.get(id), id).replace(/^people with /, ""),
        standing: "disease",
        broader: withBroader(id, lexicon).slice(1),
        stems: stemsOf(id),
      });
  }
  for (const concept of lexicon.concepts.values()) {
    if (concept.kind !== "condition" && concept.kind !== "other-condition") continue;
    add(concept.id, {
      id: concept.id,
      name: nameOf(concept, concept.id),
      standing: concept.kind === "other-condition" ? "disease" : "setting",
      broader: withBroader(concept.id, lexicon).slice(1),
      stems: stemsOf(concept.id),
    });
  }
  // "People with GBS or CIDP" share their terms with a disease: those terms mean the disease.
  const termsOf = (id: string): ReadonlySet<string> => {
    const concept = lexicon.concepts.get(id);
    return new Set(concept === undefined ? [] : [concept.name, ...concept.synonyms].map(plain));
  };
  for (const [id] of conditions) {
    if (lexicon.concepts.get(id)?.kind !== "population") continue;
    const terms = termsOf(id);
    const meant = [...conditions].find(([o]) => o !== id && !terms.isDisjointFrom(termsOf(o)))?.[1];
    if (meant !== undefined) conditions.set(id, meant);
  }
  return conditions;
}

/** What sets a name apart from what the sentence is about. */
const foilBefore =
  /\b(?:unlike|without|except(?: for)?|excluding|other than|rather than|instead of|negative for|absence of|compared (?:with|to)|contrast (?:with|to)|differs? from|different from|distinguish\w* (?:\w+ ){0,3}from|distinct from|as opposed to|versus|vs\.?|than (?:in|for|with)|not|no|non|nor|exclude[sd]?|ruled? out|(?:none|nobody|neither|never)\b[^.,;]{0,30})[\s-]+(?:(?:a|an|the|any|typical|people|patients|those|with|in|have|had|have|is|was|other)\s)*$/i;
const foilAfter =
  /^(?:[\s-]+(?:negative|seronegative|free)\b|\s+antibod(?:y|ies)[\s-]+(?:negative|(?:was|were) (?:negative|absent|not)))/i;

/** "in CIDP", "patients with lupus", "treatment of gout": the place of the disease whose patients are meant. */
const scopeBefore =
  /(?<!\b(?:variant|form|type|mimics?|history|risk|rates?|signs?|suspicion|misdiagnosis|exclusion|development|features?|kind|cases?) )\b(?:in|for|of|against|with|among|to treat|treating)(?: (?:a|an|the|all|some|most|many|adult|adults|children|people|patients|individuals|men|women|those|person|patient|who have|with|active|acute|chronic|severe|refractory|relapsed|relapsing|newly diagnosed|idiopathic|suspected|symptomatic|treatment|therapy|management))*\s*$/i;
/** "CIDP is …", "CIDP responds …", at the beginning of a sentence. */
const subjectBefore =
  /^(?:\W*|(?:unlike|whereas|while|although|however|but|by contrast|in contrast|compared (?:with|to)|as in|in)\b[^,;]*,\s*)(?:(?:the|a|an|in|for|typical|classic|patients with|people with|both|treatment of|diagnosis of|management of)\s+)*$/i;
const defines = /^\s*(?:\([^)]*\)\s*)?(?:is|are) (?:an?|the|one of)\b/i;
const itsPatients =
  /\b(?:patients|people|children|adults|individuals|those|men|women|infants|person|patient) with\s*$/i;

function placeOf(
  text: string,
  start: number,
  end: number,
  condition: Condition,
  forms: NameForms,
): ConditionMention["place"] {
  const before = text.slice(Math.max(0, start - 90), start);
  const after = text.slice(end, end + 40);
  if (foilBefore.test(before) || foilAfter.test(after)) return "foil";
  const opens = start < 90 && subjectBefore.test(before);
  if (condition.standing === "named" || condition.standing === "setting" || forms.isCompanion(condition.name)) {
    const alone = condition.standing === "named" && itsPatients.test(before);
    return alone || (opens && defines.test(after)) ? "scope" : "named";
  }
  return opens || scopeBefore.test(before) ? "scope" : "named";
}

interface Stretch {
  readonly condition: Condition;
  readonly from: number;
  readonly to: number;
}

/** A glossary's condition with the words before and after it that narrow it. */
function narrowed(
  { condition, from, to }: Stretch,
  text: string,
  words: readonly Word[],
  isNarrowing: (word: Word) => boolean,
): Stretch {
  if (condition.standing !== "disease") return { condition, from, to };
  let first = from;
  while (first > 0 && from - first < 4) {
    const [before, here] = [words[first - 1], words[first]];
    if (before === undefined || here === undefined || !/^[\s-]*$/.test(text.slice(before.end, here.start))) break;
    if (!isNarrowing(before)) break;
    first--;
  }
  const [last, next] = [words[to - 1], words[to]];
  const numbered =
    last !== undefined &&
    next !== undefined &&
    /^(?:type|stage|[ivx]+|\d{1,2}[a-z]?)$/.test(next.plain) &&
    /^[\s,-]*$/.test(text.slice(last.end, next.start));
  if (last !== undefined && /^[\s-]+like\b/i.test(text.slice(last.end))) {
    const like = { ...condition, id: `${condition.id}~like`, name: `${condition.name}-like disease`, broader: [] };
    return { condition: like, from, to };
  }
  if (first === from && !numbered) return { condition, from, to };
  const end = numbered ? to + (next?.plain === "type" ? 2 : 1) : to;
  const own = words.slice(first, end);
  const added = [...own.slice(0, from - first), ...own.slice(to - first)].map((w) => w.stem);
  const name = text.slice(own[0]?.start ?? 0, own.at(-1)?.end ?? 0);
  return {
    condition: {
      id: `${condition.id}~${added.sort().join(" ")}`,
      name,
      standing: "disease",
      broader: [condition.id, ...condition.broader],
      stems: new Set([...condition.stems, ...added]),
    },
    from: first,
    to: end,
  };
}

/** Words before a name that make it another, narrower condition: "Stargardt" before "macular degeneration". */
const classes =
  /^(?:type|juvenile|infantile|neonatal|congenital|familial|sporadic|systemic|cutaneous|ocular|cerebral|pulmonary|renal|hepatic|bacterial|viral|fungal|drug|alcoholic|non|age|related|x|linked|autosomal|dominant|recessive|early|late|onset|small|large|cell|squamous|hodgkin|1|2|3|4|i|ii|iii|iv)$/;

/**
 * A pack's glossary is written for questions put to the pack, where "antibody level" can only be its own antibody's. In
 * documents on anything such a term names nothing: tests and molecules count by abbreviations that no other concept shares.
 */
function specificConcepts(packs: readonly Pack[], { isVague }: NameForms): readonly Concept[] {
  const subjects = new Set(packs.flatMap((p) => p.header.subject));
  const concepts = packs.flatMap((p) => p.concepts);
  const elsewhere = new Set(
    concepts
      .filter((c) => !subjects.has(c.id))
      .flatMap((c) => [c.name, ...c.synonyms].flatMap((term) => wordsOf(term).map((w) => w.stem))),
  );
  const isSpecific = (term: string): boolean => {
    const words = wordsOf(term);
    return words.length >= 3 || words.some((w) => /^[A-Z]{2,}$/.test(w.raw) && !elsewhere.has(w.stem));
  };
  const namesSomething = (term: string): boolean =>
    wordsOf(term).some((w) => !isVague(w.plain) && !classes.test(w.plain) && !/^\d/.test(w.plain));
  // The general pack lists medicines by group; each name is a medicine of its own.
  const general = new Set(packs.filter((p) => p.header.subject.length === 0).flatMap((p) => p.concepts));
  const single = (c: Concept): readonly Concept[] =>
    [c.name, ...c.synonyms].map((name) => ({
      ...c,
      id: `${c.id}-${wordsOf(name)
        .map((w) => w.stem)
        .join("-")}`,
      name,
      synonyms: [],
    }));
  return concepts.flatMap((c) => {
    if (general.has(c) && c.kind === "drug") return single(c);
    const strict = subjects.has(c.id) && c.kind !== "condition";
    return [{ ...c, synonyms: c.synonyms.filter((term) => namesSomething(term) && (!strict || isSpecific(term))) }];
  });
}

/** Makes a reader for the packs in use, the general one included. */
export function createConditionReader(packs: readonly Pack[]): ConditionReader {
  const forms = createNameForms(packs.flatMap((p) => p.wordings));
  const lexicon = createLexicon(
    specificConcepts(packs, forms),
    packs.flatMap((p) => p.falseFriends),
  );
  const ordinary = new Set(packs.flatMap((p) => p.ordinary));
  const conditions = conditionsOf(packs, lexicon, forms);
  const subjects = new Set(packs.flatMap((p) => p.header.subject));
  const isNarrowing = (word: Word): boolean =>
    classes.test(word.plain) ||
    (!isStopWord(word.plain) &&
      /^\p{L}{4,}/u.test(word.raw) &&
      !ordinary.has(word.plain) &&
      !forms.isVague(word.plain) &&
      !lexicon.stems.has(word.stem));

  const inGlossary = (words: readonly Word[]): readonly Stretch[] => {
    const found = findConcepts(words, lexicon).flatMap((m) => {
      const condition = conditions.get(m.concept);
      return condition === undefined ? [] : [{ condition, from: m.from, to: m.to }];
    });
    // One term may name a disease and the group it belongs to: the disease is meant.
    const rank = ({ condition }: Stretch): number =>
      condition.standing !== "disease" ? 2 : lexicon.concepts.get(condition.id)?.kind === "population" ? 1 : 0;
    return found.filter((one) => !found.some((f) => f.from === one.from && rank(f) < rank(one)));
  };
  const byForm = (text: string, words: readonly Word[], taken: readonly Stretch[]): readonly Stretch[] =>
    namedStretches(text, words, forms)
      .filter(({ from, to }) => !taken.some((t) => from < t.to && to > t.from))
      .flatMap(({ from, to }) => {
        const own = words.slice(from, to);
        const stems = tellingStems(own, forms);
        const name = text.slice(own[0]?.start ?? 0, own.at(-1)?.end ?? 0);
        const id = `~${[...stems].sort().join(" ")}`;
        return stems.size === 0
          ? []
          : [{ condition: { id, name, standing: "named" as const, broader: [], stems }, from, to }];
      });
  const mentionsOf = (
    text: string,
    words: readonly Word[],
    stretches: readonly Stretch[],
  ): readonly ConditionMention[] =>
    stretches
      .flatMap(({ condition, from, to }) => {
        const [first, last] = [words[from], words[to - 1]];
        if (first === undefined || last === undefined) return [];
        return [
          {
            condition,
            start: first.start,
            end: last.end,
            place: placeOf(text, first.start, last.end, condition, forms),
          },
        ];
      })
      .sort((a, b) => a.start - b.start);
  const stem = createStemmer();
  return {
    lexicon,
    forms,
    stem,
    read: (text, words = wordsOf(text, stem)) => {
      const known = inGlossary(words);
      return mentionsOf(text, words, [...known, ...byForm(text, words, known)]);
    },
    readTitle: (text, words = wordsOf(text, stem)) => {
      const known = inGlossary(words).map((stretch) =>
        subjects.has(stretch.condition.id) ? stretch : narrowed(stretch, text, words, isNarrowing),
      );
      return mentionsOf(text, words, [...known, ...byForm(text, words, known)]);
    },
    isOrdinary: (word) => ordinary.has(word),
    conditionOf: (concept) => conditions.get(concept),
    subjectOf: ({ header }) => conditions.get(header.subject[0] ?? ""),
  };
}
