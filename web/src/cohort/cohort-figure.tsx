/** The figure, as wide as the page; on paper in light colours whatever the screen shows. Its numbers stand in the tables. */
import { useComputedColorScheme } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import type { CohortReport } from "../../../src/core/cohort/report.ts";
import { drawCohort } from "../../../src/figures/cohort-figure.ts";
import { SceneView } from "../patients/scene-view.tsx";

const paperWidth = 720;
const nothing = (): void => undefined;

export function CohortFigure({ report }: { readonly report: CohortReport }) {
  const { ref, width } = useElementSize();
  const scheme = useComputedColorScheme("light");
  return (
    <section aria-labelledby="figure" className="cohort-figure">
      <h2 id="figure">Figure</h2>
      <p className="soft">
        Boxes run from the lower to the upper quartile, lines from the least to the most, and each dot is one person’s
        change. Bars are shares; the line over a bar is its 95 % interval.
      </p>
      <div ref={ref} className="no-print">
        <SceneView scene={drawCohort(report, Math.max(300, Math.round(width)))} scheme={scheme} onPick={nothing} />
      </div>
      <div className="print-only">
        <SceneView scene={drawCohort(report, paperWidth)} scheme="light" onPick={nothing} />
      </div>
    </section>
  );
}
