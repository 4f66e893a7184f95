/** A letter to print: one page, a draft until somebody has checked and signed it. */
import { Checkbox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import type { PatientAssessment } from "../../../src/contract/assess.ts";
import type { PatientView } from "../../../src/contract/patient-view.ts";
import { kinds } from "../answers/for-this-patient.tsx";
import { CitationMarks } from "../evidence/citation-marks.tsx";
import { ReferenceList } from "../evidence/reference-list.tsx";
import { WithReferences } from "../evidence/reference-context.tsx";
import { SentenceList } from "../evidence/sentence-line.tsx";
import { datesInWords, dateWords } from "../evidence/words.ts";
import { Page } from "../shell/page.tsx";
import { Loaded } from "../shell/trouble.tsx";
import { patientView } from "../wire/patients.ts";
import { chosenFirst, type DueLine, isStop, type Letter, letterOf, type Paragraph, unusableWords } from "./letter.ts";
import { PrintOrBack } from "./print-or-back.tsx";
import "./letter.css";
import "./patients.css";

interface ChooseProps {
  readonly assessment: PatientAssessment;
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

function Choose({ assessment: { recommendations }, chosen, onChange }: ChooseProps) {
  return (
    <details className="no-print">
      <summary>
        What goes into the letter: {recommendations.filter((one) => isStop(one) || chosen.has(one.key)).length} of{" "}
        {recommendations.length}
      </summary>
      <ul className="letter-choices">
        {recommendations.map((one) => (
          <li key={one.key}>
            <Checkbox
              size="xs"
              label={isStop(one) ? `${one.title} (a hard stop is always in)` : one.title}
              checked={isStop(one) || chosen.has(one.key)}
              disabled={isStop(one)}
              onChange={(event) => {
                const next = new Set(chosen);
                if (event.currentTarget.checked) next.add(one.key);
                else next.delete(one.key);
                onChange(next);
              }}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Advice({ paragraph: { kind, title, sentences, restsOn } }: { readonly paragraph: Paragraph }) {
  return (
    <li>
      <strong>
        <span aria-hidden="true">{kinds[kind].shape}</span> {kinds[kind].word}: {title}
      </strong>
      {restsOn.length === 0 ? null : <p className="soft">On record: {datesInWords(restsOn.join("; "))}.</p>}
      <SentenceList sentences={sentences} />
    </li>
  );
}

const counted = (count: number, one: string, several: string): readonly string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : several}`];

/** What a reader of the letter does not see and where it stands, so that nobody takes it for the whole. */
function LeftOutLine({ leftOut }: Pick<Letter, "leftOut">) {
  const { sentences, recommendations, warnings, due, missing, values } = leftOut;
  const parts = [
    ...counted(sentences, "more sentence on the advice above", "more sentences on the advice above"),
    ...counted(recommendations, "further recommendation", "further recommendations").map((words) =>
      warnings === 0 ? words : `${words} (${counted(warnings, "warning", "warnings").join("")} among them)`,
    ),
    ...counted(due, "later day that is due", "later days that are due"),
    ...counted(values, "further value", "further values"),
    ...counted(missing, "further fact that is missing", "further facts that are missing"),
  ];
  return parts.length === 0 ? null : (
    <p className="letter-more">
      <strong>More on the patient’s page:</strong> {parts.join(", ")}.
    </p>
  );
}

function DueDays({ lines, word }: { readonly lines: readonly DueLine[]; readonly word: string }) {
  return (
    <ul className="letter-due">
      {lines.map(({ key, title, due, citations }) => (
        <li key={key}>
          {word}
          {dateWords(due)}: {title}{" "}
          <span className="marks">
            <CitationMarks citations={citations} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Hard stops and what is overdue, complete, before the record. */
function First({ letter: { stops, overdue } }: { readonly letter: Letter }) {
  if (stops.length === 0 && overdue.length === 0) return null;
  return (
    <>
      <h2>First of all</h2>
      <ul className="letter-advice">
        {stops.map((paragraph) => (
          <Advice key={paragraph.key} paragraph={paragraph} />
        ))}
      </ul>
      <DueDays lines={overdue} word="Overdue since " />
    </>
  );
}

function FromRecord({ letter: { record }, view }: { readonly letter: Letter; readonly view: PatientView }) {
  return (
    <>
      <h2>From the record</h2>
      <ul className="letter-record">
        {record.map(({ what, text, resource }) => (
          <li key={`${what} ${resource}`}>
            <strong>{what}:</strong> {datesInWords(text)} <span className="soft">[{resource}]</span>
          </li>
        ))}
        {view.unusable.length === 0 ? null : (
          <li>
            <strong>Could not be used:</strong> {datesInWords(unusableWords(view))}
          </li>
        )}
      </ul>
      {record.length === 0 ? <p>No course of treatment and no followed value is on record.</p> : null}
    </>
  );
}

function Body({ letter, view }: { readonly letter: Letter; readonly view: PatientView }) {
  return (
    <WithReferences references={letter.references}>
      <First letter={letter} />
      <FromRecord letter={letter} view={view} />
      <h2>To consider</h2>
      <ul className="letter-advice">
        {letter.paragraphs.map((paragraph) => (
          <Advice key={paragraph.key} paragraph={paragraph} />
        ))}
      </ul>
      {letter.paragraphs.length === 0 ? <p>Nothing further was chosen for this letter.</p> : null}
      <LeftOutLine leftOut={letter.leftOut} />
      {letter.due.length === 0 ? null : (
        <>
          <h2>Due</h2>
          <DueDays lines={letter.due} word="" />
        </>
      )}
      {letter.missing.length === 0 ? null : (
        <p>
          <strong>Not on record, and would decide more:</strong> {datesInWords(letter.missing.join("; "))}.
        </p>
      )}
      <h2>Sources</h2>
      <ReferenceList references={letter.references} />
      <p className="letter-sign">Checked, corrected and signed by: ______________________ Day: ____________</p>
      <p className="soft">
        Draft from the record as of {dateWords(view.asOf)}; {view.packs.map((p) => `${p.id} ${p.version}`).join(", ")}.{" "}
        {view.banner}. Proposals for the clinician; none is an order.
      </p>
    </WithReferences>
  );
}

function Written({ view, assessment }: { readonly view: PatientView; readonly assessment: PatientAssessment }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(chosenFirst(view, assessment)));
  const letter = useMemo(() => letterOf(view, assessment, chosen), [view, assessment, chosen]);
  return (
    <>
      <Choose assessment={assessment} chosen={chosen} onChange={setChosen} />
      <Body letter={letter} view={view} />
    </>
  );
}

export function LetterPage() {
  const { id = "" } = useParams({ strict: false });
  const view = useQuery(patientView(id));
  const { data } = view;
  const facts = [data?.sex, data?.birthDate === undefined ? undefined : `born ${dateWords(data.birthDate)}`];
  return (
    <Page
      title="Letter"
      heading={data === undefined ? "Draft letter" : `Draft letter: ${data.label}`}
      lead={facts.filter((fact) => fact !== undefined).join(", ")}
      className="letter"
    >
      <Loaded from={view} what="the patient">
        {(loaded) => (
          <>
            <p className="patient-banner">
              <strong>Draft. {loaded.banner}.</strong>
            </p>
            <PrintOrBack id={id} />
            {loaded.assessments.map((assessment) => (
              <Written key={assessment.pack} view={loaded} assessment={assessment} />
            ))}
            {loaded.assessments.length === 0 ? (
              <p>No pack with rules is loaded, so there is nothing to write.</p>
            ) : null}
          </>
        )}
      </Loaded>
    </Page>
  );
}
