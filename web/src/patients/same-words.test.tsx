import { MantineProvider } from "@mantine/core";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Recommendation, Sentence } from "../../../src/core/answer/answer.ts";
import { ForThisPatient } from "../answers/for-this-patient.tsx";
import { Advice } from "./advice.tsx";

const sentence = (text: string): Sentence => ({
  text,
  citations: [],
  check: "curated",
  read: "abstract",
  approved: false,
});
const advice: Recommendation = {
  key: "k",
  rule: "pack/rule",
  title: "The title",
  kind: "consider",
  say: [sentence("What is said.")],
  options: [sentence("An option.")],
  monitor: [sentence("What to follow.")],
  certainty: { level: "low", because: [] },
  review: "unreviewed",
  proof: { text: "the condition", value: true },
  missing: ["height: no height on record"],
  hooks: [],
  calculations: [
    {
      calculator: "pack/dose",
      title: "A regimen, intravenous, off-label",
      formula: "dose = perM2 * bsa",
      inputs: {},
      results: { dose: { value: 740, unit: "mg" } },
      names: { dose: "Dose" },
      citation: { n: 1, locator: "", says: "supports", read: "abstract" },
      reading: [],
      cautions: ["Not an order."],
      from: [{ name: "weight", value: { value: 80, unit: "kg" }, date: "2026-11-10" }],
    },
  ],
  schedule: [{ dose: 1, day: 1 }],
  dosesWithheld: ["No dose of another medicine."],
};
const said = [
  "The title",
  "What is said.",
  "An option.",
  "What to follow.",
  "height: no height on record",
  "A regimen, intravenous, off-label",
  "740 mg",
  "dose = perM2 * bsa",
  "weight 80 kg of 10 November 2026",
  "Not an order.",
  "No dose of another medicine.",
];

const drawn = (node: React.ReactNode): string => renderToStaticMarkup(<MantineProvider>{node}</MantineProvider>);
const left = (html: string): readonly string[] => said.filter((text) => !html.includes(text));

describe("the sentences of a recommendation", () => {
  it("are all on the answer page", () => {
    expect(left(drawn(<ForThisPatient recommendations={[advice]} />))).toEqual([]);
  });
  it("are all on the patient's page", () => {
    const html = drawn(
      <Advice recommendation={advice} asOf="2026-11-21" shown={false} onShow={() => {}} onPreview={() => {}} />,
    );
    expect(left(html)).toEqual([]);
  });
});
