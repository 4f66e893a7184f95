/** The exam of a pack: questions with what a good answer must and must not contain. */
import { z } from "zod";
import { Audience } from "./claim.ts";
import { Slug } from "./slug.ts";

export const ExamKind = z.enum([
  "plain",
  "decline",
  "lookalike",
  "false-premise",
  "true-premise",
  "urgent",
  "not-urgent",
  "follow-up",
  "typo",
  "number",
  "ambiguous",
  "uncovered",
]);
export type ExamKind = z.infer<typeof ExamKind>;

/** `a|b` is satisfied by either; `gap:x` is a gap; `topic/*` any claim of a topic or section (keys of `allow` and `forbid`). */
const Key = z.string().regex(/^[a-z0-9:|/*-]+$/);

export const ExamQuestion = z
  .strictObject({
    id: Slug,
    kind: ExamKind,
    voice: z.enum(["neurologist", "haematologist", "resident", "patient", "relative"]),
    text: z.string().min(2),
    audience: Audience.optional(),
    after: z.string().optional().describe("The question this one follows"),
    twin: Slug.optional(),
    why: z.string().optional(),
    require: z.array(Key).default([]).readonly(),
    allow: z.array(Key).default([]).readonly(),
    forbid: z.array(Key).default([]).readonly(),
    expect: z.strictObject({ calculator: Slug, result: z.number(), id: z.string().optional() }).readonly().optional(),
    measure: z.string().optional(),
  })
  .readonly();
export type ExamQuestion = z.infer<typeof ExamQuestion>;

const ByPart = z.strictObject({ tuned: z.number(), aside: z.number() }).readonly();
/** For kinds of which a part holds too few questions to tell a share. */
const Together = z.strictObject({ both: z.number() }).readonly();

/** Smallest share right, per kind and part or over both; largest count wrong, over both. */
export const ExamFloors = z
  .strictObject({
    shares: z.record(z.string(), z.union([ByPart, Together])).readonly(),
    mostWrong: z.record(z.string(), z.number().int()).readonly(),
  })
  .readonly();

export const Exam = z.strictObject({ floors: ExamFloors, questions: z.array(ExamQuestion).readonly() }).readonly();
export type Exam = z.infer<typeof Exam>;
