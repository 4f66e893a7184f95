/** The timeline with its controls and exports. Every value it draws also stands in the table below it. */
import { useComputedColorScheme } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { drawTimeline } from "../../../src/figures/draw-timeline.ts";
import type { Timeline } from "../../../src/figures/timeline.ts";
import { SaveFigure } from "./save-figure.tsx";
import { SceneView } from "./scene-view.tsx";
import { drawnAs, labelsOf, lanesNeeded, openedWith } from "./shown-timeline.ts";
import { LanePicker, TimelineControls, zoomSteps } from "./timeline-controls.tsx";

export interface TimelineFigureProps {
  readonly timeline: Timeline;
  readonly patientId: string;
  readonly highlighted: ReadonlySet<string>;
  /** Values that must be in view, whatever lanes were chosen. */
  readonly wanted: ReadonlySet<string>;
  /** What stands below an exported figure. */
  readonly notes: readonly string[];
  readonly onPick: (id: string, text: string) => void;
}

const heldBack = (key: string): key is "+" | "-" | "ArrowLeft" | "ArrowRight" =>
  ["+", "-", "ArrowLeft", "ArrowRight"].includes(key);

export function TimelineFigure({ timeline, patientId, highlighted, wanted, notes, onPick }: TimelineFigureProps) {
  const { ref, width } = useElementSize();
  const scheme = useComputedColorScheme("light");
  const [shown, setShown] = useState(() => openedWith(timeline));
  const { timeline: drawn, leftOut } = useMemo(
    () => drawnAs(timeline, { ...shown, lanes: [...shown.lanes, ...lanesNeeded(timeline, shown, wanted)] }),
    [timeline, shown, wanted],
  );
  const looked = { labels: labelsOf(timeline, shown.since), highlighted };
  const scene = drawTimeline(drawn, Math.max(300, Math.round(width)), looked);
  const steps = zoomSteps(timeline, shown);
  const wheel = useRef<HTMLDivElement>(null);
  // React listens to the wheel passively, where the page's own zoom cannot be held back.
  useEffect(() => {
    const element = wheel.current;
    const turn = (event: WheelEvent): void => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      setShown((now) => zoomSteps(timeline, now)[event.deltaY < 0 ? "+" : "-"]);
    };
    element?.addEventListener("wheel", turn, { passive: false });
    return () => element?.removeEventListener("wheel", turn);
  }, [timeline]);
  const key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !heldBack(event.key)) return;
    event.preventDefault();
    setShown(steps[event.key]);
  };
  const pick = (id: string, text: string): void => {
    const course = timeline.courses.find((one) => one.id === id && !one.planned);
    if (course !== undefined) setShown({ ...shown, since: shown.since === id ? "" : id });
    onPick(id, course?.response === undefined ? text : `${text}. ${course.response.text}`);
  };
  return (
    <div className="timeline">
      <TimelineControls timeline={timeline} shown={shown} onChange={setShown} />
      <LanePicker timeline={timeline} shown={shown} onChange={setShown} />
      {leftOut.length === 0 ? null : (
        <p className="soft" role="status">
          Not drawn, because no change in percent can be counted: {leftOut.join(", ")}.
        </p>
      )}
      <div
        ref={wheel}
        className="timeline-drawing"
        role="group"
        aria-label="Timeline. Plus and minus zoom, the arrow keys move. Every value stands in the table below."
        // oxlint-disable-next-line jsx_a11y/no-noninteractive-tabindex -- the keys that zoom and move need a place to be typed
        tabIndex={0}
        onKeyDown={key}
      >
        <div ref={ref}>
          <SceneView scene={scene} scheme={scheme} onPick={pick} />
        </div>
      </div>
      <SaveFigure drawn={drawn} looked={looked} notes={notes} patientId={patientId} />
    </div>
  );
}
