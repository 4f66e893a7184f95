/** Erasing something for good: asked once more, with what it means, before it is done. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { Trouble } from "../shell/trouble.tsx";

export interface ConfirmEraseProps {
  /** What is erased, as "this kept answer". */
  readonly what: string;
  /** What it means, and that it cannot be undone. */
  readonly meaning: string;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onErase: () => void;
}

export function ConfirmErase({ what, meaning, pending, error, onErase }: ConfirmEraseProps) {
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <button type="button" className="as-link" onClick={() => setAsking(true)}>
        Erase {what}…
      </button>
    );
  return (
    <div className="box" role="group" aria-label={`Erase ${what}`}>
      <p>{meaning}</p>
      <div className="acts">
        <Button size="xs" loading={pending} onClick={onErase}>
          Erase for good
        </Button>
        <Button size="xs" variant="default" disabled={pending} onClick={() => setAsking(false)}>
          Keep it
        </Button>
      </div>
      {error === null ? null : <Trouble error={error} />}
    </div>
  );
}
