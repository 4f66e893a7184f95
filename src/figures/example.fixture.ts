/** A timeline with one of everything, for tests. */
import { type Looked, plainly } from "./looked.ts";
import type { Lane, Point, Timeline } from "./timeline.ts";

export const day = (iso: string): number => Date.parse(iso) / 86_400_000;

const point = (id: string, iso: string, value: number, more: Partial<Point> = {}): Point => ({
  id,
  day: day(iso),
  value,
  series: "laboratory A",
  state: "final",
  text: `${iso}: ${value}`,
  ...more,
});

const igm: Lane = {
  id: "igm",
  title: "IgM",
  unit: "g/L",
  scale: "linear",
  expectedDays: 200,
  shownFirst: true,
  ratio: true,
  expectedRises: [{ from: day("2023-03-06"), to: day("2023-07-06"), text: "A rise of IgM here is no failure" }],
  bands: [{ from: day("2022-01-01"), to: day("2026-01-01"), low: 0.4, high: 2.3 }],
  baselines: [
    {
      day: day("2023-02-20"),
      value: 14.2,
      label: "before this course",
      text: "before this course: 14.2 g/L",
      series: "laboratory A",
      earlier: false,
    },
  ],
  points: [
    point("igm-1", "2022-03-01", 12.1),
    point("igm-2", "2023-02-20", 14.2),
    point("igm-3", "2023-04-10", 19.8),
    point("igm-4", "2023-05-02", 9.4, { setAside: "within 4 weeks after plasma exchange" }),
    point("igm-5", "2023-09-14", 8.8, { state: "amended" }),
    point("igm-6", "2024-12-01", 11.5, { state: "preliminary" }),
  ],
};

const titre: Lane = {
  id: "anti-mag-titre",
  title: "Anti-MAG titre",
  unit: "BTU",
  scale: "log",
  expectedDays: 400,
  shownFirst: true,
  ratio: true,
  ticks: [1000, 10_000, 70_000],
  expectedRises: [],
  bands: [{ from: day("2022-01-01"), to: day("2024-01-01"), high: 1000 }],
  baselines: [],
  points: [
    point("t-1", "2022-03-01", 70_000, { comparator: ">", series: "Bühlmann ELISA" }),
    point("t-2", "2023-02-20", 70_000, { comparator: ">", series: "Bühlmann ELISA" }),
    point("t-3", "2023-09-14", 41_000, { series: "Bühlmann ELISA" }),
    point("t-4", "2024-06-01", 12_800, { series: "other assay" }),
    point("t-5", "2024-12-01", 9000, { series: "other assay" }),
  ],
};

const cd19: Lane = {
  id: "cd19",
  title: "CD19 B cells",
  unit: "/µL",
  scale: "symlog",
  expectedDays: 200,
  shownFirst: true,
  ratio: true,
  expectedRises: [],
  bands: [],
  baselines: [],
  points: [
    point("b-1", "2023-02-20", 180),
    point("b-2", "2023-05-20", 0),
    point("b-3", "2023-11-20", 12),
    point("b-4", "2024-06-01", 90),
  ],
};

export const example: Timeline = {
  title: "Example 03",
  from: day("2022-03-01"),
  to: day("2025-01-15"),
  today: day("2025-01-15"),
  courses: [
    {
      id: "course-1",
      label: "Rituximab 1",
      text: "Rituximab, course 1, 2023-03-06 to 2023-03-27, 4 doses",
      from: day("2023-03-06"),
      to: day("2023-03-27"),
      planned: false,
      doses: ["2023-03-06", "2023-03-13", "2023-03-20", "2023-03-27"].map((iso, i) => ({
        id: `dose-${i + 1}`,
        day: day(iso),
        text: `${iso}: 700 mg`,
      })),
      response: { verdict: "improved", text: "Improved: INCAT 3 to 2 at 8 months" },
    },
    {
      id: "course-2",
      label: "Plasma exchange",
      text: "Plasma exchange, end not known",
      from: day("2023-04-20"),
      planned: false,
      doses: [],
    },
    {
      id: "course-3",
      label: "Rituximab 2 (planned)",
      text: "Planned",
      from: day("2024-12-20"),
      to: day("2025-01-10"),
      planned: true,
      doses: [],
    },
  ],
  lanes: [igm, titre, cd19],
};

/** The example as it is looked at with one result highlighted. */
export const lookedAt: Looked = { ...plainly, highlighted: new Set(["igm-3"]) };
