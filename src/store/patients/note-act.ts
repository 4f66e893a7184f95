/** The audit entry of an act on patients' records, within the transaction of the act itself. */
import { createHmac, randomBytes } from "node:crypto";
import type { Transaction } from "kysely";
import type { Act } from "../../app/ports/patients.ts";
import { appendAudit } from "../audit.ts";
import { digestOf } from "../digest.ts";
import type { Tables } from "../tables.ts";

type Tx = Transaction<Tables>;

/** The key of this database's patient keys, made when first needed; whoever comes first makes it, everybody else reads it. */
async function secretOf(tx: Tx): Promise<string> {
  const read = () => tx.selectFrom("patient_secret").select("secret").where("id", "=", 1).executeTakeFirst();
  const known = await read();
  if (known !== undefined) return known.secret;
  await tx
    .insertInto("patient_secret")
    .values({ id: 1, secret: randomBytes(32).toString("hex") })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const made = await read();
  if (made === undefined) throw new Error("the key of patients' records was not kept");
  return made.secret;
}

/** The audit's name for a patient: a keyed digest, the same in every entry, and nobody's id outside. */
export const patientKey = (secret: string, patient: string): string =>
  createHmac("sha256", secret).update(patient).digest("hex").slice(0, 32);

interface Noted {
  readonly action: string;
  readonly patient?: string | undefined;
  readonly input?: unknown;
  readonly output?: unknown;
}

/** Notes an act. The patient is named by its key alone. */
export async function note(
  tx: Tx,
  { at, actor, origin, packHash }: Act,
  { action, patient, input, output }: Noted,
): Promise<void> {
  const key = patient === undefined ? undefined : patientKey(await secretOf(tx), patient);
  await appendAudit(tx, {
    at,
    actor,
    action,
    subject: "patients",
    origin,
    packHash,
    ...(key === undefined ? {} : { patientKey: key }),
    ...(input === undefined ? {} : { inputDigest: digestOf(input) }),
    ...(output === undefined ? {} : { outputDigest: digestOf(output) }),
  });
}
