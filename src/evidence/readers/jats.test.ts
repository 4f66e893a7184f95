import { describe, expect, test } from "vitest";
import { readJats } from "./jats.ts";
import { blocksOf, inputOf, onlyDocument, outcomeOf } from "./readings.fixture.ts";

const article = (inMeta: string, rest = "", attributes = ""): string =>
  `<article ${attributes}><front><article-meta>${inMeta}</article-meta></front>${rest}</article>`;

const title = (text: string): string => `<title-group><article-title>${text}</article-title></title-group>`;

/** The layout of a body. */
const laid = async (body: string) => onlyDocument(readJats, article(title("A"), `<body>${body}</body>`));

describe("readJats: metadata", () => {
  test("reads what the front matter states", async () => {
    const { metadata } = await onlyDocument(
      readJats,
      `<?xml version="1.0"?><!DOCTYPE article PUBLIC "-//NLM//DTD JATS" "JATS.dtd">
<article xmlns:xlink="l" xmlns:mml="m" article-type="review-article" xml:lang="en-GB"><front>
<journal-meta><journal-title-group><journal-title>Annals</journal-title></journal-title-group></journal-meta>
<article-meta>
<article-id pub-id-type="pmid">19273780</article-id><article-id pub-id-type="pmc">1234567</article-id><article-id pub-id-type="doi">10.1002/ANA.21577</article-id>
<article-categories><subj-group subj-group-type="heading"><subject>Practice Guideline</subject></subj-group><subj-group><subject>Neurology</subject><subj-group><subject>Nerves</subject></subj-group></subj-group></article-categories>
<title-group><article-title>IgM <italic>κ</italic> and 10<sup>9</sup><xref ref-type="fn" rid="n">*</xref><fn><p>note</p></fn></article-title><subtitle>A review</subtitle></title-group>
<contrib-group>
<contrib contrib-type="author"><name><surname>Dalakas</surname><given-names>Marinos C.</given-names></name><xref ref-type="aff">1</xref></contrib>
<contrib contrib-type="author"><name-alternatives><name><surname>Wang</surname><given-names>Ming</given-names></name><name><surname>王</surname></name></name-alternatives></contrib>
<contrib contrib-type="author"><name><surname>Smith</surname><given-names>J</given-names><suffix>Jr.</suffix></name></contrib>
<contrib contrib-type="author"><collab>MAG Study Group<contrib-group><contrib><name><surname>Member</surname></name></contrib></contrib-group></collab></contrib>
<contrib contrib-type="editor"><name><surname>Editor</surname><given-names>E</given-names></name></contrib>
</contrib-group>
<pub-date pub-type="pmc-release"><year>2011</year></pub-date><pub-date pub-type="ppub"><year>2010</year><month>1</month></pub-date><pub-date pub-type="epub"><day>17</day><month>3</month><year>2009</year></pub-date>
<self-uri content-type="pdf" xlink:href="https://example.org/a.pdf"/><self-uri xlink:href="https://example.org/a"/>
<related-object source-type="clinical-trials-registry" document-id="NCT00259974"/>
<kwd-group kwd-group-type="author"><kwd>anti-MAG</kwd><nested-kwd><kwd>IgM</kwd></nested-kwd></kwd-group>
</article-meta></front><body><p>See NCT99999999.</p></body></article>`,
    );
    expect(metadata).toEqual({
      title: "IgM κ and 10^9: A review",
      authors: ["Dalakas MC", "Wang M", "Smith J Jr", "MAG Study Group"],
      journal: "Annals",
      date: "2009-03-17",
      language: "en",
      pmid: "19273780",
      pmcid: "PMC1234567",
      doi: "10.1002/ana.21577",
      trials: ["NCT00259974"],
      url: "https://example.org/a",
      publicationTypes: ["review-article", "Practice Guideline"],
      design: "guideline",
      keywords: ["anti-MAG", "IgM", "Practice Guideline", "Neurology", "Nerves"],
      notices: [],
      retracted: false,
    });
  });

  const related = (type: string, link = 'ext-link-type="doi" xlink:href="10.1000/A.1"'): string =>
    `${title("A")}<related-article related-article-type="${type}" ${link}/>`;

  test.each([
    ["a retracted article", article(related("retraction-forward")), true, ["retraction this 10.1000/a.1"]],
    [
      "a retraction",
      article(related("retracted-article"), "", 'article-type="retraction"'),
      false,
      ["retraction other 10.1000/a.1"],
    ],
    [
      "a retraction that names no article",
      article(title("A"), "", 'article-type="retraction"'),
      false,
      ["retraction other"],
    ],
    [
      "an article with a part retracted",
      article(related("partial-retraction")),
      false,
      ["retraction this 10.1000/a.1"],
    ],
    [
      "a correction",
      article(related("corrected-article"), "", 'article-type="correction"'),
      false,
      ["erratum other 10.1000/a.1"],
    ],
    ["a corrected article", article(related("correction-forward")), false, ["erratum this 10.1000/a.1"]],
    [
      "an article of concern",
      article(related("object-of-concern"), "", 'article-type="expression-of-concern"'),
      false,
      ["expression-of-concern other 10.1000/a.1"],
    ],
    ["a comment", article(related("commentary-article"), "", 'article-type="article-commentary"'), false, []],
    [
      "one retracted in its history",
      article(`${title("A")}<history><date date-type="retracted"><year>2011</year></date></history>`),
      true,
      ["retraction this"],
    ],
    ["one whose type says so", article(title("A"), "", 'article-type="retracted-article"'), true, []],
    [
      "one whose heading says so",
      article(
        `<article-categories><subj-group><subject>Retracted Article</subject></subj-group></article-categories>${title("A")}`,
      ),
      true,
      [],
    ],
    ["one whose title says so", article(title("RETRACTED: A")), true, []],
    [
      "a notice with such a title",
      article(title("RETRACTED: A"), "", 'article-type="retraction"'),
      false,
      ["retraction other"],
    ],
  ])("the standing of %s", async (_, xml, retracted, notices) => {
    const { metadata } = await onlyDocument(readJats, xml);
    expect(metadata.retracted).toBe(retracted);
    expect(metadata.notices.map((n) => [n.kind, n.about, n.doi].filter(Boolean).join(" "))).toEqual(notices);
  });

  test("a related article may be named by its PubMed number", async () => {
    const { metadata } = await onlyDocument(
      readJats,
      article(related("correction-forward", 'ext-link-type="pmid" xlink:href="123"')),
    );
    expect(metadata.notices).toEqual([{ kind: "erratum", about: "this", text: "Erratum in 123", pmid: "123" }]);
  });
});

