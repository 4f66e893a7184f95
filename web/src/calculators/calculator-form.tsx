/** The form made from a calculator's inputs, with problems at their fields and the result below. */
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import type { CalculatorView } from "../../../src/contract/browse.ts";
import { WithReferences } from "../evidence/reference-context.tsx";
import { ReferenceList } from "../evidence/reference-list.tsx";
import { audienceOf, useReader } from "../reader/audience.ts";
import { Trouble } from "../shell/trouble.tsx";
import { CallFailed } from "../wire/fetch-json.ts";
import { runCalculator } from "../wire/queries.ts";
import { CalculationCard } from "./calculation-card.tsx";
import { emptyField, type FieldProblems, type FormValues, parseForm, problemsByField } from "./form-values.ts";
import { InputField } from "./input-field.tsx";

export function CalculatorForm({ view }: { readonly view: CalculatorView }) {
  const { inputs } = view.calculator;
  const [reader] = useReader();
  const [values, setValues] = useState<FormValues>({});
  const [unread, setUnread] = useState<FieldProblems>({});
  const form = useRef<HTMLFormElement>(null);
  const run = useMutation({
    mutationFn: (request: Parameters<typeof runCalculator>[1]) => runCalculator(view.id, request),
    gcTime: 0,
  });
  const refused = run.error instanceof CallFailed ? problemsByField(run.error.problems, inputs) : undefined;
  const problems = { ...refused?.fields, ...unread };

  const send = (event: FormEvent): void => {
    event.preventDefault();
    const parsed = parseForm(inputs, values);
    setUnread(parsed.problems);
    run.reset();
    const [first] = Object.keys(parsed.problems);
    if (first !== undefined) {
      form.current?.querySelector<HTMLElement>(`#input-${first}`)?.focus();
      return;
    }
    const audience = audienceOf(reader);
    run.mutate({ inputs: parsed.inputs, ...(audience === undefined ? {} : { audience }) });
  };
  return (
    <>
      <form ref={form} className="calculator-form" onSubmit={send} noValidate autoComplete="off">
        {inputs.map((input) => (
          <InputField
            key={input.id}
            input={input}
            regimens={view.regimens}
            value={values[input.id] ?? emptyField(input)}
            problem={problems[input.id]}
            onChange={(value) => {
              // A result never stands beside numbers it was not made from.
              run.reset();
              setUnread(({ [input.id]: _mended, ...rest }) => rest);
              setValues((now) => ({ ...now, [input.id]: value }));
            }}
          />
        ))}
        <Button type="submit" loading={run.isPending}>
          Calculate
        </Button>
      </form>
      {refused !== undefined && refused.rest.length > 0 ? <Trouble error={run.error} /> : null}
      <div aria-live="polite">
        {run.data === undefined ? null : (
          <WithReferences references={run.data.references}>
            <h2>Result</h2>
            <CalculationCard calculation={run.data.calculation} />
            <h2>References</h2>
            <ReferenceList references={run.data.references} />
          </WithReferences>
        )}
      </div>
    </>
  );
}
