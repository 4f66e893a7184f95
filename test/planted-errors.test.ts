/** Clinical errors planted in the rules, one at a time: the vignettes alone must notice each. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { Rule } from "../src/core/knowledge/rule.ts";
import { factTypesOf } from "../src/core/pathway/fact-sort.ts";
import { createPathway, type Pathway, withRule } from "../src/core/pathway/pathway.ts";
import { failuresOfVignette } from "../src/core/pathway/run-cases.ts";
import { type PackCases, readCases } from "../src/packs/read-cases.ts";
import { antiMag, packsFolder } from "./support/product.ts";

let pathway: Pathway;
let vignettes: PackCases["vignettes"];
beforeAll(() => {
  const library = antiMag();
  pathway = createPathway(library, factTypesOf(library.pack.facts));
  const cases = readCases(join(packsFolder, "anti-mag"));
  if (!cases.ok) throw new Error(cases.error[0]?.message);
  ({ vignettes } = cases.value);
});

/** Vignettes that notice when a rule is written otherwise. Only its own words are asked: the other rules stand. */
function noticedBy(id: string, from: string, to: string): readonly string[] {
  const ready = pathway.rules.find(({ rule }) => rule.id === id);
  if (ready === undefined) throw new Error(`there is no rule ${id}`);
  const text = JSON.stringify(ready.rule);
  if (!text.includes(from)) throw new Error(`${id} does not say ${from}`);
  const planted = withRule(pathway, Rule.parse(JSON.parse(text.replace(from, to))));
  const [wrong] = planted.rules;
  const rules = pathway.rules.map((one) => (one.rule.id === id && wrong !== undefined ? wrong : one));
  const whole: Pathway = { ...planted, rules };
  return vignettes.filter((vignette) => failuresOfVignette(vignette, whole).length > 0).map((vignette) => vignette.id);
}

/** What is wrong, the rule, what it says, and what is said instead. */
const planted: readonly (readonly [error: string, rule: string, from: string, to: string])[] = [
  ["IgM stops at 60 g/L only", "stop-igm-high", ">= 40 g/L", ">= 60 g/L"],
  ["IgM stops above 40 g/L, not at it", "stop-igm-high", ">= 40 g/L", "> 40 g/L"],
  ["a low IgM stops", "stop-igm-high", ">= 40 g/L", "<= 40 g/L"],
  ["HBsAg inverted", "stop-hbsag", "hbsag.positive is true", "hbsag.positive is false"],
  ["HBsAg not known lets pass", "stop-hbsag", '"unknown":"stop"', '"unknown":"ask"'],
  ["anti-HBc not known lets pass", "stop-anti-hbc", '"unknown":"stop"', '"unknown":"ask"'],
  ["anti-HBc inverted", "stop-anti-hbc", "anti-hbc.positive is true", "anti-hbc.positive is false"],
  ["infection inverted", "stop-infection", "infection.active is true", "infection.active is false"],
  ["a recent live vaccine lets pass", "stop-live-vaccine", "within-4-weeks is true", "within-4-weeks is false"],
  ["viscosity stops above 3 only", "stop-viscosity", "> 1.5 mPa.s", "> 3 mPa.s"],
  [
    "exchange soon after a dose lets pass",
    "stop-exchange-after-rituximab",
    "within-72-hours is true",
    "within-72-hours is false",
  ],
  ["a stop passes while the disease is only suspected", "stop-hbsag", '"confirmed","suspected"', '"confirmed"'],
  [
    "a reason to treat is enough to hold back while the disease is only suspected",
    "stop-hbsag",
    '"scopeIfSuspected":"plan.anti-cd20 is true"',
    '"scopeIfSuspected":"rule anti-cd20-in-question holds"',
  ],
  ["a flare counted outside its window", "igm-flare", "flare-window is true", "flare-window is false"],
  ["only a rise of more than half is a flare", "igm-flare", "> 0 %", "> 50 %"],
  ["a late rise counted inside the window", "igm-late-rise", "flare-window is false", "flare-window is true"],
  ["neutropenia below 0.5 only", "neutropenia", "< 1 10*9/L", "< 0.5 10*9/L"],
  ["low IgG below 3 only", "igg-low", "< 5 g/L", "< 3 g/L"],
  ["low IgG at 5 as well", "igg-low", "< 5 g/L", "<= 5 g/L"],
  ["response judged from 3 months on", "too-early-to-judge", "< 6 mo", "< 3 mo"],
  ["retreatment discussed from a year on only", "retreatment-triggers", ">= 6 mo", ">= 12 mo"],
  ["a relapse needs all three scales", "relapse", '"atLeast":2', '"atLeast":3'],
  ["a relapse needs one scale", "relapse", '"atLeast":2', '"atLeast":1'],
  ["M-protein counts above 40 only", "m-protein-large", "> 30 g/L", "> 40 g/L"],
  [
    "disability is a reason not to treat",
    "no-reason-to-treat-now",
    "significant-disability.present is false",
    "significant-disability.present is true",
  ],
  [
    "progression is no reason to treat",
    "treat-for-disability",
    "disease-progression.positive is true",
    "disease-progression.positive is false",
  ],
  ["live vaccines allowed from 3 months on", "live-vaccines-barred", "< 6 mo", "< 3 mo"],
];

describe("planted clinical errors", () => {
  test("without one, every vignette agrees", () => {
    expect(vignettes.length).toBeGreaterThanOrEqual(120);
    expect(vignettes.flatMap((vignette) => failuresOfVignette(vignette, pathway))).toEqual([]);
  });

  test.each(planted)("%s", (_, id, from, to) => {
    expect(noticedBy(id, from, to)).not.toEqual([]);
  });

  test("the vignettes written without sight of the rules notice at least 20 by themselves", () => {
    const later = readFileSync(join(packsFolder, "anti-mag/cases/vignettes/further.yaml"), "utf8");
    const blind = (id: string): boolean => !later.includes(`- id: ${id}\n`);
    expect(vignettes.filter(({ id }) => blind(id)).length).toBeGreaterThanOrEqual(120);
    const noticed = planted.filter(([, id, from, to]) => noticedBy(id, from, to).some(blind));
    expect(noticed.length).toBeGreaterThanOrEqual(20);
  });
});