describe("readJats: text", () => {
  test("abstracts, sections, back matter and sub-articles each have their place", async () => {
    const document = await onlyDocument(
      readJats,
      article(
        `${title("A")}<author-notes><corresp>me@example.org</corresp><fn><label>*</label><p>No interests.</p></fn></author-notes>
         <abstract><title>Summary</title><sec><title>Aim</title><p>To see.</p></sec></abstract><abstract abstract-type="teaser"><p>Look.</p></abstract>
         <trans-abstract xml:lang="de"><p>Schau.</p></trans-abstract><funding-group><funding-statement>By nobody.</funding-statement></funding-group>
         <custom-meta-group><custom-meta><meta-name>Data Availability</meta-name><meta-value>All data are in the paper.</meta-value></custom-meta><custom-meta><meta-name>version</meta-name><meta-value>2</meta-value></custom-meta></custom-meta-group>`,
        `<body><p>Opening.</p><sec><label>1</label><title>Methods</title><p>First.</p><sec><title>Patients</title><p>Nine.</p></sec></sec></body>
         <back><ack><p>Thanks.</p></ack><fn-group><fn><p>A footnote.</p></fn></fn-group><ref-list><ref><label>1</label><mixed-citation>Somebody. 2001.</mixed-citation></ref></ref-list></back>
         <floats-group><fig><label>Figure 1</label><caption><p>A nerve.</p></caption></fig></floats-group>
         <sub-article article-type="reply"><front-stub><title-group><article-title>Reply</article-title></title-group></front-stub><body><p>We agree.</p><sec><title>More</title><p>Indeed.</p></sec></body></sub-article>`,
      ),
    );
    expect(blocksOf(document)).toEqual([
      "heading: Summary",
      "heading: Aim",
      "paragraph: To see.",
      "heading: Abstract (teaser)",
      "paragraph: Look.",
      "heading: Abstract (de)",
      "paragraph: Schau.",
      "paragraph: Opening.",
      "heading: 1 Methods",
      "paragraph: First.",
      "heading: Patients",
      "paragraph: Nine.",
      "heading: Acknowledgements",
      "paragraph: Thanks.",
      "paragraph: A footnote.",
      "heading: References",
      "list-item: 1 Somebody. 2001.",
      "caption: Figure 1 A nerve.",
      "heading: Reply",
      "paragraph: We agree.",
      "heading: More",
      "paragraph: Indeed.",
      "heading: Article notes",
      "paragraph: * No interests.",
      "paragraph: By nobody.",
      "paragraph: Data Availability: All data are in the paper.",
    ]);
    expect(
      document.sections.map(
        (s) => `${s.level} ${s.role} ${s.title}: ${document.text.slice(s.start, s.end).trim().split("\n\n").at(-1)}`,
      ),
    ).toEqual([
      "1 abstract Summary: To see.",
      "2 abstract Aim: To see.",
      "1 abstract Abstract (teaser): Look.",
      "1 abstract Abstract (de): Schau.",
      "1 body : Opening.",
      "1 body 1 Methods: Nine.",
      "2 body Patients: Nine.",
      "1 body Acknowledgements: Thanks.",
      "1 body : A footnote.",
      "1 references References: 1 Somebody. 2001.",
      "1 body : Figure 1 A nerve.",
      "1 body Reply: Indeed.",
      "2 body : We agree.",
      "2 body More: Indeed.",
      "1 body Article notes: Data Availability: All data are in the paper.",
    ]);
  });

  test("a paragraph stays whole around figures and notes, and is parted by a list", async () => {
    expect(
      blocksOf(
        await laid(
          `<p>Nine<fn><label>a</label><p>Of ten.</p></fn> patients <fig><label>Fig. 1</label><caption><title>T.</title><p>C.</p></caption><attrib>By me</attrib></fig>improved:<list list-type="order"><list-item><p>one</p><list><list-item><label>–</label><p>inner</p></list-item></list></list-item><list-item><p>two</p><p>more</p></list-item></list>as <bold>seen</bold>.</p>`,
        ),
      ),
    ).toEqual([
      "paragraph: Nine patients improved:",
      "paragraph: a Of ten.",
      "caption: Fig. 1 T. C.",
      "paragraph: By me",
      "list-item: 1. one",
      "list-item: – inner",
      "list-item: 2. two",
      "list-item: more",
      "paragraph: as seen.",
    ]);
  });

  test("a box is a section of its own, and the text goes on after it", async () => {
    const document = await laid(
      `<sec><title>Care</title><p>Before.</p><boxed-text><caption><title>Key points</title></caption><p>Inside.</p></boxed-text><p>After.</p></sec>`,
    );
    expect(blocksOf(document)).toEqual([
      "heading: Care",
      "paragraph: Before.",
      "heading: Key points",
      "paragraph: Inside.",
      "paragraph: After.",
    ]);
    const spans = document.sections.map((s) => [s.title, document.text.slice(s.start, s.end).includes("After.")]);
    expect(spans).toEqual([
      ["Care", true],
      ["Key points", false],
      ["", true],
    ]);
  });

  test("definitions, quotations, statements and supplements are kept", async () => {
    expect(
      blocksOf(
        await laid(
          `<def-list><title>Terms</title><def-item><term>IgM</term><def><p>immunoglobulin M</p></def></def-item></def-list><disp-quote><p>Quoted.</p><attrib>Him</attrib></disp-quote><statement><label>Recommendation 1</label><p>Do it.</p></statement><supplementary-material><label>File S1</label><caption><p>Data.</p></caption><media><caption><p>Click here.</p></caption></media></supplementary-material><unknown><p>Also kept.</p>and this</unknown>`,
        ),
      ),
    ).toEqual([
      "paragraph: Terms",
      "list-item: IgM: immunoglobulin M",
      "paragraph: Quoted.",
      "paragraph: Him",
      "caption: Recommendation 1",
      "paragraph: Do it.",
      "caption: File S1 Data.",
      "caption: Click here.",
      "paragraph: Also kept.",
      "paragraph: and this",
    ]);
  });

  test("formulas stand in the text", async () => {
    expect(
      blocksOf(
        await laid(
          `<p>where<disp-formula><label>(1)</label><alternatives><graphic/><mml:math><mml:mi>y</mml:mi><mml:mo>=</mml:mo><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math></alternatives></disp-formula>holds</p>`,
        ),
      ),
    ).toEqual(["paragraph: where (1) y=x^2 holds"]);
  });
});

