/** Entries of a record that could not be used: how many, and the first few by type and id with what is wrong. No value, no name. */
import type { Problem } from "../../core/problem.ts";

/** One entry. `why` is a few words. */
export interface UnusedEntry {
  readonly resource: string;
  readonly why: string;
}

export interface UnusedEntries {
  readonly count: number;
  readonly first: readonly UnusedEntry[];
}

export const mostNamed = 3;

/** What is wrong, by the code of the problem; other codes are of what was left out on purpose or was used after all. */
const whys: Readonly<Record<string, string>> = {
  "unusable-unit": "unit",
  "unusable-value": "value",
  "unusable-range": "outside what is possible",
  "no-date": "no date",
  "no-nerve": "no nerve",
  "unclear-code": "code",
  "fhir-invalid": "not as FHIR has it",
  identity: "not certain whose",
};

/** Type and id as FHIR has ids, or the place in the input; the type alone where somebody wrote something else for an id. */
const nameOf = (resource: string): string =>
  /^[A-Za-z]{1,60}\/[A-Za-z0-9./-]{1,64}$/u.test(resource) ? resource : (resource.split("/")[0] ?? "").slice(0, 60);

/** The entries that problems of reading name, each once; what was entered in error is missed by nobody. */
export function unusedEntries(problems: readonly Problem[]): UnusedEntries {
  const found = new Map<string, string>();
  const inError = new Set<string>();
  for (const { code, where } of problems) {
    const resource = where?.resource;
    if (resource === undefined) continue;
    if (code === "entered-in-error") inError.add(resource);
    const why = whys[code];
    if (why !== undefined && !found.has(resource)) found.set(resource, why);
  }
  for (const resource of inError) found.delete(resource);
  const first = [...found].slice(0, mostNamed).map(([resource, why]) => ({ resource: nameOf(resource), why }));
  return { count: found.size, first };
}
