/** Assesses patients for another program: what may leave the house of it, and an audit entry for each patient before it does. */
import type { AssessReport } from "../../contract/assess.ts";
import { unreviewedBanner } from "../../core/answer/answer.ts";
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import type { Actor } from "../actor.ts";
import type { Patients } from "../ports/patients.ts";
import type { Surroundings } from "../ports/surroundings.ts";
import { approvedOnly, withheldFrom } from "./approved-only.ts";
import type { Assessor } from "./assess.ts";
import type { SentNotes } from "./note-sent.ts";

/** Records as they come, or a patient whose record is kept here. */
export type Assessed =
  | { readonly kind: "records"; readonly text: string }
  | { readonly kind: "kept"; readonly id: string };

export interface AskedElsewhere {
  readonly of: Assessed;
  /** Whether rules that no board has approved may leave the house. */
  readonly unreviewed: boolean;
  /** The way it was asked by, for the audit. */
  readonly through: "mcp" | "fhir" | "app";
}

/** A report, and how many rules had something to say and were kept back because no board has approved them. */
export interface ReportElsewhere extends AssessReport {
  readonly withheld: number;
}

export interface ElsewhereParts {
  readonly assessor: Assessor;
  readonly notes: SentNotes;
  readonly patients: Patients;
  readonly surroundings: Surroundings;
}

const noPatient: Problem = {
  code: "not-found",
  message: "There is no such patient here",
  fix: "send the record itself, or the id of a patient whose record is kept here",
};

async function reportOf(
  { assessor, patients, surroundings }: ElsewhereParts,
  actor: Actor,
  { of, through }: AskedElsewhere,
): Promise<Result<AssessReport, readonly Problem[]>> {
  const now = surroundings.now();
  const today = now.slice(0, 10);
  if (of.kind === "records") return assessor.records(of.text, today);
  const stored = await patients.find(of.id, { at: now, actor: actor.id, origin: through });
  if (stored === undefined) return err([noPatient]);
  return ok({
    banner: unreviewedBanner,
    assessedOn: today,
    packs: assessor.packs(),
    patients: assessor.chart(stored.chart, today),
    problems: [],
  });
}

/** Assesses for another program. What cannot be put into the audit is not given. */
export async function assessElsewhere(
  parts: ElsewhereParts,
  actor: Actor,
  asked: AskedElsewhere,
): Promise<Result<ReportElsewhere, readonly Problem[]>> {
  const assessed = await reportOf(parts, actor, asked);
  if (!assessed.ok) return assessed;
  const whole = assessed.value;
  const patients = asked.unreviewed ? whole.patients : whole.patients.map(approvedOnly);
  const { packHash } = parts.assessor;
  await parts.notes.assessed(actor, patients, { origin: asked.through, packHash });
  return ok({ ...whole, patients, withheld: withheldFrom(whole.patients, patients) });
}
