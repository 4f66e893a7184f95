import { describe, expect, test } from "vitest";
import type { Document } from "../document.ts";
import { nestsDeeper, parseHtml } from "./html-dom.ts";
import { readHtml } from "./html.ts";
import { blocksOf, inputOf, onlyDocument, outcomeOf, sectionsOf } from "./readings.fixture.ts";

const prose =
  "Nine patients received rituximab in four weekly infusions, and the level of IgM fell in every one of them, which is more than the pilot study had led its authors to expect of the drug.";

const roleText = (document: Document, role: string): string =>
  document.sections
    .filter((section) => section.role === role)
    .map((section) => document.text.slice(section.start, section.end).trim())
    .join("\n");

const body = async (html: string): Promise<readonly string[]> =>
  blocksOf(await onlyDocument(readHtml, `<html><body>${html}</body></html>`));

describe("readHtml: structure", () => {
  test("headings, lists, definitions, captions and line breaks", async () => {
    expect(
      await body(`<h1>Anti-MAG</h1><h2>Abstract</h2><h3>Methods</h3><p>One.<br>Two.<br><br>Three.</p>
        <ul><li>fever<ul><li>mild</li></ul></li><li><p>death</p></li></ul>
        <dl><dt>INCAT</dt><dd>a scale</dd><dt>TLI:</dt><dd>an index</dd></dl>
        <figure><img src="x.png" alt="x"><figcaption>Figure 1. IgM</figcaption></figure><pre>a  b\nc</pre>`),
    ).toEqual([
      "heading: Anti-MAG",
      "heading: Abstract",
      "heading: Methods",
      "paragraph: One. Two.",
      "paragraph: Three.",
      "list-item: fever",
      "list-item: mild",
      "list-item: death",
      "list-item: INCAT: a scale",
      "list-item: TLI: an index",
      "caption: Figure 1. IgM",
      "paragraph: a b",
      "paragraph: c",
    ]);
  });

  test("sections under an abstract are parts of it", async () => {
    const html = "<h1>T</h1><h2>Abstract</h2><h3>Methods</h3><p>x</p><h2>References</h2><p>y</p>";
    expect(sectionsOf(await onlyDocument(readHtml, html))).toEqual([
      "1 body T",
      "2 abstract Abstract",
      "3 abstract Methods",
      "2 references References",
    ]);
  });

  test("tables of data by row; tables that only lay out a page are read through", async () => {
    expect(
      await body(`<table><caption>Table 1</caption><thead><tr><th>Arm</th><th>n</th></tr></thead>
        <tbody><tr><td><p>Rituximab</p></td><td><ul><li>6</li><li>9</li></ul></td></tr></tbody></table>
        <table><tr><td><h2>Title</h2><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>`),
    ).toEqual([
      "caption: Table 1",
      "table-row: Arm | n",
      "table-row: Rituximab | 6; 9",
      "heading: Title",
      "table-row: a | b",
    ]);
  });

  test.each([
    ["a power", "10<sup>9</sup>/L and 10<sup>−3</sup>", "10^9/L and 10^−3"],
    [
      "a unit, a sign, an ordinal",
      "mg/m<sup>2</sup>, CD20<sup>+</sup>, 1<sup>st</sup>, CO<sub>2</sub>",
      "mg/m2, CD20+, 1st, CO2",
    ],
    ["references", '58%<sup><a href="#r">4</a></sup>, x [<sup><a href="#r">5</a></sup>]', "58%[4], x [5]"],
    ["two numbers", "mc<sup>2</sup>7000", "mc2 7000"],
    ["entities", "&alpha; &lt; 5&nbsp;g &#x2265; &amp;lt;", "α < 5 g ≥ &lt;"],
    [
      "elements with room between them",
      "<span>Last updated: 2025</span><span>View policy</span>",
      "Last updated: 2025 View policy",
    ],
    ["elements within words", "<b>Ig</b><i>M</i> <span>a</span><span>b</span>", "IgM ab"],
    ["a formula", "<math><msup><mi>x</mi><mn>2</mn></msup></math>", "x^2"],
    ["a quotation", "<q>no</q>", "“no”"],
  ])("%s keeps its meaning", async (_, html, text) => {
    expect(await body(`<p>${html}</p>`)).toEqual([`paragraph: ${text}`]);
  });
});

