/** One patient from the first visit to the second retreatment, as the record stands at each visit. Synthetic; no person. */
import { parseWhen } from "../../src/core/calendar.ts";
import { createChance } from "../../src/examples/chance.ts";
import {
  buhlmann,
  follow,
  nerveConduction,
  rituximab,
  screening,
  type Story,
  visit,
} from "../../src/examples/parts.ts";
import { type Json, RecordWriter } from "../../src/examples/record.ts";

/** What happens between two visits; `day` counts from the first visit. */
interface Stage {
  readonly day: number;
  readonly title: string;
  readonly tell: (story: Story) => void;
  /** A treatment that is planned at this visit and not yet given. */
  readonly plans?: string;
}

/** A visit: its day, what it is, and the whole record as it stands then. */
export interface Visit {
  readonly today: string;
  readonly title: string;
  readonly bundle: Json;
}

/** Days on which something was looked at. */
interface Seen {
  readonly screened: number;
  readonly laboratory: number;
  readonly asked: number;
  readonly weighed: number;
}

/** Everything that is looked at before a course. */
function beforeCourse(
  story: Story,
  { screened, laboratory, asked, weighed }: Seen,
  values: Readonly<Record<"igm" | "igg" | "cd19" | "titre" | "weight", number>>,
): void {
  screening(story, screened);
  story.record
    .result("Active infection", "no", asked)
    .result("Live vaccine in the last month", "no", asked)
    .result("Hyperviscosity symptoms", "no", asked)
    .value("viscosity", 1.3, { days: laboratory })
    .value("igm", values.igm, { days: laboratory })
    .value("igg", values.igg, { days: laboratory })
    .value("cd19", values.cd19, { days: laboratory })
    .titre(values.titre, laboratory, buhlmann)
    .value("weight", values.weight, { days: weighed })
    .value("height", 176, { days: weighed });
}

const stages: readonly Stage[] = [
  {
    day: 0,
    title: "First visit: a distal sensory neuropathy, nothing tested yet",
    tell: (story) => {
      story.record.condition("Distal sensory polyneuropathy", -700).condition("Sensory ataxia", -200);
      visit(story, 0, { incat: 1, rods: 74, grip: 78, walk: 7, pain: 2 });
    },
  },
  {
    day: 28,
    title: "Nerve conduction and immunofixation are back",
    tell: (story) => {
      nerveConduction(story, 10, 0.4);
      story.record
        .result("Immunofixation", "IgM kappa", 12)
        .value("igm", 9.2, { days: 12 })
        .value("igg", 9.6, { days: 12 })
        .value("iga", 1.8, { days: 12 })
        .value("m-protein", 5.1, { days: 12 });
    },
  },
  {
    day: 56,
    title: "The antibody is positive; the diagnosis is made",
    tell: (story) => {
      story.record.titre(34_000, 40, buhlmann).condition("Anti-MAG neuropathy", 56).condition("IgM MGUS", 56);
      visit(story, 56, { incat: 1, rods: 74, grip: 78, walk: 7, pain: 2 });
    },
  },
  {
    day: 420,
    title: "Worse over a year; rituximab is considered",
    plans: "Rituximab",
    tell: (story) => {
      story.record
        .procedure("Bone marrow biopsy", [120])
        .value("haemoglobin", 141, { days: 120 })
        .value("igm", 9.8, { days: 240 })
        .value("m-protein", 5.4, { days: 240 });
      visit(story, 240, { incat: 2, rods: 66, grip: 73, walk: 8.5 });
      visit(story, 418, { incat: 4, rods: 52, grip: 62, walk: 12 });
    },
  },
  {
    day: 440,
    title: "Screened; the first course is planned",
    plans: "Rituximab",
    tell: (story) => {
      const seen = { screened: 428, laboratory: 430, asked: 438, weighed: 436 };
      beforeCourse(story, seen, { igm: 10.1, igg: 9.2, cd19: 210, titre: 36_000, weight: 79 });
      story.record.result("HIV antibody", "negative", 428);
    },
  },
  {
    day: 475,
    title: "Four weeks after the first dose: IgM has risen",
    tell: (story) => {
      rituximab(story, 445);
      follow(story, 445, { igm: 10.1, titre: 36_000 }, [{ days: 28, igm: 1.5, cd19: 1 }]);
    },
  },
  {
    day: 640,
    title: "Half a year after the first course",
    tell: (story) => {
      follow(story, 445, { igm: 10.1, titre: 36_000 }, [
        { days: 90, igm: 0.8, cd19: 0 },
        { days: 190, igm: 0.6, cd19: 2, titre: 0.5 },
      ]);
      visit(story, 638, { incat: 2, rods: 64, grip: 73, walk: 8.4 });
    },
  },
  {
    day: 860,
    title: "Fourteen months after the first course: worse again",
    tell: (story) => {
      follow(story, 445, { igm: 10.1, titre: 36_000 }, [{ days: 405, igm: 0.95, cd19: 130, titre: 0.9 }]);
      visit(story, 770, { incat: 3, rods: 58, grip: 68, walk: 9.8 });
      visit(story, 858, { incat: 4, rods: 51, grip: 61, walk: 12.2 });
    },
  },
  {
    day: 880,
    title: "The first retreatment is planned",
    plans: "Rituximab",
    tell: (story) => {
      const seen = { screened: 868, laboratory: 868, asked: 876, weighed: 876 };
      beforeCourse(story, seen, { igm: 9.7, igg: 7.4, cd19: 140, titre: 33_000, weight: 80 });
      story.record.result("Severe infusion reaction", "none", 876);
    },
  },
  {
    day: 1080,
    title: "Half a year after the second course",
    tell: (story) => {
      rituximab(story, 885);
      follow(story, 885, { igm: 9.7, titre: 33_000 }, [
        { days: 30, igm: 1.05, cd19: 1, igg: 6.9 },
        { days: 90, igm: 0.8, cd19: 0, igg: 6.4 },
        { days: 185, igm: 0.55, cd19: 2, titre: 0.5, igg: 6.0 },
      ]);
      visit(story, 1078, { incat: 3, rods: 59, grip: 69, walk: 9.5 });
    },
  },
  {
    day: 1420,
    title: "Worse for the second time; a second retreatment is considered with IgG low",
    plans: "Rituximab",
    tell: (story) => {
      story.record
        .condition("Pneumonia", 1310, { abatementDateTime: story.record.date(1335) })
        .value("igm", 9.1, { days: 1408 })
        .value("igg", 4.6, { days: 1408 })
        .value("cd19", 120, { days: 1408 })
        .titre(30_000, 1408, buhlmann);
      visit(story, 1330, { incat: 4, rods: 53, grip: 62, walk: 11.8 });
      visit(story, 1418, { incat: 5, rods: 45, grip: 54, walk: 14.5 });
    },
  },
];

/** The visits in order. Each sees what was known by then. */
export function visits(firstVisit: string): readonly Visit[] {
  const start = parseWhen(firstVisit)?.from;
  if (start === undefined) throw new Error("visits: the first visit is no ISO 8601 date");
  return stages.map((stage, at) => {
    const chance = createChance(11);
    const record = new RecordWriter("walk", start, chance).patient("Synthetic patient", "male", 66);
    for (const { tell } of stages.slice(0, at + 1)) tell({ record, chance });
    if (stage.plans !== undefined) record.plans(stage.plans, stage.day);
    return { today: record.date(stage.day), title: stage.title, bundle: record.bundle() };
  });
}
