/** What a review stands on: the claims, records and rules of the packs, as they are now. */
import { type Audience, type Claim, isLay, type Support } from "../knowledge/claim.ts";
import type { Reference, Sentence } from "../answer/answer.ts";
import type { Library } from "../answer/library.ts";
import { isSupported, notVerified, readOf, ReferenceList } from "../answer/references.ts";
import { Writer } from "../answer/sentences.ts";
import { layBreaches } from "../knowledge/soundness/lay-wording.ts";
import { type ReviewContent, type ReviewPage, type ReviewSentence, sentencesOfPage } from "./content.ts";
import { type Fallen, fallenOnPage } from "./fallen.ts";
import type { Basis, Suggestion } from "./review-case.ts";

/** A sentence with the references it cites, numbered among themselves. */
export interface Cited {
  readonly says: Sentence;
  readonly references: readonly Reference[];
}

export type WordingCheck = Suggestion["check"] & { readonly check: Sentence["check"] };

export interface Ground {
  /** Expertise that the topic of a claim asks for. */
  readonly asks: (claim: string) => readonly string[];
  /** A claim as it is said to this reader; nothing when there is none, or its own wording does not hold. */
  readonly sayClaim: (claim: string, audience: Audience) => Cited | undefined;
  /** A statement of the board's own with the records it rests on. */
  readonly sayOwn: (pack: string, text: string, support: readonly Support[], audience: Audience) => Cited | undefined;
  /** Holds a wording against the records that a sentence rests on. */
  readonly check: (text: string, sentence: ReviewSentence, audience: Audience) => WordingCheck;
  readonly checkOwn: (pack: string, text: string, support: readonly Support[], audience: Audience) => WordingCheck;
  /** Sentences that their records no longer bear out. */
  readonly fallenIn: (content: ReviewContent) => readonly Fallen[];
  /** What a content rests on, each with the digest it has now. */
  readonly basisOf: (content: ReviewContent) => readonly Basis[];
}

const unknownPack = (pack: string): WordingCheck => ({
  verdict: "not-checkable",
  check: "not-checkable",
  reasons: [`The pack ${pack} is not loaded`],
});

const parted = (ref: string): readonly [string, string] => {
  const at = ref.indexOf("/");
  return [ref.slice(0, at), ref.slice(at + 1)];
};

/** Holds a wording against records, and against what lay readers are never given. */
function checkWording(library: Library, text: string, support: readonly Support[], audience: Audience): WordingCheck {
  const { verdict, check, reasons } = library.verify(text, support);
  const breaches = isLay(audience)
    ? layBreaches(text, library.lexicon).map(({ message, fix }) => `Lay readers are not given ${message}: ${fix}`)
    : [];
  return breaches.length > 0
    ? { verdict: "disagrees", check: "not-checkable", reasons: [...reasons, ...breaches] }
    : { verdict, check, reasons };
}

function sayOwn(library: Library, text: string, support: readonly Support[], check: Sentence["check"]): Cited {
  const references = new ReferenceList(library.sources, library.pack.header.id);
  const read = readOf(support);
  const citations = references.cite({ support });
  const caution = read === "not-read" ? { caution: notVerified } : {};
  return { says: { text, citations, check, read, approved: false, ...caution }, references: references.list() };
}

function sayClaim(library: Library, claim: string, audience: Audience): Cited | undefined {
  const references = new ReferenceList(library.sources, library.pack.header.id);
  const says = new Writer(library, audience, references).write(claim);
  return says === undefined ? undefined : { says: { ...says, approved: false }, references: references.list() };
}

const documentsOf = (page: ReviewPage): readonly Basis[] =>
  page.references.flatMap(({ document }) =>
    document === undefined ? [] : [{ kind: "document", id: document.documentId, hash: document.version }],
  );

const whyNotCheckable = ({ claim }: Sentence): string =>
  claim === undefined
    ? "It is quoted from a document: a quotation is kept or removed, not reworded"
    : "Its claim was withdrawn or is no longer in the pack";

