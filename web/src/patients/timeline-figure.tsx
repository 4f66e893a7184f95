/** The timeline with its controls: which stretch, which lanes, dates or weeks, and its exports. */
import { Button, Checkbox, NativeSelect } from "@mantine/core";
import { useComputedColorScheme } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useMemo, useState } from "react";
import { drawTimeline } from "../../../src/figures/draw-timeline.ts";
import { toSvg } from "../../../src/figures/svg.ts";
import type { TimeLabels } from "../../../src/figures/looked.ts";
import type { Lane, Timeline } from "../../../src/figures/timeline.ts";
import { saveCsv, savePng, saveSvg } from "./save-figure.ts";
import { SceneView } from "./scene-view.tsx";

/** Lanes shown at first; more can be ticked. */
const firstLanes = 6;
const daysOfYear = 365;

interface Shown {
  readonly stretch: "all" | "year" | "course";
  readonly since: string;
  readonly lanes: ReadonlySet<string>;
}

function stretchOf(timeline: Timeline, { stretch }: Shown): Pick<Timeline, "from" | "to"> {
  if (stretch === "year") return { from: timeline.today - daysOfYear, to: Math.max(timeline.to, timeline.today) };
  const last = timeline.courses.filter((course) => !course.planned).at(-1);
  if (stretch === "course" && last !== undefined) return { from: last.from - 90, to: timeline.to };
  return { from: timeline.from, to: timeline.to };
}

function labelsOf(timeline: Timeline, since: string): TimeLabels {
  const course = timeline.courses.find(({ id }) => id === since);
  return course === undefined
    ? { kind: "calendar" }
    : { kind: "weeks", since: course.from, label: `${course.label} began` };
}

interface LanePickerProps {
  readonly lanes: readonly Lane[];
  readonly shown: ReadonlySet<string>;
  readonly onChange: (shown: ReadonlySet<string>) => void;
}

function LanePicker({ lanes, shown, onChange }: LanePickerProps) {
  const toggle = (id: string): void => {
    const next = new Set(shown);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  };
  return (
    <details className="lane-picker no-print">
      <summary>
        Lanes: {shown.size} of {lanes.length}
      </summary>
      <div className="lane-list">
        {lanes.map((lane) => (
          <Checkbox
            key={lane.id}
            size="xs"
            label={lane.title}
            checked={shown.has(lane.id)}
            onChange={() => toggle(lane.id)}
          />
        ))}
      </div>
    </details>
  );
}

export interface TimelineFigureProps {
  readonly timeline: Timeline;
  readonly highlighted: ReadonlySet<string>;
  readonly onPick: (id: string, text: string) => void;
}

export function TimelineFigure({ timeline, highlighted, onPick }: TimelineFigureProps) {
  const { ref, width } = useElementSize();
  const scheme = useComputedColorScheme("light");
  const [shown, setShown] = useState<Shown>({
    stretch: "all",
    since: "",
    lanes: new Set(timeline.lanes.slice(0, firstLanes).map(({ id }) => id)),
  });
  const drawn = useMemo(
    () => ({
      ...timeline,
      ...stretchOf(timeline, shown),
      lanes: timeline.lanes.filter(({ id }) => shown.lanes.has(id)),
    }),
    [timeline, shown],
  );
  const looked = { labels: labelsOf(timeline, shown.since), highlighted };
  const scene = drawTimeline(drawn, Math.max(300, Math.round(width)), looked);
  const exported = (): string => toSvg(drawTimeline(drawn, 1100, looked));
  const courses = timeline.courses.filter((course) => !course.planned);
  return (
    <div className="timeline">
      <div className="timeline-controls no-print">
        <NativeSelect
          size="xs"
          label="Stretch"
          value={shown.stretch}
          onChange={(event) => setShown({ ...shown, stretch: event.currentTarget.value as Shown["stretch"] })}
          data={[
            { value: "all", label: "Everything" },
            { value: "year", label: "Last 12 months" },
            { value: "course", label: "Since the latest course" },
          ]}
        />
        <NativeSelect
          size="xs"
          label="Axis"
          value={shown.since}
          onChange={(event) => setShown({ ...shown, since: event.currentTarget.value })}
          data={[
            { value: "", label: "Dates" },
            ...courses.map(({ id, label }) => ({ value: id, label: `Weeks since ${label}` })),
          ]}
        />
        <Button size="xs" variant="default" onClick={() => saveSvg(exported())}>
          SVG
        </Button>
        <Button size="xs" variant="default" onClick={() => void savePng(exported())}>
          PNG
        </Button>
        <Button size="xs" variant="default" onClick={() => saveCsv(drawn)}>
          CSV
        </Button>
      </div>
      <LanePicker lanes={timeline.lanes} shown={shown.lanes} onChange={(lanes) => setShown({ ...shown, lanes })} />
      <div ref={ref} className="timeline-drawing">
        <SceneView scene={scene} scheme={scheme} onPick={onPick} />
      </div>
    </div>
  );
}
