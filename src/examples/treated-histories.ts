/** Example histories after treatment: a flare, a response, a relapse, and course upon course. */
import { better, type History, moderate, usualFall } from "./history.ts";
import { buhlmann, follow, nerveConduction, rituximab, screening, visit, workUp } from "./parts.ts";

export const flare: History = {
  title: "IgM flare after the first course",
  sex: "male",
  age: 67,
  tell: (story) => {
    workUp(story, -420, { igm: 31, titre: 42_000, severity: 0.5 });
    screening(story, -80);
    visit(story, -75, moderate);
    story.record
      .value("igm", 32, { days: -62 })
      .value("viscosity", 1.7, { days: -62 })
      .value("cd19", 180, { days: -62 });
    rituximab(story, -60);
    follow(story, -60, { igm: 32, titre: 42_000 }, [
      { days: 28, igm: 1.45, cd19: 0 },
      { days: 50, igm: 1.3, cd19: 0 },
    ]);
    story.record.value("viscosity", 2.2, { days: -31 });
  },
};

export const depletion: History = {
  title: "Improved after one course",
  sex: "female",
  age: 63,
  tell: (story) => {
    workUp(story, -600, { igm: 14, titre: 26_000, severity: 0.4 });
    screening(story, -390);
    visit(story, -385, moderate);
    story.record.value("igm", 14.5, { days: -382 }).titre(26_400, -382, buhlmann).value("cd19", 210, { days: -382 });
    rituximab(story, -380);
    follow(story, -380, { igm: 14.5, titre: 26_400 }, [...usualFall, { days: 360, igm: 0.62, cd19: 60, titre: 0.46 }]);
    visit(story, -195, better);
    visit(story, -20, { ...better, incat: 2, rods: 62 });
    nerveConduction(story, -18, 0.3);
    story.record.result("Live vaccine in the last month", "no", -10);
  },
};

export const relapse: History = {
  title: "Relapse eight months after a course, second course",
  sex: "male",
  age: 70,
  tell: (story) => {
    workUp(story, -1100, { igm: 18, titre: 55_000, severity: 0.6 });
    screening(story, -830);
    visit(story, -825, moderate);
    story.record.value("igm", 18, { days: -822 }).titre(55_000, -822, buhlmann);
    rituximab(story, -820);
    follow(story, -820, { igm: 18, titre: 55_000 }, usualFall);
    visit(story, -640, better);
    visit(story, -575, { ...moderate, rods: 48 });
    screening(story, -545);
    story.record.value("igm", 16, { days: -542 }).titre(51_000, -542, buhlmann).value("cd19", 150, { days: -542 });
    visit(story, -541, { incat: 5, rods: 44, grip: 52, walk: 14 });
    rituximab(story, -540);
    follow(story, -540, { igm: 16, titre: 51_000 }, [...usualFall, { days: 500, igm: 0.9, cd19: 140, titre: 0.85 }]);
    visit(story, -340, { incat: 4, rods: 50, grip: 61, walk: 11 });
    visit(story, -60, { incat: 4, rods: 49, grip: 60, walk: 11 });
    visit(story, -15, { incat: 5, rods: 43, grip: 52, walk: 15 });
  },
};

export const repeated: History = {
  title: "Three courses, low IgG, infections and a late neutropenia",
  sex: "female",
  age: 73,
  tell: (story) => {
    workUp(story, -1700, { igm: 17, titre: 47_000, severity: 0.6 });
    for (const [at, start] of [-1500, -1000, -500].entries()) {
      screening(story, start - 12);
      visit(story, start - 8, moderate);
      story.record.value("igm", 17 - at, { days: start - 5 }).titre(47_000 - at * 4000, start - 5, buhlmann);
      rituximab(story, start);
      follow(
        story,
        start,
        { igm: 17 - at, titre: 47_000 - at * 4000 },
        usualFall.map((point) => ({ ...point, igg: 6.5 - at })),
      );
    }
    story.record
      .condition("Late-onset neutropenia", -390, { abatementDateTime: story.record.date(-360) })
      .condition("Pneumonia", -200, { abatementDateTime: story.record.date(-170) })
      .condition("Pneumonia", -45, { abatementDateTime: story.record.date(-20) })
      .value("igg", 4.1, { days: -18 })
      .value("igm", 9.2, { days: -18 })
      .value("cd19", 85, { days: -18 })
      .value("neutrophils", 2.4, { days: -18 });
    visit(story, -18, better);
  },
};