/** Makes the ground from the loaded packs. */
export function createGround(libraries: readonly Library[], digestOf: (value: unknown) => string): Ground {
  const byPack = new Map(libraries.map((library) => [library.pack.header.id, library]));
  const findClaim = (ref: string): { readonly library: Library; readonly claim: Claim } | undefined => {
    const [pack, id] = parted(ref);
    const library = byPack.get(pack);
    const claim = library?.statements.get(id)?.claim;
    return library === undefined || claim === undefined ? undefined : { library, claim };
  };
  const checkOwn: Ground["checkOwn"] = (pack, text, support, audience) => {
    const library = byPack.get(pack);
    if (library === undefined) return unknownPack(pack);
    const missing = support.map(({ source }) => source).filter((source) => !library.sources.has(source));
    return missing.length > 0
      ? { verdict: "not-checkable", check: "not-checkable", reasons: [`No such source: ${missing.join(", ")}`] }
      : checkWording(library, text, support, audience);
  };
  const sourceBasis = (ref: string): readonly Basis[] => {
    const [pack, id] = parted(ref);
    const source = byPack.get(pack)?.sources.get(id);
    return source === undefined ? [] : [{ kind: "source", id: ref, hash: digestOf(source) }];
  };
  const claimBasis = (ref: string): readonly Basis[] => {
    const found = findClaim(ref);
    return found === undefined ? [] : [{ kind: "claim", id: ref, hash: digestOf(found.claim) }];
  };
  const check: Ground["check"] = (text, { says, own }, audience) => {
    if (own !== undefined) return checkOwn(own.pack, text, own.support, audience);
    const found = says.claim === undefined ? undefined : findClaim(says.claim);
    if (found !== undefined) return checkWording(found.library, text, found.claim.support, audience);
    return says.citations.length === 0
      ? { verdict: "nothing-to-check", check: "curated", reasons: [] }
      : { verdict: "not-checkable", check: "not-checkable", reasons: [whyNotCheckable(says)] };
  };
  const isRetracted = (ref: string): boolean => {
    const [pack, id] = parted(ref);
    return byPack.get(pack)?.sources.get(id)?.retracted === true;
  };
  // Pages never change, and neither does this ground: each page is held against its records once.
  const judged = new WeakMap<ReviewPage, readonly Fallen[]>();
  const fallenOn = (page: ReviewPage): readonly Fallen[] => {
    const fallen = judged.get(page) ?? fallenOnPage(page, { check, isRetracted });
    judged.set(page, fallen);
    return fallen;
  };
  return {
    asks: (ref) => {
      const found = findClaim(ref);
      return found?.library.statements.get(found.claim.id)?.topic.signOffs ?? [];
    },
    sayClaim: (ref, audience) => {
      const found = findClaim(ref);
      return found === undefined ? undefined : sayClaim(found.library, found.claim.id, audience);
    },
    sayOwn: (pack, text, support, audience) => {
      const library = byPack.get(pack);
      if (library === undefined) return undefined;
      const { verdict, check } = checkOwn(pack, text, support, audience);
      if (verdict !== "agrees") return undefined;
      const cited = sayOwn(library, text, support, check);
      return isSupported(cited.says) ? cited : undefined;
    },
    checkOwn,
    check,
    fallenIn: ({ pages }) => pages.flatMap(fallenOn),
    basisOf: (content) => {
      const claims = content.pages.flatMap((page) => sentencesOfPage(page).flatMap(({ says }) => says.claim ?? []));
      const sources = content.pages.flatMap((page) =>
        page.references.flatMap(({ sourceId, document }) => (document === undefined ? [sourceId] : [])),
      );
      const documents = content.pages.flatMap(documentsOf);
      const all = [...claims.flatMap(claimBasis), ...sources.flatMap(sourceBasis), ...documents];
      return [...new Map(all.map((basis) => [`${basis.kind} ${basis.id}`, basis])).values()];
    },
  };
}
