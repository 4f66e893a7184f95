import { MantineProvider } from "@mantine/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { PatientView } from "../../../src/contract/patient-view.ts";
import type { Recommendation } from "../../../src/core/answer/answer.ts";
import { FirstThings } from "./first-things.tsx";

const advice = (kind: Recommendation["kind"]): Recommendation => ({
  key: kind,
  rule: `pack/${kind}`,
  title: `Title of ${kind}`,
  kind,
  say: [],
  options: [],
  monitor: [],
  certainty: { level: "low", because: [] },
  review: "unreviewed",
  proof: { text: "", value: true },
  missing: [],
  hooks: [],
});

function drawn(...kinds: readonly Recommendation["kind"][]): string {
  const assessment = {
    id: "p",
    pack: "pack",
    population: "confirmed" as const,
    populationProof: { text: "", value: true },
    recommendations: kinds.map(advice),
    undecided: [],
    references: [],
    problems: [],
  };
  const view: PatientView = {
    id: "p",
    label: "P",
    asOf: "2026-11-21",
    updatedAt: "",
    banner: "",
    packs: [],
    timeline: { title: "", from: 0, to: 1, today: 1, courses: [], lanes: [] },
    withdrawn: 0,
    unusable: [],
    assessments: [assessment],
  };
  return renderToStaticMarkup(
    <MantineProvider>
      <FirstThings view={view} />
    </MantineProvider>,
  );
}

it("names every stop and warning in the order of the assessment, and nothing else", () => {
  const html = drawn("stop", "warning", "do", "monitor");
  expect([...html.matchAll(/Title of (\w+)/g)].map(([, kind]) => kind)).toEqual(["stop", "warning"]);
  expect(html).toMatch(/Stop: Title of stop.*Warning: Title of warning/);
});

it("is no empty heading where nothing stops or warns", () => {
  expect(drawn("do", "monitor")).not.toContain("<h2");
});
