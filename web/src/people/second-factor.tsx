/** Adding and removing one's second factor. */
import { TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import {
  account,
  confirmSecondFactor,
  type NewSecondFactor,
  startSecondFactor,
  stopSecondFactor,
} from "../wire/people.ts";
import { FilledForm, textOf } from "./filled-form.tsx";

function Password() {
  return <TextInput name="password" type="password" label="Your password" autoComplete="current-password" required />;
}

function Confirm({ made, onDone }: { readonly made: NewSecondFactor; readonly onDone: () => void }) {
  const confirm = useMutation({ mutationFn: confirmSecondFactor, gcTime: 0, onSuccess: onDone });
  return (
    <>
      <ol className="set-up">
        <li>
          Scan this with an authenticator app, or type the secret into it.
          <img
            className="qr"
            alt="QR code of the secret below"
            src={`data:image/svg+xml,${encodeURIComponent(made.qrSvg)}`}
          />
          <code className="hash">{made.secret}</code>
        </li>
        <li>
          Keep these recovery codes somewhere safe. Each works once, when the app is lost. They are not shown again.
          <ul className="recovery">
            {made.recoveryCodes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
        </li>
        <li>Give the code the app shows now.</li>
      </ol>
      <FilledForm
        label="Confirm the second factor"
        button="Turn on"
        pending={confirm.isPending}
        error={confirm.error}
        onFilled={(values) => confirm.mutate(textOf(values, "code").replaceAll(/\s/g, ""))}
      >
        <TextInput name="code" label="Code from the app" inputMode="numeric" autoComplete="one-time-code" required />
      </FilledForm>
    </>
  );
}

export function SecondFactor({ isOn }: { readonly isOn: boolean }) {
  const client = useQueryClient();
  const start = useMutation({ mutationFn: startSecondFactor, gcTime: 0 });
  const stop = useMutation({
    mutationFn: stopSecondFactor,
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: account.queryKey }),
  });
  const done = (): void => {
    start.reset();
    void client.invalidateQueries({ queryKey: account.queryKey });
  };
  const act = isOn ? stop : start;
  return (
    <section aria-labelledby="second-factor">
      <h2 id="second-factor">Second factor</h2>
      <p>
        {isOn
          ? "On: signing in asks for a code from your authenticator app."
          : "Off. With one, a stolen password alone opens nothing."}
      </p>
      {start.data === undefined ? (
        <FilledForm
          key={String(isOn)}
          label="Second factor"
          button={isOn ? "Remove the second factor" : "Add a second factor"}
          variant="default"
          pending={act.isPending}
          error={act.error}
          onFilled={(values) => act.mutate(textOf(values, "password"))}
        >
          <Password />
        </FilledForm>
      ) : (
        <Confirm made={start.data} onDone={done} />
      )}
    </section>
  );
}
