/** A message made ready for reading: tokens, clauses, persons, cues and what they reach. */
import type { Concept } from "../knowledge/glossary.ts";
import type { NamedPhrases } from "../knowledge/situation.ts";
import { type Clause, clausesOf } from "./clauses.ts";
import { type Cue, cuePhrases } from "./cues.ts";
import { isRelativeAsked, type Person, personsOf } from "./persons.ts";
import { createPhraseIndex, findPhrases, type Hit, type PhraseIndex } from "./phrases.ts";
import { createSubjectWords, phrasesUnder, type SubjectWords } from "./subject-words.ts";
import type { Token } from "./tokens.ts";

export type Denial = readonly [from: number, to: number, cue: Hit<Cue>];

/** A message with everything that is read off it once. Places are token places. */
export interface Passage {
  readonly tokens: readonly Token[];
  readonly clauses: readonly Clause[];
  readonly clauseAt: readonly number[];
  /** First token of the comma-separated stretch a token stands in, and the place after its last. */
  readonly stretchAt: readonly (readonly [from: number, to: number])[];
  readonly cues: readonly (readonly Hit<Cue>[])[];
  /** Per clause: what a denial reaches, and the cue it comes from. */
  readonly denials: readonly (readonly Denial[])[];
  /** Per clause: who is named or pointed at. */
  readonly persons: readonly (readonly Person[])[];
  /** Whether the message is about somebody, and not about people in general. */
  readonly somebody: boolean;
  /** Sentences that ask something. */
  readonly asking: ReadonlySet<number>;
  readonly relativeAsked: boolean;
  readonly subject: SubjectWords;
}

/** The cue phrases, ready to be found, with the words of the subject that decide how a message is read. */
export interface CueIndex extends PhraseIndex<Cue> {
  readonly subject: SubjectWords;
}

/** Cues of plain English, with what packs add under `cue-<name>`. */
export function createCueIndex(wordings: readonly NamedPhrases[] = [], concepts: readonly Concept[] = []): CueIndex {
  const index = createPhraseIndex(
    (Object.keys(cuePhrases) as Cue[]).flatMap((cue) =>
      [...cuePhrases[cue], ...phrasesUnder(wordings, `cue-${cue}`)].map((phrase) => [phrase, cue] as const),
    ),
  );
  return { ...index, subject: createSubjectWords(wordings, concepts) };
}

const parts = /^[,;—\n]$/;

function stretchesOf(tokens: readonly Token[], clauses: readonly Clause[]): readonly (readonly [number, number])[] {
  const out: (readonly [number, number])[] = [];
  for (const clause of clauses) {
    let from = clause.from;
    for (let i = clause.from; i < clause.to; i++)
      if (i === clause.to - 1 || (tokens[i]?.mark === true && parts.test(tokens[i]?.word ?? ""))) {
        for (let k = from; k <= i; k++) out[k] = [from, i + 1];
        from = i + 1;
      }
  }
  return out;
}

/** A list goes on after a comma only with a bare item; a verb, a person, a value or "on" begins something new. */
const startsAffirming =
  /^(i|he|she|we|they|it|is|are|was|were|has|have|had|with|on|takes|taking|now|since|but|my|his|her|the|this|develop\w*|complain\w*|known|prior|previous|post|status|after|age|aged|can|should|what|how|which|does|still|only|just|yes)$/;
const endsDenial =
  /^(but|however|though|except|apart|because|since|therefore|so|due|yet|until|despite|who|which|while|then|after|before|following|during|when)$/;
const predicates = /^(is|are|was|were|has|have|had|went|keeps|keep|feels|feel|looks|gets|became|goes|hurts|will)$/;
const valued = /^(yes|positive|pos|reactive|raised|elevated|present|stage|detected|severe)$/;

function affirms(tokens: readonly Token[], at: number, to: number): boolean {
  const first = tokens[at]?.word ?? "";
  if (startsAffirming.test(first) || /^\d/.test(first)) return true;
  for (let i = at; i < Math.min(to, at + 5); i++) {
    const word = tokens[i]?.word ?? "";
    if (parts.test(word) || word === "or" || word === "nor") return false;
    if (predicates.test(word) || valued.test(word) || word === "+" || /^\d/.test(word)) return true;
  }
  return false;
}

/** Where a denial ends: at a new thought, or after seven words of one item of its list. */
function denialEnd(tokens: readonly Token[], from: number, to: number): number {
  let reach = from + 8;
  for (let i = from; i < to; i++) {
    const word = tokens[i]?.word ?? "";
    if (endsDenial.test(word) && i > from) return i;
    if (word === "," || word === "and" || word === "/") {
      if (affirms(tokens, i + 1, to) && !(word === "/")) return i;
      reach = i + 8;
    } else if (word === "or" || word === "nor") reach = i + 8;
    else if (/^[;—(]$/.test(word) || i >= reach) return i;
  }
  return to;
}

type Stretches = Passage["stretchAt"];

function denialsOf(
  tokens: readonly Token[],
  clause: Clause | undefined,
  cues: readonly Hit<Cue>[],
  stretchAt: Stretches,
): readonly Denial[] {
  if (clause === undefined) return [];
  return cues.flatMap((hit): readonly Denial[] => {
    // "Fever: no, chest pain: yes" answers what stands before the colon, and reaches no further.
    const colon = /^[:=]$/.test(tokens[hit.from - 1]?.word ?? "") && (tokens[hit.to]?.mark ?? true);
    if (hit.of === "deny" && colon) return [[stretchAt[hit.from]?.[0] ?? clause.from, hit.from, hit]];
    if (hit.of === "deny") return [[hit.from + 1, denialEnd(tokens, hit.to, clause.to), hit]];
    const stretch = stretchAt[hit.from]?.[0] ?? clause.from;
    return hit.of === "deny-back" ? [[Math.max(stretch, hit.from - 10), hit.from, hit]] : [];
  });
}

const range = (from: number, to: number): readonly number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** Makes a passage of tokens. */
export function createPassage(tokens: readonly Token[], index: CueIndex): Passage {
  const clauses = clausesOf(tokens, index.subject.drugs);
  const clauseAt: number[] = [];
  clauses.forEach((clause, c) => {
    for (let i = clause.from; i < clause.to; i++) clauseAt[i] = c;
  });
  const stretchAt = stretchesOf(tokens, clauses);
  const cues: Hit<Cue>[][] = clauses.map(() => []);
  const found = findPhrases(index, tokens);
  const voided = new Set(found.filter((h) => h.of === "no-cue").flatMap((h) => range(h.from, h.to)));
  for (const hit of found) if (hit.of !== "no-cue" && !voided.has(hit.from)) cues[clauseAt[hit.from] ?? 0]?.push(hit);
  const persons = personsOf(tokens);
  const inClause: Person[][] = clauses.map(() => []);
  for (const person of persons) inClause[clauseAt[person.at] ?? 0]?.push(person);
  return {
    tokens,
    clauses,
    clauseAt,
    stretchAt,
    cues,
    denials: cues.map((hits, c) => denialsOf(tokens, clauses[c], hits, stretchAt)),
    persons: inClause,
    somebody: persons.some((p) => p.kind !== "generic"),
    asking: new Set(clauses.filter((c) => c.kind.endsWith("question")).map((c) => c.sentence)),
    relativeAsked: isRelativeAsked(tokens, clauses, inClause, index.subject.isOfIllness),
    subject: index.subject,
  };
}
