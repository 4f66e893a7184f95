/** Measures and facts: every name leads somewhere, units agree, and each fact has what its way of reading needs. */
import type { Problem } from "../../problem.ts";
import type { ChartFact, FactTest, Take } from "../fact.ts";
import type { Measure } from "../measure.ts";
import { breach, type Checked, nearestNames, type Rule } from "./checked.ts";

const nearest = (wrong: string, known: Iterable<string>): string => {
  const names = nearestNames(wrong, known);
  return names.length === 0 ? "define it, or correct the name" : `did you mean ${names.join(" or ")}?`;
};

const unknownName = (
  checked: Checked,
  item: string,
  field: string,
  kind: string,
  name: string,
  known: Iterable<string>,
) =>
  breach(
    `unknown-${kind}`,
    checked.where(item, field),
    `${item} names the ${kind} “${name}”, which is not there`,
    nearest(name, known),
  );

/** Measures that one measure names, and findings it rests on. */
const namedBy = (measure: Measure): readonly { readonly field: string; readonly name: string }[] => [
  ...measure.notBaselineAfter.map((after) => ({ field: "notBaselineAfter", name: after.measure })),
  ...(measure.passiveAfter === undefined ? [] : [{ field: "passiveAfter", name: measure.passiveAfter.measure }]),
  ...(measure.computed?.from ?? []).map((name) => ({ field: "computed", name })),
];

const findingsOf = (measure: Measure): readonly { readonly field: string; readonly finding: string }[] => [
  ...(measure.meaningful === undefined ? [] : [{ field: "meaningful", finding: measure.meaningful.finding }]),
  ...(measure.reference === undefined ? [] : [{ field: "reference", finding: measure.reference.finding }]),
  ...(measure.computed === undefined ? [] : [{ field: "computed", finding: measure.computed.finding }]),
  ...measure.positiveFrom.map(({ finding }) => ({ field: "positiveFrom", finding })),
];

/** Whatever a measure names exists. */
export const measuresNameWhatExists: Rule = (checked) => {
  const measures = new Set(checked.pack.measures.map((measure) => measure.id));
  return checked.pack.measures.flatMap((measure): readonly Problem[] => {
    const item = `measures/${measure.id}`;
    return [
      ...namedBy(measure)
        .filter(({ name }) => !measures.has(name))
        .map(({ field, name }) => unknownName(checked, item, field, "measure", name, measures)),
      ...findingsOf(measure)
        .filter(({ finding }) => !checked.findings.has(finding))
        .map(({ field, finding }) => unknownName(checked, item, field, "finding", finding, checked.findings.keys())),
    ];
  });
};

const isReading = (measure: Measure): boolean => ["quantity", "titre", "score", "result"].includes(measure.kind);

/** A code or whole name of a value leads to one measure: a result must not count as two things. */
export const measureNamesAreDistinct: Rule = (checked) => {
  const owners = new Map<string, string>();
  return checked.pack.measures.filter(isReading).flatMap((measure): readonly Problem[] => {
    const codes = Object.entries(measure.codes ?? {}).flatMap(([system, list]) =>
      list.map((code) => `${system} ${code}`),
    );
    return [...codes, ...measure.names.map((name) => name.toLowerCase())].flatMap((name): readonly Problem[] => {
      const owner = owners.get(name);
      owners.set(name, measure.id);
      if (owner === undefined) return [];
      const where = checked.where(`measures/${measure.id}`, "names");
      return [
        breach(
          "measure-name-twice",
          where,
          `“${name}” names both ${owner} and ${measure.id}`,
          "keep it in one of them",
        ),
      ];
    });
  });
};

/** Limits are in order, doses have a gap that parts courses, amounts have a unit. */
export const measuresAreWhole: Rule = (checked) =>
  checked.pack.measures.flatMap((measure): readonly Problem[] => {
    const item = `measures/${measure.id}`;
    const wrong: Problem[] = [];
    if ((measure.min ?? 0) > (measure.max ?? Infinity))
      wrong.push(
        breach("measure-limits", checked.where(item, "min"), `${item}: min is above max`, "change one of them"),
      );
    if (measure.kind === "treatment" && measure.courseGap === undefined)
      wrong.push(
        breach(
          "measure-incomplete",
          checked.where(item),
          `${item} is a treatment without courseGap`,
          "say how far apart doses of one course may lie, such as 60 d",
        ),
      );
    if ((measure.kind === "quantity" || measure.kind === "score") && measure.unit === undefined)
      wrong.push(
        breach("measure-incomplete", checked.where(item), `${item} has no unit`, "give the unit that facts use"),
      );
    if (measure.kind === "titre" && measure.unit !== undefined)
      wrong.push(
        breach(
          "measure-incomplete",
          checked.where(item, "unit"),
          `${item} is a titre with a unit`,
          "titres keep the unit of their assay; remove it",
        ),
      );
    return wrong;
  });

const needsSubject: readonly Take[] = [
  "latest",
  "first",
  "highest",
  "lowest",
  "baseline",
  "change",
  "count",
  "doses",
  "months-since",
  "drawn-within",
  "weeks-since",
  "within",
  "date",
  "present",
  "state",
  "positive",
  "planned",
];
const anchored: readonly ChartFact["since"][] = [
  "baseline",
  "first-baseline",
  "lowest",
  "highest",
  "course",
  "first-course",
];

