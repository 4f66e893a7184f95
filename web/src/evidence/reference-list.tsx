/** The numbered references of a page: what each is, how many people, how far it was read. */
import { documentNotes, readWord } from "../../../src/core/answer/markdown.ts";
import type { Reference } from "../../../src/core/answer/answer.ts";
import { SourceLinks } from "./source-links.tsx";
import { plainWords } from "./words.ts";

const factsOf = (reference: Reference): readonly string[] => [
  ...(reference.design === undefined ? [] : [plainWords(reference.design)]),
  ...(reference.participants === undefined ? [] : [`n = ${reference.participants}`]),
  readWord(reference.read),
  ...documentNotes(reference),
];

function ReferenceItem({ reference }: { readonly reference: Reference }) {
  return (
    <li value={reference.n} id={`reference-${reference.n}`}>
      {reference.retracted ? <strong className="retracted">RETRACTED </strong> : null}
      {reference.citation} <span className="soft">{factsOf(reference).join("; ")}.</span>{" "}
      {reference.notice === undefined ? null : <span className="source-notice">{reference.notice} </span>}
      <SourceLinks pmid={reference.pmid} doi={reference.doi} url={reference.url} />
    </li>
  );
}

export function ReferenceList({ references }: { readonly references: readonly Reference[] }) {
  return (
    <ol className="references">
      {references.map((reference) => (
        <ReferenceItem key={reference.n} reference={reference} />
      ))}
    </ol>
  );
}
