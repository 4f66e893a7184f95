/** A condition that a text is about, and how two conditions stand to each other. */

/**
 * `disease`: a disease of its own. `setting`: something a patient of another disease may also have, such as an infection
 * or a pregnancy. `named`: no glossary holds it; it was recognised by the form of its name.
 */
export type ConditionStanding = "disease" | "setting" | "named";

export interface Condition {
  readonly id: string;
  /** As a reader should see it. */
  readonly name: string;
  readonly standing: ConditionStanding;
  /** More general conditions, by id. */
  readonly broader: readonly string[];
  /** Stems of its name, for conditions that no glossary holds. */
  readonly stems: ReadonlySet<string>;
  /** Asked for by a part of its name, such as "Stargardt". */
  readonly partial?: boolean | undefined;
}

/** A condition where a text names it. */
export interface ConditionMention {
  readonly condition: Condition;
  readonly start: number;
  readonly end: number;
  /** How it stands there: what the sentence is about, only named, or only set against or denied. */
  readonly place: "scope" | "named" | "foil";
}

/** How a named condition stands to an asked one. A broader one is another: "neuropathy" is not "diabetic neuropathy". */
export type Relation = "same" | "narrower" | "other";

/** Words that make a form of a condition and no other condition. */
const forms =
  /^(?:type|juvenil\w*|infantil\w*|adult|childhood|child|children|pediatr|men|male|femal\w*|women|famili\w*|sporad\w*|autosom\w*|domin\w*|recess\w*|earli|late|onset|classic\w*|in|of|\d+[a-z]?|[ivx]+)$/;

const holds = (whole: ReadonlySet<string>, part: ReadonlySet<string>): boolean =>
  part.size > 0 && [...part].every((stem) => whole.has(stem));

/** What `named` is to `asked`. */
export function relationOf(asked: Condition, named: Condition): Relation {
  if (asked.id === named.id) return "same";
  if (named.broader.includes(asked.id)) return "narrower";
  if (asked.standing !== "named" && named.standing !== "named") return "other";
  if (!holds(named.stems, asked.stems)) return "other";
  const more = [...named.stems].filter((stem) => !asked.stems.has(stem));
  if (more.length === 0) return "same";
  return asked.partial === true || more.every((stem) => forms.test(stem)) ? "narrower" : "other";
}

/** True when the condition is one of those asked for, or a form of one. */
export const isAmong = (named: Condition, asked: readonly Condition[]): boolean =>
  asked.some((a) => relationOf(a, named) !== "other");

/** Each condition once, in order. */
export const distinct = (conditions: readonly Condition[]): readonly Condition[] =>
  conditions.filter((c, i) => conditions.findIndex((o) => o.id === c.id) === i);

/** "CIDP", "CIDP and MMN", "CIDP, MMN and lupus". */
export function namesOf(conditions: readonly Condition[]): string {
  const names = distinct(conditions).map((c) => c.name);
  return names.length <= 1 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}
