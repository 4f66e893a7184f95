/** One rule of the care pathway: for whom, when, what it says, and what that rests on. */
import { z } from "zod";
import { Span } from "./measure.ts";
import { Slug } from "./slug.ts";

/** A condition as a pack author writes it: a comparison in words, or several joined. docs/rules.md has the grammar. */
export type WrittenCondition =
  | string
  | { readonly all: readonly WrittenCondition[] }
  | { readonly any: readonly WrittenCondition[] }
  | { readonly not: WrittenCondition }
  | { readonly atLeast: number; readonly of: readonly WrittenCondition[] };

export const WrittenCondition: z.ZodType<WrittenCondition> = z.union([
  z.string().min(3).describe("A comparison such as igm.latest >= 40 g/L"),
  z.strictObject({
    get all() {
      return z.array(WrittenCondition).min(1).readonly();
    },
  }),
  z.strictObject({
    get any() {
      return z.array(WrittenCondition).min(1).readonly();
    },
  }),
  z.strictObject({
    get not() {
      return WrittenCondition;
    },
  }),
  z.strictObject({
    atLeast: z.number().int().positive(),
    get of() {
      return z.array(WrittenCondition).min(2).readonly();
    },
  }),
]);

/** A sentence of a rule: a claim in its own clinician wording, or words of the rule's own that the claims bear out. */
export const Line = z.union([
  Slug.describe("A claim, said in its clinician wording"),
  z
    .strictObject({ text: z.string().min(10), claims: z.array(Slug).min(1).readonly() })
    .readonly()
    .describe("Own words, verified against the claims' supports"),
]);
export type Line = z.infer<typeof Line>;

export const RuleGroup = z.enum(["diagnosis", "before-treatment", "treatment", "monitoring", "after-treatment"]);
export type RuleGroup = z.infer<typeof RuleGroup>;

export const RuleKind = z.enum(["stop", "warning", "do", "consider", "monitor"]);
export type RuleKind = z.infer<typeof RuleKind>;

const Hook = z.enum(["patient-view", "order-select", "order-sign"]);

/** A dose worked out by a calculator of the pack from facts of the chart. */
export const RuleDose = z
  .strictObject({
    calculator: Slug,
    regimen: Slug,
    inputs: z.record(z.string(), z.string()).describe("Input of the calculator to the fact it is read from"),
  })
  .readonly();
export type RuleDose = z.infer<typeof RuleDose>;

export const Rule = z
  .strictObject({
    id: Slug,
    group: RuleGroup,
    topic: z
      .string()
      .regex(/^[a-z-]+\/[a-z0-9-]+$/, "use <section>/<topic>")
      .describe("What it is about in a word that stays when the rule changes: stop/<disease>"),
    title: z.string().min(8).max(140),
    owner: z.string().min(3).describe("Who answers for its clinical content"),
    population: z
      .array(z.enum(["confirmed", "suspected"]))
      .min(1)
      .default(["confirmed"])
      .readonly(),
    scope: WrittenCondition.optional().describe("When the rule bears on this person at all; must hold for it to speak"),
    scopeIfSuspected: WrittenCondition.optional().describe(
      "The scope for people in whom the disease is only suspected, where it is another one",
    ),
    when: WrittenCondition,
    unknown: z
      .enum(["ask", "stop"])
      .default("ask")
      .describe("What an undecided condition means: ask for the fact, or (hard stops) stop as if it held"),
    agent: Slug.optional().describe("Hard stops: the medicine that is held back"),
    // oxlint-disable-next-line unicorn/no-thenable -- the pack's own word; a rule is never awaited
    then: z
      .strictObject({
        kind: RuleKind,
        urgent: z
          .literal(true)
          .optional()
          .describe("Warnings that cannot wait for the next visit: they stand before other warnings"),
        say: z.array(Line).min(1).readonly(),
        options: z.array(Line).default([]).readonly(),
        monitor: z.array(Line).default([]).readonly(),
        dose: z.array(RuleDose).default([]).readonly(),
        due: z
          .strictObject({
            after: Span,
            since: z
              .union([z.string(), z.array(z.string()).min(2).readonly()])
              .describe("The fact whose date it is counted from, or several: then the latest of their dates"),
          })
          .readonly()
          .optional(),
      })
      .readonly(),
    because: z.array(Slug).min(1).readonly().describe("Claims that bear out its conditions and its title"),
    expires: Span.default("365 d"),
    hooks: z.array(Hook).default(["patient-view"]).readonly(),
    note: z.string().optional().describe("For reviewers: why it is so, and what was left out"),
  })
  .readonly();
export type Rule = z.infer<typeof Rule>;

/** Rules that share a question among them: whatever the answer, one of them has something to say. */
export const RuleFamily = z
  .strictObject({
    id: Slug,
    title: z.string().min(8).describe("The question they share"),
    when: WrittenCondition.optional().describe("People for whom one of them must speak; everybody unless told"),
    rules: z.array(Slug).min(2).readonly(),
    exclusive: z.boolean().default(true).describe("At most one of them speaks"),
  })
  .readonly();
export type RuleFamily = z.infer<typeof RuleFamily>;
