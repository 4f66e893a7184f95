/** Keeps the answer under a permanent link, after saying plainly that this stores the question. */
import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import type { AskRequest } from "../../../src/contract/ask.ts";
import type { Answer } from "../../../src/core/answer/answer.ts";
import { Trouble } from "../shell/trouble.tsx";
import { keepAnswer } from "../wire/queries.ts";
import { CopyButton } from "./copy-button.tsx";

const EraseLink = lazy(async () => ({ default: (await import("../kept/erase-link.tsx")).EraseLink }));

export interface PermanentLinkProps {
  readonly answer: Answer;
  readonly request: AskRequest;
  readonly keptPath: string | undefined;
}

function LinkShown({ path }: { readonly path: string }) {
  const address = new URL(path, window.location.origin).href;
  return (
    <div className="link-shown">
      <TextInput
        readOnly
        size="xs"
        label="Permanent link"
        description="Anyone with this link can read the question and this answer."
        value={address}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton text={() => address} label="Copy link" />
    </div>
  );
}

export function PermanentLink({ answer, request, keptPath }: PermanentLinkProps) {
  const [open, setOpen] = useState(false);
  const keep = useMutation({ mutationFn: keepAnswer, gcTime: 0 });
  const path = keptPath ?? keep.data?.path;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-expanded={open}
        aria-controls="permanent-link"
        onClick={() => setOpen((now) => !now)}
      >
        {keptPath === undefined ? "Make a permanent link" : "Permanent link"}
      </Button>
      <div id="permanent-link" className="permanent-link" hidden={!open} aria-live="polite">
        {path === undefined ? (
          <div className="box">
            <p>
              This stores your question and its answer on this server, under a link that cannot be guessed. Anyone who
              has the link can read both. Do not keep a question that names a person.
            </p>
            <Button
              size="xs"
              loading={keep.isPending}
              onClick={() => keep.mutate({ ...request, audience: answer.audience })}
            >
              Store and make the link
            </Button>
            {keep.error === null ? null : <Trouble error={keep.error} />}
          </div>
        ) : (
          <>
            <LinkShown path={path} />
            <Suspense fallback={null}>
              <EraseLink token={path.slice(path.lastIndexOf("/") + 1)} isOpen={keptPath !== undefined} />
            </Suspense>
          </>
        )}
      </div>
    </>
  );
}
