/** Answers from a clinic's own documents: verbatim, whole, labelled, one study once, both sides of a dispute, and silence where there is nothing. */
import { describe, expect, test } from "vitest";
import { sentencesOf } from "../src/core/answer/answer.ts";
import { answerToMarkdown } from "../src/core/answer/markdown.ts";
import { pathOfQuote, quotationsOf } from "../src/core/answer/quoted.ts";
import { askBare, askWith, type LibraryFile, libraryOf, usedQuotes } from "./support/documents.ts";

/** An answer page that waits for its review, with figures of the study below. */
const page: LibraryFile = {
  name: "page.txt",
  text: `How should anti-MAG neuropathy be treated?

Content is pending human review.

Help us tailor your experience

Treatment

Rituximab is the first-line treatment of anti-MAG neuropathy.

• Usual dose: 375 mg/m2 weekly for four weeks
• IgM levels typically fall by 31-84% (median 57%)

Rituximab has the most consistent evidence of efficacy in controlled studies of anti-MAG neuropathy.

Have a question? Ask our assistant and get instant answers.
`,
};

/** An abstract with wrapped lines and no title. */
const study: LibraryFile = {
  name: "study.txt",
  text: `Anti-MAG neuropathy is a slow disease of the nerves. In our first study ten patients with
anti-MAG neuropathy received rituximab at 375 mg/m2 in four weekly infusions. In all patients the IgM levels
decreased between 31% and 84% (median, 57%). The effect of rituximab lasts about seven to ten
months and treatment is then repeated. It is unclear, however, whether it should be repeated on a
schedule.
`,
};

const overview: LibraryFile = {
  name: "overview.txt",
  text: `Anti-MAG neuropathy: an overview for clinics

Management

Rituximab is a common treatment of anti-MAG neuropathy. Some studies of rituximab are promising, but controlled trials have not consistently met their primary outcomes.

Ten Tips for Better Sleep

How to Choose a Walking Aid
`,
};

const question = "What is the treatment for a patient with high levels of anti-MAG antibodies?";

