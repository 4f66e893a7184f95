/** Shorthand for both sides of a fact's value. */
import type { FactValue, KnownFact, UnknownFact, UnknownReason } from "./fact-value.ts";

/** The resources an entry was read from; a computed value names all of its parts. */
export function resourcesOf(entries: readonly { readonly resource: string }[]): readonly string[] {
  const [first] = entries;
  if (first === undefined) return [];
  return entries.length === 1 && !first.resource.includes(" + ")
    ? [first.resource]
    : [...new Set(entries.flatMap((entry) => entry.resource.split(" + ")))];
}

/** What a value rests on. */
interface Source {
  readonly resource: string;
  readonly date?: string | undefined;
}

/** A value with the entries it rests on; its date is that of the last one. */
export const known = (
  value: KnownFact["value"],
  sources: readonly Source[],
  date = sources.at(-1)?.date,
): FactValue => ({
  known: true,
  value,
  date,
  resources: resourcesOf(sources),
});

/** No value, and why, in a clinician's words. */
export const unknown = (because: UnknownReason, text: string, sources: readonly Source[] = []): UnknownFact => ({
  known: false,
  because,
  text,
  resources: resourcesOf(sources),
});