/** What a fact lacks for the way it is read. */
function lacks(fact: ChartFact): readonly string[] {
  const missing: string[] = [];
  if (needsSubject.includes(fact.take) && fact.measure === undefined && fact.group === undefined)
    missing.push("measure");
  if (anchored.includes(fact.since) && fact.of === undefined) missing.push("of");
  if (fact.take === "baseline" && fact.since === undefined) missing.push("since");
  if ((fact.take === "within" || fact.take === "drawn-within") && fact.within === undefined) missing.push("within");
  if (fact.take === "drawn-within" && fact.of === undefined) missing.push("of");
  if (fact.take === "response" && (fact.over.length === 0 || fact.of === undefined)) missing.push("over and of");
  if (fact.take === "choose" && fact.cases.length === 0) missing.push("cases");
  return missing;
}

/** Facts name what exists and have what their way of reading needs. */
export const factsAreWhole: Rule = (checked) => {
  const measures = new Set(checked.pack.measures.map((measure) => measure.id));
  const groups = new Set(checked.pack.measures.flatMap((measure) => measure.group ?? []));
  return checked.pack.facts.flatMap((fact): readonly Problem[] => {
    const item = `facts/${fact.id}`;
    const named = [fact.measure, fact.of, ...fact.over].filter((name) => name !== undefined);
    return [
      ...named
        .filter((name) => !measures.has(name))
        .map((name) => unknownName(checked, item, "measure", "measure", name, measures)),
      ...(fact.group === undefined || groups.has(fact.group)
        ? []
        : [unknownName(checked, item, "group", "group", fact.group, groups)]),
      ...lacks(fact).map((what) =>
        breach(
          "fact-incomplete",
          checked.where(item),
          `${item} is read by “${fact.take}” and has no ${what}`,
          `add ${what}`,
        ),
      ),
    ];
  });
};

/** The unit that a fact of a measure may have. */
function unitOf(fact: ChartFact, measure: Measure): readonly (string | undefined)[] {
  if (fact.take === "count" || fact.take === "doses") return ["count"];
  if (fact.take === "months-since") return ["mo"];
  if (fact.take === "weeks-since") return ["wk"];
  if (fact.take === "change") return [measure.unit, "%"];
  if (fact.take === "planned" && fact.what !== "dose") return [undefined];
  return ["latest", "first", "highest", "lowest", "baseline", "planned"].includes(fact.take)
    ? [measure.kind === "result" ? undefined : measure.unit]
    : [undefined];
}

/** A fact has the unit of its measure; a change may be in percent. */
export const factUnitsAgree: Rule = (checked) => {
  const measures = new Map(checked.pack.measures.map((measure) => [measure.id, measure]));
  return checked.pack.facts.flatMap((fact): readonly Problem[] => {
    const measure = measures.get(fact.measure ?? "");
    if (measure === undefined || unitOf(fact, measure).includes(fact.unit)) return [];
    const expected = unitOf(fact, measure)
      .map((unit) => unit ?? "no unit")
      .join(" or ");
    return [
      breach(
        "fact-unit",
        checked.where(`facts/${fact.id}`, "unit"),
        `facts/${fact.id} is in ${fact.unit ?? "no unit"}, its measure gives ${expected}`,
        `use ${expected}`,
      ),
    ];
  });
};

/** The fact a test is about, and the unit it is tested in. */
export function partsOfTest(test: FactTest): {
  readonly fact: string;
  readonly unit: string | undefined;
  readonly compares: boolean;
} {
  const [fact = "", operator = "", , unit] = test.split(" ");
  return { fact, unit: operator === "is" ? undefined : unit, compares: operator !== "is" };
}

const testsOf = (fact: ChartFact): readonly FactTest[] =>
  fact.cases.flatMap((option) => [...option.all, ...option.any]);

/** Tests on other facts name facts of the pack, in their unit, and lead in no circle. */
export const factTestsHold: Rule = (checked) => {
  const facts = new Map(checked.pack.facts.map((fact) => [fact.id, fact]));
  const titres = new Set(checked.pack.measures.filter(({ kind }) => kind === "titre").map(({ id }) => id));
  /** Every fact that a fact leans on, itself included. */
  const reaches = (from: string, seen: Set<string> = new Set()): ReadonlySet<string> => {
    const fact = facts.get(from);
    if (fact === undefined || seen.has(from)) return seen;
    seen.add(from);
    for (const test of testsOf(fact)) reaches(partsOfTest(test).fact, seen);
    return seen;
  };
  return checked.pack.facts.flatMap((fact): readonly Problem[] => {
    const item = `facts/${fact.id}`;
    return testsOf(fact).flatMap((test): readonly Problem[] => {
      const { fact: name, unit, compares } = partsOfTest(test);
      const other = facts.get(name);
      if (other === undefined) return [unknownName(checked, item, "cases", "fact", name, facts.keys())];
      const wanted = titres.has(other.measure ?? "") ? (unit ?? "the laboratory's unit, such as BTU") : other.unit;
      if (compares && wanted !== unit)
        return [
          breach(
            "fact-unit",
            checked.where(item, "cases"),
            `${item} tests ${name} in ${unit ?? "no unit"}, which is in ${wanted ?? "no unit"}`,
            `write ${wanted ?? "no unit"}`,
          ),
        ];
      return reaches(name).has(fact.id)
        ? [
            breach(
              "fact-circle",
              checked.where(item, "cases"),
              `${item} depends on itself through ${name}`,
              "let cases name only facts that do not need this one",
            ),
          ]
        : [];
    });
  });
};
