/** What a reviewer brings: the board's words for professions and for lay readers. */
import { TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { PersonView } from "../../../src/contract/people.ts";
import { Loaded } from "../shell/trouble.tsx";
import { candidates, reviewPolicy, setExpertise } from "../wire/review.ts";
import { directory } from "../wire/people.ts";
import { FilledForm, textOf } from "./filled-form.tsx";

const listed = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[,;]/)
      .map((part) => part.trim().toLowerCase().replaceAll(/\s+/g, "-"))
      .filter((part) => part !== ""),
  ),
];

export function ExpertiseForm({ person }: { readonly person: PersonView }) {
  const client = useQueryClient();
  const asked =
    useQuery(reviewPolicy).data?.policy.requires.map(({ expertise }) => expertise.replaceAll("-", " ")) ?? [];
  const set = useMutation({
    mutationFn: (values: FormData) => setExpertise(person.id, listed(textOf(values, "expertise"))),
    onSuccess: () =>
      Promise.all([candidates.queryKey, directory.queryKey].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  return (
    <Loaded from={useQuery(candidates)} what="reviewers">
      {(known) => (
        <FilledForm
          label={`Expertise of ${person.name}`}
          button="Set expertise"
          variant="default"
          pending={set.isPending}
          error={set.error}
          onFilled={(values) => set.mutate(values)}
        >
          <TextInput
            name="expertise"
            label="Reviews as"
            description={`Parted by commas. The policy asks for: ${[...new Set(asked)].join(", ")}.`}
            defaultValue={(known.find(({ id }) => id === person.id)?.expertise ?? [])
              .map((e) => e.replaceAll("-", " "))
              .join(", ")}
            maxLength={300}
          />
          {set.isSuccess ? <p role="status">Set.</p> : null}
        </FilledForm>
      )}
    </Loaded>
  );
}
