import { expect, test } from "vitest";
import type { Decline } from "../knowledge/decline.ts";
import { createRefusals } from "./refusals.ts";
import { asSaid } from "./wording.ts";

const decline = (id: string, of: Partial<Decline>): Decline => ({
  id,
  reason: id,
  audiences: [],
  when: [],
  unless: [],
  ...of,
});
const refusals = createRefusals([
  decline("price", {
    when: [
      ["how much", "what price"],
      ["cost", "costs", "price"],
    ],
    unless: ["cost of illness"],
  }),
  decline("dose", { audiences: ["patient"], when: [["my dose", "how much should I take"]] }),
  decline("court", { when: [["court", "how much"]] }),
]);

test.each<[string, "clinician" | "patient", string | undefined]>([
  ["How much does rituximab cost?", "clinician", "price"],
  ["What price, at what cost", "clinician", "price"],
  ["How much is known of the cost of illness?", "clinician", "court"],
  ["How much should I take?", "patient", "dose"],
  ["How much should I take?", "clinician", "court"],
  ["It costs a lot", "clinician", undefined],
  ["Courting, how many?", "clinician", undefined],
  ["", "patient", undefined],
])("createRefusals finds for %j of a %s %s", (text, audience, found) => {
  expect(refusals(asSaid(text), audience)?.id).toBe(found);
});