describe("an answer from documents alone", () => {
  const library = libraryOf([page, study, overview]);

  test("quotes whole sentences, equal to the stored text at their offsets", async () => {
    const documents = await library;
    const answer = await askBare(documents, question);
    expect(answer.outcome).toBe("answered");
    const quotes = [...usedQuotes(answer), ...answer.nearest];
    expect(quotes.length).toBeGreaterThan(3);
    for (const sentence of quotes) {
      expect(sentence).toMatchObject({ check: "verbatim", approved: false });
      expect(sentence.claim).toBeUndefined();
      for (const { quote } of quotationsOf(sentence)) {
        const stored = await documents.findVersion(quote.documentVersion);
        expect(stored?.document.text.slice(quote.start, quote.end)).toBe(quote.text);
      }
      expect(sentence.text).toBe(quotationsOf(sentence)[0]?.quote.text);
    }
  });

  test("says where each quotation opens", async () => {
    const answer = await askBare(await library, question);
    for (const sentence of usedQuotes(answer))
      for (const citation of quotationsOf(sentence)) {
        const reference = answer.references.find((r) => r.n === citation.n);
        const { documentVersion, start, end } = citation.quote;
        expect(reference?.document?.version).toBe(documentVersion);
        expect(pathOfQuote(citation, reference)).toBe(
          `/documents/${reference?.document?.documentId}/${documentVersion}?from=${start}&to=${end}`,
        );
      }
  });

  test("names the page where the document has pages", async () => {
    const documents = await library;
    const paged: typeof documents = {
      ...documents,
      findVersion: async (version) => {
        const stored = await documents.findVersion(version);
        if (stored === undefined) return undefined;
        const pages = [{ start: 0, end: stored.document.text.length, number: 3 }];
        return { ...stored, document: { ...stored.document, pages } };
      },
    };
    const answer = await askBare(paged, question);
    expect(usedQuotes(answer).every((s) => quotationsOf(s).every((c) => c.quote.page === 3))).toBe(true);
    expect(answerToMarkdown(answer)).toMatch(/quoted from Anti-MAG neuropathy: an overview [^,]+, p\. 3, not reviewed/);
  });

  test("finds dose, results and how long they last, with the line breaks of the file joined", async () => {
    const said = usedQuotes(await askBare(await library, question)).map((s) => s.text);
    expect(said.join(" ")).not.toMatch(/pending/);
    expect(said).toContain(
      "In our first study ten patients with anti-MAG neuropathy received rituximab at 375 mg/m2 in four weekly infusions.",
    );
    expect(said).toContain("In all patients the IgM levels decreased between 31% and 84% (median, 57%).");
    expect(said.join(" ")).toMatch(/lasts about seven to ten months/);
  });

  test("sets one document against the other on how consistent the evidence is", async () => {
    const answer = await askBare(await library, question);
    const dispute = answer.disagreements.find((d) => d.topic.startsWith("How consistent the evidence is"));
    expect(dispute?.topic).toMatch(/rituximab/);
    expect(dispute?.certainty).toBeUndefined();
    const [yes, no] = dispute?.sides ?? [];
    expect(yes?.statements.map((s) => s.text).join(" ")).toMatch(/most consistent evidence/);
    expect(no?.statements.map((s) => s.text).join(" ")).toMatch(/not consistently met/);
    const all = sentencesOf(answer).map((s) => s.text);
    expect(all.filter((text) => /most consistent evidence/.test(text))).toHaveLength(1);
  });

  test("counts two reports of one study once, and says so", async () => {
    const answer = await askBare(await library, question);
    const both = usedQuotes(answer).find((s) => s.text.includes("31% and 84%"));
    expect(both?.citations).toHaveLength(2);
    expect(answer.references.filter((r) => r.sameStudyAs !== undefined)).toHaveLength(1);
    expect(answer.notices.some((n) => n.kind === "same-study")).toBe(true);
  });

  test("says which document is pending review, and that none was reviewed", async () => {
    const answer = await askBare(await library, question);
    expect(answer.references.find((r) => r.document?.standing !== undefined)?.document).toMatchObject({
      standing: "pending review",
    });
    const markdown = answerToMarkdown(answer);
    expect(markdown).toMatch(
      /“Rituximab is the first-line treatment of anti-MAG neuropathy\.”.*quoted from How should anti-MAG neuropathy be treated\?, not reviewed \(says of itself: pending review\)/,
    );
  });

  test("never quotes navigation, teasers or advertising", async () => {
    const answer = await askBare(
      await library,
      "Anti-MAG neuropathy: sleep, walking aid, experience, assistant, instant answers",
    );
    expect([...usedQuotes(answer), ...answer.nearest].map((s) => s.text).join(" ")).not.toMatch(
      /tailor|assistant|Tips|Choose/,
    );
  });

  test("is current through the newest date that a quoted document states, and says when none does", async () => {
    expect((await askBare(await library, question)).evidenceCurrentThrough).toBe("an unknown date");
    const dated = await libraryOf([
      { ...study, metadata: { date: "2009-11" } },
      { ...overview, metadata: { date: "2021" } },
    ]);
    expect((await askBare(dated, question)).evidenceCurrentThrough).toBe("2021");
  });
});

describe("what is not there", () => {
  test("is not answered; the nearest is shown as such", async () => {
    const answer = await askBare(
      await libraryOf([overview]),
      "Is ultrasound of the vagus nerve useful in anti-MAG neuropathy?",
    );
    expect(answer.outcome).toBe("no-evidence");
    expect(answer.sections).toEqual([]);
    expect(answer.nearest.length).toBeGreaterThan(0);
  });

  test("no document, no change", async () => {
    const empty = await libraryOf([]);
    const packs = await askWith(empty, question);
    expect(packs.references.every((r) => r.document === undefined)).toBe(true);
    expect((await askBare(empty, question)).outcome).not.toBe("answered");
  });

  test.each([
    { retracted: { ...study, metadata: { retracted: true } } },
    { superseded: { ...study, state: { supersededBy: "x" } } },
    { retired: { ...study, state: { retiredAt: "2026-11-20T12:00:00.000Z" } } },
  ])("nothing is used of a version that is %o", async (files) => {
    const [file] = Object.values(files);
    const answer = await askBare(await libraryOf(file === undefined ? [] : [file]), question);
    expect([...usedQuotes(answer), ...answer.nearest]).toEqual([]);
  });
});

