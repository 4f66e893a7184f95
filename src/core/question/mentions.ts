/** Judges a phrase found in a message: denied, doubted, supposed, general, past or planned, and whose it is. */
import type { Clause } from "./clauses.ts";
import type { Cue } from "./cues.ts";
import type { Passage } from "./passage.ts";
import type { Person, Whose } from "./persons.ts";
import type { Hit } from "./phrases.ts";

/** What a message says of a phrase in it. */
export interface Mention {
  readonly clause: Clause;
  readonly denied: boolean;
  readonly doubted: boolean;
  readonly supposed: boolean;
  /** Spoken of as a thing that happens to people: risks, signs, side effects, textbook sentences. */
  readonly general: boolean;
  readonly past: boolean;
  /** Going on for years. */
  readonly chronic: boolean;
  readonly had: boolean;
  readonly recent: boolean;
  readonly planned: boolean;
  /** Tied to a person in a way that a question takes for granted: "my X", "a man with X", "since he has X". */
  readonly attributed: boolean;
  readonly person: Person | undefined;
  readonly whose: Whose;
  /** A number, a result or a plus sign stands beside it, as in clinical notes. */
  readonly noted: boolean;
}

interface Place {
  readonly from: number;
  readonly to: number;
}

const joiners =
  /^(of|to|for|from|about|and|or|is|are|was|were|has|have|had|do|does|can|could|will|should|would|if|that|which|cause|causes|not|no|with|on|in|after|before|than|because|since|get|gets)$/;

function cuesNear(
  passage: Passage,
  place: Place,
): { readonly clause: readonly Hit<Cue>[]; readonly stretch: readonly Hit<Cue>[] } {
  const clause = passage.cues[passage.clauseAt[place.from] ?? 0] ?? [];
  const [from, to] = passage.stretchAt[place.from] ?? [place.from, place.to];
  const opens = (hit: Hit<Cue>): boolean => {
    // "Last year, I had shingles": a time that opens the clause reaches past its comma.
    const at = passage.stretchAt[hit.from];
    return at !== undefined && at[1] <= from && at[1] - at[0] <= 5 && hit.to >= at[1] - 1;
  };
  return { clause, stretch: clause.filter((hit) => (hit.from >= from && hit.from < to) || opens(hit)) };
}

const inside = (hit: Place, place: Place): boolean => hit.from >= place.from && hit.to <= place.to;

/** Tokens that phrases stand on. */
export const tokensUnder = (places: readonly Place[]): ReadonlySet<number> =>
  new Set(places.flatMap((p) => Array.from({ length: p.to - p.from }, (_, i) => p.from + i)));

/** True for a cue that stands on one of the tokens. */
export const isOwn = (cue: Place, own: ReadonlySet<number>): boolean => {
  for (let at = cue.from; at < cue.to; at++) if (own.has(at)) return true;
  return false;
};

/** Persons before the phrase in its clause, nearest first, then those shortly after it. */
function personsNear(
  passage: Passage,
  place: Place,
): { readonly before: readonly Person[]; readonly after: readonly Person[] } {
  const here = passage.persons[passage.clauseAt[place.from] ?? 0] ?? [];
  return { before: here.filter((p) => p.at < place.to).toReversed(), after: here.filter((p) => p.at >= place.to) };
}

/** True when the words before the phrase give it to a person: "my X", "her chronic X", "the patient's X". */
function isOwned(passage: Passage, place: Place, person: Person | undefined): boolean {
  if (person === undefined || !person.owns || place.from - person.at > 4)
    return person?.owns === true && inside({ from: person.at, to: person.at + 1 }, place);
  return !passage.tokens.slice(person.at + 1, place.from).some((t) => t.mark || joiners.test(t.word));
}

/** True for "a man with X", "my wife who has X", "68F on X", "a diabetic patient". */
function isAttached(
  passage: Passage,
  place: Place,
  clause: Clause,
  before: readonly Person[],
  after: readonly Person[],
): boolean {
  if (before.some((p) => p.at >= place.from && p.kind !== "generic")) return true;
  const next = after[0];
  if (
    next !== undefined &&
    next.kind !== "generic" &&
    next.at - place.to <= 2 &&
    !/^(i|he|she|it|we)$/.test(passage.tokens[next.at]?.word ?? "") &&
    !passage.tokens.slice(place.to, next.at).some((t) => joiners.test(t.word))
  )
    return true;
  const person = before.find((p) => p.kind !== "generic");
  if (person === undefined) return false;
  const between = passage.tokens.slice(person.at + 1, place.from);
  const link = between.findLastIndex((t) => /^(with|has|having|had|have|who|on|suffering|developed)$/.test(t.word));
  if (link < 0 || between.length - link > 7) return false;
  const word = between[link]?.word ?? "";
  if (word === "with" || word === "who" || between.some((t) => t.word === "who")) return true;
  const subject = clause.kind === "polar-question" && person.at - clause.from <= 3;
  return !subject && link <= 3;
}

