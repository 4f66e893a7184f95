/** The answer page as data: what every way out of Ranvier (CLI, API, web, print) shows. */
import { z } from "zod";
import { Audience, Certainty } from "../knowledge/claim.ts";
import { Intent } from "../knowledge/pack.ts";
import { Design, Read } from "../knowledge/source.ts";
import { Quantity } from "../quantity.ts";

/** How a sentence was checked before it was shown. `not-checkable` is a state of its own, never a pass. */
export const Check = z.enum(["curated", "verbatim", "numbers-agree", "entailed", "not-checkable"]);
export type Check = z.infer<typeof Check>;

/** Points at reference `n` and at the place in it that was used. */
export const Citation = z
  .object({
    n: z.number().int().positive(),
    locator: z.string(),
    says: z.enum(["supports", "contradicts"]),
    read: Read,
    fact: z.string().optional(),
    quote: z
      .object({
        documentVersion: z.string(),
        page: z.number().int().optional(),
        start: z.number().int(),
        end: z.number().int(),
        text: z.string(),
      })
      .readonly()
      .optional(),
  })
  .readonly();
export type Citation = z.infer<typeof Citation>;

/** One sentence of an answer with what it rests on. `claim` is `<pack>/<id>`. */
export const Sentence = z
  .object({
    text: z.string(),
    citations: z.array(Citation).readonly(),
    certainty: Certainty.optional(),
    claim: z.string().optional(),
    check: Check,
    read: Read,
    approved: z.boolean(),
    caution: z.string().optional().describe("Shown with the sentence, such as: not verified against the paper"),
  })
  .readonly()
  .meta({ id: "Sentence" });
export type Sentence = z.infer<typeof Sentence>;

export const ReviewStatus = z.enum([
  "draft",
  "submitted",
  "under-review",
  "approved",
  "changes-requested",
  "expired",
  "retired",
  "suspended",
]);
export type ReviewStatus = z.infer<typeof ReviewStatus>;

/** Why a rule holds: its text, its value, and the parts that made it so. */
export interface Proof {
  readonly text: string;
  readonly value: boolean | "unknown";
  readonly why?: string | undefined;
  readonly parts?: readonly Proof[] | undefined;
  readonly used?:
    | readonly {
        readonly fact: string;
        readonly value: Quantity | string | boolean;
        readonly date?: string | undefined;
        readonly resources: readonly string[];
      }[]
    | undefined;
}

export const Proof: z.ZodType<Proof> = z
  .object({
    text: z.string(),
    value: z.union([z.boolean(), z.literal("unknown")]),
    why: z.string().optional(),
    get parts() {
      return z.array(Proof).readonly().optional();
    },
    used: z
      .array(
        z
          .object({
            fact: z.string(),
            value: z.union([Quantity, z.string(), z.boolean()]),
            date: z.string().optional(),
            resources: z.array(z.string()).readonly(),
          })
          .readonly(),
      )
      .readonly()
      .optional(),
  })
  .readonly()
  .meta({ id: "Proof" });

const Given = z.record(z.string(), z.union([Quantity, z.string(), z.boolean()])).readonly();

/** A calculation whose inputs were all in the question. */
export const Calculation = z
  .object({
    calculator: z.string(),
    title: z.string(),
    formula: z.string(),
    inputs: Given,
    results: Given,
    names: z.record(z.string(), z.string()).readonly().describe("What inputs and results are called, by id"),
    citation: Citation.describe("Where the formula comes from"),
    reading: z.array(Sentence).readonly(),
    cautions: z.array(z.string()).readonly(),
    from: z
      .array(z.object({ name: z.string(), value: Quantity, date: z.string().optional() }).readonly())
      .readonly()
      .optional()
      .describe("Values of a record that went in, with their days"),
  })
  .readonly();
export type Calculation = z.infer<typeof Calculation>;

/** What the evidence says about the person in the question, with the facts that call it up. */
export const Recommendation = z
  .object({
    key: z.string(),
    rule: z.string(),
    title: z.string(),
    kind: z.enum(["stop", "warning", "do", "consider", "monitor"]),
    say: z.array(Sentence).readonly(),
    options: z.array(Sentence).readonly(),
    monitor: z.array(Sentence).readonly(),
    certainty: Certainty,
    review: z.enum(["unreviewed", "approved"]),
    proof: Proof,
    missing: z.array(z.string()).readonly(),
    urgent: z.literal(true).optional().describe("A danger that cannot wait for the next visit"),
    due: z.string().optional(),
    expires: z.string().optional(),
    hooks: z.array(z.string()).readonly(),
    topic: z.string().optional().describe("What it is about in a word that stays: stop/<disease>"),
    group: z.string().optional().describe("Part of the pathway it belongs to"),
    calculations: z.array(Calculation).readonly().optional().describe("Doses worked out for the person"),
    dosesWithheld: z.array(z.string()).readonly().optional().describe("Why a dose is not worked out, a sentence each"),
    schedule: z
      .array(
        z.object({ dose: z.number().int(), day: z.number().int().optional(), date: z.string().optional() }).readonly(),
      )
      .readonly()
      .optional()
      .describe("Days of the doses, with dates when the first is known"),
    ranked: z.string().optional().describe("Why it stands where it stands"),
  })
  .readonly()
  .meta({ id: "Recommendation" });
