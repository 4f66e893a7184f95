/** Table of contents: beside the answer on wide screens, folded above it on phones. */
import type { MouseEvent } from "react";
import type { PartLink } from "./parts-of.ts";

/** Goes to a part without a #fragment, which would replace the history entry the answer hangs on. */
function goTo(event: MouseEvent, id: string): void {
  event.preventDefault();
  const heading = document.getElementById(`${id}-title`);
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}

function Links({ parts }: { readonly parts: readonly PartLink[] }) {
  return (
    <ol>
      {parts.map((part) => (
        <li key={part.id}>
          <a href={`#${part.id}`} onClick={(event) => goTo(event, part.id)}>
            {part.title}
          </a>
        </li>
      ))}
    </ol>
  );
}

/** Fewer parts than this need no table. */
const fewest = 3;

export function Contents({ parts }: { readonly parts: readonly PartLink[] }) {
  if (parts.length < fewest) return null;
  return (
    <aside className="contents no-print">
      <nav aria-label="On this page" className="contents-wide">
        <p>
          <strong>On this page</strong>
        </p>
        <Links parts={parts} />
      </nav>
      <details className="contents-narrow">
        <summary>On this page</summary>
        <Links parts={parts} />
      </details>
    </aside>
  );
}
