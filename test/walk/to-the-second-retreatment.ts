/** The walk from the first course to the second retreatment. */
import { buhlmann, follow, rituximab, visit } from "../../src/examples/parts.ts";
import { beforeCourse, type Stage } from "./stage.ts";

export const toTheSecondRetreatment: readonly Stage[] = [
  {
    day: 475,
    title: "Four weeks after the first dose: IgM has risen",
    tell: (story) => {
      rituximab(story, 445);
      follow(story, 445, { igm: 10.1, titre: 36_000 }, [{ days: 28, igm: 1.5, cd19: 1 }]);
    },
    reasoning: [
      {
        text: "IgM half as high again within 4 months of a dose is a flare and no failure: viscosity and symptoms are checked.",
        says: ["igm-flare"],
        silent: ["igm-late-rise", "trigger-igm-or-titre", "titre-not-fallen"],
      },
      {
        text: "Empty B cells show that the drug works, not that the patient is better, and six months have to pass before anybody judges.",
        says: ["b-cells-depleted", "too-early-to-judge"],
        silent: ["response-improved", "response-stable", "response-worse", "relapse", "second-line"],
      },
      {
        text: "What follows a dose has dates, and the patient is told when to call.",
        says: [
          "blood-count-due",
          "igg-due",
          "igm-due",
          "cd19-due",
          "scales-due",
          "when-to-call",
          "live-vaccines-barred",
        ],
      },
    ],
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
    reasoning: [
      {
        text: "Better on the scores of before, with thresholds that come from other diseases; the effect of one course is not expected to last.",
        says: ["response-improved"],
        silent: ["igm-flare", "too-early-to-judge", "treat-for-disability", "retreatment-triggers"],
      },
      {
        text: "Six months after the last dose have not passed: still no live vaccine.",
        says: ["live-vaccines-barred"],
      },
    ],
  },
  {
    day: 860,
    title: "Fourteen months after the first course: worse again",
    tell: (story) => {
      follow(story, 445, { igm: 10.1, titre: 36_000 }, [{ days: 405, igm: 0.95, cd19: 130, titre: 0.9 }]);
      visit(story, 770, { incat: 3, rods: 58, grip: 68, walk: 9.8 });
      visit(story, 858, { incat: 4, rods: 51, grip: 61, walk: 12.2 });
    },
    reasoning: [
      {
        text: "A relapse by one study group's convention, after a benefit: the benefit was lost, which is not a failure of the first line.",
        says: ["relapse", "response-lost"],
        silent: ["response-stable", "second-line", "several-courses-without-gain", "igm-flare"],
      },
      {
        text: "The three triggers of retreatment side by side: schedule and relapse would be met, IgM and titre would not; none is known to be better.",
        says: ["retreatment-triggers", "trigger-schedule", "trigger-clinical", "trigger-igm-or-titre-not-met"],
        silent: ["trigger-igm-or-titre", "trigger-clinical-not-met"],
      },
      {
        text: "The M-protein was due two months ago and was not measured.",
        overdue: ["clone-surveillance"],
      },
      {
        text: "The screening of before the first course is too old; it counts as not known and holds the medicine back.",
        says: ["hard-stops-anti-cd20"],
        stops: true,
        doses: false,
      },
    ],
  },
  {
    day: 880,
    title: "Screened anew; the first retreatment is planned",
    plans: "Rituximab",
    tell: (story) => {
      const seen = { screened: 868, laboratory: 868, asked: 876, weighed: 876 };
      story.record.vaccine("140", "Influenza vaccine", 862);
      beforeCourse(story, seen, { igm: 9.7, igg: 7.4, cd19: 140, titre: 33_000, weight: 80 });
      story.record.result("Severe infusion reaction", "none", 876);
    },
    reasoning: [
      {
        text: "Cleared again, the tolerance of the first course included. What speaks for and against treatment is as before.",
        says: ["rituximab-as-option", "retreatment-triggers"],
        silent: ["hard-stops-anti-cd20", "vaccines-before"],
        stops: false,
        doses: true,
      },
    ],
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
    reasoning: [
      {
        text: "Better again since before this course, which is what a response is counted from.",
        says: ["response-improved"],
        silent: ["several-courses-without-gain", "igg-low"],
      },
    ],
  },
  {
    day: 1420,
    title: "Worse for the second time; IgG is low, and there was a pneumonia",
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
    reasoning: [
      {
        text: "A second relapse. Worse than before the course was seen once, so the response waits for the scales to be repeated and is not called worse.",
        says: ["relapse", "response-not-assessable", "trigger-clinical", "trigger-igm-or-titre-not-met"],
        silent: ["response-worse", "response-worse-late", "second-line"],
      },
      {
        text: "IgG below 5 g/L comes before the question of another course, and the screening is too old again.",
        says: ["igg-low", "many-courses", "hard-stops-anti-cd20"],
        stops: true,
        doses: false,
      },
    ],
  },
  {
    day: 1470,
    title: "IgG has been discussed with haematology and has risen; the second retreatment is planned",
    plans: "Rituximab",
    tell: (story) => {
      const seen = { screened: 1455, laboratory: 1455, asked: 1466, weighed: 1466 };
      story.record.vaccine("140", "Influenza vaccine", 1440);
      beforeCourse(story, seen, { igm: 9.2, igg: 6.3, cd19: 130, titre: 31_000, weight: 78 });
      story.record.result("Severe infusion reaction", "none", 1466).result("Significant disability", "yes", 1466);
      visit(story, 1466, { incat: 5, rods: 45, grip: 54, walk: 14.4 });
    },
    reasoning: [
      {
        text: "Every stop is cleared for the third time and a dose can be worked out; IgG is followed before each course.",
        says: ["rituximab-as-option", "many-courses"],
        silent: ["hard-stops-anti-cd20", "igg-low"],
        stops: false,
        doses: true,
      },
      {
        text: "The scales were repeated: the relapse is still one, and the patient is now worse than before any course. So long after the last one its effect may be over; what else it could be stands beside that.",
        says: ["relapse", "trigger-clinical", "treat-for-disability", "response-worse-late"],
        silent: ["trigger-clinical-not-met", "response-not-assessable"],
      },
      {
        text: "Each course brought a benefit that was lost again, so this is nobody whom several courses have not helped.",
        silent: ["several-courses-without-gain"],
      },
    ],
  },
];
