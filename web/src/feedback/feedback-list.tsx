/** The board's list of what readers said: what could harm somebody first, each until somebody noted what became of it. */
import { Button, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { FeedbackView } from "../../../src/contract/feedback.ts";
import { dateWords } from "../evidence/words.ts";
import { Trouble } from "../shell/trouble.tsx";
import { closeFeedback, openFeedback } from "../wire/feedback.ts";

const kindWords: Readonly<Record<FeedbackView["kind"], string>> = {
  helped: "Helped",
  wrong: "Wrong",
  missing: "Something is missing",
};

function About({ report }: { readonly report: FeedbackView }) {
  const [pack = "", id = ""] = report.item.split("/");
  return report.about === "article" ? (
    <Link to="/articles/$slug" params={{ slug: report.item }}>
      {report.title}
    </Link>
  ) : (
    <Link to="/claims/$pack/$id" params={{ pack, id }}>
      {report.title}
    </Link>
  );
}

function Close({ id }: { readonly id: string }) {
  const [outcome, setOutcome] = useState("");
  const client = useQueryClient();
  const close = useMutation({
    mutationFn: () => closeFeedback(id, outcome),
    onSuccess: () => client.invalidateQueries({ queryKey: ["feedback"] }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    close.mutate();
  };
  return (
    <form className="case-form" onSubmit={submit}>
      <TextInput
        label="What became of it"
        value={outcome}
        required
        minLength={3}
        maxLength={500}
        onChange={(event) => setOutcome(event.currentTarget.value)}
      />
      {close.error === null ? null : <Trouble error={close.error} />}
      <p className="acts">
        <Button size="compact-xs" variant="default" type="submit" loading={close.isPending}>
          Close this report
        </Button>
      </p>
    </form>
  );
}

export function FeedbackList() {
  const { data = [], error } = useQuery(openFeedback);
  if (error !== null) return <Trouble error={error} />;
  if (data.length === 0) return null;
  return (
    <section aria-labelledby="readers-said">
      <h2 id="readers-said">What readers said ({data.length})</h2>
      <ul className="queue">
        {data.map((report) => (
          <li key={report.id} className={report.couldHarm ? "queue-row queue-harm" : "queue-row"}>
            <p className="queue-marks">
              {report.couldHarm ? (
                <span className="tag tag-harm">
                  <span aria-hidden="true">■ </span>Could harm somebody
                </span>
              ) : null}
              <span className="tag">{kindWords[report.kind]}</span>
              <span className="soft">{dateWords(report.at)}</span>
            </p>
            <p>
              <About report={report} />
            </p>
            {report.words === "" ? null : <blockquote>{report.words}</blockquote>}
            <Close id={report.id} />
          </li>
        ))}
      </ul>
    </section>
  );
}
