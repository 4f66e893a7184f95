/** A change in words: the new wording, or what goes where. */
import { useQuery } from "@tanstack/react-query";
import { wordDifference } from "../../../src/core/review/difference.ts";
import type { Edit } from "../../../src/core/review/review-case.ts";
import { isLayReader } from "../reader/audience.ts";
import { claims } from "../wire/queries.ts";
import { useCase } from "./case-context.tsx";
import { Words } from "./difference-list.tsx";
import { editWords } from "./words.ts";

/** The part, and the sentence it goes before. */
function Where({ edit }: { readonly edit: Extract<Edit, { readonly part: string }> }) {
  const { view } = useCase();
  const page = view.case.content.pages.find(({ audience }) => audience === edit.audience);
  const part = page?.parts.find(({ id }) => id === edit.part);
  const before = part?.sentences.find(({ id }) => id === edit.before);
  return (
    <p>
      To “{part?.title ?? "a part that is no longer there"}”,{" "}
      {before === undefined ? "at the end" : <>before: “{before.says.text}”</>}
    </p>
  );
}

function ClaimText({ id, lay }: { readonly id: string; readonly lay: boolean }) {
  const all = useQuery(claims(lay));
  const found = all.data?.find((view) => view.id === id);
  const text = lay ? found?.claim.say.patient : found?.claim.say.clinician;
  return (
    <p>
      <ins>{text ?? id}</ins> <code>{id}</code>
    </p>
  );
}

export function EditInWords({ edit, now }: { readonly edit: Edit; readonly now: string | undefined }) {
  switch (edit.kind) {
    case "reword":
      return (
        <p>
          <strong>{editWords.reword}:</strong>{" "}
          {now === undefined ? edit.text : <Words words={wordDifference(now, edit.text)} />}
        </p>
      );
    case "remove":
      return (
        <p>
          <strong>{editWords.remove}:</strong> <del>{now ?? "this sentence"}</del>
        </p>
      );
    case "retitle":
      return (
        <p>
          <strong>{editWords.retitle}:</strong> {edit.title}
        </p>
      );
    case "move":
      return (
        <>
          <p>
            <strong>{editWords.move}</strong>
          </p>
          <Where edit={edit} />
        </>
      );
    case "add-claim":
      return (
        <>
          <p>
            <strong>{editWords["add-claim"]}</strong>
          </p>
          <ClaimText id={edit.claim} lay={isLayReader(edit.audience)} />
          <Where edit={edit} />
        </>
      );
    default:
      return (
        <>
          <p>
            <strong>{editWords["add-statement"]}</strong>
          </p>
          <p>
            <ins>{edit.text}</ins>
          </p>
          <p className="soft">Rests on {edit.support.map((s) => `${s.source} (${s.at})`).join("; ")}</p>
          <Where edit={edit} />
        </>
      );
  }
}
