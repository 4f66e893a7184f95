import { MantineProvider } from "@mantine/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { Recommendation } from "../../../src/core/answer/answer.ts";
import { FirstThings } from "./first-things.tsx";
import { assessmentOf, viewOf } from "./view.fixture.ts";

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
  return renderToStaticMarkup(
    <MantineProvider>
      <FirstThings view={viewOf([], [assessmentOf(kinds.map(advice))])} />
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
