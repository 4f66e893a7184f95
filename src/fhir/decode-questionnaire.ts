/** Answered questionnaires: totals of the scales the pack knows, by our own codes or by name. */
import { z } from "zod";
import type { Entry, ReadingStatus } from "../core/chart/chart.ts";
import type { Problem } from "../core/problem.ts";
import { base, Code, Coding, FhirQuantity } from "./datatypes.ts";
import { type Decoder, entryBase, nothing, refused, undated } from "./decoder.ts";
import type { Measured } from "./observation.ts";
import { placeIn } from "./place.ts";
import { readingValue, usableDate } from "./reading.ts";
import { localSystem } from "./recognise.ts";
import { createBodyParser, problemWith } from "./resource.ts";

const Response = z.object({
  ...base,
  status: Code.optional(),
  authored: Code.optional(),
  item: z.array(z.unknown()).max(2000).optional(),
});
const parseResponse = createBodyParser(Response);

const Answer = z.object({
  valueInteger: z.number().optional(),
  valueDecimal: z.number().optional(),
  valueBoolean: z.boolean().optional(),
  valueString: z.string().max(4000).optional(),
  valueQuantity: FhirQuantity.optional(),
  valueCoding: Coding.optional(),
});

const Item = z.object({
  linkId: Code.optional(),
  text: z.string().max(4000).optional(),
  answer: z.array(Answer).max(100).optional(),
  item: z.array(z.unknown()).max(2000).optional(),
});
type Item = z.infer<typeof Item>;

/** How deep groups of questions may lie in each other. */
const deepestItem = 20;

/** Every item of all groups; what is no item is passed over. */
function itemsOf(items: readonly unknown[] | undefined, depth = 0): readonly Item[] {
  if (depth > deepestItem) return [];
  return (items ?? []).flatMap((value): readonly Item[] => {
    const parsed = Item.safeParse(value);
    return parsed.success ? [parsed.data, ...itemsOf(parsed.data.item, depth + 1)] : [];
  });
}

const measuredBy = (answer: z.infer<typeof Answer>): Measured => ({
  ...(answer.valueInteger === undefined ? {} : { valueInteger: answer.valueInteger }),
  ...(answer.valueDecimal === undefined ? {} : { valueInteger: answer.valueDecimal }),
  ...(answer.valueBoolean === undefined ? {} : { valueBoolean: answer.valueBoolean }),
  ...(answer.valueString === undefined ? {} : { valueString: answer.valueString }),
  ...(answer.valueQuantity === undefined ? {} : { valueQuantity: answer.valueQuantity }),
  ...(answer.valueCoding === undefined ? {} : { valueCodeableConcept: { coding: [answer.valueCoding] } }),
});

const statuses: Readonly<Record<string, ReadingStatus>> = {
  completed: "final",
  amended: "amended",
  "in-progress": "preliminary",
};

/** Decodes a questionnaire response. */
export const decodeQuestionnaire: Decoder = (raw, { recognise, units }) => {
  const parsed = parseResponse(raw);
  if (!parsed.ok) return refused(parsed.error);
  const status = Object.hasOwn(statuses, parsed.value.status ?? "") ? statuses[parsed.value.status ?? ""] : undefined;
  if (status === undefined) return nothing;
  const date = usableDate(parsed.value.authored);
  const problems: Problem[] = [];
  const entries = itemsOf(parsed.value.item).flatMap((item, at): readonly Entry[] => {
    const [answer, ...more] = item.answer ?? [];
    const [measure] = recognise.reading({
      codings: [{ system: localSystem, code: item.linkId }],
      text: item.text,
    }).measures;
    if (answer === undefined || more.length > 0 || measure === undefined) return [];
    const read = readingValue(measure, measuredBy(answer), { assay: undefined, laboratory: undefined }, units);
    if (read.unusable !== undefined)
      problems.push(
        problemWith(
          raw,
          `unusable-${read.unusable}`,
          `the answer to ${measure.name} cannot be used`,
          "check the answer at the source",
        ),
      );
    if (date === undefined) problems.push(undated(raw, measure.name));
    const side = placeIn([item.text]).side;
    return [
      {
        ...entryBase(raw, measure.id, item.text ?? measure.name, date, at),
        kind: "reading",
        status,
        ...read,
        ...(date === undefined ? { unusable: read.unusable ?? ("date" as const) } : {}),
        ...(measure.perSide && side !== undefined ? { side } : {}),
      },
    ];
  });
  return { entries, problems };
};
