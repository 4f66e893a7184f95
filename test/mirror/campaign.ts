/** Plants histories into records and compares what the rules say with what they must say. */
import type { PatientAssessment } from "../../src/contract/assess.ts";
import { assessmentOver } from "../../src/compose/knowledge.ts";
import { type ExampleRecord, exampleRecords } from "../../src/examples/example-records.ts";
import type { Json } from "../../src/examples/record.ts";
import { shippedKnowledge } from "../support/product.ts";
import { type Expected, expectedOf, undiagnosedTitle } from "./expected.ts";
import { canHold, planted } from "./plant.ts";

export interface Outcome {
  readonly title: string;
  readonly host: number;
  /** Rules that had to speak and did not. */
  readonly lost: readonly string[];
  /** Rules that had to be silent and were not. */
  readonly wrong: readonly string[];
  readonly population: string;
  readonly ok: boolean;
  /** What the decoder said of the planted resources. */
  readonly problems: readonly string[];
}

const ruleOf = (rule: string): string => rule.split("/").at(-1) ?? rule;

function outcomeOf(title: string, host: number, expected: Expected, patient: PatientAssessment): Outcome {
  const spoken = new Map(patient.recommendations.map((r) => [ruleOf(r.rule), r.group ?? ""]));
  const lost = expected.rules.filter((rule) => !spoken.has(rule));
  const wrong = [...spoken].flatMap(([rule, group]) =>
    (expected.not ?? []).some((not) => rule.startsWith(not) || `group:${group}` === not) ? [rule] : [],
  );
  const { population } = patient;
  return {
    title,
    host,
    lost,
    wrong,
    population,
    ok: lost.length === 0 && wrong.length === 0 && population === expected.population,
    problems: patient.problems
      .filter(({ where }) => where?.resource?.includes("/example-") === true)
      .map(({ message }) => message),
  };
}

export interface MirrorOptions {
  readonly hosts: readonly Json[];
  readonly confirmed: number;
  readonly undiagnosed: number;
  readonly today: string;
  readonly seed: number;
}

/** Runs it: the diagnosed histories in turn over the hosts that can hold them, then the undiagnosed one. */
export function mirror({ hosts, confirmed, undiagnosed, today, seed }: MirrorOptions): readonly Outcome[] {
  const assess = assessmentOver(shippedKnowledge());
  const examples = exampleRecords(today, seed);
  const diagnosed = examples.filter(({ title }) => title !== undiagnosedTitle);
  const still = examples.filter(({ title }) => title === undiagnosedTitle);
  const free = new Set(hosts.keys());
  const plant = (example: ExampleRecord | undefined, run: number): readonly Outcome[] => {
    const at = example === undefined ? undefined : [...free].find((h) => canHold(hosts[h] ?? {}, example, today));
    const host = at === undefined ? undefined : hosts[at];
    if (example === undefined || at === undefined || host === undefined) return [];
    free.delete(at);
    const expected = expectedOf[example.title];
    if (expected === undefined) throw new Error(`nothing is expected of “${example.title}”`);
    const report = assess(JSON.stringify(planted(host, example, seed * 10_000 + run)), today);
    const [patient] = report.ok ? report.value.patients : [];
    if (patient === undefined) throw new Error("the record was not read");
    return [outcomeOf(example.title, at, expected, patient)];
  };
  const runs = (of: readonly ExampleRecord[], count: number, from: number): readonly Outcome[] =>
    Array.from({ length: count }, (_, at) => plant(of[at % of.length], from + at)).flat();
  return [...runs(diagnosed, confirmed, 0), ...runs(still, undiagnosed, confirmed)];
}
