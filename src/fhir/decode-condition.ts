/** Conditions and allergies to states; words such as "suspected" and "no evidence of" are heard. */
import { z } from "zod";
import type { Entry, State } from "../core/chart/chart.ts";
import type { Measure } from "../core/knowledge/measure.ts";
import { base, Code, CodeableConcept, codesOf, Period, textOf } from "./datatypes.ts";
import { type Decoder, entryBase, nothing, refused } from "./decoder.ts";
import { usableDate } from "./reading.ts";
import { localSystem, type Recogniser } from "./recognise.ts";
import { createBodyParser, problemWith, type RawResource } from "./resource.ts";
import { certaintyOf, positiveTestIn } from "./said.ts";

const Condition = z.object({
  ...base,
  clinicalStatus: CodeableConcept.optional(),
  verificationStatus: CodeableConcept.optional(),
  code: CodeableConcept.optional(),
  onsetDateTime: Code.optional(),
  onsetPeriod: Period.optional(),
  abatementDateTime: Code.optional(),
  abatementPeriod: Period.optional(),
  recordedDate: Code.optional(),
});
type Condition = z.infer<typeof Condition>;
const parseCondition = createBodyParser(Condition);

const holds: readonly State["state"][] = ["present", "resolved"];
const endedCodes = ["inactive", "remission", "resolved"];
const suspectedCodes = ["provisional", "differential", "unconfirmed"];

/** What the record says of it, from its codes and its words. Nothing when it is about somebody else or a mere risk. */
function stateOf(
  verification: readonly string[],
  clinical: readonly string[],
  text: string,
  hasEnd: boolean,
): State["state"] | undefined {
  const said = certaintyOf(text);
  if (said === "other") return undefined;
  if (verification.includes("refuted")) return "refuted";
  if (said === "denied") return "absent";
  if (said === "suspected" || verification.some((code) => suspectedCodes.includes(code))) return "suspected";
  return hasEnd || said === "past" || clinical.some((code) => endedCodes.includes(code)) ? "resolved" : "present";
}

/** A result that was recorded as a condition, such as a pregnancy: positive from its onset, negative from its end. */
function resultEntries(
  raw: RawResource,
  measure: Measure,
  state: State["state"],
  text: string,
  date: string | undefined,
  end: string | undefined,
): readonly Entry[] {
  const reading = (value: string, on: string | undefined, part: string): Entry => ({
    ...entryBase(raw, measure.id, text, on, `${measure.id}-${part}`),
    kind: "reading",
    status: "final",
    value,
    original: { value: text },
    ...(on === undefined ? { unusable: "date" as const } : {}),
  });
  if (state === "suspected") return [];
  if (state === "absent" || state === "refuted") return [reading("negative", date, "no")];
  return [reading("positive", date, "yes"), ...(end === undefined ? [] : [reading("negative", end, "end")])];
}

/** The words that may qualify a diagnosis. Our own code says what is meant, and the status beside it how surely. */
const words = (concept: CodeableConcept | undefined): string =>
  concept?.coding?.some((coding) => coding.system === localSystem) === true
    ? ""
    : [concept?.text, ...(concept?.coding ?? []).map((coding) => coding.display)]
        .filter((part) => part !== undefined)
        .join(" | ");

const dateOf = (body: Condition): string | undefined =>
  usableDate(body.onsetDateTime) ?? usableDate(body.onsetPeriod?.start) ?? usableDate(body.recordedDate);

/** Results that the name of the condition says were positive. One said to be negative in a list of problems clears nothing. */
const positiveIn = (concept: CodeableConcept, recognise: Recogniser): readonly Measure[] =>
  [concept.text, ...(concept.coding ?? []).map((coding) => coding.display)].flatMap((text) => {
    const name = text === undefined ? undefined : positiveTestIn(text);
    return name === undefined
      ? []
      : recognise.reading({ codings: [], text: name }).measures.filter((measure) => measure.kind === "result");
  });

const isAllergy = (concept: CodeableConcept): boolean =>
  /\b(allerg(?:y|ic)|hypersensitivity|anaphyla\w+|intolerance)\b/iu.test(words(concept));

