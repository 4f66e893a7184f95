/** What an administrator can do with one account. */
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { PersonView } from "../../../src/contract/people.ts";
import { Trouble } from "../shell/trouble.tsx";
import { actOnPerson, changeRoles, directory, passwordLink, type PersonAct } from "../wire/people.ts";
import { ExpertiseForm } from "./expertise-form.tsx";
import { Choices, chosenOf, FilledForm } from "./filled-form.tsx";
import { ShownOnce } from "./shown-once.tsx";
import { allRoles, momentWords, roleWords } from "./words.ts";

export function PersonActs({ person }: { readonly person: PersonView }) {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: directory.queryKey });
  const act = useMutation({ mutationFn: (name: PersonAct) => actOnPerson(person.id, name), onSuccess });
  const roles = useMutation({
    mutationFn: (values: FormData) => changeRoles(person.id, chosenOf(values, "role", allRoles)),
    onSuccess,
  });
  const link = useMutation({ mutationFn: () => passwordLink(person.id), gcTime: 0 });
  const isDisabled = person.disabledAt !== undefined;
  return (
    <details>
      <summary>
        Change<span className="visually-hidden"> {person.name}</span>
      </summary>
      <FilledForm
        label={`Roles of ${person.name}`}
        button="Set roles"
        variant="default"
        pending={roles.isPending}
        error={roles.error}
        onFilled={(values) => roles.mutate(values)}
      >
        <Choices name="role" legend="Roles" words={roleWords} all={allRoles} chosen={person.roles} />
      </FilledForm>
      {person.roles.includes("reviewer") ? <ExpertiseForm person={person} /> : null}
      <div className="acts">
        <Button size="xs" variant="default" onClick={() => act.mutate(isDisabled ? "enable" : "disable")}>
          {isDisabled ? "Enable the account" : "Disable the account"}
        </Button>
        {person.hasPassword ? (
          <Button size="xs" variant="default" loading={link.isPending} onClick={() => link.mutate()}>
            Link to set a new password
          </Button>
        ) : null}
        {person.hasSecondFactor ? (
          <Button size="xs" variant="default" onClick={() => act.mutate("reset-second-factor")}>
            Remove the second factor
          </Button>
        ) : null}
      </div>
      {[act.error, link.error].map((error, at) => (error === null ? null : <Trouble key={at} error={error} />))}
      {link.data === undefined ? null : (
        <ShownOnce
          label="One-time link"
          description={`Give it to ${person.name} alone. Works once, until ${momentWords(link.data.expiresAt)}.`}
          value={new URL(link.data.path, window.location.origin).href}
        />
      )}
    </details>
  );
}
