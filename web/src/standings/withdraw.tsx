/** Withdrawing something at once, from wherever it stands; for reviewers and administrators. */
import { lazy, Suspense, useState } from "react";
import type { SuspendRequest } from "../../../src/contract/standings.ts";
import { suspend } from "../wire/standings.ts";
import { useMayWithdraw } from "./use-may-withdraw.ts";

const ReasonForm = lazy(async () => ({ default: (await import("./reason-form.tsx")).ReasonForm }));

export interface WithdrawProps {
  readonly kind: SuspendRequest["kind"];
  /** `<pack>/<id>`; for an article the last part of its address. */
  readonly id: string;
}

export function Withdraw({ kind, id }: WithdrawProps) {
  const [open, setOpen] = useState(false);
  if (!useMayWithdraw()) return null;
  return (
    <details className="no-print withdraw" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        Withdraw<span className="visually-hidden"> {id}</span>
      </summary>
      {open ? (
        <Suspense fallback={null}>
          <ReasonForm
            item={{ kind, id }}
            label={`Withdraw ${id}`}
            why="Readers see this in its place. It takes effect at once."
            button={`Withdraw this ${kind}`}
            send={suspend}
          />
        </Suspense>
      ) : null}
    </details>
  );
}
