/** Saves what is drawn: SVG, PNG, CSV, or the whole record as FHIR. Whose it is, is only said when it is asked for. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { drawTimeline } from "../../../src/figures/draw-timeline.ts";
import type { Looked } from "../../../src/figures/looked.ts";
import { toSvg } from "../../../src/figures/svg.ts";
import type { Timeline } from "../../../src/figures/timeline.ts";
import { csvOf, saveCsv, savePng, saveSvg } from "./save-files.ts";

export interface SaveFigureProps {
  readonly drawn: Timeline;
  readonly looked: Looked;
  readonly notes: readonly string[];
  readonly patientId: string;
}

const exportWidth = 1100;

export function SaveFigure({ drawn, looked, notes, patientId }: SaveFigureProps) {
  const [named, setNamed] = useState(false);
  const title = named ? drawn.title : "Timeline of one patient";
  const svg = (): string => toSvg(drawTimeline({ ...drawn, title }, exportWidth, { ...looked, notes }));
  const csv = (): string => csvOf(drawn, named ? [drawn.title, ...notes] : notes);
  return (
    <div className="save-figure no-print" role="group" aria-label="Save">
      <span>Save:</span>
      <Button size="compact-sm" variant="default" onClick={() => saveSvg(svg())}>
        SVG
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => void savePng(svg())}>
        PNG
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => saveCsv(csv())}>
        CSV
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        component="a"
        href={`/api/patients/${encodeURIComponent(patientId)}/bundle`}
        download="record.fhir.json"
      >
        FHIR
      </Button>
      <label>
        <input type="checkbox" checked={named} onChange={(event) => setNamed(event.currentTarget.checked)} /> with the
        patient’s label
      </label>
    </div>
  );
}
