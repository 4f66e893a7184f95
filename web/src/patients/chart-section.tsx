/** The chart over time: the figure, what was picked in it and what rests on that, and the same as tables. */
import { UnstyledButton } from "@mantine/core";
import type { PatientView } from "../../../src/contract/patient-view.ts";
import type { Recommendation } from "../../../src/core/answer/answer.ts";
import { TimelineFigure } from "./timeline-figure.tsx";
import { adviceId, goTo } from "./used-values.ts";
import { UnusableResults } from "./unusable-results.tsx";
import { ValuesTable } from "./values-table.tsx";

export interface Picked {
  readonly id: string;
  readonly text: string;
}

export interface ChartSectionProps {
  readonly view: PatientView;
  readonly highlighted: ReadonlySet<string>;
  /** Values that were asked to be seen. */
  readonly wanted: ReadonlySet<string>;
  readonly picked: Picked | undefined;
  /** The recommendation whose values are marked. */
  readonly chosen: Recommendation | undefined;
  readonly users: ReadonlyMap<string, readonly Recommendation[]>;
  readonly onPick: (picked: Picked) => void;
}

const editions = (view: PatientView): string => view.packs.map(({ id, version }) => `${id} ${version}`).join(", ");

function WayTo({ recommendation }: { readonly recommendation: Recommendation }) {
  return (
    <UnstyledButton className="as-link" onClick={() => goTo(adviceId(recommendation))}>
      {recommendation.title}
    </UnstyledButton>
  );
}

function Status({ picked, chosen, highlighted, users }: ChartSectionProps) {
  if (chosen !== undefined)
    return (
      <>
        {highlighted.size === 0 ? "No value of the record decided it: " : `Ringed are the values that decided it: `}
        <WayTo recommendation={chosen} />
      </>
    );
  if (picked === undefined)
    return <>Pick a value to see all of it and which advice rests on it; pick a course to count weeks from it.</>;
  const using = [...new Set(picked.id.split(" + ").flatMap((id) => users.get(id) ?? []))];
  return (
    <>
      {picked.text}
      {using.length === 0 ? ". No advice rests on it." : ". Used by: "}
      {using.map((recommendation, at) => (
        <span key={recommendation.key}>
          {at === 0 ? "" : "; "}
          <WayTo recommendation={recommendation} />
        </span>
      ))}
    </>
  );
}

export function ChartSection(props: ChartSectionProps) {
  const { view, highlighted, wanted, onPick } = props;
  const pick = (id: string, text: string): void => onPick({ id, text });
  return (
    <section aria-labelledby="over-time" className="wide">
      <h2 id="over-time" tabIndex={-1}>
        Over time
      </h2>
      {view.timeline.lanes.length === 0 && view.timeline.courses.length === 0 ? (
        <p>There is nothing to draw yet: no course of treatment, and no value to follow.</p>
      ) : (
        <>
          <TimelineFigure
            timeline={view.timeline}
            patientId={view.id}
            highlighted={highlighted}
            wanted={wanted}
            notes={[`As of ${view.asOf}; ${editions(view)}. ${view.banner}.`]}
            onPick={pick}
          />
          <p className="picked" role="status">
            <Status {...props} />
          </p>
        </>
      )}
      <UnusableResults view={view} />
      <ValuesTable view={view} onPick={pick} />
    </section>
  );
}
