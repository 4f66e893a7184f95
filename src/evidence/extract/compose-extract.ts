/** Writes an extract as parts of an answer page: quotations with their places, references, disagreements, notices. */
import type { Answer, Citation, Disagreement, Notice, Reference, Sentence } from "../../core/answer/answer.ts";
import type { Metadata } from "../document.ts";
import type { ClaimDispute } from "./claim-disputes.ts";
import { isAmong, namesOf, relationOf } from "./condition.ts";
import type { Quoted } from "./choose.ts";
import { askedNames, type Extract } from "./extract.ts";
import type { PreparedSource } from "./prepared-source.ts";
import { locatorOf, type Quote } from "./quote.ts";

/** What documents add to a page. */
export interface DocumentParts {
  readonly sections: Answer["sections"];
  readonly disagreements: readonly Disagreement[];
  readonly nearest: readonly Sentence[];
  readonly notices: readonly Notice[];
  readonly references: readonly Reference[];
  /** Newest date that a quoted document states; absent when none states one. */
  readonly newest?: string | undefined;
}

/** Formats that hold abstracts and records of papers, not the papers. */
const records = /^(?:pubmed-xml|medline|ris|bibtex)$/;

const readOf = (source: PreparedSource): Sentence["read"] =>
  records.test(source.stored.document.format) ? "abstract" : "full-text";

function citationLine(name: string, { authors, journal, date }: Metadata): string {
  const by = authors.length === 0 ? "" : `${authors.slice(0, 3).join(", ")}${authors.length > 3 ? " et al" : ""}. `;
  const where = [journal, date].filter((part) => part !== undefined).join(" ");
  return `${by}${/[.?!]$/u.test(name) ? name : `${name}.`}${where === "" ? "" : ` ${where}.`}`;
}

/** Numbers documents in the order in which the page quotes them, after the references that it has already. */
class DocumentReferences {
  readonly #numbers = new Map<PreparedSource, number>();
  readonly #first: number;
  readonly #extract: Extract;

  constructor(first: number, extract: Extract) {
    this.#first = first;
    this.#extract = extract;
  }

  number(source: PreparedSource): number {
    const known = this.#numbers.get(source);
    if (known !== undefined) return known;
    const next = this.#first + this.#numbers.size;
    this.#numbers.set(source, next);
    return next;
  }

  /** The reference, cited before this one, that reports the same study. */
  #sameStudy(source: PreparedSource, n: number): number | undefined {
    const { studies } = this.#extract;
    return [...this.#numbers].find(([other, m]) => m < n && studies.isOne(other, source))?.[1];
  }

  list(): readonly Reference[] {
    return [...this.#numbers].map(([source, n]): Reference => {
      const { metadata, documentId, version } = source.stored;
      const same = this.#sameStudy(source, n);
      const notice = metadata.notices.find((x) => x.about === "this")?.text;
      return {
        n,
        sourceId: `document/${documentId}`,
        citation: citationLine(source.name, metadata),
        ...(metadata.design === undefined ? {} : { design: metadata.design }),
        read: readOf(source),
        ...(metadata.pmid === undefined ? {} : { pmid: metadata.pmid }),
        ...(metadata.doi === undefined ? {} : { doi: metadata.doi }),
        ...(metadata.url === undefined ? {} : { url: metadata.url }),
        retracted: metadata.retracted,
        ...(notice === undefined ? {} : { notice }),
        document: {
          documentId,
          version,
          path: `/documents/${encodeURIComponent(documentId)}/${version}`,
          name: source.name,
          ...(source.standing === undefined ? {} : { standing: source.standing }),
        },
        ...(same === undefined ? {} : { sameStudyAs: same }),
      };
    });
  }

  /** Documents quoted, in the order of their numbers. */
  sources(): readonly PreparedSource[] {
    return [...this.#numbers.keys()];
  }
}

