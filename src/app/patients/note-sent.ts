/**
 * Audit entries of records that are sent and not kept. They are written before anything of a record is given: what cannot be put
 * into the audit is not told.
 */
import type { PatientAssessment } from "../../contract/assess.ts";
import type { Actor } from "../actor.ts";
import type { PackHash } from "../answers/pack-hash.ts";
import type { AuditEntry, AuditLog } from "../ports/audit.ts";
import type { Cards } from "../ports/cards.ts";
import type { Surroundings } from "../ports/surroundings.ts";

export interface NoteParts {
  readonly audit: Pick<AuditLog, "appendAll">;
  readonly cards: Pick<Cards, "patientKey">;
  readonly digestOf: (value: unknown) => string;
  readonly surroundings: Pick<Surroundings, "now">;
}

export interface SentNotes {
  /** Each patient that was assessed, in each pack: a keyed digest of who, the pack's hash, and a digest of what was said. */
  readonly assessed: (
    actor: Actor,
    patients: readonly PatientAssessment[],
    how: { readonly origin: string; readonly packHash: PackHash },
  ) => Promise<void>;
  /** A question about the patient of a record. */
  readonly asked: (actor: Actor, patient: string, packHash: string | undefined) => Promise<void>;
  /** A cohort counted over records; nobody is named. */
  readonly counted: (
    actor: Actor,
    count: { readonly asked: unknown; readonly report: unknown; readonly packHash: string | undefined },
  ) => Promise<void>;
}

/** Makes the notes. Whose record it is stands there as a keyed digest, the same for one caller's calls about one patient. */
export function createSentNotes({ audit, cards, digestOf, surroundings }: NoteParts): SentNotes {
  const keyOf = (actor: Actor, patient: string): Promise<string> => cards.patientKey(actor.id, patient);
  return {
    assessed: async (actor, patients, { origin, packHash }) => {
      const at = surroundings.now();
      const entries: AuditEntry[] = [];
      for (const { id, pack, recommendations } of patients)
        entries.push({
          at,
          actor: actor.id,
          action: "patient.assessed",
          subject: `pack/${pack}`,
          patientKey: await keyOf(actor, id),
          packHash: packHash([pack]),
          outputDigest: digestOf(recommendations.map(({ key }) => key)),
          origin,
        });
      await audit.appendAll(entries);
    },
    asked: async (actor, patient, packHash) =>
      audit.appendAll([
        {
          at: surroundings.now(),
          actor: actor.id,
          action: "patient.asked-about",
          subject: "patients",
          patientKey: await keyOf(actor, patient),
          packHash,
          origin: "ask",
        },
      ]),
    counted: (actor, { asked, report, packHash }) =>
      audit.appendAll([
        {
          at: surroundings.now(),
          actor: actor.id,
          action: "patients.cohort-sent",
          subject: "patients",
          packHash,
          inputDigest: digestOf(asked),
          outputDigest: digestOf(report),
          origin: "app",
        },
      ]),
  };
}
