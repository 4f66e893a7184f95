/** Which of the statements that may be found name what: for one question most are looked at, and each by little. */
import type { Statement } from "./library.ts";

/** Places of shown statements. */
export interface Naming {
  /** Chiefly about a concept; about something of a kind. */
  readonly chieflyOf: ReadonlyMap<string, readonly number[]>;
  readonly ofKind: ReadonlyMap<string, readonly number[]>;
  /** Saying a concept, by its token. */
  readonly saying: ReadonlyMap<string, readonly number[]>;
  /** Chiefly about a look-alike disease. */
  readonly ofOthers: readonly number[];
  /** Per statement, how many come before it when they are listed by topic and id. */
  readonly listed: Int32Array;
}

/** Lists the statements by what they name. */
export function createNaming(shown: readonly Statement[]): Naming {
  const by = (keysOf: (statement: Statement) => Iterable<string>): ReadonlyMap<string, readonly number[]> => {
    const places = new Map<string, number[]>();
    for (const [place, statement] of shown.entries())
      for (const key of keysOf(statement)) {
        const list = places.get(key);
        if (list === undefined) places.set(key, [place]);
        else list.push(place);
      }
    return places;
  };
  const order = shown
    .map((statement, place) => ({ statement, place }))
    .sort(
      ({ statement: a }, { statement: b }) => a.topic.order - b.topic.order || a.claim.id.localeCompare(b.claim.id),
    );
  const listed = new Int32Array(shown.length);
  for (const [at, { place }] of order.entries()) listed[place] = at;
  return {
    chieflyOf: by(({ focus }) => focus),
    ofKind: by(({ kinds }) => kinds),
    saying: by(({ tokens }) => [...tokens].filter((token) => token.startsWith("#"))),
    ofOthers: shown.flatMap(({ others }, place) => (others.length > 0 ? [place] : [])),
    listed,
  };
}
