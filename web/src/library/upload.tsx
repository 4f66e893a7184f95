/** Uploads documents: choose files, see them being read, and what became of each. */
import { Button, Progress } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { IngestView } from "../../../src/contract/documents.ts";
import { Trouble } from "../shell/trouble.tsx";
import { ingest, uploadFiles } from "../wire/library.ts";
import { counted, problemWords } from "./words.ts";

const phases: Readonly<Record<string, string>> = {
  waiting: "Waiting for its turn…",
  looking: "Looking at the files…",
  reading: "Reading…",
  indexing: "Making it searchable…",
  done: "Done",
};

function UnderWay({ view }: { readonly view: IngestView }) {
  const { phase, bytes, bytesDone } = view.progress;
  const share = phase === "indexing" ? 100 : bytes === 0 ? 0 : Math.round((100 * bytesDone) / bytes);
  return (
    <div className="box">
      <p role="status">{phases[phase]}</p>
      <Progress value={share} aria-label="Part that was read" />
    </div>
  );
}

function Report({ view }: { readonly view: IngestView }) {
  const { state, progress: p, problems } = view;
  const failed = state === "failed" || state === "interrupted";
  return (
    <div className={failed || p.problems > 0 ? "box box-caution" : "box"} role="status">
      <p>
        <strong>
          {failed
            ? "Reading broke off. What was read until then is kept; upload the files again to go on."
            : `${counted(p.added, "document")} added, ${counted(p.changed, "new version")} of known ones, ${p.unchanged.toLocaleString("en-GB")} as before.`}
        </strong>
      </p>
      {problems.length === 0 ? null : (
        <>
          <p>{counted(p.problems, "problem")}:</p>
          <ul>
            {problems.map((problem) => (
              <li key={`${problem.where?.file}${problem.where?.line}${problem.message}`}>{problemWords(problem)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Followed({ id }: { readonly id: string }) {
  const query = useQuery(ingest(id));
  const client = useQueryClient();
  const state = query.data?.state;
  useEffect(() => {
    if (state !== undefined && state !== "waiting" && state !== "running")
      void client.invalidateQueries({ queryKey: ["documents"] });
  }, [client, state]);
  if (query.data === undefined) return query.error === null ? null : <Trouble error={query.error} />;
  return state === "waiting" || state === "running" ? <UnderWay view={query.data} /> : <Report view={query.data} />;
}

export function Upload() {
  const input = useRef<HTMLInputElement>(null);
  const [followed, setFollowed] = useState<string>();
  const sending = useMutation({ mutationFn: uploadFiles, onSuccess: (view) => setFollowed(view.id) });
  const choose = (files: FileList | null): void => {
    if (files !== null && files.length > 0) sending.mutate([...files]);
    if (input.current !== null) input.current.value = "";
  };
  return (
    <section aria-label="Add documents" className="no-print">
      <p>
        <Button onClick={() => input.current?.click()} loading={sending.isPending}>
          Add documents…
        </Button>{" "}
        <span className="soft">
          PDF, Word, web pages, text, articles and exports of reference managers. A file of the name of an earlier
          upload becomes its new version.
        </span>
      </p>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to add"
        onChange={(event) => choose(event.currentTarget.files)}
      />
      {sending.error === null ? null : <Trouble error={sending.error} />}
      {followed === undefined ? null : <Followed id={followed} />}
    </section>
  );
}
