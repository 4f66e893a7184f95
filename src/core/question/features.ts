/** A statement as features: what it names, and what its words say on the scales of sense. */
import type { Concept } from "../knowledge/glossary.ts";
import { denialsIn, turnedBy } from "./denials.ts";
import { numberAt, oftenness, shareAt, unitAt } from "./shares.ts";
import { type Senses, sensesIn } from "./senses.ts";
import { type Token, tokensOf } from "./tokens.ts";
import { isStopWord, stemOf } from "./words.ts";

/** Something a message says. `value` is a place on a scale, or a number; `than` marks the second of two compared. */
export interface Feature {
  readonly kind: "concept" | "word" | "sense" | "number" | "denial";
  readonly key: string;
  readonly value: number;
  readonly than: boolean;
  readonly from: number;
  readonly to: number;
  /** A denial turns it round. */
  readonly turns: boolean;
  /** A word that is already read as a sense. */
  readonly sensed: boolean;
  /** More general concepts. */
  readonly broader: readonly string[];
  /** Names another disease. */
  readonly other: boolean;
}

/** The features of a stretch of a message, and how many denials stand in it. */
export interface Reading {
  readonly features: readonly Feature[];
  readonly denied: number;
}

/** Reads a message once, and from that any stretch of it, given by token places. */
export interface FeatureReader {
  readonly read: (tokens: readonly Token[], text: string) => readonly Feature[];
  readonly readStretch: (all: readonly Feature[], tokens: readonly Token[], places: readonly number[]) => Reading;
  readonly readText: (text: string) => Reading;
}

interface Term {
  readonly concept: string;
  readonly broader: readonly string[];
  readonly stems: readonly string[];
  readonly other: boolean;
}

type Stem = (word: string) => string;

function createStem(): Stem {
  const known = new Map<string, string>();
  return (word) => {
    const found = known.get(word) ?? stemOf(word);
    if (known.size < 20_000) known.set(word, found);
    return found;
  };
}

function createTerms(
  concepts: readonly Concept[],
  stem: Stem,
  others: ReadonlySet<string>,
): ReadonlyMap<string, readonly Term[]> {
  const terms = new Map<string, Term[]>();
  for (const { id, kind, name, synonyms, broader } of concepts)
    for (const said of [name, ...synonyms]) {
      const stems = tokensOf(said)
        .filter((t) => !t.mark)
        .map((t) => stem(t.word));
      const first = stems[0];
      if (first === undefined || (stems.length === 1 && first.length < 3)) continue;
      const list = terms.get(first) ?? [];
      list.push({ concept: id, broader, stems, other: kind === "other-condition" || others.has(id) });
      terms.set(first, list);
    }
  for (const list of terms.values()) list.sort((a, b) => b.stems.length - a.stems.length);
  return terms;
}

/** Words of talking, of time and of family: they say nothing about the subject. */
const mute = new Set(
  (
    "disease illness condition patient patients people someone somebody anybody anyone something anything everything " +
    "else even although though while whether hence thus therefore already since because without despite however rather perhaps maybe otherwise " +
    "really simply quite clearly surely certainly probably possibly necessarily officially absolutely practically perfectly slightly extremely fully indeed exactly " +
    "read told tell heard hear understand understood learned learn said says asked ask asks call called calls thought wonder seems seem appear appears saw seen seeing look looking looked " +
    "doctor doctors gp consultant neurologist physician nurse specialist clinic colleague colleagues registrar resident hospital ward leaflet internet forum " +
    "wife husband mum mother dad father brother sister aunt uncle son daughter daughters grandchildren friend friends neighbor partner family cousin " +
    "today tomorrow yesterday tonight monday tuesday wednesday thursday friday saturday sunday morning evening night afternoon next ago soon just now " +
    "case cases way thing things side put set got come comes came going turn turns anyway between during until next part fact reason sure right correct okay hello hi please " +
    "worried afraid surprized odd plan planned book booked cancel discharge refer send order ordered switch choose try tried well back far due"
  ).split(" "),
);

