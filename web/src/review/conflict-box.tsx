/** Somebody else was faster: what they did, and that nothing one typed is lost. */
import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { momentWords } from "../people/words.ts";
import type { Conflict } from "./use-act.ts";

export interface ConflictBoxProps {
  readonly conflict: Conflict;
  readonly onClose: () => void;
}

export function ConflictBox({ conflict, onClose }: ConflictBoxProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [conflict]);
  return (
    <div className="box box-caution" role="alert" tabIndex={-1} ref={box}>
      <h2>{conflict.meanwhile.length === 0 ? "This was not done" : "Somebody else acted meanwhile"}</h2>
      {conflict.meanwhile.length === 0 ? (
        conflict.problems.map((problem) => <p key={problem.message}>{problem.message}.</p>)
      ) : (
        <ul>
          {conflict.meanwhile.map((entry) => (
            <li key={entry.revision}>
              <strong>{entry.by.name}</strong> {entry.text} <span className="soft">({momentWords(entry.at)})</span>
            </li>
          ))}
        </ul>
      )}
      <p>
        The page now shows the case as it stands. What you were writing is still in its place; send it again if it still
        fits.
      </p>
      <Button size="xs" variant="default" onClick={onClose}>
        Close
      </Button>
    </div>
  );
}
