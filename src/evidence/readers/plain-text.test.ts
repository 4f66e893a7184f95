import { describe, expect, test } from "vitest";
import { readPlainText } from "./plain-text.ts";
import { blocksOf, inputOf, onlyDocument, outcomeOf, repeatedInput, sectionsOf } from "./readings.fixture.ts";

const wrapped = `In our pilot study nine patients with an anti-MAG–
associated polyneuropathy were given the drug in a dose of 375
mg/m2 once a week. In all of them the B-cells fell below what can
be measured, and IgM fell by between 35 % and 82 % (median 58 %).
The effect lasted about 6–
9 months in most of the patients, and it is an antibody-
mediated disease, so that repeated treat-
ment was needed.
`;

describe("readPlainText", () => {
  test("joins lines that were wrapped, and words that were parted, to whole sentences", async () => {
    const document = await onlyDocument(readPlainText, wrapped);
    expect(blocksOf(document)).toEqual([
      "paragraph: In our pilot study nine patients with an anti-MAG–associated polyneuropathy were given the drug in a dose of 375 mg/m2 once a week. In all of them the B-cells fell below what can be measured, and IgM fell by between 35 % and 82 % (median 58 %). The effect lasted about 6–9 months in most of the patients, and it is an antibody-mediated disease, so that repeated treatment was needed.",
    ]);
    expect(document.metadata.title).toBe("");
  });

  test("keeps short lines apart that were never wrapped", async () => {
    const document = await onlyDocument(readPlainText, "Status\nSubmitted\nUnder review\n\nThe text begins here.\n");
    expect(blocksOf(document).slice(0, 3)).toEqual([
      "paragraph: Status",
      "paragraph: Submitted",
      "paragraph: Under review",
    ]);
  });

  test("keeps long lines apart in a file that was not wrapped, but for one that goes on", async () => {
    const lines = [
      "Hospital of the first town in the whole list",
      "Hospital of the second town in the whole list",
      "Hospital of the third town in the whole list",
    ];
    const text = [...lines, ...lines, "Hospital of the fourth town, which is a long way off", "in the north"].join(
      "\n",
    );
    expect(blocksOf(await onlyDocument(readPlainText, text))).toEqual(
      [...lines, ...lines, "Hospital of the fourth town, which is a long way off in the north"].map(
        (line) => `paragraph: ${line}`,
      ),
    );
  });

  test("a line of names is no heading", async () => {
    const document = await onlyDocument(
      readPlainText,
      "A trial of rituximab\n\nJane Doe, John Roe, Max Poe\n\nNine took part.\n",
    );
    expect(sectionsOf(document)).toEqual(["1 body A trial of rituximab"]);
  });

  test("takes the opening line as the title, and as headings only lines that are set like titles", async () => {
    const text = `What is the treatment of anti-MAG neuropathy?

Signs and Manifestations

Gait is unsteady in most people who have the disease.

Help us to serve you better

It goes on here with more words than a title has.

Key Points:

• IgM falls.
2. Wait for six months
   before judging.

REFERENCES

1. Doe J. A trial. 2009.
`;
    const document = await onlyDocument(readPlainText, text);
    expect(document.metadata.title).toBe("What is the treatment of anti-MAG neuropathy?");
    expect(sectionsOf(document)).toEqual([
      "1 body What is the treatment of anti-MAG neuropathy?",
      "2 body Signs and Manifestations",
      "2 body Key Points",
      "2 references REFERENCES",
    ]);
    expect(blocksOf(document)).toContain("paragraph: Help us to serve you better");
    expect(blocksOf(document)).toContain("list-item: IgM falls.");
    expect(blocksOf(document)).toContain("list-item: 2. Wait for six months before judging.");
  });

  test("puts titles of other pages, under which nothing stands, into navigation", async () => {
    const text =
      "Outlook\n\nMost people live a normal life with it.\n\nWhat Is a Lytic Cell?\n\nDopamine Pathways: A Look\n";
    const document = await onlyDocument(readPlainText, text);
    const navigation = document.sections.find((section) => section.role === "navigation");
    expect(document.text.slice(navigation?.start, navigation?.end).trim()).toBe(
      "What Is a Lytic Cell?\n\nDopamine Pathways: A Look",
    );
  });

  test("reads rows of tables with tabs, bars or wide gaps, and captions", async () => {
    const text = "Table 1. Outcomes\nArm\tImproved\nRituximab\t6 of 9\n\nDose      Response\n375       31 %\n";
    expect(blocksOf(await onlyDocument(readPlainText, text))).toEqual([
      "caption: Table 1. Outcomes",
      "table-row: Arm | Improved",
      "table-row: Rituximab | 6 of 9",
      "table-row: Dose | Response",
      "table-row: 375 | 31 %",
    ]);
  });

  test("refuses what is empty, binary or too long, and tells of letters that are lost", async () => {
    expect((await outcomeOf(readPlainText, inputOf(" \n"))).problems).toEqual(["no-text:-"]);
    expect((await outcomeOf(readPlainText, inputOf("a\u0000b"))).problems).toEqual(["binary:-"]);
    expect((await outcomeOf(readPlainText, repeatedInput("", "word ", 21_000_000))).problems).toEqual(["too-large:-"]);
    const broken = new Uint8Array([...new TextEncoder().encode("Léger, Müller, é "), 0xff]);
    const { documents, problems } = await outcomeOf(readPlainText, inputOf(broken));
    expect(documents.map((document) => document.text)).toEqual(["Léger, Müller, é \ufffd"]);
    expect(problems).toEqual(["bad-characters:-"]);
  });
});
