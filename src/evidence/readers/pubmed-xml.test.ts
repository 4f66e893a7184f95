import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readPubmedXml } from "./pubmed-xml.ts";
import { blocksOf, inputOf, onlyDocument, outcomeOf, sectionsOf } from "./readings.fixture.ts";

/** An article of these parts, within its set. */
const article = (inArticle: string, inCitation = "", inData = ""): string =>
  `<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">19273780</PMID><Article>${inArticle}</Article>${inCitation}</MedlineCitation><PubmedData>${inData}</PubmedData></PubmedArticle>`;

const set = (...records: readonly string[]): string =>
  `<?xml version="1.0"?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle" "https://dtd.nlm.nih.gov/x.dtd">\n<PubmedArticleSet>\n${records.join("\n")}\n</PubmedArticleSet>`;

const titled = (title: string, more = ""): string => article(`<ArticleTitle>${title}</ArticleTitle>${more}`);

const types = (...names: readonly string[]): string =>
  `<PublicationTypeList>${names.map((name) => `<PublicationType>${name}</PublicationType>`).join("")}</PublicationTypeList>`;

describe("readPubmedXml", () => {
  test("reads what an article states", async () => {
    const xml = set(
      article(
        `<Journal><JournalIssue><PubDate><Year>2009</Year><Month>Mar</Month></PubDate></JournalIssue><Title>Annals of neurology</Title></Journal>
         <ArticleTitle>Rituximab in <i>anti-MAG</i> neuropathy: B<sub>12</sub> and 10<sup>9</sup>/L.</ArticleTitle>
         <VernacularTitle>Ein Titel</VernacularTitle>
         <Abstract><AbstractText Label="OBJECTIVE:">To see.</AbstractText>
           <AbstractText Label="RESULTS" NlmCategory="RESULTS">P&lt;0.05 &#x3b1;</AbstractText>
           <AbstractText Label="UNLABELLED">The rest.</AbstractText>
           <CopyrightInformation>© 2009 Somebody</CopyrightInformation></Abstract>
         <AuthorList><Author ValidYN="Y"><LastName>Dalakas</LastName><ForeName>Marinos C</ForeName><Initials>MC</Initials></Author>
           <Author ValidYN="N"><LastName>Wrong</LastName><Initials>W</Initials></Author>
           <Author><LastName>Smith</LastName><ForeName>John</ForeName><Suffix>Jr</Suffix></Author>
           <Author><CollectiveName>MAG Study Group</CollectiveName></Author></AuthorList>
         <Language>eng</Language>
         <DataBankList><DataBank><DataBankName>ClinicalTrials.gov</DataBankName><AccessionNumberList><AccessionNumber>NCT00259974</AccessionNumber></AccessionNumberList></DataBank>
           <DataBank><DataBankName>GENBANK</DataBankName><AccessionNumberList><AccessionNumber>AB000001</AccessionNumber></AccessionNumberList></DataBank></DataBankList>
         ${types("Journal Article", "Randomized Controlled Trial")}
         <ArticleDate DateType="Electronic"><Year>2009</Year><Month>03</Month><Day>17</Day></ArticleDate>`,
        `<ChemicalList><Chemical><NameOfSubstance>Rituximab</NameOfSubstance></Chemical></ChemicalList>
         <MeshHeadingList><MeshHeading><DescriptorName>Polyneuropathies</DescriptorName><QualifierName>drug therapy</QualifierName></MeshHeading></MeshHeadingList>
         <OtherAbstract Type="Publisher" Language="ger"><AbstractText>Zum Sehen.</AbstractText></OtherAbstract>
         <KeywordList><Keyword>anti-MAG</Keyword></KeywordList><CoiStatement>None.</CoiStatement><GeneralNote>A note</GeneralNote>`,
        `<ArticleIdList><ArticleId IdType="pubmed">19273780</ArticleId><ArticleId IdType="doi">10.1002/ANA.21577</ArticleId><ArticleId IdType="pmc">PMC1234567</ArticleId></ArticleIdList>
         <ReferenceList><Title>Sources</Title><Reference><Citation>Somebody. 2001.</Citation><ArticleIdList><ArticleId IdType="pubmed">11</ArticleId><ArticleId IdType="doi">10.9999/other</ArticleId></ArticleIdList></Reference></ReferenceList>`,
      ),
    );
    const document = await onlyDocument(readPubmedXml, xml);
    expect(document.format).toBe("pubmed-xml");
    expect(document.metadata).toEqual({
      title: "Rituximab in anti-MAG neuropathy: B12 and 10^9/L.",
      authors: ["Dalakas MC", "Smith J Jr", "MAG Study Group"],
      journal: "Annals of neurology",
      date: "2009-03-17",
      language: "en",
      pmid: "19273780",
      pmcid: "PMC1234567",
      doi: "10.1002/ana.21577",
      trials: ["NCT00259974"],
      publicationTypes: ["Journal Article", "Randomized Controlled Trial"],
      design: "randomised-trial",
      keywords: ["Polyneuropathies/drug therapy", "Rituximab", "anti-MAG"],
      notices: [],
      retracted: false,
    });
    expect(blocksOf(document)).toEqual([
      "paragraph: Ein Titel",
      "heading: Abstract",
      "heading: OBJECTIVE",
      "paragraph: To see.",
      "heading: RESULTS",
      "paragraph: P<0.05 α",
      "paragraph: The rest.",
      "heading: Other abstract (Publisher, ger)",
      "paragraph: Zum Sehen.",
      "heading: Conflict of interest statement",
      "paragraph: None.",
      "heading: Sources",
      "list-item: Somebody. 2001. PMID: 11",
      "heading: Notes",
      "paragraph: © 2009 Somebody",
      "paragraph: A note",
    ]);
    expect(sectionsOf(document)).toEqual([
      "1 abstract Abstract",
      "2 abstract OBJECTIVE",
      "2 abstract RESULTS",
      "2 abstract",
      "1 abstract Other abstract (Publisher, ger)",
      "1 body Conflict of interest statement",
      "1 references Sources",
      "1 navigation Notes",
    ]);
  });

  test("an abstract without labels has no second level", async () => {
    const document = await onlyDocument(
      readPubmedXml,
      set(titled("A", "<Abstract><AbstractText>One.</AbstractText></Abstract>")),
    );
    expect([blocksOf(document), sectionsOf(document)]).toEqual([
      ["heading: Abstract", "paragraph: One."],
      ["1 abstract Abstract"],
    ]);
  });

  test("a title in MathML and an empty title", async () => {
    const { documents } = await outcomeOf(
      readPubmedXml,
      inputOf(
        set(
          titled('On <mml:math xmlns:mml="m"><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math>'),
          article("<ArticleTitle/><VernacularTitle>Ein Titel</VernacularTitle>"),
        ),
      ),
    );
    expect(documents.map((d) => d.metadata.title)).toEqual(["On x^2", "Ein Titel"]);
  });

  test.each([
    ["<MedlineDate>1998 Dec-1999 Jan</MedlineDate>", "1998"],
    ["<Year>1990</Year><Season>Spring</Season>", "1990"],
    ["<Year>1976</Year><Month>Sep</Month><Day>28</Day>", "1976-09-28"],
    ["", undefined],
  ])("the date of %s is %s", async (date, expected) => {
    const journal = `<Journal><JournalIssue><PubDate>${date}</PubDate></JournalIssue></Journal>`;
    expect((await onlyDocument(readPubmedXml, set(titled("A", journal)))).metadata.date).toBe(expected);
  });

  const corrected = (pmid: string, kind: string, type = "Journal Article"): string =>
    `<PubmedArticle><MedlineCitation><PMID>${pmid}</PMID><Article><ArticleTitle>A</ArticleTitle>${types(type)}</Article><CommentsCorrectionsList><CommentsCorrections RefType="${kind}"><RefSource>J Neurol. 2010;1:1. doi: 10.1000/A.1</RefSource><PMID>5</PMID><Note>later</Note></CommentsCorrections></CommentsCorrectionsList></MedlineCitation></PubmedArticle>`;

  test("notices say what they are about, and only a whole retraction of this article retracts it", async () => {
    const { documents } = await outcomeOf(
      readPubmedXml,
      inputOf(
        set(
          corrected("1", "RetractionIn"),
          corrected("2", "RetractionOf", "Retraction of Publication"),
          corrected("3", "PartialRetractionIn"),
          corrected("4", "ErratumIn"),
          corrected("5", "ExpressionOfConcernFor"),
          corrected("6", "UpdateIn"),
          corrected("7", "CommentIn"),
          corrected("8", "Cites", "Retracted Publication"),
        ),
      ),
    );
    expect(
      documents.map(({ metadata: m }) => [m.pmid, m.retracted, ...m.notices.map((n) => `${n.kind} ${n.about}`)]),
    ).toEqual([
      ["1", true, "retraction this"],
      ["2", false, "retraction other"],
      ["3", false, "retraction this"],
      ["4", false, "erratum this"],
      ["5", false, "expression-of-concern other"],
      ["6", false, "update this"],
      ["7", false],
      ["8", true],
    ]);
    expect(documents[0]?.metadata.notices).toEqual([
      {
        kind: "retraction",
        about: "this",
        text: "Retraction in: J Neurol. 2010;1:1. doi: 10.1000/A.1 (later)",
        pmid: "5",
        doi: "10.1000/a.1",
      },
    ]);
  });

  test("reads chapters of books", async () => {
    const document = await onlyDocument(
      readPubmedXml,
      set(
        `<PubmedBookArticle><BookDocument><PMID>20301532</PMID><ArticleIdList><ArticleId IdType="bookaccession">NBK1</ArticleId></ArticleIdList>
         <Book><BookTitle>GeneReviews</BookTitle><PubDate><Year>1993</Year></PubDate><AuthorList Type="editors"><Author><LastName>Editor</LastName><Initials>E</Initials></Author></AuthorList><Isbn>9780323068129</Isbn></Book>
         <ArticleTitle>A neuropathy</ArticleTitle><Language>eng</Language><AuthorList Type="authors"><Author><LastName>Bird</LastName><Initials>TD</Initials></Author></AuthorList>
         <Abstract><AbstractText Label="CLINICAL CHARACTERISTICS">Slow.</AbstractText></Abstract>
         <Sections><Section><LocationLabel>1</LocationLabel><SectionTitle>Summary</SectionTitle><Section><SectionTitle>Within</SectionTitle></Section></Section></Sections>
         <ContributionDate><Year>1998</Year><Month>9</Month><Day>28</Day></ContributionDate></BookDocument></PubmedBookArticle>`,
      ),
    );
    expect(document.metadata).toMatchObject({
      title: "A neuropathy",
      journal: "GeneReviews",
      authors: ["Bird TD"],
      date: "1998-09-28",
      isbn: "9780323068129",
      pmid: "20301532",
      design: "book",
    });
    expect(blocksOf(document)).toEqual([
      "heading: Abstract",
      "heading: CLINICAL CHARACTERISTICS",
      "paragraph: Slow.",
      "heading: Contents",
      "list-item: 1 Summary",
      "list-item: Within",
    ]);
    expect(sectionsOf(document)).toContain("1 navigation Contents");
  });

  test("a chapter that is tagged as a review is a review", async () => {
    const chapter = `<PubmedBookArticle><BookDocument><ArticleTitle>A</ArticleTitle><PublicationType>Review</PublicationType></BookDocument></PubmedBookArticle>`;
    expect((await onlyDocument(readPubmedXml, chapter)).metadata.design).toBe("review");
  });

  test("reads a packed file, tells of bad records with their lines, and goes on", async () => {
    const { documents, problems } = await outcomeOf(
      readPubmedXml,
      inputOf(gzipSync(set(titled("One"), titled("Two<b>"), titled(""), titled("Four"))), "x.xml.gz", 13),
    );
    expect(documents.map((d) => d.metadata.title)).toEqual(["One", "Four"]);
    expect(problems).toEqual(["broken-xml:5", "empty-record:6"]);
  });

  test("tells of records that PubMed took back", async () => {
    const { problems } = await outcomeOf(
      readPubmedXml,
      inputOf(set(titled("One"), "<DeleteCitation><PMID>1</PMID><PMID>2</PMID></DeleteCitation>")),
    );
    expect(problems).toEqual(["deleted-records:5"]);
  });

  test("a file of another kind has no records", async () => {
    expect((await outcomeOf(readPubmedXml, inputOf("<article><body/></article>"))).problems).toEqual(["no-records:-"]);
  });
});
