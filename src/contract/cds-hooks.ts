/** CDS Hooks 2.0.1 as it crosses the wire. Schemas of what we send forbid empty members; of what we receive, they let unknown ones pass. */
import { z } from "zod";

const filled = z.string().min(1);

export const Coding = z.strictObject({ system: filled, code: filled, display: filled.optional() }).readonly();

/** The hooks that are served. */
export const Hook = z.enum(["patient-view", "order-select", "order-sign"]);
export type Hook = z.infer<typeof Hook>;

export const CdsService = z
  .strictObject({
    hook: Hook,
    title: filled,
    description: filled,
    id: filled,
    prefetch: z.record(filled, filled).readonly(),
    usageRequirements: filled,
  })
  .readonly();
export type CdsService = z.infer<typeof CdsService>;

export const Discovery = z.strictObject({ services: z.array(CdsService).readonly() }).readonly();
export type Discovery = z.infer<typeof Discovery>;

/** A card as we send it: no suggestion ever creates an order, so there are none. */
export const Card = z
  .strictObject({
    uuid: z.uuid(),
    summary: filled.max(139),
    detail: filled,
    indicator: z.enum(["info", "warning", "critical"]),
    source: z
      .strictObject({ label: filled, url: z.url().optional(), icon: z.url().optional(), topic: Coding.optional() })
      .readonly(),
    overrideReasons: z
      .array(z.strictObject({ system: filled, code: filled, display: filled }).readonly())
      .min(1)
      .readonly(),
    links: z
      .array(z.strictObject({ label: filled, url: z.url(), type: z.literal("absolute") }).readonly())
      .min(1)
      .readonly()
      .optional(),
  })
  .readonly();
export type Card = z.infer<typeof Card>;

export const CardsResponse = z.strictObject({ cards: z.array(Card).readonly() }).readonly();
export type CardsResponse = z.infer<typeof CardsResponse>;

const FhirId = z.string().regex(/^[A-Za-z0-9.-]{1,64}$/, "is no FHIR id: send the id alone, without Patient/");

/** What every hook's context has; unknown members pass. */
export const HookContext = z
  .looseObject({
    userId: z.string().min(1).max(200),
    patientId: FhirId,
    encounterId: z.string().max(200).optional(),
    selections: z.array(z.string().max(200)).min(1).max(500).readonly().optional(),
    draftOrders: z
      .looseObject({ resourceType: z.literal("Bundle") })
      .readonly()
      .optional(),
  })
  .readonly();

/** A call. `prefetch` values are resources, null ("ran, nothing found") or OperationOutcomes ("failed"). */
export const HookRequest = z
  .looseObject({
    hook: z.string(),
    // Not every system keeps to the variants of RFC 9562.
    hookInstance: z.guid(),
    context: HookContext,
    fhirServer: z.url({ protocol: /^https?$/ }).optional(),
    fhirAuthorization: z
      .looseObject({ access_token: filled, token_type: z.literal("Bearer"), scope: z.string(), subject: z.string() })
      .readonly()
      .optional(),
    prefetch: z.record(z.string(), z.unknown()).readonly().optional(),
  })
  .readonly()
  .refine((r) => r.fhirAuthorization === undefined || r.fhirServer !== undefined, {
    path: ["fhirServer"],
    message: "is required beside fhirAuthorization",
  })
  .refine((r) => r.hook !== "order-sign" || r.context.draftOrders !== undefined, {
    path: ["context", "draftOrders"],
    message: "is required by order-sign",
  })
  .refine(
    (r) => r.hook !== "order-select" || (r.context.draftOrders !== undefined && r.context.selections !== undefined),
    {
      path: ["context"],
      message: "needs selections and draftOrders for order-select",
    },
  );
export type HookRequest = z.infer<typeof HookRequest>;

const Instant = z.iso.datetime({ offset: true, error: "must be a time with its offset, such as 2026-01-31T09:30:00Z" });

export const Feedback = z
  .looseObject({
    card: z.uuid(),
    outcome: z.enum(["accepted", "overridden"]),
    acceptedSuggestions: z
      .array(z.looseObject({ id: filled }).readonly())
      .readonly()
      .optional(),
    overrideReason: z
      .looseObject({
        reason: z
          .looseObject({ code: filled, system: filled.optional(), display: z.string().optional() })
          .readonly()
          .optional(),
        userComment: z.string().max(4000).optional(),
      })
      .readonly()
      .optional(),
    outcomeTimestamp: Instant,
  })
  .readonly();
export type Feedback = z.infer<typeof Feedback>;

export const FeedbackRequest = z.looseObject({ feedback: z.array(Feedback).min(1).max(500).readonly() }).readonly();
export type FeedbackRequest = z.infer<typeof FeedbackRequest>;

const reasonSystem = "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes";

/** Why a card is not followed: the twelve point-of-care codes of HL7, in plain words. */
export const overrideReasons: Card["overrideReasons"] = (
  [
    ["cds-not-applicable", "Does not apply to this patient"],
    ["cds-suboptimal-context", "Wrong moment, place or person for this advice"],
    ["recipient-disagrees-evidence", "I disagree with the evidence"],
    ["recipient-concerns-outcomes", "I am concerned about harm"],
    ["does-not-align-preferences", "The patient prefers otherwise"],
    ["not-convenient-feasible", "Not feasible here and now"],
    ["action-completed", "Already done"],
    ["patient-contraindication", "The patient has a contraindication"],
    ["patient-refuses", "The patient declines"],
    ["too-costly-uncovered", "Too costly or not covered"],
    ["service-not-available", "Not available here"],
    ["recipient-does-not-understand", "The advice is not clear"],
  ] as const
).map(([code, display]) => ({ system: reasonSystem, code, display }));
