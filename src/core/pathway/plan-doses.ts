/**
 * Doses of published regimens for one person. A medicine is closed while a hard stop holds it back, and where the pack has
 * no hard stops for it: nobody would have looked. What closes it is said, never hidden.
 */
import { z } from "zod";
import { Calculation, Recommendation, Reference, Sentence } from "../answer/answer.ts";
import { ReferenceList } from "../answer/references.ts";
import type { FactReader } from "../chart/fact-value.ts";
import type { Regimen } from "../knowledge/calculator.ts";
import type { RuleDose } from "../knowledge/rule.ts";
import { Quantity } from "../quantity.ts";
import { PopulationName } from "./assess.ts";
import { type DoseDay, workOutDose } from "./dose.ts";
import { type Day, dayAfter } from "./elapsed.ts";
import { asIfPlanned, holdBack } from "./hold-back.ts";
import { checkLine, type Pathway, reviewOf } from "./pathway.ts";
import { type Making, sentenceOf } from "./recommend.ts";
import { createContext, runPathway } from "./run.ts";
import { recommendationsOf } from "./stops.ts";

/** One regimen for the person: worked out, or what is missing for it. */
export const DosePlan = z
  .object({
    regimen: z.string(),
    name: z.string(),
    route: z.string(),
    note: z.string().optional(),
    calculation: Calculation.optional(),
    vialsMg: z.array(z.number()).readonly().describe("Sizes of the vials counted"),
    from: z
      .array(z.object({ name: z.string(), value: Quantity, date: z.string().optional() }).readonly())
      .readonly()
      .describe("Values of the record that went in, with their days"),
    schedule: z
      .array(
        z.object({ dose: z.number().int(), day: z.number().int().optional(), date: z.string().optional() }).readonly(),
      )
      .readonly(),
    says: z.array(Sentence).readonly(),
    missing: z.array(z.string()).readonly(),
    cautions: z.array(z.string()).readonly(),
  })
  .readonly();
export type DosePlan = z.infer<typeof DosePlan>;

/** The regimens of one medicine. `closed` says why none is worked out. */
export const MedicinePlans = z
  .object({
    medicine: z.string(),
    name: z.string(),
    closed: z.string().optional(),
    review: z
      .enum(["unreviewed", "approved"])
      .describe("Approved when every hard stop of the pack is, and every rule that the doses are taken from"),
    stops: z.array(Recommendation).readonly(),
    plans: z.array(DosePlan).readonly(),
  })
  .readonly();
export type MedicinePlans = z.infer<typeof MedicinePlans>;

export const DosePlans = z
  .object({
    population: PopulationName,
    medicines: z.array(MedicinePlans).readonly(),
    references: z.array(Reference).readonly(),
  })
  .readonly();
export type DosePlans = z.infer<typeof DosePlans>;

/** Who is planned for, and when. `start` is the day of the first dose, YYYY-MM-DD, when it is set. */
export interface DosePlanning {
  readonly pathway: Pathway;
  readonly read: FactReader;
  readonly today: Day;
  readonly start?: Day | undefined;
  readonly digestOf: (value: unknown) => string;
}

/** Doses that the pack's rules can work out, by calculator: which facts go into it. */
function dosesOfRules({ library: { pack } }: Pathway): ReadonlyMap<string, RuleDose> {
  return new Map(pack.rules.flatMap((rule) => rule.then.dose).map((dose) => [dose.calculator, dose]));
}

/** A value that will be too old on the day of the first dose. */
function agedBy(start: Day | undefined, dose: RuleDose, making: Making): readonly string[] {
  if (start === undefined) return [];
  return Object.values(dose.inputs).flatMap((id) => {
    const fact = making.pathway.library.pack.facts.find((one) => one.id === id);
    const value = making.context.read(id);
    if (fact?.staleAfter === undefined || !value.known || value.date === undefined) return [];
    const until = dayAfter(value.date, fact.staleAfter);
    if (until === undefined || until >= start) return [];
    return [
      `The ${fact.name} is from ${value.date} and will be too old on ${start}: measure it again before the dose.`,
    ];
  });
}

function planOf(regimen: Regimen, dose: RuleDose, making: Making, start: Day | undefined): DosePlan {
  const { pathway, context, references } = making;
  const { library } = pathway;
  const done = workOutDose(dose, library, context, references, start);
  const calculator = library.pack.calculators.find(({ id }) => id === dose.calculator);
  const claims = [...new Set([...regimen.claims, ...(calculator?.claims ?? [])])];
  const lines = claims.flatMap((claim) => checkLine(claim, library) ?? []);
  const schedule: readonly DoseDay[] = done.calculation === undefined ? [] : done.days;
  return {
    regimen: `${library.pack.header.id}/${regimen.id}`,
    name: regimen.name,
    route: regimen.route,
    ...(regimen.note === undefined ? {} : { note: regimen.note }),
    ...(done.calculation === undefined ? {} : { calculation: done.calculation }),
    vialsMg: regimen.vialsMg,
    from: done.calculation?.from ?? [],
    schedule,
    says: done.calculation === undefined ? [] : lines.flatMap((line) => sentenceOf(line, making)),
    missing: done.missing.map((fact) => {
      const value = context.read(fact);
      return `${context.nameOf(fact)}: ${value.known ? "not usable" : value.text}`;
    }),
    cautions: [...done.cautions, ...(done.calculation === undefined ? [] : agedBy(start, dose, making))],
  };
}

/** Whether everything that opens or closes a medicine was approved: a stop that is not could have been forgotten. */
function reviewOfPlans({ rules }: Pathway, { calculator }: RuleDose): MedicinePlans["review"] {
  const deciding = rules.filter(
    ({ rule: { then } }) => then.kind === "stop" || then.dose.some((dose) => dose.calculator === calculator),
  );
  return deciding.every((ready) => reviewOf(ready) === "approved") ? "approved" : "unreviewed";
}

function planMedicine(
  medicine: string,
  dose: RuleDose,
  planning: DosePlanning,
  references: ReferenceList,
): MedicinePlans {
  const { pathway, today, start, digestOf } = planning;
  const { library } = pathway;
  const context = createContext(pathway, asIfPlanned(pathway, medicine, planning.read), today);
  const making: Making = { pathway, context, digestOf, references };
  const { name, closed, stops: stopping } = holdBack(medicine, pathway, planning.read, today);
  const stops = closed === undefined ? recommendationsOf(stopping, making) : [];
  const open = closed === undefined && stops.length === 0;
  const regimens = library.pack.regimens.filter(({ drug }) => drug === medicine);
  return {
    medicine,
    name,
    ...(closed === undefined ? {} : { closed }),
    review: reviewOfPlans(pathway, dose),
    stops,
    plans: open ? regimens.map((regimen) => planOf(regimen, { ...dose, regimen: regimen.id }, making, start)) : [],
  };
}

/** Works out every published regimen that the pack has a calculator for, one medicine after the other. */
export function planDoses(planning: DosePlanning): DosePlans {
  const { pathway, read, today } = planning;
  const { pack, sources } = pathway.library;
  const references = new ReferenceList(sources, pack.header.id);
  const byCalculator = dosesOfRules(pathway);
  const medicines = pack.calculators.flatMap((calculator) => {
    const dose = byCalculator.get(calculator.id);
    const medicine = calculator.inputs.find(({ kind }) => kind === "regimen")?.drug;
    return dose === undefined || medicine === undefined ? [] : [planMedicine(medicine, dose, planning, references)];
  });
  return { population: runPathway(pathway, read, today).population, medicines, references: references.list() };
}