export type Recommendation = z.infer<typeof Recommendation>;

export const Disagreement = z
  .object({
    id: z.string(),
    topic: z.string(),
    sides: z.array(z.object({ label: z.string(), statements: z.array(Sentence).readonly() }).readonly()).readonly(),
    certainty: Certainty.optional().describe("Absent where documents disagree that nobody has graded"),
  })
  .readonly();
export type Disagreement = z.infer<typeof Disagreement>;

export const Reference = z
  .object({
    n: z.number().int().positive(),
    sourceId: z.string(),
    citation: z.string(),
    design: Design.optional().describe("Absent where a document does not state it"),
    participants: z.number().int().optional(),
    read: Read,
    pmid: z.string().optional(),
    doi: z.string().optional(),
    url: z.string().optional(),
    retracted: z.boolean(),
    notice: z.string().optional(),
    document: z
      .object({
        documentId: z.string(),
        version: z.string().describe("The stored version that was quoted"),
        path: z.string().describe("Opens the version; with ?from=<start>&to=<end> at a quotation"),
        name: z.string(),
        standing: z.string().optional().describe("What the document says of itself, such as: pending review"),
      })
      .readonly()
      .optional()
      .describe("Present for the clinic's own documents, none of which was reviewed here"),
    sameStudyAs: z
      .number()
      .int()
      .positive()
      .optional()
      .describe("Reports the same study as this reference; the two count as one source"),
  })
  .readonly();
export type Reference = z.infer<typeof Reference>;

/** What a follow-up question needs of the conversation: no free text, nothing stored. */
export const Thread = z
  .object({
    packs: z.array(z.string()).max(20).readonly(),
    terms: z.array(z.string().max(80)).max(40).readonly(),
    intent: Intent.optional(),
    audience: Audience,
  })
  .readonly();
export type Thread = z.infer<typeof Thread>;

export const Notice = z
  .object({
    kind: z.enum(["withheld", "ambiguous", "other-condition", "suspended", "same-study", "source-changed", "record"]),
    text: z.string(),
  })
  .readonly();
export type Notice = z.infer<typeof Notice>;

export const Answer = z
  .object({
    id: z.string(),
    question: z.string(),
    title: z.string(),
    audience: Audience,
    outcome: z.enum(["answered", "partial", "no-evidence", "out-of-scope"]),
    reason: z.string().optional().describe("Why the question was declined, in one sentence"),
    urgency: z
      .object({ level: z.enum(["now", "today"]), text: z.string() })
      .readonly()
      .optional(),
    corrections: z.array(Sentence).readonly(),
    review: z
      .object({
        status: ReviewStatus,
        banner: z.string().optional(),
        approvedAt: z.string().optional(),
        approvedBy: z.array(z.string()).readonly().optional(),
        version: z.number().int().optional(),
      })
      .readonly(),
    article: z
      .object({ slug: z.string(), version: z.number().int().positive() })
      .readonly()
      .optional()
      .describe("The approved article that the page below what concerns this question comes from"),
    evidenceCurrentThrough: z.string(),
    packs: z.array(z.object({ id: z.string(), version: z.string() }).readonly()).readonly(),
    createdAt: z.string(),
    bottomLine: z.array(Sentence).readonly(),
    forThisPatient: z.array(Recommendation).readonly(),
    calculations: z.array(Calculation).readonly(),
    sections: z
      .array(z.object({ id: z.string(), title: z.string(), sentences: z.array(Sentence).readonly() }).readonly())
      .readonly(),
    disagreements: z.array(Disagreement).readonly(),
    unknowns: z.array(Sentence).readonly(),
    nearest: z.array(Sentence).readonly().describe("Closest statements found, when the question was not answered"),
    notices: z.array(Notice).readonly(),
    terms: z
      .array(z.object({ term: z.string(), explain: z.string() }).readonly())
      .readonly()
      .describe("Words explained, for trainees and lay readers"),
    references: z.array(Reference).readonly(),
    followUps: z.array(z.string()).readonly(),
    thread: Thread,
    disclaimer: z.string(),
  })
  .readonly()
  .meta({ id: "Answer" });
export type Answer = z.infer<typeof Answer>;

/** The one banner sentence of everything that no board has approved. */
export const unreviewedBanner = "Not yet reviewed by clinicians";

/** Every sentence of an answer in reading order, wherever it stands. */
export function sentencesOf(answer: Answer): readonly Sentence[] {
  return [
    ...answer.corrections,
    ...answer.bottomLine,
    ...answer.forThisPatient.flatMap((r) => [...r.say, ...r.options, ...r.monitor]),
    ...answer.calculations.flatMap((c) => c.reading),
    ...answer.sections.flatMap((s) => s.sentences),
    ...answer.disagreements.flatMap((d) => d.sides.flatMap((s) => s.statements)),
    ...answer.unknowns,
  ];
}
