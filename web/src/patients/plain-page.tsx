/** The patient's own view: plain words, own values with their usual range, what to watch for, and questions to ask. */
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { PlainPack } from "../../../src/contract/plain-view.ts";
import { helpAtOnce } from "../../../src/core/pathway/help-at-once.ts";
import { ReferenceList } from "../evidence/reference-list.tsx";
import { WithReferences } from "../evidence/reference-context.tsx";
import { SentenceList } from "../evidence/sentence-line.tsx";
import { amountWords } from "../../../src/core/quantity-words.ts";
import { dateWords } from "../evidence/words.ts";
import { Page } from "../shell/page.tsx";
import { Loaded } from "../shell/trouble.tsx";
import { plainView } from "../wire/patients.ts";
import { PrintOrBack } from "./print-or-back.tsx";
import "./patients.css";

const questions = [
  "What do my results mean for me?",
  "What happens next, and when?",
  "What could treatment do for me, and what are its risks?",
  "What should I watch for, and whom do I call?",
  "How will we see whether it works?",
];

const rangeWords = ({ low, high }: { readonly low?: number | undefined; readonly high?: number | undefined }): string =>
  low === undefined ? `up to ${high ?? ""}` : high === undefined ? `from ${low}` : `${low} to ${high}`;

function Values({ values }: Pick<PlainPack, "values">) {
  if (values.length === 0) return null;
  return (
    <>
      <h2>Your latest results</h2>
      <ul className="plain-values">
        {values.map(({ name, explain, value, range, date }) => (
          <li key={name}>
            <strong>
              {name}: {amountWords(value)}
            </strong>{" "}
            on {dateWords(date)}
            {range === undefined ? "." : `; usual range ${rangeWords(range)}.`} <span className="soft">{explain}</span>
          </li>
        ))}
      </ul>
      <p className="soft">
        One number alone says little. Your team reads them together with how you are, and knows your laboratory's usual
        range.
      </p>
    </>
  );
}

const daysWords = ({ from, to, ongoing }: Omit<PlainPack["treatments"][number], "name" | "explain">): string =>
  ongoing ? `since ${dateWords(from)}` : from === to ? dateWords(from) : `${dateWords(from)} to ${dateWords(to)}`;

function Treatments({ treatments }: Pick<PlainPack, "treatments">) {
  if (treatments.length === 0) return null;
  return (
    <>
      <h2>Your treatment so far</h2>
      <ul>
        {treatments.map(({ name, explain, ...days }) => (
          <li key={`${name} ${days.from}`}>
            <strong>{name}</strong>, {daysWords(days)}
            {explain === undefined ? "." : `. ${explain}`}
          </li>
        ))}
      </ul>
    </>
  );
}

function Part({ part: { title, sentences } }: { readonly part: PlainPack["parts"][number] }) {
  return (
    <section>
      <h2>{title}</h2>
      <SentenceList sentences={sentences} />
    </section>
  );
}

function Pack({ pack }: { readonly pack: PlainPack }) {
  const { about, values, treatments, parts, references } = pack;
  const urgent = parts.filter(({ title }) => title === helpAtOnce);
  const others = parts.filter((part) => !urgent.includes(part));
  return (
    <WithReferences references={references}>
      {urgent.map((part) => (
        <Part key={part.title} part={part} />
      ))}
      {about === undefined ? null : (
        <>
          <h2>About {about.name}</h2>
          <p>{about.explain}</p>
        </>
      )}
      <Values values={values} />
      <Treatments treatments={treatments} />
      {others.map((part) => (
        <Part key={part.title} part={part} />
      ))}
      <h2>Questions to ask</h2>
      <ul>
        {questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
      {references.length === 0 ? null : (
        <section>
          <h2>Where this comes from</h2>
          <ReferenceList references={references} />
        </section>
      )}
    </WithReferences>
  );
}

export function PlainPage() {
  const { id = "" } = useParams({ strict: false });
  const view = useQuery(plainView(id));
  return (
    <Page
      title="In plain words"
      heading={view.data === undefined ? "In plain words" : `${view.data.label}: in plain words`}
      lead={view.data === undefined ? undefined : `As of ${dateWords(view.data.asOf)}`}
      className="plain"
    >
      <Loaded from={view} what="the page">
        {(loaded) => (
          <>
            <p className="patient-banner">
              <strong>{loaded.banner}.</strong> {loaded.withheld}
            </p>
            <PrintOrBack id={id} />
            {loaded.packs.map((pack) => (
              <Pack key={pack.pack} pack={pack} />
            ))}
            <p className="disclaimer">{loaded.disclaimer}</p>
          </>
        )}
      </Loaded>
    </Page>
  );
}
