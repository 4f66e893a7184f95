/** AuditEvent as HL7 FHIR R4 (4.0.1) defines it, strictly: cardinalities, patterns, required codes, invariant sev-1. */
import { z } from "zod";

const Text = z.string().regex(/^[ \r\n\t\S]+$/);
const Code = z.string().regex(/^[^\s]+(\s[^\s]+)*$/);
const Uri = z.string().regex(/^\S+$/);
const Id = z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/);
const Instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/);
const Coding = z.strictObject({ system: Uri.optional(), code: Code.optional(), display: Text.optional() });
const Reference = z
  .strictObject({
    reference: Text.optional(),
    identifier: z.strictObject({ system: Uri, value: Text }).optional(),
    display: Text.optional(),
  })
  .refine((reference) => Object.keys(reference).length > 0);

export const AuditEventR4 = z.strictObject({
  resourceType: z.literal("AuditEvent"),
  id: Id,
  type: Coding,
  subtype: z.array(Coding).min(1).optional(),
  action: z.enum(["C", "R", "U", "D", "E"]).optional(),
  recorded: Instant,
  outcome: z.enum(["0", "4", "8", "12"]).optional(),
  agent: z.array(z.strictObject({ who: Reference.optional(), requestor: z.boolean() })).min(1),
  source: z.strictObject({ observer: Reference, type: z.array(Coding).min(1).optional() }),
  entity: z
    .array(
      z
        .strictObject({
          what: Reference.optional(),
          type: Coding.optional(),
          role: Coding.optional(),
          name: Text.optional(),
          query: z.base64().optional(),
          detail: z
            .array(z.strictObject({ type: Text, valueString: Text }))
            .min(1)
            .optional(),
        })
        .refine(({ name, query }) => name === undefined || query === undefined, "sev-1"),
    )
    .min(1)
    .optional(),
});
export type AuditEventR4 = z.infer<typeof AuditEventR4>;