describe("readJats: tables", () => {
  const table = (rows: string, more = ""): string =>
    `<table-wrap><label>Table 1</label><caption><p>Doses<sup>a</sup></p></caption><table>${rows}</table>${more}</table-wrap>`;

  test("each row is a block; spanning cells are said again or leave room", async () => {
    expect(
      blocksOf(
        await laid(
          table(
            `<thead><tr><th/><th colspan="2">Dose</th></tr><tr><th>Drug</th><th>low</th><th>high</th></tr></thead><tbody><tr><td colspan="3">Antibodies</td></tr><tr><td rowspan="2">Rituximab</td><td>375 mg/m<sup>2</sup></td><td>1 g<sup>a</sup></td></tr><tr><td>2.5<sup>b</sup></td><td><p>x</p><p>y</p></td></tr><tr><td/><td/></tr></tbody>`,
            `<table-wrap-foot><p><sup>a</sup>Once</p><fn><label>b</label><p>Twice</p></fn></table-wrap-foot>`,
          ),
        ),
      ),
    ).toEqual([
      "caption: Table 1 Doses[a]",
      "table-row: Dose",
      "table-row: Drug | low | high",
      "table-row: Antibodies",
      "table-row: Rituximab | 375 mg/m2 | 1 g[a]",
      "table-row: Rituximab | 2.5[b] | x y",
      "paragraph: a Once",
      "paragraph: b Twice",
    ]);
  });

  test("a table within alternatives is read, and one that is only a picture is told of", async () => {
    const { documents, problems } = await outcomeOf(
      readJats,
      inputOf(
        article(
          title("A"),
          `<body><table-wrap><label>Table 1</label><alternatives><graphic/><table><tr><td>a</td><td>b</td></tr></table></alternatives></table-wrap><table-wrap><label>Table 2</label><caption><p>Lost</p></caption><graphic/></table-wrap></body>`,
        ),
      ),
    );
    expect(documents.map(blocksOf)).toEqual([["caption: Table 1", "table-row: a | b", "caption: Table 2 Lost"]]);
    expect(problems).toEqual(["table-picture:1"]);
  });

  test("spans of any size cannot fill the memory", async () => {
    const spans = `<tr>${'<td rowspan="99999" colspan="99999">wide</td>'.repeat(100)}</tr>`;
    const document = await laid(table(spans + "<tr><td>x</td></tr>".repeat(5000)));
    expect(document.text.length).toBeLessThan(1_000_000);
    expect(document.text.match(/x/g)?.length).toBe(5000);
  });
});

