/** Compiles wordings, the named sets of phrases that patterns share; a wording may name others. */
import type { NamedPhrases } from "../knowledge/situation.ts";
import { piecesOf, type Wording, wordingNamed, type Wordings } from "./phrase-pattern.ts";
import { createPhraseIndex, wordingOf } from "./phrases.ts";

/** The wordings that a pattern names: "<exchange> after <rituximab>?". */
export const namesIn = (pattern: string): readonly string[] =>
  piecesOf(pattern).flatMap((piece) => wordingNamed(piece.replace(/\?$/, "")) ?? []);

/** Wordings by name. One that names itself, directly or by others, is left unread there; the pack's check refuses it. */
export function createWordings(named: readonly NamedPhrases[]): Wordings {
  const phrases = Map.groupBy(named, (n) => n.id);
  const done = new Map<string, Wording>();
  const begun = new Set<string>();
  const compile = (id: string): void => {
    const own = phrases.get(id)?.flatMap((n) => n.phrases);
    if (own === undefined || begun.has(id)) return;
    begun.add(id);
    for (const name of own.flatMap(namesIn)) compile(name);
    done.set(
      id,
      wordingOf(
        createPhraseIndex(
          own.map((phrase) => [phrase, id] as const),
          done,
        ),
      ),
    );
  };
  for (const id of phrases.keys()) compile(id);
  return done;
}
