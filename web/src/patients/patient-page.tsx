/** One patient: what is due, the chart over time, what the rules say with their proofs, and what is missing. */
import { UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import type { PatientAssessment } from "../../../src/contract/assess.ts";
import type { PatientView } from "../../../src/contract/patient-view.ts";
import { ReferenceList } from "../evidence/reference-list.tsx";
import { WithReferences } from "../evidence/reference-context.tsx";
import { dateWords } from "../evidence/words.ts";
import { Page } from "../shell/page.tsx";
import { ErasePatient } from "./erase-patient.tsx";
import { Loaded } from "../shell/trouble.tsx";
import { patientView } from "../wire/patients.ts";
import { Advice } from "./advice.tsx";
import { AskAbout } from "./ask-about.tsx";
import { ChartSection, type Picked } from "./chart-section.tsx";
import { DoseSection } from "./dose-section.tsx";
import { DueList } from "./due-list.tsx";
import { FirstThings } from "./first-things.tsx";
import { Missing } from "./missing.tsx";
import { goTo, resourcesOf, usersOf } from "./used-values.ts";
import "./patients.css";

const populations = {
  confirmed: "confirmed: all rules",
  suspected: "suspected: rules of diagnosis, and hard stops of what is planned",
  neither: "neither confirmed nor suspected: no rule says anything",
} as const;

interface SaysProps {
  readonly assessment: PatientAssessment;
  readonly asOf: string;
  readonly shown: string | undefined;
  readonly onShow: (key: string | undefined) => void;
  readonly onPreview: (key: string | undefined) => void;
}

function Says({ assessment, asOf, shown, onShow, onPreview }: SaysProps) {
  const { pack, population, recommendations, references } = assessment;
  return (
    <WithReferences references={references}>
      <section aria-labelledby={`says-${pack}`} className="wide">
        <h2 id={`says-${pack}`}>What the evidence says to consider</h2>
        <p className="soft">Group: {populations[population]}. Proposals for the clinician; none is an order.</p>
        <ul className="recommendations advice">
          {recommendations.map((recommendation) => (
            <Advice
              key={recommendation.key}
              recommendation={recommendation}
              asOf={asOf}
              shown={shown === recommendation.key}
              onShow={() => onShow(shown === recommendation.key ? undefined : recommendation.key)}
              onPreview={(on) => onPreview(on ? recommendation.key : undefined)}
            />
          ))}
        </ul>
      </section>
      <section aria-labelledby={`missing-${pack}`}>
        <h2 id={`missing-${pack}`}>What is missing</h2>
        <Missing undecided={assessment.undecided} />
      </section>
      <section aria-labelledby={`references-${pack}`} className="wide">
        <h2 id={`references-${pack}`}>References</h2>
        <details>
          <summary>{references.length} sources of the sentences above</summary>
          <ReferenceList references={references} />
        </details>
      </section>
    </WithReferences>
  );
}

function Assessed({ view }: { readonly view: PatientView }) {
  const [shown, setShown] = useState<string>();
  const [preview, setPreview] = useState<string>();
  const [picked, setPicked] = useState<Picked>();
  const all = useMemo(() => view.assessments.flatMap((assessment) => assessment.recommendations), [view]);
  const users = useMemo(() => usersOf(all), [all]);
  const marked = preview ?? shown;
  const chosen = all.find(({ key }) => key === marked);
  const pressed = all.find(({ key }) => key === shown);
  const wanted = useMemo(
    () => new Set(pressed === undefined ? (picked === undefined ? [] : [picked.id]) : resourcesOf(pressed.proof)),
    [pressed, picked],
  );
  const highlighted = useMemo(
    () => (chosen === undefined ? wanted : new Set(resourcesOf(chosen.proof))),
    [chosen, wanted],
  );
  const pick = useCallback((value: Picked) => {
    setShown(undefined);
    setPicked(value);
  }, []);
  const show = (key: string | undefined): void => {
    setShown(key);
    if (key !== undefined) goTo("over-time");
  };
  return (
    <>
      <FirstThings view={view} />
      <section aria-labelledby="due" className="wide">
        <h2 id="due">What is due</h2>
        <DueList view={view} />
      </section>
      <ChartSection
        view={view}
        highlighted={highlighted}
        wanted={wanted}
        picked={picked}
        chosen={chosen}
        users={users}
        onPick={pick}
      />
      <AskAbout view={view} />
      {view.assessments.map((assessment) => (
        <Says
          key={assessment.pack}
          assessment={assessment}
          asOf={view.asOf}
          shown={shown}
          onShow={show}
          onPreview={setPreview}
        />
      ))}
      <DoseSection view={view} />
      {view.assessments.length === 0 ? <p>No pack with rules is loaded, so no rule was run.</p> : null}
    </>
  );
}

export function PatientPage() {
  const { id } = useParams({ strict: false });
  const view = useQuery(patientView(id ?? ""));
  const { data } = view;
  const facts = [
    data?.sex,
    data?.birthDate === undefined ? undefined : `born ${dateWords(data.birthDate)}`,
    data === undefined ? undefined : `as of ${dateWords(data.asOf)}`,
  ];
  return (
    <Page
      title="Patient"
      heading={data?.label ?? "Patient"}
      lead={facts.filter((fact) => fact !== undefined).join(" · ")}
      className="patient"
    >
      <Loaded from={view} what="the patient">
        {(loaded) => (
          <>
            <p className="patient-banner">
              <strong>{loaded.banner}.</strong>
            </p>
            <p className="no-print page-acts">
              <Link to="/patients/$id/entries" params={{ id: loaded.id }}>
                Enter or correct values
              </Link>
              <Link to="/patients/$id/letter" params={{ id: loaded.id }}>
                Letter
              </Link>
              <Link to="/patients/$id/plain" params={{ id: loaded.id }}>
                For the patient, in plain words
              </Link>
              <UnstyledButton className="as-link" onClick={() => goTo("doses")}>
                Dose planner
              </UnstyledButton>
            </p>
            <Assessed view={loaded} />
            <ErasePatient id={loaded.id} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