describe("readJats: references", () => {
  const reference = async (citation: string): Promise<string | undefined> => {
    const document = await onlyDocument(
      readJats,
      article(title("A"), `<back><ref-list><ref>${citation}</ref></ref-list></back>`),
    );
    return blocksOf(document)[1];
  };
  const name = (family: string, given: string): string =>
    `<name><surname>${family}</surname><given-names>${given}</given-names></name>`;

  test("parts without punctuation get it", async () => {
    expect(
      await reference(
        `<label>3</label><element-citation><person-group>${name("Dalakas", "MC")}${name("Rakocevic", "G")}<etal/></person-group><year>2009</year><article-title>Rituximab works</article-title><source>Ann Neurol</source><volume>65</volume><fpage>286</fpage><lpage>293</lpage><pub-id pub-id-type="pmid">19273780</pub-id></element-citation>`,
      ),
    ).toBe("list-item: 3 Dalakas MC, Rakocevic G, et al. 2009. Rituximab works. Ann Neurol;65:286–293. PMID: 19273780");
  });

  test("parts with punctuation keep it, and do not run together", async () => {
    expect(
      await reference(
        `<mixed-citation>${name("Dalakas", "MC")}, ${name("Rakocevic", "G")} (<year>2009</year>) <article-title>Rituximab <italic>w</italic>orks</article-title><source>Ann Neurol</source> <volume>65</volume>: <fpage>286</fpage>. doi: <pub-id pub-id-type="doi">10.1002/ana</pub-id><pub-id pub-id-type="pmid">19273780</pub-id></mixed-citation><note><p>See there.</p></note>`,
      ),
    ).toBe(
      "list-item: Dalakas MC, Rakocevic G (2009) Rituximab works Ann Neurol 65: 286. doi: 10.1002/ana PMID: 19273780; See there.",
    );
  });
});

describe("readJats: files", () => {
  test("reads several articles of a set, whatever stands around them", async () => {
    const set = `<pmc-articleset>${article(title("One"))}\n${article(title("Two"))}\n<j:article xmlns:j="u"><j:body><j:p>Three</j:p></j:body></j:article></pmc-articleset>`;
    const { documents, problems } = await outcomeOf(readJats, inputOf(set, "set.nxml", 11));
    expect(documents.map((d) => d.metadata.title + d.text)).toEqual(["One", "Two", "Three"]);
    expect(problems).toEqual([]);
  });

  test("a broken article does not end the reading", async () => {
    const { documents, problems } = await outcomeOf(
      readJats,
      inputOf(`<set>\n${article(title("One</b>"))}\n${article(title("Two"))}\n${article("")}</set>`),
    );
    expect(documents.map((d) => d.metadata.title)).toEqual(["Two"]);
    expect(problems).toEqual(["broken-xml:2", "empty-record:4"]);
  });

  test("an article of HTML is none of JATS", async () => {
    const html = "<html><body><article><h1>Not this</h1></article></body></html>";
    expect(await outcomeOf(readJats, inputOf(html))).toEqual({ documents: [], problems: ["not-jats:1"] });
  });

  test("sections deeper than nine keep their text", async () => {
    const deep = `${"<sec><title>T</title>".repeat(200)}<p>bottom</p>${"</sec>".repeat(200)}`;
    expect((await laid(deep)).text.endsWith("bottom")).toBe(true);
  });
});