describe("readHtml: what is part of the document", () => {
  const page = `<html lang="en"><body class="with-sidebar">
    <div id="cookie-banner">We use cookies. <button>Accept</button></div>
    <header><a href="/">Home</a></header><nav><ul><li><a href="/a">Journals</a></li></ul></nav>
    <main><article><h1>Rituximab</h1><div class="share"><a href="/f">Facebook</a> <a href="/t">Twitter</a></div>
    <p>${prose}</p><p>${prose} It lasted <a class="popup" href="/g">6 to 9 months</a>.</p>
    <aside><h3>Key point</h3><p>Both trials missed their primary outcomes.</p></aside>
    <h2>Related articles</h2><ul><li><a href="/1">Bipolar</a></li><li><a href="/2">Dopamine</a></li></ul>
    <h2>References</h2><ol><li><a href="/p">Doe J. 2009.</a></li><li><a href="/q">Roe J. 2010.</a></li><li><a href="/r">Poe J.</a></li></ol>
    </article></main>
    <div class="comments"><p>First! I had that too.</p></div><footer><p>© Publisher</p></footer></body></html>`;

  test("navigation, banners, teasers, comments and footers are kept apart; boxes and references are not", async () => {
    const document = await onlyDocument(readHtml, page);
    const navigation = roleText(document, "navigation");
    for (const words of [
      "We use cookies",
      "Home",
      "Journals",
      "Facebook",
      "Related articles",
      "Dopamine",
      "First!",
      "© Publisher",
    ])
      expect(navigation, words).toContain(words);
    const text = document.text.slice(0, document.text.indexOf(navigation));
    expect(text).toContain("It lasted 6 to 9 months.");
    expect(text).toContain("Both trials missed their primary outcomes.");
    expect(text).not.toMatch(/cookies|Journals|Facebook|Dopamine|First!|Publisher/);
    expect(roleText(document, "references")).toContain("Roe J. 2010.");
  });

  test("links that Readability throws out of an article are navigation", async () => {
    const links = [1, 2, 3]
      .map((at) => `<div><a href="/${at}">Another story of the day, number ${at}</a></div>`)
      .join("");
    const document = await onlyDocument(
      readHtml,
      `<article><h1>T</h1><p>${prose}</p><p>${prose}</p><p>${prose}</p><div>${links}</div><p>${prose}</p></article>`,
    );
    expect(roleText(document, "navigation")).toContain("number 2");
  });

  test("a page without an article is read as a whole", async () => {
    const document = await onlyDocument(readHtml, "<div><p>Short.</p><ul><li>IgM</li></ul></div>");
    expect(blocksOf(document)).toEqual(["paragraph: Short.", "list-item: IgM"]);
  });

  test("a list of references without a title is not quoted", async () => {
    const document = await onlyDocument(
      readHtml,
      `<h1>T</h1><p>${prose}</p><ol class="references"><li>Doe J. 2009.</li></ol>`,
    );
    expect(roleText(document, "references")).toBe("Doe J. 2009.");
  });

  test("scripts, styles, templates, handlers and hidden elements leave no trace", async () => {
    const document = await onlyDocument(
      readHtml,
      `<script>alert(1)</script><style>p{}</style><template><p>t</p></template><p hidden>h</p>
       <p style="display: none">d</p><p class="sr-only">s</p><span aria-hidden="true">a</span><!-- c -->
       <iframe src="http://x"></iframe><p onclick="alert(2)">Seen.</p><div aria-hidden="true"><p>Also seen.</p></div>`,
    );
    expect(document.text).toBe("Seen.\n\nAlso seen.");
  });
});

