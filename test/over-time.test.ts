/** People followed for months and years: what is said must begin, move on and end with what happened. */
import { describe, expect, test } from "vitest";
import { assessmentOver } from "../src/compose/knowledge.ts";
import { isoDay, parseWhen } from "../src/core/calendar.ts";
import type { Chance } from "../src/examples/chance.ts";
import { moderate } from "../src/examples/history.ts";
import { buhlmann, rituximab, screening, visit } from "../src/examples/parts.ts";
import { RecordWriter } from "../src/examples/record.ts";
import { shippedKnowledge } from "./support/product.ts";

const today = "2026-11-21";
const now = parseWhen(today)?.from ?? 0;
const assess = assessmentOver(shippedKnowledge());

/** No scatter: the first name and unit, and the middle of a range. */
const chance: Chance = { oneOf: ([first]) => first, between: (from, to) => (from + to) / 2 };

type Tell = (record: RecordWriter) => void;

function assessed(tell: Tell) {
  const record = new RecordWriter("p1", now, chance).patient("Example", "male", 66);
  tell(record);
  const report = assess(JSON.stringify(record.bundle()), today);
  const patient = report.ok ? report.value.patients.find(({ pack }) => pack === "anti-mag") : undefined;
  if (patient === undefined) throw new Error("not assessed");
  const rules = patient.recommendations.map(({ rule }) => rule.replace("anti-mag/", ""));
  const due = (rule: string): string | undefined =>
    patient.recommendations.find((r) => r.rule === `anti-mag/${rule}`)?.due;
  return { population: patient.population, rules, due };
}

const said = (tell: Tell): readonly string[] => assessed(tell).rules;
const confirmed = (record: RecordWriter, days = -1500) => record.condition("Anti-MAG neuropathy", days);
const seen = (record: RecordWriter, days: number) => visit({ record, chance }, days, moderate);
const course = (record: RecordWriter, days: number) => rituximab({ record, chance }, days);

describe("follow-up after a course", () => {
  test("is counted from the course when the last value is older than it", () => {
    const { due } = assessed((record) => {
      confirmed(record).value("igm", 12, { days: -400 }).value("igg", 9, { days: -400 });
      course(record, -40);
    });
    const threeMonthsOn = "2027-01-12";
    expect(isoDay(now - 40)).toBe("2026-10-12");
    for (const rule of ["igm-due", "igg-due", "cd19-due", "blood-count-due", "scales-due"])
      expect(due(rule), rule).toBe(threeMonthsOn);
  });

  test("is counted from the last value since the course, and is then overdue", () => {
    const { due } = assessed((record) => {
      course(record, -250);
      confirmed(record).value("igg", 9, { days: -150 }).value("onls", 3, { days: -120 });
    });
    expect(due("igg-due")).toBe("2026-09-24");
    expect(due("scales-due")).toBe("2026-10-24");
    expect(due("cd19-due")).toBe("2026-06-16");
  });

  test("does not leave a low neutrophil count for 3 months", () => {
    const rules = said((record) => {
      course(record, -150);
      confirmed(record).value("neutrophils", 0.4, { days: -3 });
    });
    expect(rules).toEqual(expect.arrayContaining(["neutropenia", "blood-count-low"]));
    expect(rules).not.toContain("blood-count-due");
  });

  test("names somebody who is worse between the months of a flare and the sixth", () => {
    const rules = said((record) => {
      confirmed(record).value("incat", 3, { days: -180 });
      course(record, -165);
      record.value("incat", 4, { days: -5 });
    });
    expect(rules).toEqual(expect.arrayContaining(["worse-before-six-months", "too-early-to-judge"]));
  });

  test("judges doses that go on at short intervals from the fourth on", () => {
    const rules = said((record) => {
      seen(confirmed(record), -520);
      record.doses("Rituximab 500 mg", 730, [-510, -410, -310, -210, -110, -30]);
      seen(record, -20);
    });
    expect(rules).toEqual(expect.arrayContaining(["too-early-to-judge", "several-courses-without-gain"]));
  });

  test("does not promise a late benefit years later", () => {
    const stableSince = (days: number) =>
      said((record) => {
        seen(confirmed(record), days - 5);
        course(record, days);
        seen(record, -10);
      });
    expect(stableSince(-240)).toContain("response-stable");
    expect(stableSince(-900)).toContain("response-stable-late");
    expect(stableSince(-900)).not.toContain("response-stable");
  });
});

describe("hepatitis B", () => {
  const carrier = (days: number, more: Tell) =>
    said((record) => {
      confirmed(record).result("anti-HBc total", "positive", days - 10);
      course(record, days);
      more(record);
    });

  test("is watched for as long as cover may go on, and no longer", () => {
    expect(carrier(-500, () => {})).toContain("hepatitis-b-after");
    expect(carrier(-800, () => {})).not.toContain("hepatitis-b-after");
  });

  test("cover that ends within the year is the first of the warnings", () => {
    const taken = (last: number) =>
      carrier(-250, (record) => record.doses("Entecavir 0.5 mg", undefined, [-260, -200, last]));
    expect(taken(-150)[0]).toBe("hepatitis-b-cover-ended");
    expect(taken(-30)).not.toContain("hepatitis-b-cover-ended");
  });
});