describe("declined, urgent and false", () => {
  const library = libraryOf([page, study, overview]);

  test("a price stays declined, whatever documents hold", async () => {
    const prices = await libraryOf([
      { name: "prices.txt", text: "Prices\n\nThe price of rituximab in anti-MAG neuropathy is 900 euros.\n" },
    ]);
    const answer = await askBare(prices, "What is the price of rituximab in anti-MAG neuropathy?");
    expect(answer.outcome).toBe("out-of-scope");
    expect([...usedQuotes(answer), ...answer.nearest]).toEqual([]);
  });

  test("a patient's own dose stays declined", async () => {
    const answer = await askBare(await library, "How much rituximab should I take for my anti-MAG neuropathy?", {
      audience: "patient",
    });
    expect(usedQuotes(answer)).toEqual([]);
  });

  test("danger comes first", async () => {
    const answer = await askBare(
      await library,
      "I have fever and chills since my rituximab infusion. What is the treatment of anti-MAG neuropathy?",
    );
    expect(answer.urgency?.text).toBeTruthy();
  });

  test("patients get no dose, no verdict and no instruction, and the page says that something was left out", async () => {
    const answer = await askBare(await library, "What is the treatment of anti-MAG neuropathy?", {
      audience: "patient",
    });
    const said = [...usedQuotes(answer), ...answer.nearest].map((s) => s.text).join(" ");
    expect(said).not.toMatch(/mg\/m2|first-line|weekly|repeated/);
    expect(answer.notices.some((n) => n.kind === "withheld")).toBe(true);
  });
});

describe("beside a pack", () => {
  test("pack statements lead and the documents follow in their own section", async () => {
    const answer = await askWith(await libraryOf([study]), question);
    expect(answer.bottomLine.every((s) => s.claim !== undefined)).toBe(true);
    expect(answer.sections.at(-1)).toMatchObject({ id: "documents", title: "From your documents" });
    expect(
      answer.sections
        .slice(0, -1)
        .flatMap((s) => s.sentences)
        .every((s) => s.check !== "verbatim"),
    ).toBe(true);
    const numbers = answer.references.map((r) => r.n);
    expect(new Set(numbers).size).toBe(numbers.length);
    const cited = sentencesOf(answer).flatMap((s) => s.citations.map((c) => c.n));
    expect(cited.every((n) => numbers.includes(n))).toBe(true);
  });

  test("another dose than the pack's is set against it", async () => {
    const other: LibraryFile = {
      name: "protocol.txt",
      text: "Rituximab in anti-MAG neuropathy: our protocol\n\nIn anti-MAG neuropathy rituximab is given at 500 mg/m2 weekly for four weeks.\n",
    };
    const answer = await askWith(await libraryOf([other]), "What is the dose of rituximab in anti-MAG neuropathy?");
    const dispute = answer.disagreements.find((d) => d.id.startsWith("documents-numbers"));
    expect(dispute?.sides.map((s) => s.label)).toEqual(["The pack", "Your documents"]);
    expect(dispute?.sides[0]?.statements[0]?.claim).toMatch(/^anti-mag\//);
    expect(dispute?.sides[1]?.statements[0]?.text).toMatch(/500 mg\/m2/);
  });

  test("the same dose is no disagreement", async () => {
    const answer = await askWith(await libraryOf([study]), "What is the dose of rituximab in anti-MAG neuropathy?");
    expect(answer.disagreements.filter((d) => d.id.startsWith("documents-numbers"))).toEqual([]);
  });

  test("a disease that the packs decline is answered from documents about it", async () => {
    const lupus: LibraryFile = {
      name: "lupus.txt",
      text: "Lupus: treatment\n\nHydroxychloroquine is the treatment that all patients with lupus are offered first.\n",
    };
    const answer = await askWith(await libraryOf([lupus]), "What is the treatment of lupus?");
    expect(usedQuotes(answer).map((s) => s.text)).toEqual([
      "Hydroxychloroquine is the treatment that all patients with lupus are offered first.",
    ]);
    expect(answer.outcome).toBe("answered");
  });
});
