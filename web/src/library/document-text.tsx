/** The text of a document version, block by block, with its pages and the quoted stretch marked. */
import { useEffect, useRef } from "react";
import type { DocumentVersionView } from "../../../src/contract/documents.ts";

/** A stretch of the text, in UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

type Block = DocumentVersionView["blocks"][number];

/** The parts of a block before, in and after the quoted stretch. */
export function partsOf(text: string, block: Stretch, quoted: Stretch | undefined): readonly [string, string, string] {
  const start = quoted === undefined ? block.end : Math.min(block.end, Math.max(block.start, quoted.start));
  const end = quoted === undefined ? block.end : Math.max(start, Math.min(block.end, quoted.end));
  return [text.slice(block.start, start), text.slice(start, end), text.slice(end, block.end)];
}

interface LineProps {
  readonly view: DocumentVersionView;
  readonly block: Block;
  readonly quoted: Stretch | undefined;
}

function Words({ view, block, quoted }: LineProps) {
  const [before, within, after] = partsOf(view.text, block, quoted);
  return (
    <>
      {before}
      {within === "" ? null : <mark className="quoted">{within}</mark>}
      {after}
    </>
  );
}

/** The page that begins with this block, where the format has pages. */
const pageAt = (view: DocumentVersionView, block: Block, before: Block | undefined): number | undefined => {
  const pageOf = (at: number): number | undefined => view.pages.find((p) => p.start <= at && at < p.end)?.number;
  const page = pageOf(block.start);
  return before !== undefined && pageOf(before.start) === page ? undefined : page;
};

function Line(props: LineProps) {
  const { view, block } = props;
  if (block.kind === "heading") {
    const level = view.sections.find((section) => section.start === block.start)?.level ?? 1;
    const Heading = level <= 1 ? "h3" : "h4";
    return (
      <Heading id={`at-${block.start}`}>
        <Words {...props} />
      </Heading>
    );
  }
  return (
    <p className={`block-${block.kind}`}>
      <Words {...props} />
    </p>
  );
}

export interface DocumentTextProps {
  readonly view: DocumentVersionView;
  readonly quoted: Stretch | undefined;
}

export function DocumentText({ view, quoted }: DocumentTextProps) {
  const body = useRef<HTMLDivElement>(null);
  const [start, end] = [quoted?.start, quoted?.end];
  useEffect(() => {
    if (start !== undefined) body.current?.querySelector("mark.quoted")?.scrollIntoView({ block: "center" });
  }, [start, end, view.version]);
  return (
    <div ref={body} className="document-text" lang={view.metadata.language}>
      {view.blocks.map((block, at) => {
        const page = pageAt(view, block, view.blocks[at - 1]);
        return (
          <div key={block.start} className="document-block">
            {page === undefined ? null : <p className="page-mark">Page {page}</p>}
            <Line view={view} block={block} quoted={quoted} />
          </div>
        );
      })}
    </div>
  );
}
