/** Which measure of the pack a code or text means: codes first, whole names next, words where the pack allows them. */
import type { CodeSystem, Measure } from "../core/knowledge/measure.ts";
import { withoutPlace } from "./place.ts";
import { remembering } from "./remember.ts";

/** The system of our own codes: a measure's id. Said openly, because no public code was found for these scales. */
export const localSystem = "urn:ranvier:measure";

/** Addresses of code systems, with older and object-identifier spellings that records still use. */
const systems: Readonly<Record<string, CodeSystem>> = {
  "http://loinc.org": "loinc",
  "https://loinc.org": "loinc",
  "urn:oid:2.16.840.1.113883.6.1": "loinc",
  "http://snomed.info/sct": "snomed",
  "urn:oid:2.16.840.1.113883.6.96": "snomed",
  "http://www.nlm.nih.gov/research/umls/rxnorm": "rxnorm",
  "urn:oid:2.16.840.1.113883.6.88": "rxnorm",
  "http://hl7.org/fhir/sid/icd-10": "icd10",
  "http://hl7.org/fhir/sid/icd-10-cm": "icd10cm",
  "http://hl7.org/fhir/sid/cvx": "cvx",
  [localSystem]: "local",
};

/** What a record calls something. */
export interface Named {
  readonly codings: readonly {
    readonly system?: string | undefined;
    readonly code?: string | undefined;
    readonly display?: string | undefined;
  }[];
  readonly text?: string | undefined;
}

/** The measures that are meant; none when it is not the pack's concern. `unclear` says why nothing was taken. */
export interface Recognised {
  readonly measures: readonly Measure[];
  readonly unclear?: string | undefined;
}

export interface Recogniser {
  /** What a value is of: one measure at most. */
  readonly reading: (named: Named) => Recognised;
  /** The same, where the name may hold a nerve and a side as well. */
  readonly readingAtPlace: (named: Named) => Recognised;
  /** What a condition, medicine, procedure, vaccine or reaction is: it may mean several, such as a neuropathy that fits. */
  readonly others: (named: Named) => Recognised;
  readonly byId: (id: string) => Measure | undefined;
  readonly ofKind: (kind: Measure["kind"]) => readonly Measure[];
}

/** A text without case, accents apart, punctuation or double blanks. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[\s_,;:()[\]/\\.–—-]+/gu, " ")
    .trim();

const longestText = 300;
const mostRemembered = 20_000;
const isReading = (measure: Measure): boolean => ["quantity", "titre", "score", "result"].includes(measure.kind);

/** Stretches of plain text, to be found as whole words. */
interface Words {
  readonly measure: Measure;
  readonly words: readonly string[];
  readonly notWords: readonly string[];
}

const holds = (text: string, word: string): boolean => {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text[at - 1], text[at + word.length]];
    if ((before === undefined || !/[\p{L}\d]/u.test(before)) && (after === undefined || !/[\p{L}\d]/u.test(after)))
      return true;
  }
  return false;
};

const textsOf = (named: Named): readonly string[] =>
  [named.text, ...named.codings.map((coding) => coding.display)]
    .filter((text) => text !== undefined)
    .map((text) => text.slice(0, longestText));

const push = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
};

/** Prepares the pack's codes, names and words once. */
export function createRecogniser(measures: readonly Measure[]): Recogniser {
  const codes = new Map<string, Measure[]>();
  const names = new Map<string, Measure[]>();
  for (const measure of measures) {
    push(codes, `local ${measure.id}`, measure);
    for (const [system, list] of Object.entries(measure.codes ?? {}))
      for (const code of list) push(codes, `${system} ${code}`, measure);
    for (const name of measure.names) push(names, plain(name), measure);
  }
  const worded: readonly Words[] = measures
    .filter((measure) => measure.words.length > 0)
    .map((measure) => ({ measure, words: measure.words.map(plain), notWords: measure.notWords.map(plain) }));
  const refuses = new Map(measures.map((measure) => [measure.id, measure.notWords.map(plain)]));
  const remembered = new Map<string, readonly Measure[]>();
  const byText = (text: string): readonly Measure[] => {
    const known = remembered.get(text);
    if (known !== undefined) return known;
    const said = plain(text);
    const refused = (measure: Measure): boolean => refuses.get(measure.id)?.some((word) => holds(said, word)) === true;
    const found = [
      ...(names.get(said) ?? []).filter((measure) => !refused(measure)),
      ...worded
        .filter(
          ({ words, notWords }) =>
            words.some((word) => holds(said, word)) && !notWords.some((word) => holds(said, word)),
        )
        .map(({ measure }) => measure),
    ];
    if (remembered.size < mostRemembered) remembered.set(text, found);
    return found;
  };
  const byCode = (named: Named): readonly Measure[] => [
    ...new Set(
      named.codings.flatMap(({ system, code }) => {
        const kind = system === undefined || !Object.hasOwn(systems, system) ? undefined : systems[system];
        return kind === undefined || code === undefined ? [] : (codes.get(`${kind} ${code}`) ?? []);
      }),
    ),
  ];
  // Our own code says exactly what is meant: nothing is read into the text beside it.
  const byOwnCode = (named: Named): readonly Measure[] =>
    byCode({ codings: named.codings.filter((coding) => coding.system === localSystem) });
  const reading = (named: Named): Recognised => {
    const own = byOwnCode(named);
    if (own.length > 0) return { measures: own.filter(isReading) };
    const coded = byCode(named).filter(isReading);
    if (coded.length > 1)
      return {
        measures: [],
        unclear: `its codes mean different things: ${coded.map((measure) => measure.name).join(", ")}`,
      };
    if (coded.length === 1) return { measures: coded };
    const said = [...new Set(textsOf(named).flatMap(byText).filter(isReading))];
    if (said.length === 0) return { measures: [] };
    const foreign = named.codings.find(
      ({ system, code }) => system !== undefined && systems[system] === "loinc" && code !== undefined,
    );
    if (foreign !== undefined)
      return {
        measures: [],
        unclear: `it is called ${said[0]?.name ?? ""}, but its LOINC code ${foreign.code ?? ""} is not one the pack knows`,
      };
    return said.length > 1
      ? { measures: [], unclear: `its names mean different things: ${said.map((measure) => measure.name).join(", ")}` }
      : { measures: said };
  };
  const others = (named: Named): Recognised => {
    const own = byOwnCode(named);
    return { measures: own.length > 0 ? own : [...new Set([...byCode(named), ...textsOf(named).flatMap(byText)])] };
  };
  const readingAtPlace = (named: Named): Recognised => {
    const whole = reading(named);
    if (whole.measures.length > 0 || whole.unclear !== undefined) return whole;
    const bare = reading({
      codings: named.codings.map((coding) => ({ ...coding, display: withoutPlace(coding.display ?? "") })),
      text: withoutPlace(named.text ?? ""),
    });
    return bare.measures[0]?.perSide === true || bare.measures[0]?.perNerve === true ? bare : { measures: [] };
  };
  const ids = new Map(measures.map((measure) => [measure.id, measure]));
  const kinds = Map.groupBy(measures, (measure) => measure.kind);
  return {
    reading,
    readingAtPlace: remembering(readingAtPlace),
    others: remembering(others),
    byId: (id) => ids.get(id),
    ofKind: (kind) => kinds.get(kind) ?? [],
  };
}
