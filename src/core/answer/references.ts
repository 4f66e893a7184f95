/** Numbers references as a page is written. Two reports of one study share nothing but a note. */
import { keptWith } from "../kept-with.ts";
import type { Claim, Support } from "../knowledge/claim.ts";
import type { Read, Source } from "../knowledge/source.ts";
import type { Citation, Reference, Sentence } from "./answer.ts";

const furthest: readonly Read[] = ["full-text", "label", "abstract", "secondary", "not-read"];

/** How far the best-read of several supports was read. */
export function readOf(supports: readonly Support[]): Read {
  const reads = supports.filter((s) => s.says === "supports").map((s) => s.read);
  return furthest.find((r) => reads.includes(r)) ?? "not-read";
}

/** Said with a statement whose primary source nobody here could read. */
export const notVerified = "Not verified against the paper";

/** Gives each cited source its number and collects the list. */
export class ReferenceList {
  readonly #numbers = new Map<string, number>();
  readonly #sources: ReadonlyMap<string, Source>;
  readonly #pack: string;

  constructor(sources: ReadonlyMap<string, Source>, pack: string) {
    this.#sources = sources;
    this.#pack = pack;
  }

  #number(source: string): number {
    const known = this.#numbers.get(source);
    if (known !== undefined) return known;
    const next = this.#numbers.size + 1;
    this.#numbers.set(source, next);
    return next;
  }

  #citationOf({ source, at, says, read, fact }: Support): Citation {
    const n = this.#number(source);
    return fact === undefined ? { n, locator: at, says, read } : { n, locator: at, says, read, fact };
  }

  /** Citations of a claim: its supports first, contradicting sources after them. Retracted sources never support. */
  cite(claim: Pick<Claim, "support">): readonly Citation[] {
    const citations: Citation[] = [];
    for (const one of claim.support)
      if (one.says !== "contradicts" && this.#sources.get(one.source)?.retracted !== true)
        citations.push(this.#citationOf(one));
    for (const one of claim.support) if (one.says === "contradicts") citations.push(this.#citationOf(one));
    return citations;
  }

  /** Cites a source directly, as a calculator does its formula's. */
  citeSource(source: string, at: string, read: Read): Citation {
    return { n: this.#number(source), locator: at, says: "supports", read };
  }

  /** The list of references cited so far. */
  list(): readonly Reference[] {
    return [...this.#numbers].map(([id, n]) => {
      const source = this.#sources.get(id);
      if (source === undefined) throw new Error(`source ${id} is cited and not in the pack; run pack check`);
      return referenceOf(source, n, this.#pack);
    });
  }
}

const referencesTo = keptWith((_source: Source) => new Map<number, Reference>());

/** The same source under the same number is the same object: what is made of it can be kept with it. */
function referenceOf(source: Source, n: number, pack: string): Reference {
  const byNumber = referencesTo(source);
  const before = byNumber.get(n);
  if (before !== undefined) return before;
  const reference: Reference = {
    n,
    sourceId: `${pack}/${source.id}`,
    citation: source.citation,
    design: source.design,
    read: source.read,
    retracted: source.retracted,
    ...(source.participants === undefined ? {} : { participants: source.participants }),
    ...(source.pmid === undefined ? {} : { pmid: source.pmid }),
    ...(source.doi === undefined ? {} : { doi: source.doi }),
    ...(source.url === undefined ? {} : { url: source.url }),
    ...(source.notice === undefined ? {} : { notice: source.notice }),
  };
  byNumber.set(n, reference);
  return reference;
}

/** True when a sentence has at least one source that speaks for it. */
export const isSupported = (sentence: Sentence): boolean => sentence.citations.some((c) => c.says === "supports");
