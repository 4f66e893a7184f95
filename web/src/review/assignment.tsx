/** Who looks at the case, and until when. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { textOf } from "../people/filled-form.tsx";
import { dateWords } from "../evidence/words.ts";
import { Loaded } from "../shell/trouble.tsx";
import { type Candidate, candidates } from "../wire/review.ts";
import { useCase } from "./case-context.tsx";
import { Failure } from "./failure.tsx";
import { dueWords, expertiseWords, isClosed, todayOf } from "./words.ts";

const from = "assign";

const labelOf = ({ name, expertise }: Candidate): string =>
  expertise.length === 0 ? name : `${name} (${expertise.map(expertiseWords).join(", ")})`;

function AssignForm({ people }: { readonly people: readonly Candidate[] }) {
  const { act, acting, view } = useCase();
  const { assignees, authors, dueOn } = view.case;
  const free = people.filter(({ id }) => !assignees.includes(id));
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const [person, due] = [textOf(values, "person"), textOf(values, "due")];
    if (person !== "") await act({ kind: "assign", person, ...(due === "" ? {} : { dueOn: due }) }, from);
  };
  if (people.length === 0)
    return <p className="soft">Nobody has the role of a reviewer yet. An administrator gives it on the People page.</p>;
  return (
    <form className="case-form" aria-label="Assign" onSubmit={(event) => void send(event)}>
      <NativeSelect
        key={assignees.join(" ")}
        name="person"
        label="Ask somebody"
        data={[
          { value: "", label: "Choose" },
          ...free.map((person) => ({
            value: person.id,
            label: `${labelOf(person)}${authors.includes(person.id) ? ", an author: cannot sign" : ""}`,
          })),
        ]}
        required
      />
      <TextInput name="due" type="date" label="Due on" defaultValue={dueOn ?? ""} />
      <Failure from={from} />
      <Button size="xs" type="submit" variant="default" loading={acting === from}>
        Assign
      </Button>
    </form>
  );
}

function Assignees() {
  const { view, nameOf, may, act, acting } = useCase();
  const { assignees } = view.case;
  if (assignees.length === 0) return <p>Nobody yet.</p>;
  return (
    <ul className="assignees">
      {assignees.map((person) => (
        <li key={person}>
          {nameOf(person)}{" "}
          {may("unassign") ? (
            <Button
              size="compact-xs"
              variant="subtle"
              className="no-print"
              loading={acting === `unassign ${person}`}
              aria-label={`Take back from ${nameOf(person)}`}
              onClick={() => void act({ kind: "unassign", person }, `unassign ${person}`)}
            >
              Take back
            </Button>
          ) : null}
          <Failure from={`unassign ${person}`} />
        </li>
      ))}
    </ul>
  );
}

export function Assignment() {
  const { view, may } = useCase();
  const { dueOn } = view.case;
  const today = todayOf(new Date());
  return (
    <section aria-labelledby="assignment">
      <h2 id="assignment">Assigned to</h2>
      <Assignees />
      {dueOn === undefined || isClosed(view.state) ? null : (
        <p className={dueOn < today ? "overdue" : undefined}>
          Due {dateWords(dueOn)} ({dueWords(dueOn, today)})
        </p>
      )}
      {may("assign") ? <Assignable /> : null}
    </section>
  );
}

function Assignable() {
  return (
    <Loaded from={useQuery(candidates)} what="reviewers">
      {(people) => <AssignForm people={people} />}
    </Loaded>
  );
}
