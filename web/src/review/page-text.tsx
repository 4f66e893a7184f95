/** The text of one reader's version: parts, the sides of a dispute next to each other, sentences with what is said of them. */
import type { ReviewPage, ReviewPart } from "../../../src/core/review/content.ts";
import { CertaintyMark } from "../evidence/certainty-mark.tsx";
import { SentenceBlock } from "./sentence-block.tsx";
import { SuggestionsAtEnd } from "./suggestions-at-end.tsx";

function Sentences({ part }: { readonly part: ReviewPart }) {
  return (
    <>
      <ul className="review-sentences">
        {part.sentences.map((sentence) => (
          <SentenceBlock key={sentence.id} sentence={sentence} part={part} />
        ))}
      </ul>
      <SuggestionsAtEnd part={part} />
    </>
  );
}

/** Parts that follow each other and share a dispute, together. */
export function groupParts(parts: readonly ReviewPart[]): readonly (readonly ReviewPart[])[] {
  const groups: ReviewPart[][] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    const dispute = part.dispute?.id;
    if (dispute !== undefined && last?.[0]?.dispute?.id === dispute) last.push(part);
    else groups.push([part]);
  }
  return groups;
}

function Dispute({ sides }: { readonly sides: readonly ReviewPart[] }) {
  const dispute = sides[0]?.dispute;
  if (dispute === undefined) return null;
  return (
    <section className="part" aria-labelledby={`dispute-${dispute.id}`}>
      <h2 id={`dispute-${dispute.id}`}>
        Where the evidence disagrees: {dispute.topic}{" "}
        {dispute.certainty === undefined ? null : (
          <span className="marks">
            <CertaintyMark certainty={dispute.certainty} approved={false} />
          </span>
        )}
      </h2>
      {sides.map((side) => (
        <div key={side.id} className="side">
          <h3>{side.title}</h3>
          <Sentences part={side} />
        </div>
      ))}
    </section>
  );
}

function Part({ part }: { readonly part: ReviewPart }) {
  return (
    <section className={part.kind === "bottom-line" ? "part in-short" : "part"} aria-labelledby={`part-${part.id}`}>
      <h2 id={`part-${part.id}`}>{part.title}</h2>
      <Sentences part={part} />
    </section>
  );
}

export function PageText({ page }: { readonly page: ReviewPage }) {
  return groupParts(page.parts).map((group) => {
    const [first] = group;
    if (first === undefined) return null;
    return first.dispute === undefined ? (
      <Part key={first.id} part={first} />
    ) : (
      <Dispute key={first.id} sides={group} />
    );
  });
}
