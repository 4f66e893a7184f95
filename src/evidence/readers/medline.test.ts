import { expect, test } from "vitest";
import { readMedline } from "./medline.ts";
import { blocksOf, inputOf, onlyDocument, outcomeOf } from "./readings.fixture.ts";

const record = (...lines: readonly string[]): string => `\n${lines.join("\n")}\n`;

test("readMedline reads what a record states", async () => {
  const document = await onlyDocument(
    readMedline,
    record(
      "PMID- 19273780",
      "OWN - NLM",
      "DP  - 2009 Mar",
      "TI  - [Placebo-controlled trial of",
      "      rituximab.]",
      "TT  - Placebokontrollierte Studie.",
      "AB  - OBJECTIVE: To see whether",
      "      it works. RESULTS: It does.",
      "CI  - (c) 2009 Somebody",
      "FAU - Dalakas, Marinos C",
      "AU  - Dalakas MC",
      "CN  - MAG Study Group",
      "LA  - ger",
      "SI  - ClinicalTrials.gov/NCT00259974",
      "SI  - GENBANK/AB000001",
      "PT  - Journal Article",
      "PT  - Randomized Controlled Trial",
      "DEP - 20090317",
      "TA  - Ann Neurol",
      "JT  - Annals of neurology",
      "RN  - 4F4X42SYQ6 (Rituximab)",
      "MH  - *Polyneuropathies/drug therapy/*immunology",
      "OT  - *anti-MAG",
      "PMC - PMC1234567",
      "COIS- None.",
      "AID - 10.1002/ANA.21577 [doi]",
      "EIN - Ann Neurol. 2010 Jan;67(1):1. doi: 10.1002/ana.1. PMID: 20000001",
      "SO  - Ann Neurol. 2009 Mar.",
    ),
  );
  expect(document.metadata).toEqual({
    title: "[Placebo-controlled trial of rituximab.]",
    authors: ["Dalakas MC", "MAG Study Group"],
    journal: "Annals of neurology",
    date: "2009-03-17",
    language: "de",
    pmid: "19273780",
    pmcid: "PMC1234567",
    doi: "10.1002/ana.21577",
    trials: ["NCT00259974"],
    publicationTypes: ["Journal Article", "Randomized Controlled Trial"],
    design: "randomised-trial",
    keywords: ["Polyneuropathies/drug therapy/immunology", "Rituximab", "anti-MAG"],
    notices: [
      {
        kind: "erratum",
        about: "this",
        text: "Erratum in: Ann Neurol. 2010 Jan;67(1):1. doi: 10.1002/ana.1. PMID: 20000001",
        pmid: "20000001",
        doi: "10.1002/ana.1",
      },
    ],
    retracted: false,
  });
  expect(blocksOf(document)).toEqual([
    "paragraph: Placebokontrollierte Studie.",
    "heading: Abstract",
    "heading: OBJECTIVE",
    "paragraph: To see whether it works.",
    "heading: RESULTS",
    "paragraph: It does.",
    "heading: Conflict of interest statement",
    "paragraph: None.",
    "heading: Notes",
    "paragraph: (c) 2009 Somebody",
  ]);
});

test("readMedline knows a retracted article from the notice of its retraction", async () => {
  const { documents } = await outcomeOf(
    readMedline,
    inputOf(
      record("PMID- 1", "TI  - A", "PT  - Retracted Publication") +
        record("PMID- 2", "TI  - B", "RIN - J Neurol. 2010;1:1. PMID: 3") +
        record("PMID- 3", "TI  - C", "PT  - Retraction of Publication", "ROF - J Neurol. 2009;1:1. PMID: 2") +
        record("PMID- 4", "TI  - D", "PRIN- J Neurol. 2010;1:2"),
    ),
  );
  expect(
    documents.map(({ metadata: m }) => [m.pmid, m.retracted, m.notices.map((n) => `${n.kind} ${n.about}`)]),
  ).toEqual([
    ["1", true, []],
    ["2", true, ["retraction this"]],
    ["3", false, ["retraction other"]],
    ["4", false, ["retraction this"]],
  ]);
});

test("a chapter names its book", async () => {
  const { metadata } = await onlyDocument(
    readMedline,
    record("PMID- 5", "TI  - A chapter", "BTI - GeneReviews", "DP  - 1993"),
  );
  expect(metadata).toMatchObject({ title: "A chapter", journal: "GeneReviews" });
});

test("a record without contents is told of, and the others read", async () => {
  const { documents, problems } = await outcomeOf(
    readMedline,
    inputOf(record("PMID- 1", "OWN - NLM") + record("PMID- 2", "TI  - B")),
  );
  expect([documents.map((d) => d.metadata.pmid), problems]).toEqual([["2"], ["empty-record:2"]]);
});

test("a file of another kind has no records", async () => {
  expect((await outcomeOf(readMedline, inputOf("A text.\nOf two lines."))).problems).toEqual([
    "outside-record:1",
    "no-records:-",
  ]);
});