describe("the group a person belongs to", () => {
  const byTests: Tell = (record) =>
    record
      .condition("Polyneuropathy", -900)
      .titre(20_000, -800, buhlmann)
      .result("Immunofixation", "IgM kappa", -800)
      .result("Electrodiagnostic pattern", "demyelinating, distal", -800);

  test("stays when a treatment made the M-protein vanish", () => {
    const later: Tell = (record) => record.result("Immunofixation", "no monoclonal protein", -20);
    const treated: Tell = (record) => course(record, -300);
    expect(assessed((record) => [byTests, treated, later].forEach((tell) => tell(record))).population).toBe(
      "confirmed",
    );
    expect(assessed((record) => [byTests, later].forEach((tell) => tell(record))).population).toBe("suspected");
  });

  test("stays when the nerves of somebody treated become axonal", () => {
    const later: Tell = (record) => record.result("Electrodiagnostic pattern", "axonal", -20);
    expect(
      assessed((record) => {
        byTests(record);
        course(record, -300);
        later(record);
      }).population,
    ).toBe("confirmed");
    expect(assessed((record) => [byTests, later].forEach((tell) => tell(record))).population).toBe("suspected");
  });

  test("stays when a BTK inhibitor brought the titre down, and that is no negative test", () => {
    const { population, rules } = assessed((record) => {
      byTests(record);
      record.doses("Zanubrutinib 160 mg", 160, [-300, -270, -240]).titre(400, -20, buhlmann);
    });
    expect(population).toBe("confirmed");
    expect(rules).not.toContain("anti-mag-negative");
    expect(rules).not.toContain("notermans-without-antibody");
  });
});

describe("another treatment than rituximab", () => {
  const worse: Tell = (record) => confirmed(record).value("incat", 2, { days: -200 }).value("incat", 4, { days: -60 });

  test("a BTK inhibitor that has just begun is given its time", () => {
    expect(said(worse)).toContain("rituximab-as-option");
    expect(
      said((record) => {
        worse(record);
        record.doses("Zanubrutinib 160 mg", 160, [-40, -10]);
      }),
    ).not.toContain("rituximab-as-option");
  });

  test("after obinutuzumab it is said that its own follow-up is not known, and dangers are named", () => {
    const rules = said((record) =>
      confirmed(record)
        .doses("Obinutuzumab 1000 mg", 1000, [-120, -113])
        .result("anti-HBc total", "positive", -130)
        .value("neutrophils", 0.7, { days: -5 })
        .value("igg", 4.2, { days: -5 }),
    );
    expect(rules).toEqual(
      expect.arrayContaining(["other-anti-cd20-follow-up", "neutropenia", "igg-low", "hepatitis-b-after"]),
    );
  });

  test("blood counts are asked for while cyclophosphamide is given, and not years later", () => {
    const given = (days: number) =>
      said((record) =>
        confirmed(record)
          .doses("Cyclophosphamide 500 mg", 500, [days - 28, days])
          .value("neutrophils", 3.4, { days: -5 }),
      );
    expect(given(-20)).toContain("cyclophosphamide-counts");
    expect(given(-400)).not.toContain("cyclophosphamide-counts");
  });

  test("IVIG that replaces a low IgG, or was given years ago, is not judged as a treatment of the nerves", () => {
    const judged = (ivig: number, igg?: number) =>
      said((record) => {
        seen(confirmed(record), ivig - 5);
        if (igg !== undefined) {
          course(record, ivig - 200);
          record.value("igg", igg, { days: ivig - 10 });
        }
        seen(record.doses("Privigen", undefined, [ivig, ivig + 1]), -10);
      });
    expect(judged(-90)).toContain("ivig-not-working");
    expect(judged(-800)).not.toContain("ivig-not-working");
    expect(judged(-90, 4.1)).not.toContain("ivig-not-working");
  });
});

describe("what happened long ago", () => {
  test("a fast course of years ago is no reason to treat now", () => {
    const fast = (days: number) =>
      said((record) => confirmed(record).condition("Rapidly progressive neuropathy", days));
    expect(fast(-60)).toEqual(expect.arrayContaining(["treat-for-disability", "severe-or-rapid", "course-too-fast"]));
    expect(fast(-700)).toContain("course-too-fast");
    expect(fast(-700)).not.toContain("treat-for-disability");
    expect(fast(-700)).not.toContain("severe-or-rapid");
  });

  test("an IgM that plasma exchange brought down clears no hard stop when the weeks after it are over", () => {
    const stopped = (exchange: number) =>
      said((record) => {
        screening({ record: confirmed(record), chance }, -20);
        record
          .result("Active infection", "no", -5)
          .result("Live vaccine in the last month", "no", -5)
          .result("Hyperviscosity symptoms", "no", -5)
          .value("viscosity", 1.3, { days: -2 })
          .value("igm", 52, { days: exchange - 5 })
          .procedure("Therapeutic plasma exchange", [exchange])
          .value("igm", 28, { days: exchange + 1 })
          .plans("Rituximab", -3);
      }).some((rule) => rule.startsWith("stop-") || rule.startsWith("hard-stops"));
    expect(stopped(-10)).toBe(false);
    expect(stopped(-40)).toBe(true);
  });

  test("an acute worsening of two years ago is no fast course now", () => {
    const worsened = (days: number) =>
      said((record) => confirmed(record).condition("Acute neurological worsening", days));
    expect(worsened(-30)).toContain("severe-or-rapid");
    expect(worsened(-700)).not.toContain("severe-or-rapid");
  });

  test("a score that is too old is asked for again of somebody who is not treated", () => {
    const scored = (days: number) => said((record) => confirmed(record).value("incat", 2, { days }));
    expect(scored(-400)).toContain("scales-out-of-date");
    expect(scored(-30)).not.toContain("scales-out-of-date");
  });
});