/** What a reader must know with the quotation: another condition, an unclear one, or a narrower one. */
function cautionOf(quote: Quote, extract: Extract): string | undefined {
  const { conditions } = extract.asked;
  const about = namesOf(quote.topic.conditions);
  if (conditions.length === 0) return about === "" ? undefined : `about ${about}`;
  if (quote.bearing === "other") return `about ${about}, not ${askedNames(extract.asked)}`;
  if (quote.bearing === "open") return "the document does not say for which condition";
  const others = quote.topic.conditions.filter((c) => !isAmong(c, conditions));
  if (quote.bearing === "shared")
    return `from a passage about ${namesOf(quote.topic.conditions)}${others.length > 0 ? " together" : ""}`;
  const whole = quote.source.topic.conditions;
  if (whole.length > 0 && !conditions.some((a) => whole.some((c) => relationOf(a, c) === "same" || c.stems.size === 0)))
    return `from a document about ${namesOf(whole)}`;
  const narrower = quote.topic.conditions.filter(
    (c) => !conditions.some((a) => a.id === c.id || a.name.toLowerCase() === c.name.toLowerCase()),
  );
  return narrower.length > 0 && narrower.every((c) => c.standing !== "named")
    ? `about ${namesOf(narrower)}`
    : undefined;
}

function writerOf(extract: Extract, references: DocumentReferences): (quoted: Quoted) => Sentence {
  const cite = (quote: Quote): Citation => ({
    n: references.number(quote.source),
    locator: locatorOf(quote),
    says: "supports",
    read: readOf(quote.source),
    quote: {
      documentVersion: quote.source.stored.version,
      ...(quote.page === undefined ? {} : { page: quote.page }),
      start: quote.start,
      end: quote.end,
      text: quote.text,
    },
  });
  return ({ quote, alike }) => {
    const caution = cautionOf(quote, extract);
    return {
      text: quote.text,
      citations: [quote, ...alike].map(cite),
      check: "verbatim",
      read: readOf(quote.source),
      approved: false,
      ...(caution === undefined ? {} : { caution }),
    };
  };
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

function claimDisagreement(dispute: ClaimDispute, write: (quoted: Quoted) => Sentence, at: number): Disagreement {
  const over = dispute.over === "numbers" ? "Other numbers in your documents" : "The other direction in your documents";
  return {
    id: `documents-${dispute.over}-${at + 1}`,
    topic: over,
    sides: [
      { label: "The pack", statements: [dispute.stated.sentence] },
      { label: "Your documents", statements: dispute.quotes.map((quote) => write({ quote, alike: [] })) },
    ],
  };
}

function noticesOf(extract: Extract, references: DocumentReferences): readonly Notice[] {
  const notices: Notice[] = [];
  const asked = askedNames(extract.asked);
  if (extract.others.length > 0 && asked !== "" && extract.nearest.every((q) => q.bearing !== "other"))
    notices.push({
      kind: "other-condition",
      text: `Passages about ${namesOf(extract.others.map((o) => o.condition))} were found and not used: the question is about ${asked}.`,
    });
  for (const quote of extract.nearest.filter((q) => q.bearing === "other").slice(0, 1))
    notices.push({
      kind: "other-condition",
      text: `The closest passages are about ${namesOf(quote.topic.conditions)}, not ${asked}.`,
    });
  if (extract.withheld)
    notices.push({
      kind: "withheld",
      text: "Sentences of the documents with doses, laboratory verdicts or instructions about a medicine are left out of this page; they are for your care team to go through with you.",
    });
  const groups = Map.groupBy(references.sources(), (source) => extract.studies.group(source));
  for (const sources of groups.values())
    if (sources.length > 1)
      notices.push({
        kind: "same-study",
        text: `${sources.map((s) => `[${references.number(s)}]`).join(" and ")} give the same findings and count as one source.`,
      });
  return notices;
}

/** Writes the parts; `first` is the number of the first document's reference. */
export function composeExtract(extract: Extract, disputes: readonly ClaimDispute[], first: number): DocumentParts {
  const references = new DocumentReferences(first, extract);
  const write = writerOf(extract, references);
  const sections = extract.sections.map(({ id, title, quoted }) => ({ id, title, sentences: quoted.map(write) }));
  const disagreements: readonly Disagreement[] = [
    ...disputes.map((dispute, at) => claimDisagreement(dispute, write, at)),
    ...extract.disputes.map((dispute) => ({
      id: `documents-${slug(dispute.topic)}`,
      topic: dispute.topic,
      sides: dispute.sides.map(({ label, quotes }) => ({
        label,
        statements: quotes.map((quote) => write({ quote, alike: [] })),
      })),
    })),
  ];
  const nearest = extract.nearest.map((quote) => write({ quote, alike: [] }));
  const dates = references
    .sources()
    .flatMap((s) => s.stored.metadata.date ?? [])
    .sort();
  return {
    sections,
    disagreements,
    nearest,
    notices: noticesOf(extract, references),
    references: references.list(),
    newest: dates.at(-1),
  };
}
