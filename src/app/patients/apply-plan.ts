/** `$apply`: a pathway's PlanDefinition on one patient's record. Hard stops are given whatever part of it is asked for. */
import type { RuleGroup } from "../../core/knowledge/rule.ts";
import { factTypesOf } from "../../core/pathway/fact-sort.ts";
import { createPathway, type Pathway, reviewOf } from "../../core/pathway/pathway.ts";
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import type { PatientAssessment } from "../../contract/assess.ts";
import { canonicalOf, type ExportSetting, idOf } from "../../fhir/export/canonical.ts";
import { toCarePlan } from "../../fhir/export/care-plan.ts";
import { type Definition, planGroups, toDefinitions } from "../../fhir/export/definitions.ts";
import type { Actor } from "../actor.ts";
import type { Knowledge } from "../answers/knowledge.ts";
import type { AskedElsewhere, ReportElsewhere } from "./assess-elsewhere.ts";

export type CarePlan = ReturnType<typeof toCarePlan>;

export interface PlanAsked {
  /** Id of the PlanDefinition. */
  readonly plan: string;
  /** "Patient/1" or "1". */
  readonly subject: string;
  /** The record; without it, the patient is one whose record is kept here. */
  readonly data?: unknown;
  readonly unreviewed: boolean;
  /** Address that canonical names begin with. */
  readonly base: string;
}

export interface DefinitionsAsked {
  readonly unreviewed: boolean;
  readonly base: string;
}

export interface PlanParts {
  /** The packs as they stand when asked. */
  readonly knowledge: () => Knowledge;
  readonly now: () => string;
  readonly assess: (actor: Actor, asked: AskedElsewhere) => Promise<Result<ReportElsewhere, readonly Problem[]>>;
}

export interface PlanCases {
  readonly applyPlan: (actor: Actor, asked: PlanAsked) => Promise<Result<CarePlan, readonly Problem[]>>;
  /** The packs' pathways as FHIR definitions; without unapproved rules unless they may leave the house. */
  readonly listDefinitions: (actor: Actor, asked: DefinitionsAsked) => readonly Definition[];
}

const noPlan: Problem = {
  code: "not-found",
  message: "There is no such PlanDefinition",
  fix: "GET /fhir/PlanDefinition lists them",
};
const noSuchPatient: Problem = {
  code: "not-found",
  message: "The subject is no patient whose record is kept here, and no data came along",
  fix: "send the record in the parameter data",
};
const otherPatient: Problem = {
  code: "other-patient",
  message: "The data are not of the subject alone",
  fix: "send one patient's record, with the Patient of the subject in it",
};
const allWithheld: Problem = {
  code: "withheld",
  message: "Rules speak of this patient, but no board has approved them, and they are not given to other systems",
  fix: "the operator may set RANVIER_UNREVIEWED=on",
};

const approvedOnly = (pathway: Pathway): Pathway => ({
  ...pathway,
  rules: pathway.rules.filter((ready) => reviewOf(ready) === "approved"),
});

/** The part of the pathway that a PlanDefinition stands for; all of it for the pack's own. */
function groupOf(plan: string, pack: string): RuleGroup | "all" | undefined {
  if (plan === idOf(pack)) return "all";
  return planGroups.find((group) => idOf(pack, group) === plan);
}

const idIn = (subject: string): string => subject.replace(/^(?:.*\/)?Patient\//, "");

const partOf = (whole: PatientAssessment, group: RuleGroup | "all"): PatientAssessment =>
  group === "all"
    ? whole
    : {
        ...whole,
        recommendations: whole.recommendations.filter((r) => r.kind === "stop" || r.group === group),
        undecided: whole.undecided.filter((rule) => rule.group === group),
      };

/** The one patient that was asked about, in the pack that the plan is of. */
function patientOf(
  report: ReportElsewhere,
  pack: string,
  { data, subject }: PlanAsked,
): Result<PatientAssessment, readonly Problem[]> {
  const patients = report.patients.filter((patient) => patient.pack === pack);
  const [patient, ...others] = patients;
  if (patient === undefined || others.length > 0) return err([otherPatient]);
  return data !== undefined && patient.id !== idIn(subject) ? err([otherPatient]) : ok(patient);
}

/** Makes the use cases. Pathways are made ready when first needed. */
export function createPlanCases({ knowledge, now, assess }: PlanParts): PlanCases {
  let made: { readonly of: Knowledge; readonly pathways: readonly Pathway[] } | undefined;
  const pathways = (): readonly Pathway[] => {
    const of = knowledge();
    if (made?.of !== of) {
      const ruled = of.libraries.filter(({ pack }) => pack.rules.length > 0);
      made = { of, pathways: ruled.map((library) => createPathway(library, factTypesOf(library.pack.facts))) };
    }
    return made.pathways;
  };
  return {
    listDefinitions: (_actor, { unreviewed, base }) => {
      const setting: ExportSetting = { base, date: now().slice(0, 10) };
      return pathways().flatMap((whole) => {
        const pathway = unreviewed ? whole : approvedOnly(whole);
        return pathway.rules.length === 0 ? [] : toDefinitions(pathway, setting);
      });
    },
    applyPlan: async (actor, asked) => {
      const { plan, subject, data, unreviewed, base } = asked;
      const pathway = pathways().find(({ library }) => groupOf(plan, library.pack.header.id) !== undefined);
      const header = pathway?.library.pack.header;
      const group = header === undefined ? undefined : groupOf(plan, header.id);
      if (header === undefined || group === undefined) return err([noPlan]);
      const id = idIn(subject);
      if (data === undefined && !/^[0-9a-f-]{36}$/.test(id)) return err([noSuchPatient]);
      const of =
        data === undefined
          ? ({ kind: "kept", id } as const)
          : ({ kind: "records", text: JSON.stringify(data) } as const);
      const report = await assess(actor, { of, unreviewed, through: "fhir" });
      if (!report.ok) return report;
      const patient = patientOf(report.value, header.id, asked);
      if (!patient.ok) return patient;
      const assessment = partOf(patient.value, group);
      const { withheld } = report.value;
      if (withheld > 0 && assessment.recommendations.length === 0) return err([allWithheld]);
      const setting = { base, date: now().slice(0, 10) };
      return ok(
        toCarePlan({
          assessment,
          plan: `${canonicalOf(setting, "PlanDefinition", plan)}|${header.version}`,
          title: header.title,
          subject: subject.includes("/") ? subject : `Patient/${subject}`,
          at: now(),
          topics: canonicalOf(setting, "CodeSystem", idOf(header.id, "topic")),
          withheld,
        }),
      );
    },
  };
}
