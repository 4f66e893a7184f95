/** Claims to sentences: worded for the reader, cited, and checked; what fails its check is not shown. */
import { type Audience, type Claim, isLay } from "../knowledge/claim.ts";
import type { Read } from "../knowledge/source.ts";
import { sourceWithdrawn } from "../knowledge/withdrawn.ts";
import type { Sentence } from "./answer.ts";
import type { Library } from "./library.ts";
import { isSupported, notVerified, readOf, type ReferenceList } from "./references.ts";

/** The wording a reader gets. Trainees read the clinician's. */
export const wordingOf = (claim: Claim, audience: Audience): string =>
  isLay(audience) ? claim.say.patient : claim.say.clinician;

/** What must be said with a statement: that its primary source was not read, or that it lost a source. */
export function cautionOf(claims: readonly Claim[], read: Read, library: Library): Pick<Sentence, "caution"> {
  const lost = claims.flatMap((claim) => library.standing.weakened.claims.get(claim.id) ?? [])[0];
  const said = [...(read === "not-read" ? [notVerified] : []), ...(lost === undefined ? [] : [sourceWithdrawn(lost)])];
  return said.length === 0 ? {} : { caution: said.join("; ") };
}

/** Writes one page's sentences: each claim at most once, none unchecked. */
export class Writer {
  readonly #library: Library;
  readonly #audience: Audience;
  readonly #references: ReferenceList;
  readonly #written = new Set<string>();
  readonly refused: string[] = [];
  withheld = false;

  constructor(library: Library, audience: Audience, references: ReferenceList) {
    this.#library = library;
    this.#audience = audience;
    this.#references = references;
  }

  has(claimId: string): boolean {
    return this.#written.has(claimId);
  }

  /** Words written so far would be longer by this claim's wording. */
  lengthOf(claimId: string): number {
    const statement = this.#library.statements.get(claimId);
    return statement === undefined ? 0 : wordingOf(statement.claim, this.#audience).split(/\s+/).length;
  }

  /** The sentence for a claim, or nothing when it stands on the page already or its check failed. */
  write(claimId: string): Sentence | undefined {
    const claim = this.#library.statements.get(claimId)?.claim;
    if (claim === undefined || this.#written.has(claimId)) return undefined;
    this.#written.add(claimId);
    const text = wordingOf(claim, this.#audience);
    const verdict = this.#library.verdictOf(claim, text);
    if (verdict.verdict !== "agrees") {
      this.refused.push(claimId);
      return undefined;
    }
    if (isLay(this.#audience) && claim.withheld) this.withheld = true;
    const read = readOf(claim.support);
    const sentence: Sentence = {
      text,
      citations: this.#references.cite(claim),
      certainty: claim.certainty,
      claim: `${this.#library.pack.header.id}/${claim.id}`,
      check: verdict.check,
      read,
      approved: this.#library.standing.approved.has(claim.id),
      ...cautionOf([claim], read, this.#library),
    };
    return isSupported(sentence) ? sentence : undefined;
  }

  /** Marks a claim that already stands on the page in other words. */
  leaveOut(claimId: string): void {
    this.#written.add(claimId);
  }

  /** Sentences for several claims, in the order given. */
  writeAll(claimIds: readonly string[]): readonly Sentence[] {
    return claimIds.flatMap((id) => this.write(id) ?? []);
  }
}
