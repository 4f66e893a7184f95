/** Makes PubMed XML of any size: seeded, so that a run can be repeated, and as large and as tagged as the real records. */
import { createRandom } from "../test/mutations/random.ts";

const words = (
  "patients neuropathy antibody serum treatment rituximab response dose therapy study group trial months disability score " +
  "sensory motor conduction nerve velocity latency distal proximal median ulnar peroneal titre level increase decrease " +
  "significant difference between before after baseline follow cohort randomised placebo controlled infusion immunoglobulin " +
  "plasma exchange lymphoma cells depletion relapse remission improvement worsening stable gait ataxia tremor weakness pain " +
  "fatigue quality life scale measured assessed reported observed associated risk factor age sex duration onset chronic " +
  "progressive demyelinating axonal biopsy findings magnetic resonance imaging ultrasound genetic mutation protein binding " +
  "assay laboratory reference normal range elevated reduced median interval confidence analysis regression model adjusted"
).split(" ");
const names =
  "Alber Berend Corda Dalin Ester Faber Gruner Holm Iversen Jansa Kober Lindt Moro Novik Orsini Petri Quist Rossa".split(
    " ",
  );

/** Draws of one generator; each record has its own, so that record n is the same in a file of any length. */
function drawsOf(seed: number, n: number) {
  const random = createRandom((seed * 1_000_003 + n) >>> 0);
  const below = (limit: number): number => Math.floor(random.next() * limit);
  const pick = (from: readonly string[]): string => from[below(from.length)] ?? "";
  const sentence = (): string => {
    const body = Array.from({ length: 12 + below(10) }, () => pick(words)).join(" ");
    return `${body.charAt(0).toUpperCase()}${body.slice(1)} (${below(90)}.${below(10)} %, n = ${below(400)}).`;
  };
  const paragraph = (length: number): string => {
    let text = sentence();
    while (text.length < length) text += ` ${sentence()}`;
    return text;
  };
  return { below, pick, sentence, paragraph };
}

/** Characters of each of the three parts of an abstract: more than are joined into one passage, fewer than are cut. */
const partLength = 1_300;

/** Record `n` of a collection, of at least 8,000 bytes: three labelled parts of an abstract, authors, headings, identifiers. */
export function pubmedRecord(seed: number, n: number): string {
  const { below, pick, sentence, paragraph } = drawsOf(seed, n);
  const pmid = 10_000_000 + n;
  const year = 1990 + below(35);
  const authors = Array.from(
    { length: 8 },
    () =>
      `<Author ValidYN="Y"><LastName>${pick(names)}</LastName><ForeName>${pick(names)}</ForeName><Initials>${pick(names).charAt(0)}</Initials><AffiliationInfo><Affiliation>Department of ${pick(words)} and ${pick(words)}, University Hospital of ${pick(names)}, Institute ${below(99)}.</Affiliation></AffiliationInfo></Author>`,
  );
  const headings = Array.from(
    { length: 10 },
    (_, at) =>
      `<MeshHeading><DescriptorName UI="D${100_000 + below(90_000)}" MajorTopicYN="N">${pick(words)} ${pick(words)}</DescriptorName>${at % 3 === 0 ? `<QualifierName UI="Q${below(900)}" MajorTopicYN="Y">${pick(words)}</QualifierName>` : ""}</MeshHeading>`,
  );
  const parts = ["BACKGROUND", "METHODS", "RESULTS"].map(
    (label) => `<AbstractText Label="${label}">${paragraph(partLength)}</AbstractText>`,
  );
  return `<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">${pmid}</PMID><DateRevised><Year>2024</Year><Month>01</Month><Day>05</Day></DateRevised>
<Article PubModel="Print"><Journal><ISSN IssnType="Electronic">1234-5678</ISSN><JournalIssue CitedMedium="Internet"><Volume>${below(90)}</Volume><PubDate><Year>${year}</Year><Month>Mar</Month></PubDate></JournalIssue><Title>Journal of ${pick(words)} ${pick(words)}</Title></Journal>
<ArticleTitle>${sentence()}</ArticleTitle><ELocationID EIdType="doi" ValidYN="Y">10.1000/bench.${seed}.${pmid}</ELocationID>
<Abstract>${parts.join("\n")}</Abstract>
<AuthorList CompleteYN="Y">${authors.join("\n")}</AuthorList><Language>eng</Language><PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList></Article>
<MeshHeadingList>${headings.join("\n")}</MeshHeadingList></MedlineCitation>
<PubmedData><PublicationStatus>ppublish</PublicationStatus><ArticleIdList><ArticleId IdType="pubmed">${pmid}</ArticleId><ArticleId IdType="doi">10.1000/bench.${seed}.${pmid}</ArticleId></ArticleIdList></PubmedData></PubmedArticle>
`;
}

/** A whole file of records `first` to `first + count - 1`, in pieces. */
export function* pubmedFile(seed: number, first: number, count: number): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<PubmedArticleSet>\n`;
  for (let n = first; n < first + count; n++) yield pubmedRecord(seed, n);
  yield "</PubmedArticleSet>\n";
}
