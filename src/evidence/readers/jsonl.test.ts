import { expect, test } from "vitest";
import { readJsonl } from "./jsonl.ts";
import { blocksOf, inputOf, onlyDocument, outcomeOf, repeatedInput, sectionsOf } from "./readings.fixture.ts";

const lines = (...values: readonly unknown[]): string =>
  values.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join("\n");

test("readJsonl reads what a line states", async () => {
  const document = await onlyDocument(
    readJsonl,
    lines({
      id: 7,
      title: "Rituximab in  anti-MAG neuropathy",
      text: "First paragraph,\ngoing on.\n\nSecond:\n- an item",
      question: "Does rituximab help?",
      year: 2009,
      date: "2009-03-17",
      authors: ["Dalakas, Marinos C.", "MAG Study Group"],
      pmid: 19273780,
      doi: "https://doi.org/10.1002/ANA.21577",
      url: "https://example.org/x",
      language: "eng",
      keywords: "anti-MAG; IgM",
      unknown: { nested: true },
    }),
  );
  expect(document.metadata).toEqual({
    title: "Rituximab in anti-MAG neuropathy",
    authors: ["Dalakas MC", "MAG Study Group"],
    date: "2009-03-17",
    language: "en",
    id: "7",
    pmid: "19273780",
    doi: "10.1002/ana.21577",
    trials: [],
    url: "https://example.org/x",
    publicationTypes: [],
    keywords: ["anti-MAG", "IgM"],
    question: "Does rituximab help?",
    notices: [],
    retracted: false,
  });
  expect(blocksOf(document)).toEqual([
    "paragraph: First paragraph, going on.",
    "paragraph: Second:",
    "list-item: - an item",
  ]);
});

test("contents and abstract are the text where there is none", async () => {
  const { documents } = await outcomeOf(
    readJsonl,
    inputOf(lines({ contents: "One." }, { abstract: ["Two.", "Three."] }, { abstract: "Four.", text: "Five." })),
  );
  expect(documents.map(blocksOf)).toEqual([
    ["paragraph: One."],
    ["heading: Abstract", "paragraph: Two. Three."],
    ["heading: Abstract", "paragraph: Four.", "paragraph: Five."],
  ]);
  expect(documents.map(sectionsOf)[2]).toEqual(["1 abstract Abstract", "1 body"]);
});

test("a bad line is a problem with its number, and reading goes on", async () => {
  const { documents, problems } = await outcomeOf(
    readJsonl,
    inputOf(
      lines(
        "\ufeff" + JSON.stringify({ text: "one" }),
        "{not json",
        "",
        [1],
        "null",
        { text: 5 },
        { title: null, text: " " },
        "[".repeat(200_000),
        { title: "last", text: null },
      ),
    ),
  );
  expect(documents.map((d) => d.metadata.title + d.text)).toEqual(["one", "last"]);
  expect(problems).toEqual([
    "broken-line:2",
    "broken-line:4",
    "broken-line:5",
    "broken-line:6",
    "empty-record:7",
    "broken-line:8",
  ]);
});

test("the message about a bad line does not quote it", async () => {
  for await (const reading of readJsonl(inputOf("{ secret words }")))
    expect(!reading.ok && reading.problem.message).toBe("The line cannot be read: it is not JSON");
});

test("names that JavaScript gives a meaning are no fields", async () => {
  const { documents } = await outcomeOf(
    readJsonl,
    inputOf('{"__proto__":{"title":"bad"},"constructor":1,"text":"good"}'),
  );
  expect(documents.map((d) => [d.metadata.title, d.text])).toEqual([["", "good"]]);
});

test("a line of 100 MB is passed over", async () => {
  const { documents, problems } = await outcomeOf(
    readJsonl,
    repeatedInput('{"text":"', "word ", 100_000_000, '"}\n{"text":"next"}'),
  );
  expect([documents.map((d) => d.text), problems]).toEqual([["next"], ["line-too-long:1"]]);
});

test("an empty file says so", async () => {
  expect((await outcomeOf(readJsonl, inputOf("\n\n"))).problems).toEqual(["no-records:-"]);
});
