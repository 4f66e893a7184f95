/** The way to the dose planner, which is loaded when it is opened. */
import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import type { PatientView } from "../../../src/contract/patient-view.ts";
import { isLayReader, useReader } from "../reader/audience.ts";
import { Waiting } from "../shell/trouble.tsx";

const Planner = lazy(async () => ({ default: (await import("./dose-planner.tsx")).DosePlanner }));

export function DoseSection({ view }: { readonly view: PatientView }) {
  const [open, setOpen] = useState(false);
  const [reader] = useReader();
  return (
    <section aria-labelledby="doses" className="wide">
      <h2 id="doses" tabIndex={-1}>
        Dose planner
      </h2>
      {isLayReader(reader) ? (
        <p>Doses are not shown to patients and carers; the care team works them out.</p>
      ) : open ? (
        <Suspense fallback={<Waiting what="Opening the planner…" />}>
          <Planner id={view.id} asOf={view.asOf} />
        </Suspense>
      ) : (
        <>
          <p>Published regimens from body surface, with vials and days. Closed while a hard stop holds.</p>
          <Button size="sm" variant="default" className="no-print" onClick={() => setOpen(true)}>
            Open the dose planner
          </Button>
        </>
      )}
    </section>
  );
}