/** The allergies that a medicine's name stands for. */
const allergiesTo = (measures: readonly Measure[], recognise: Recogniser): readonly Measure[] =>
  recognise
    .ofKind("allergy")
    .filter((allergy) =>
      measures.some((m) => allergy.id === m.id || allergy.words.some((word) => m.words.includes(word))),
    );

/** Decodes a condition. */
export const decodeCondition: Decoder = (raw, { recognise }) => {
  const parsed = parseCondition(raw);
  if (!parsed.ok) return refused(parsed.error);
  const body = parsed.value;
  const verification = codesOf(body.verificationStatus);
  if (body.code === undefined) return nothing;
  const found = recognise.others({ codings: body.code.coding ?? [], text: body.code.text }).measures;
  const positive = positiveIn(body.code, recognise);
  const concerned = [
    ...new Set([
      ...found.filter((measure) => measure.kind === "diagnosis" || measure.kind === "result"),
      ...positive,
      ...(isAllergy(body.code) ? allergiesTo(found, recognise) : []),
    ]),
  ];
  if (concerned.length === 0) return nothing;
  if (verification.includes("entered-in-error"))
    return refused(problemWith(raw, "entered-in-error", "this condition was entered in error; it is left out"));
  const text = textOf(body.code) ?? "";
  const date = dateOf(body);
  const end =
    usableDate(body.abatementDateTime) ?? usableDate(body.abatementPeriod?.end) ?? usableDate(body.onsetPeriod?.end);
  const state = stateOf(verification, codesOf(body.clinicalStatus), words(body.code), end !== undefined);
  if (state === undefined) return nothing;
  const counted = concerned.filter((measure) => !positive.includes(measure) || holds.includes(state));
  const entries = counted.flatMap((measure): readonly Entry[] =>
    measure.kind === "result"
      ? resultEntries(raw, measure, state, text, date, end)
      : [
          {
            ...entryBase(raw, measure.id, text, date, measure.id),
            kind: "state",
            state,
            ...(end === undefined ? {} : { end }),
          },
        ],
  );
  return { entries, problems: [] };
};

const Allergy = z.object({
  ...base,
  clinicalStatus: CodeableConcept.optional(),
  verificationStatus: CodeableConcept.optional(),
  code: CodeableConcept.optional(),
  onsetDateTime: Code.optional(),
  recordedDate: Code.optional(),
  reaction: z
    .array(z.object({ substance: CodeableConcept.optional() }))
    .max(100)
    .optional(),
});
const parseAllergy = createBodyParser(Allergy);

/** SNOMED CT: no known allergy, no known drug allergy. */
const noAllergyCodes = ["716186003", "409137002"];

/** Decodes an allergy; "no known allergies" is a statement too. */
export const decodeAllergy: Decoder = (raw, { recognise }) => {
  const parsed = parseAllergy(raw);
  if (!parsed.ok) return refused(parsed.error);
  const body = parsed.value;
  const verification = codesOf(body.verificationStatus);
  if (verification.includes("entered-in-error")) return nothing;
  const concepts = [body.code, ...(body.reaction ?? []).map((reaction) => reaction.substance)];
  const text = textOf(body.code) ?? "";
  const date = usableDate(body.recordedDate) ?? usableDate(body.onsetDateTime);
  const none =
    /^(no known (drug |medication |medicine )?allerg|nkd?m?a$)/iu.test(text.trim()) ||
    codesOf(body.code).some((code) => noAllergyCodes.includes(code));
  const measures = none
    ? recognise.ofKind("allergy")
    : allergiesTo(
        concepts.flatMap(
          (concept) => recognise.others({ codings: concept?.coding ?? [], text: concept?.text }).measures,
        ),
        recognise,
      );
  const state = none ? "absent" : stateOf(verification, codesOf(body.clinicalStatus), "", false);
  if (state === undefined) return nothing;
  return {
    entries: [...new Set(measures)].map((measure): Entry => ({
      ...entryBase(raw, measure.id, text, date, measure.id),
      kind: "state",
      state,
    })),
    problems: [],
  };
};
