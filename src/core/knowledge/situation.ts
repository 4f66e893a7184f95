/** What a message can say of a person's situation: facts to look for, urgent events, and beliefs that are false. */
import { z } from "zod";
import { Slug } from "./slug.ts";

/**
 * A phrase to look for. Words match in any case and in British or American spelling; `x*` stands for any ending,
 * `(a|b)` for either, `x?` for perhaps, `..` for up to three words between, `...` for up to six, `#` for a number and
 * `#38-43` for a number in that range, and in premises and wordings `<name>` for any phrase of that wording.
 */
export const Phrase = z.string().min(1).max(600);

const Phrases = z.array(Phrase).default([]).readonly();

/** Fixed words per audience. */
export const SayTo = z.strictObject({ clinician: z.string().min(10), patient: z.string().min(10) }).readonly();
export type SayTo = z.infer<typeof SayTo>;

/** A fact about the person asked about, and the phrases that state it, deny it or report it as a result. */
export const PatientFactRule = z
  .strictObject({
    id: Slug,
    name: z.string().min(2),
    present: Phrases.describe("State the fact, unless denied or doubted"),
    always: Phrases.describe("State the fact whatever is denied around them: no response to the drug"),
    absent: Phrases.describe("State that the fact does not hold: never had the drug"),
    test: z
      .strictObject({
        names: z.array(Phrase).min(1).readonly(),
        positive: z.array(Phrase).min(1).readonly(),
        negative: z.array(Phrase).min(1).readonly(),
      })
      .readonly()
      .optional()
      .describe("A test whose result decides the fact"),
    lookalikes: Phrases.describe("Phrases that hold the same words and are not the fact"),
    time: z.enum(["now", "past"]).optional().describe("Set when the fact has one time by its nature"),
    unit: z.string().optional().describe("Unit of the number in the phrase, when the fact has a value"),
  })
  .readonly();
export type PatientFactRule = z.infer<typeof PatientFactRule>;

/** An event that goes before every answer. `with` must also be said somewhere in the message. */
export const UrgentRule = z
  .strictObject({
    id: Slug,
    level: z.enum(["now", "today"]),
    patterns: z.array(Phrase).min(1).readonly(),
    together: z
      .array(z.array(z.array(Phrase).min(1).readonly()).min(2).readonly())
      .default([])
      .readonly()
      .describe("Sets of groups: one phrase of every group of a set in one clause, in any order, makes the event"),
    always: Phrases.describe(
      "Phrases that only somebody in trouble writes; denial and questions do not take them back",
    ),
    with: Phrases.describe("One of these must be said somewhere in the message"),
    unless: Phrases.describe("One of these in the same clause takes a phrase back"),
    had: z.enum(["now", "past"]).default("now").describe("How 'she had X' without a date is read"),
    text: SayTo,
  })
  .readonly();
export type UrgentRule = z.infer<typeof UrgentRule>;

/** Phrases that mean the same, under a name that patterns of premises may use. */
export const NamedPhrases = z.strictObject({ id: Slug, phrases: z.array(Phrase).min(1).readonly() }).readonly();
export type NamedPhrases = z.infer<typeof NamedPhrases>;

/** A false belief, and how people take it for granted. */
export const PremiseRule = z
  .strictObject({
    id: Slug,
    believes: z.string().min(10).describe("The false belief as one plain sentence"),
    when: z
      .array(z.array(Phrase).min(1).readonly())
      .min(1)
      .readonly()
      .describe("One phrase of every group must be asserted"),
    about: z
      .array(z.array(Phrase).min(1).readonly())
      .default([])
      .readonly()
      .describe("What the belief is about: one phrase of every group must be named somewhere in the message"),
    unless: Phrases.describe("Words that make it true, or about something else"),
    within: z.enum(["clause", "sentence", "message"]).default("clause").describe("How near the groups must stand"),
    grave: z
      .boolean()
      .default(false)
      .describe(
        "Whether missing it endangers somebody: then it is corrected even where the message seems to say what is true",
      ),
    correct: z.array(Slug).default([]).readonly().describe("Claims that set it right"),
    say: SayTo.optional().describe("Our own words, where no claim does"),
  })
  .readonly()
  .refine((rule) => rule.correct.length > 0 || rule.say !== undefined, "name the claims that correct it, or say how");
export type PremiseRule = z.infer<typeof PremiseRule>;
