/** What another program may have of answers and assessments where rules that no board has approved stay in the house. */
import type { PatientAssessment } from "../../contract/assess.ts";
import type { PatientView } from "../../contract/patient-view.ts";
import type { PlainPack, PlainView } from "../../contract/plain-view.ts";
import type { DosePlansView } from "../../contract/plan-doses.ts";
import {
  type Answer,
  type Recommendation,
  type Reference,
  type Sentence,
  sentencesOf,
} from "../../core/answer/answer.ts";
import type { MedicinePlans } from "../../core/pathway/plan-doses.ts";

/** How many rules spoke and were kept back, in a sentence. */
export const keptBack = (rules: number): string =>
  rules === 1
    ? "1 rule that no board has approved had something to say and is not given to other programs here."
    : `${rules} rules that no board has approved had something to say and are not given to other programs here.`;

const dosesKeptBack =
  "Rules that no board has approved decide on this medicine, and they are not given to other programs here.";
const plainKeptBack = "What rests on rules that no board has approved is not given to other programs here.";

const numbersIn = (sentences: readonly Sentence[]): readonly number[] =>
  sentences.flatMap(({ citations }) => citations.map(({ n }) => n));

/** References that are still cited; their numbers stay. */
function stillCited(references: readonly Reference[], numbers: readonly number[]): readonly Reference[] {
  const cited = new Set(numbers);
  return references.filter(({ n }) => cited.has(n));
}

const numbersOf = (recommendations: readonly Recommendation[]): readonly number[] =>
  recommendations.flatMap((r) => [
    ...numbersIn([...r.say, ...r.options, ...r.monitor]),
    ...(r.calculations ?? []).flatMap((c) => [c.citation.n, ...numbersIn(c.reading)]),
  ]);

/** An assessment without what unapproved rules say or could not decide. */
export function approvedOnly(patient: PatientAssessment): PatientAssessment {
  const recommendations = patient.recommendations.filter((r) => r.review === "approved");
  return {
    ...patient,
    recommendations,
    undecided: patient.undecided.filter((rule) => rule.review === "approved"),
    references: stillCited(patient.references, numbersOf(recommendations)),
  };
}

const spokenOf = (patients: readonly PatientAssessment[]): number =>
  patients.reduce((sum, patient) => sum + patient.recommendations.length + patient.undecided.length, 0);

/** How many rules spoke, or were undecided, in `whole` and do not in `given`. */
export const withheldFrom = (whole: readonly PatientAssessment[], given: readonly PatientAssessment[]): number =>
  spokenOf(whole) - spokenOf(given);

/** A patient's page; its timeline is the record and stays. */
export function approvedView(view: PatientView): PatientView {
  const assessments = view.assessments.map(approvedOnly);
  return { ...view, assessments, withheld: withheldFrom(view.assessments, assessments) };
}

/** An answer without what unapproved rules said of the person in it; what claims say stays, under the banner. */
export function approvedAnswer(answer: Answer): Answer {
  const forThisPatient = answer.forThisPatient.filter((r) => r.review === "approved");
  const withheld = answer.forThisPatient.length - forThisPatient.length;
  if (withheld === 0) return answer;
  const { calculations, nearest } = answer;
  const cited = [
    ...numbersIn([...sentencesOf({ ...answer, forThisPatient }), ...nearest]),
    ...numbersOf(forThisPatient),
    ...calculations.map(({ citation }) => citation.n),
  ];
  const isBare = answer.bottomLine.length + answer.sections.length + forThisPatient.length + calculations.length === 0;
  return {
    ...answer,
    ...(isBare ? { outcome: "partial" } : {}),
    forThisPatient,
    references: stillCited(answer.references, cited),
    notices: [{ kind: "withheld", text: keptBack(withheld) }, ...answer.notices],
  };
}

function approvedMedicine(plans: MedicinePlans): MedicinePlans {
  if (plans.review === "approved" || plans.closed !== undefined) return plans;
  return { ...plans, closed: dosesKeptBack, stops: [], plans: [] };
}

/** Dose plans; a medicine whose rules are not all approved is closed, whether they hold it back or not. */
export const approvedDoses = (view: DosePlansView): DosePlansView => ({
  ...view,
  packs: view.packs.map((pack) => {
    const medicines = pack.medicines.map(approvedMedicine);
    const cited = medicines.flatMap(({ stops, plans }) => [
      ...numbersOf(stops),
      ...plans.flatMap(({ says, calculation: c }) => [
        ...numbersIn([...says, ...(c?.reading ?? [])]),
        ...(c === undefined ? [] : [c.citation.n]),
      ]),
    ]);
    return { ...pack, medicines, references: stillCited(pack.references, cited) };
  }),
});

function approvedPlain(pack: PlainPack): PlainPack {
  const parts = pack.parts
    .map((part) => ({ ...part, sentences: part.sentences.filter(({ approved }) => approved) }))
    .filter(({ sentences }) => sentences.length > 0);
  const cited = parts.flatMap(({ sentences }) => numbersIn(sentences));
  return { ...pack, parts, references: stillCited(pack.references, cited) };
}

/** A patient's own view: values and treatments are the record's and stay. */
export const approvedPlainView = (view: PlainView): PlainView => ({
  ...view,
  withheld: `${view.withheld} ${plainKeptBack}`,
  packs: view.packs.map(approvedPlain),
});