/** Places of what stands after "than", up to a mark. */
function comparedPlaces(tokens: readonly Token[]): ReadonlySet<number> {
  const places = new Set<number>();
  let open = 0;
  tokens.forEach((token, at) => {
    if (token.mark) open = 0;
    else if (token.word === "than") open = 8;
    else if (open > 0) {
      open--;
      places.add(at);
    }
  });
  return places;
}

const range = (from: number, to: number): readonly number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** `others` are concepts that name a disease which the pack is not about. */
export function createFeatureReader(
  concepts: readonly Concept[],
  senses: Senses,
  others: readonly string[] = [],
): FeatureReader {
  const stem = createStem();
  const terms = createTerms(concepts, stem, new Set(others));
  const plainly = { value: 0, turns: false, sensed: false, broader: [], other: false };

  const read: FeatureReader["read"] = (tokens, text) => {
    const compared = comparedPlaces(tokens);
    const stems = tokens.map((t) => (t.mark ? "" : stem(t.word)));
    const found = sensesIn(tokens, senses);
    const features: Feature[] = found.map(({ scale, value, names, turns, from, to }) => ({
      ...plainly,
      ...(names ? { kind: "concept", key: scale } : { kind: "sense", key: scale, value, turns }),
      than: compared.has(from),
      from,
      to,
    }));
    const sensed = new Set(found.flatMap((s) => range(s.from, s.to)));
    let at = 0;
    const add = (kind: Feature["kind"], key: string, to: number, more: Partial<Feature> = {}): void => {
      features.push({ ...plainly, kind, key, than: compared.has(at), from: at, to, ...more });
    };
    while (at < tokens.length) {
      const token = tokens[at];
      if (token === undefined || token.mark) {
        at++;
        continue;
      }
      const share = shareAt(tokens, at, text);
      if (share !== undefined) {
        add("sense", "frequency", share.to, { value: oftenness(share.percent), turns: true });
        add("number", "share", share.to, { value: share.percent });
        at = share.to;
        continue;
      }
      const here = (terms.get(stems[at] ?? "") ?? []).filter((t) => t.stems.every((s, i) => stems[at + i] === s));
      const longest = here[0]?.stems.length ?? 0;
      for (const { concept, broader, other } of here.filter((t) => t.stems.length === longest))
        add("concept", concept, at + longest, { broader, other });
      if (longest === 0) {
        const value = /^\d/.test(token.word) ? numberAt(tokens, at) : undefined;
        if (value !== undefined) add("number", unitAt(tokens, at), at + 1, { value });
        else if (
          !isStopWord(token.word) &&
          !mute.has(token.word) &&
          !senses.silent.has(token.word) &&
          token.word.length > 2
        )
          add("word", stems[at] ?? "", at + 1, { sensed: sensed.has(at) });
      }
      at += Math.max(1, longest);
    }
    return features;
  };

  const readStretch: FeatureReader["readStretch"] = (all, tokens, places) => {
    const inside = new Set(places);
    const here = all.filter((f) => inside.has(f.from) && inside.has(f.to - 1));
    const denials = denialsIn(tokens, places, here);
    const turned = turnedBy(denials, tokens, inside, here);
    return {
      features: [
        ...here.map((f) => (turned.turns.has(f) ? { ...f, value: turnedValue(f) } : f)),
        ...turned.idle.map((at): Feature => ({
          ...plainly,
          kind: "denial",
          key: "not",
          value: 1,
          than: false,
          from: at,
          to: at + 1,
        })),
      ],
      denied: denials.length,
    };
  };

  const readText = (text: string): Reading => {
    const tokens = tokensOf(text);
    return readStretch(read(tokens, text), tokens, range(0, tokens.length));
  };
  return { read, readStretch, readText };
}

/** "Not always" is not "never": a denied extreme comes to lie near the middle. */
const turnedValue = ({ key, value }: Feature): number => (key === "frequency" && value === 1 ? -0.2 : -value);
