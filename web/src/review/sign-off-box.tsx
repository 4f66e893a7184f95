/** Signing off: as what, with which interests, and proving who one is when that was too long ago. Nothing typed is lost on the way. */
import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { textOf } from "../people/filled-form.tsx";
import { Trouble } from "../shell/trouble.tsx";
import { account } from "../wire/people.ts";
import { useCase } from "./case-context.tsx";
import { Failure } from "./failure.tsx";
import { ProveFields, useProof } from "./prove-fields.tsx";
import { asSentence, expertiseWords } from "./words.ts";

const from = "sign-off";

function SignOffForm() {
  const { view, act, acting } = useCase();
  const known = useQuery(account);
  const person = known.data?.person;
  const [as, setAs] = useState(view.signAs[0] ?? "");
  const proof = useProof(person);
  const { contentHash } = view.case;
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    if (view.mustSignInAgain && !(await proof.prove(textOf(values, "password"), textOf(values, "code")))) return;
    await act({ kind: "sign-off", as, contentHash }, from);
  };
  return (
    <form className="case-form" aria-label="Sign off" onSubmit={(event) => void send(event)}>
      <NativeSelect
        label="I sign as"
        value={as}
        data={view.signAs.map((value) => ({ value, label: expertiseWords(value) }))}
        onChange={(event) => setAs(event.currentTarget.value)}
      />
      <div className="interests">
        <p>
          <strong>My declared interests, shown beside my name:</strong>
        </p>
        <p>{person === undefined || person.interests === "" ? "None declared." : person.interests}</p>
        <p className="soft">
          <Link to="/account">Change them on my account page</Link>
        </p>
      </div>
      {view.mustSignInAgain ? <ProveFields person={person} needsCode={proof.needsCode} /> : null}
      {proof.error === null ? null : <Trouble error={proof.error} />}
      <Failure from={from} />
      <p className="soft">
        You sign for what you see here, sentence by sentence. Any later change of the content takes your name away from
        it.
      </p>
      <Button type="submit" loading={acting === from || proof.proving}>
        Sign off
      </Button>
    </form>
  );
}

export function SignOffBox() {
  const { view, may, act, acting } = useCase();
  const whyNot = view.mayNot["sign-off"];
  return (
    <section aria-labelledby="sign-off" className="sign-off">
      <h2 id="sign-off">Sign off</h2>
      {may("sign-off") || view.mustSignInAgain ? (
        <SignOffForm />
      ) : (
        <p className="soft">{asSentence(whyNot ?? "This is not for you to sign")}</p>
      )}
      {may("withdraw-sign-off") ? (
        <>
          <Failure from="withdraw-sign-off" />
          <Button
            size="xs"
            variant="default"
            loading={acting === "withdraw-sign-off"}
            onClick={() => void act({ kind: "withdraw-sign-off" }, "withdraw-sign-off")}
          >
            Take my sign-off back
          </Button>
        </>
      ) : null}
    </section>
  );
}
