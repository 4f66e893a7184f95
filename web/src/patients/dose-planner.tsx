/** Published regimens worked out from the record, with vials, days and sources; or what holds the medicine back. */
import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { DosePlansView } from "../../../src/contract/plan-doses.ts";
import type { Recommendation } from "../../../src/core/answer/answer.ts";
import type { DosePlan, MedicinePlans } from "../../../src/core/pathway/plan-doses.ts";
import { amountWords } from "../../../src/core/quantity-words.ts";
import { ProofLine } from "../answers/for-this-patient.tsx";
import { CitationMarks } from "../evidence/citation-marks.tsx";
import { WithReferences } from "../evidence/reference-context.tsx";
import { SentenceList } from "../evidence/sentence-line.tsx";
import { dateWords } from "../evidence/words.ts";
import { Trouble } from "../shell/trouble.tsx";
import { planDoses } from "../wire/patients.ts";

/** What every plan of a medicine has is said once. */
function inAll<T>(plans: readonly DosePlan[], itemsOf: (plan: DosePlan) => readonly T[], keyOf: (item: T) => string) {
  const [first, ...rest] = plans.filter(({ calculation }) => calculation !== undefined);
  if (first === undefined) return [];
  return itemsOf(first).filter((item) =>
    rest.every((plan) => itemsOf(plan).some((other) => keyOf(other) === keyOf(item))),
  );
}

const cautionsOf = ({ calculation, cautions }: DosePlan): readonly string[] => [
  ...cautions,
  ...(calculation?.cautions ?? []),
];

function Cautions({ cautions }: { readonly cautions: readonly string[] }) {
  return cautions.map((caution) => (
    <p className="caution" key={caution}>
      <span aria-hidden="true">▲ </span>
      {caution}
    </p>
  ));
}

function Held({ stop }: { readonly stop: Recommendation }) {
  return (
    <div className="recommendation recommendation-stop">
      <p>
        <strong>
          <span aria-hidden="true">■</span> No dose is worked out: {stop.title}
        </strong>
      </p>
      <SentenceList sentences={stop.say} />
      <details>
        <summary>Why, and what the record says</summary>
        <div className="soft proof">
          <ProofLine proof={stop.proof} />
        </div>
      </details>
    </div>
  );
}

function Days({ plan: { schedule } }: { readonly plan: DosePlan }) {
  if (schedule.length === 0) return <p className="soft">No days: how many doses this regimen has was not verified.</p>;
  return (
    <ol className="dose-days">
      {schedule.map(({ dose, day, date }) => (
        <li key={dose}>{date === undefined ? (day === undefined ? `dose ${dose}` : `day ${day}`) : dateWords(date)}</li>
      ))}
    </ol>
  );
}

interface PlanProps {
  readonly plan: DosePlan;
  readonly saidOnce: ReadonlySet<string>;
}

function Plan({ plan, saidOnce }: PlanProps) {
  const { calculation, name, route, note, missing, says } = plan;
  return (
    <article className="dose-plan">
      <h4>{name}</h4>
      <p>
        <span className="tag">off-label</span> <span className="tag">{route}</span>
      </p>
      {calculation === undefined ? (
        <p>
          <strong>Not worked out.</strong> {missing.join("; ")}
        </p>
      ) : (
        <>
          <dl className="amounts results">
            {Object.entries(calculation.results).map(([id, value]) => (
              <div key={id}>
                <dt>{calculation.names[id] ?? id}</dt>
                <dd>{amountWords(value)}</dd>
              </div>
            ))}
          </dl>
          <Days plan={plan} />
          <p className="soft">
            From{" "}
            {plan.from
              .map(
                (used) =>
                  `${used.name} ${amountWords(used.value)}${used.date === undefined ? "" : ` of ${dateWords(used.date)}`}`,
              )
              .join(", ")}
            {plan.vialsMg.length === 0 ? "" : `; vials of ${plan.vialsMg.join(" and ")} mg`}{" "}
            <CitationMarks citations={[calculation.citation]} />
          </p>
          <SentenceList sentences={says.filter(({ text }) => !saidOnce.has(text))} />
        </>
      )}
      <Cautions cautions={cautionsOf(plan).filter((caution) => !saidOnce.has(caution))} />
      {note === undefined ? null : <p className="soft">{note}</p>}
    </article>
  );
}

function Medicine({ medicine: { name, closed, stops, plans } }: { readonly medicine: MedicinePlans }) {
  const says = inAll(
    plans,
    (plan) => plan.says,
    ({ text }) => text,
  );
  const cautions = inAll(plans, cautionsOf, (caution) => caution);
  const saidOnce = new Set([...says.map(({ text }) => text), ...cautions]);
  return (
    <section aria-label={name}>
      <h3>{name}</h3>
      {closed === undefined ? null : <p>{closed}</p>}
      {stops.map((stop) => (
        <Held key={stop.key} stop={stop} />
      ))}
      <Cautions cautions={cautions} />
      <div className="dose-plans">
        {plans.map((plan) => (
          <Plan key={plan.regimen} plan={plan} saidOnce={saidOnce} />
        ))}
      </div>
      {says.length === 0 ? null : <SentenceList sentences={says} />}
    </section>
  );
}

function Planned({ view }: { readonly view: DosePlansView }) {
  return (
    <div role="status">
      <p className="patient-banner">
        <strong>{view.banner}.</strong> Published regimens worked out for this record; none is an order.
      </p>
      {view.packs.map(({ pack, medicines, references }) => (
        <WithReferences key={pack} references={references}>
          {medicines.map((medicine) => (
            <Medicine key={medicine.medicine} medicine={medicine} />
          ))}
        </WithReferences>
      ))}
    </div>
  );
}

export function DosePlanner({ id, asOf }: { readonly id: string; readonly asOf: string }) {
  const [start, setStart] = useState("");
  const plan = useMutation({ mutationFn: (day: string) => planDoses(id, day === "" ? undefined : day), gcTime: 0 });
  // The button that opened the planner is gone: who works with the keyboard goes on from here.
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <form
        className="dose-form no-print"
        onSubmit={(event) => {
          event.preventDefault();
          if (!plan.isPending) plan.mutate(start);
        }}
      >
        <TextInput
          ref={first}
          type="date"
          label="Day of the first dose"
          description="Left empty, days are counted from 1."
          min={asOf}
          value={start}
          onChange={(event) => setStart(event.currentTarget.value)}
        />
        {/* Not disabled while it works: a disabled button loses the focus. */}
        <Button type="submit" aria-busy={plan.isPending}>
          Work out
        </Button>
      </form>
      {plan.error === null ? null : <Trouble error={plan.error} />}
      {plan.data === undefined ? null : <Planned view={plan.data} />}
    </>
  );
}