const shePerson = /^(she|her|hers|herself)$/;
const hePerson = /^(he|his|him|himself)$/;

/** Persons of the clauses before this one, nearest first; a pronoun looks back no further than six clauses. */
function* personsBefore(passage: Passage, at: number): Generator<Person> {
  const clause = passage.clauseAt[at] ?? 0;
  for (let c = clause; c >= Math.max(0, clause - 6); c--)
    for (const person of (passage.persons[c] ?? []).toReversed()) if (person.at < at) yield person;
}

/** "She" after "my mother" is the mother. */
function resolve(passage: Passage, person: Person): Person {
  const isPronoun = (p: Person): boolean =>
    [shePerson, hePerson].some((form) => form.test(passage.tokens[p.at]?.word ?? ""));
  if (!isPronoun(person)) return person;
  for (const named of personsBefore(passage, person.at)) {
    if (isPronoun(named) || (named.kind !== "relative" && named.kind !== "patient")) continue;
    if (named.gender === undefined || named.gender === person.gender)
      return named.kind === "relative" ? { ...named, at: person.at, owns: person.owns } : person;
  }
  return person;
}

/** The nearest person before the phrase, else after it, else earlier in the sentence. */
function ownerOf(
  passage: Passage,
  before: readonly Person[],
  after: readonly Person[],
  clause: Clause,
): Person | undefined {
  const near = before[0] ?? after[0];
  if (near !== undefined) return resolve(passage, near);
  for (const earlier of personsBefore(passage, clause.from))
    if (earlier.kind !== "generic" && passage.clauses[passage.clauseAt[earlier.at] ?? 0]?.sentence === clause.sentence)
      return resolve(passage, earlier);
  return undefined;
}

function whoseOf(passage: Passage, person: Person | undefined): Whose {
  if (person?.kind === "relative") return passage.relativeAsked ? "patient" : "family";
  if (person?.kind === "generic") return "unclear";
  return person !== undefined || passage.somebody ? "patient" : "unclear";
}

const none: ReadonlySet<number> = new Set();

/**
 * Judges the phrase at a place. Cues inside the phrase belong to it and turn nothing round, and so do cues on `own`
 * tokens, those of other parts of the same finding: "legs" in "my legs stopped working".
 */
export function judgeMention(passage: Passage, place: Place, own = none): Mention | undefined {
  const clause = passage.clauses[passage.clauseAt[place.from] ?? 0];
  if (clause === undefined) return undefined;
  const near = cuesNear(passage, place);
  // What is long over or goes on for years stays so, whichever part says it.
  const isTurned = (h: Hit<Cue>): boolean => h.of !== "past" && h.of !== "chronic" && isOwn(h, own);
  const cues = {
    clause: near.clause.filter((h) => !inside(h, place) && !isTurned(h)),
    stretch: near.stretch.filter((h) => !inside(h, place) && !isTurned(h)),
  };
  const has = (cue: Cue): boolean => cues.stretch.some((hit) => hit.of === cue);
  const ahead = (cue: Cue): boolean => cues.clause.some((hit) => hit.of === cue && hit.to <= place.from);
  const behind = (cue: Cue): boolean => cues.stretch.some((hit) => hit.of === cue && hit.from >= place.to - 1);
  const { before, after } = personsNear(passage, place);
  const person = ownerOf(passage, before, after, clause);
  const family =
    cues.clause.some((h) => h.of === "past" && h.to <= place.from) &&
    passage.tokens.slice(clause.from, place.from).some((t) => t.word === "family");
  const owned = isOwned(passage, place, before[0]);
  return {
    clause,
    denied: (passage.denials[passage.clauseAt[place.from] ?? 0] ?? []).some(
      ([from, to, cue]) => from <= place.from && to >= place.from + 1 && !inside(cue, place) && !isOwn(cue, own),
    ),
    doubted: ahead("doubt") || behind("doubt-back"),
    supposed: clause.kind === "supposition" || ahead("suppose"),
    general: !owned && (ahead("general") || cues.clause.some((h) => h.of === "textbook")),
    past: has("past") || behind("past-back"),
    chronic: cues.clause.some((h) => h.of === "chronic"),
    had: near.clause.some((h) => h.of === "had" && h.from < place.to && place.from - h.to <= 6),
    recent: near.stretch.some((h) => h.of === "recent"),
    planned: near.clause.some((h) => h.of === "planned" && h.from < place.to + 4),
    attributed:
      owned ||
      clause.presupposed ||
      (person?.kind !== "generic" && person !== undefined && clause.why) ||
      isAttached(passage, place, clause, before, after),
    person,
    whose: family ? "family" : whoseOf(passage, person),
    noted: passage.tokens.slice(place.from, place.to + 2).some((t) => /^[\d+]/.test(t.word)),
  };
}
