/** What kind of value a fact has: what may be compared with it, and in which unit. */

/** An amount (`unit` missing: the laboratory's own, as with titres), one of a few words, yes or no, or a day. */
export type FactSort =
  | { readonly kind: "amount"; readonly unit?: string | undefined }
  | { readonly kind: "choice"; readonly values?: readonly string[] | undefined }
  | { readonly kind: "flag" }
  | { readonly kind: "day" };

/** A fact as rules see it. */
export interface FactType {
  readonly id: string;
  readonly name: string;
  readonly sort: FactSort;
}

export type FactTypes = ReadonlyMap<string, FactType>;

/** What of a fact's declaration tells its kind. */
interface Declared {
  readonly id: string;
  readonly name: string;
  readonly take: string;
  readonly what?: string | undefined;
  readonly group?: string | undefined;
  readonly unit?: string | undefined;
  readonly cases?: readonly { readonly value: string | boolean }[] | undefined;
  readonly otherwise?: string | boolean | undefined;
}

function choiceOf(values: readonly (string | boolean | undefined)[]): FactSort {
  const given = values.filter((value) => value !== undefined);
  return given.every((value) => typeof value === "boolean")
    ? { kind: "flag" }
    : { kind: "choice", values: [...new Set(given.map(String))] };
}

function sortOf(fact: Declared): FactSort {
  switch (fact.take) {
    case "present":
    case "positive":
    case "within":
    case "drawn-within":
    case "deceased":
      return { kind: "flag" };
    case "date":
      return { kind: "day" };
    case "planned":
      if (fact.what === "dose") return { kind: "amount", unit: fact.unit };
      return fact.group === undefined ? { kind: "flag" } : { kind: "choice" };
    case "response":
      return { kind: "choice", values: ["improved", "stable", "worse", "mixed"] };
    case "state":
      return { kind: "choice", values: ["confirmed", "suspected", "resolved", "refuted", "none"] };
    case "sex":
      return { kind: "choice" };
    case "choose":
      return choiceOf([...(fact.cases ?? []).map((one) => one.value), fact.otherwise]);
    default:
      return { kind: "amount", unit: fact.unit };
  }
}

/** The kinds of all facts of a pack. */
export const factTypesOf = (facts: readonly Declared[]): FactTypes =>
  new Map(facts.map((fact) => [fact.id, { id: fact.id, name: fact.name, sort: sortOf(fact) }]));