describe("readHtml: metadata", () => {
  test("from Highwire, Dublin Core and Open Graph elements", async () => {
    const { metadata } = await onlyDocument(
      readHtml,
      `<html lang="de-CH"><head><title>X | Publisher</title><link rel="canonical" href="https://x.org/a">
       <meta name="citation_title" content="Rituximab"><meta name="citation_author" content="Doe, Jane Q.">
       <meta name="citation_author" content="John Roe"><meta name="citation_journal_title" content="Brain">
       <meta name="citation_publication_date" content="2009/03/17"><meta name="citation_doi" content="doi:10.1234/ABC">
       <meta name="citation_pmid" content="12345678"><meta name="citation_article_type" content="Retracted Article">
       <meta name="citation_keywords" content="IgM; MAG"></head><body><h1>Other</h1><p>x</p></body></html>`,
    );
    expect(metadata).toMatchObject({
      title: "Rituximab",
      authors: ["Doe JQ", "Roe J"],
      journal: "Brain",
      date: "2009-03-17",
      doi: "10.1234/abc",
      pmid: "12345678",
      language: "de",
      url: "https://x.org/a",
      keywords: ["IgM", "MAG"],
      retracted: true,
    });
  });

  test("the title is the one top heading, or the window's; nothing else is guessed", async () => {
    const headed = await onlyDocument(
      readHtml,
      "<title>T | Site</title><h1>RETRACTED: A trial</h1><p>10.1234/x 2009</p>",
    );
    expect(headed.metadata).toMatchObject({ title: "RETRACTED: A trial", retracted: true, authors: [] });
    expect([headed.metadata.doi, headed.metadata.date]).toEqual([undefined, undefined]);
    const twice = await onlyDocument(readHtml, "<title>Window</title><h1>A</h1><h1>B</h1><p>x</p>");
    expect(twice.metadata.title).toBe("Window");
  });

  test("a declared encoding is honoured", async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('<meta charset="iso-8859-2"><p>'), 0xb1, 0xe6]);
    expect((await onlyDocument(readHtml, bytes)).text).toBe("ąć");
  });
});

describe("readHtml: hostile pages", () => {
  test.each([
    ["elements nested a million deep", "<div>".repeat(1_000_000), "nested-too-deep:-"],
    ["entities of its own", '<!DOCTYPE html [<!ENTITY a "aa">]><p>&a;&a;</p>', "entity-definition:-"],
    ["more tags than a page has", "<".repeat(2_000_000), "too-large:-"],
    ["more markup than a page has", `<p>${"x".repeat(21_000_000)}`, "too-large:-"],
    ["no text but what scripts write", "<script>document.write('x')</script>", "no-text:-"],
    ["binary content", "\u0000\u0001\u0002", "binary:-"],
  ])("%s: refused", async (_, html, problem) => {
    expect(await outcomeOf(readHtml, inputOf(html, "f", 65_536))).toEqual({ documents: [], problems: [problem] });
  });

  test("many raised figures in one paragraph are read in one pass", async () => {
    const document = await onlyDocument(readHtml, `<p>${"10<sup>9</sup> ".repeat(50_000)}</p>`);
    expect(document.text.startsWith("10^9 10^9")).toBe(true);
  });
});

describe("parseHtml", () => {
  test("closes what XHTML closes in itself", () => {
    const parsed = parseHtml("f", '<?xml version="1.0"?><html><body><a id="x"/>after<br/></body></html>');
    expect(parsed.ok && parsed.document.querySelector("a")?.textContent).toBe("");
  });

  test("nestsDeeper counts as the parser does: what closes by itself, what is void, what is no markup", () => {
    expect(nestsDeeper("<div>".repeat(4), 3)).toBe(true);
    expect(nestsDeeper("<div></div>".repeat(9), 3)).toBe(false);
    expect(nestsDeeper("<p>a".repeat(9) + "<br><img>".repeat(9), 3)).toBe(false);
    expect(nestsDeeper(`<ul>${"<li>a".repeat(9)}`, 3)).toBe(false);
    expect(nestsDeeper(`<script>${"<b>".repeat(9)}</script><!-- ${"<b>".repeat(9)} -->`, 3)).toBe(false);
  });
});
