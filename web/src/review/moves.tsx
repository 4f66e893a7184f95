/** What can be done to the case as a whole, and why the rest can not. */
import { Button } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Act } from "../../../src/core/review/act.ts";
import { useCase } from "./case-context.tsx";
import { DraftArea } from "./draft-area.tsx";
import { Failure } from "./failure.tsx";
import { asSentence } from "./words.ts";

type WithWhy = "request-changes" | "retire" | "reopen";

const plain = { submit: "Submit for review", begin: "Begin the review" } as const;
const withWhy: Readonly<Record<WithWhy, { readonly button: string; readonly why: string; readonly what: string }>> = {
  "request-changes": {
    button: "Request changes",
    why: "What has to change",
    what: "The case goes back to its editors.",
  },
  reopen: {
    button: "Open it again",
    why: "Why it has to be looked at again",
    what: "Readers see this reason on the page.",
  },
  retire: {
    button: "Retire",
    why: "Why it is retired",
    what: "It is no longer kept up to date. Readers who come to its address are told so.",
  },
};
const kindsWithWhy = Object.keys(withWhy) as readonly WithWhy[];

const actOf = (kind: WithWhy, why: string, subject: string): Act =>
  kind === "reopen" ? { kind, reasons: [{ kind: "by-hand", subject, text: why }] } : { kind, why };

function WhyForm({ kind, onClose }: { readonly kind: WithWhy; readonly onClose: () => void }) {
  const { act, acting, drafts, view } = useCase();
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const why = (drafts.get(kind) ?? "").trim();
    if (why === "" || !(await act(actOf(kind, why, view.case.id), kind))) return;
    drafts.delete(kind);
    onClose();
  };
  return (
    <form className="case-form" aria-label={withWhy[kind].button} onSubmit={(event) => void send(event)}>
      <DraftArea draft={kind} label={withWhy[kind].why} description={withWhy[kind].what} required autoFocus />
      <Failure from={kind} />
      <p className="acts">
        <Button size="xs" type="submit" loading={acting === kind}>
          {withWhy[kind].button}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          Close
        </Button>
      </p>
    </form>
  );
}

export function Moves() {
  const { may, act, acting, view } = useCase();
  const [open, setOpen] = useState<WithWhy | undefined>(undefined);
  const whyNotBegin = view.state === "submitted" && !may("begin") ? view.mayNot["begin"] : undefined;
  return (
    <section aria-labelledby="moves">
      <h2 id="moves">The case as a whole</h2>
      {whyNotBegin === undefined ? null : <p className="soft">{asSentence(whyNotBegin)}</p>}
      {(["submit", "begin"] as const).map((kind) =>
        may(kind) ? (
          <div key={kind}>
            <Failure from={kind} />
            <p>
              <Button size="xs" loading={acting === kind} onClick={() => void act({ kind }, kind)}>
                {plain[kind]}
              </Button>
            </p>
          </div>
        ) : null,
      )}
      {open === undefined ? (
        <p className="acts">
          {kindsWithWhy.filter(may).map((kind) => (
            <Button key={kind} size="xs" variant="default" onClick={() => setOpen(kind)}>
              {withWhy[kind].button}
            </Button>
          ))}
        </p>
      ) : (
        <WhyForm key={open} kind={open} onClose={() => setOpen(undefined)} />
      )}
    </section>
  );
}
