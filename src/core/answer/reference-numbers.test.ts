import { expect, test } from "vitest";
import { askProduct, shippedKnowledge } from "../../../test/support/product.ts";
import { answerToMarkdown } from "./markdown.ts";

const questions = [
  { question: "What is the treatment for a patient with high levels of anti-MAG antibodies?" },
  { question: "My patient has IgM 52 g/L before rituximab. What comes first?" },
  { question: "Since rituximab is proven, when do I start it? TLI: distance 70 mm, velocity 42 m/s, latency 8 ms" },
  ...(shippedKnowledge().libraries[0]?.pack.claims ?? [])
    .filter((_, at) => at % 9 === 0)
    .flatMap(({ answers }) => answers.slice(0, 1).map((question) => ({ question }))),
];

/** Numbers in brackets before the list of references. */
const numbersIn = (page: string): readonly number[] =>
  [...(page.split("## References")[0] ?? "").matchAll(/\\\[([\d, ]+)\\\]/g)].flatMap(([, list = ""]) =>
    list.split(",").map(Number),
  );

test.each(questions)("$question: references are numbered in the order in which they are read", (asked) => {
  const answer = askProduct(asked.question);
  const firsts = [...new Set(numbersIn(answerToMarkdown(answer)))];
  // Advice has parts that Markdown leaves out: a number may be passed over, none may come before a lower one.
  expect(firsts).toEqual(firsts.toSorted((a, b) => a - b));
  expect(answer.references.map(({ n }) => n)).toEqual(answer.references.map((_, at) => at + 1));
});

test("a citation names the same source whatever its number", () => {
  const answer = askProduct("Does rituximab work in anti-MAG neuropathy?");
  const claims = new Map(
    shippedKnowledge().libraries.flatMap(({ pack }) => pack.claims.map((c) => [c.id, c] as const)),
  );
  for (const sentence of [...answer.bottomLine, ...answer.sections.flatMap((s) => s.sentences)]) {
    const sources = claims.get(sentence.claim?.split("/")[1] ?? "")?.support.map(({ source }) => source) ?? [];
    const cited = sentence.citations.map(({ n }) => answer.references[n - 1]?.sourceId.split("/")[1]);
    expect(cited.toSorted()).toEqual(sources.toSorted());
  }
  expect(answer.bottomLine.length).toBeGreaterThan(0);
});
