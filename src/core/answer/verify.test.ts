import { describe, expect, test } from "vitest";
import type { About } from "../knowledge/about.ts";
import type { Support } from "../knowledge/claim.ts";
import type { Finding } from "../knowledge/finding.ts";
import type { Concept } from "../knowledge/glossary.ts";
import { createLexicon } from "../question/lexicon.ts";
import { createVerifier, verify } from "./verify.ts";

const concept = (id: string, kind: Concept["kind"], name: string, more: Partial<Concept> = {}): Concept => ({
  id,
  kind,
  name,
  synonyms: [],
  broader: [],
  ...more,
});
const lexicon = createLexicon(
  [
    concept("anti-mag", "condition", "anti-MAG neuropathy"),
    concept("rituximab", "drug", "rituximab", { broader: ["anti-cd20"] }),
    concept("anti-cd20", "drug", "anti-CD20 treatment"),
    concept("ivig", "drug", "immunoglobulin", { synonyms: ["IVIG"] }),
    concept("live-vaccine", "drug", "live vaccines"),
    concept("igm", "measure", "IgM"),
    concept("titre", "measure", "titre"),
    concept("iss", "scale", "sensory score", { synonyms: ["mISS"] }),
    concept("primary-endpoint", "measure", "primary endpoint"),
    concept("clinical-response", "measure", "response"),
    concept("waldenstrom", "condition", "Waldenström macroglobulinaemia", { synonyms: ["Waldenström"] }),
    concept("hepatitis-b", "condition", "hepatitis B"),
    concept("pml", "condition", "progressive multifocal leukoencephalopathy", { synonyms: ["PML"] }),
  ],
  [],
);

const finding = (
  id: string,
  source: string,
  text: string,
  about: About = {},
  numbers: readonly string[] = [],
): Finding => ({
  id,
  sources: [source],
  read: "abstract",
  verified: "seen",
  finding: text,
  numbers,
  about,
});
const support = (source: string, fact: string, about: About, numbers: readonly string[] = []): Support => ({
  source,
  fact,
  at: "abstract",
  read: "abstract",
  says: "supports",
  about,
  numbers,
});

const findings = new Map(
  [
    finding(
      "D1-01",
      "dalakas-2009",
      "Randomised, 26 people (13 rituximab, 13 placebo), 8 months: a gain of at least 1 INCAT leg point in 4/13 against 0/13 (p=0.096), so the primary endpoint was missed; IgM fell by 34 % and titre by 50 %. Walking was faster on rituximab.",
    ),
    finding(
      "D1-02",
      "treon-2004",
      "In Waldenström IgM rose after rituximab in 10/11 people; mean viscosity went from 3.5 to 5.6 cP.",
    ),
    finding("D1-03", "calabrese-2012", "Live vaccines are contraindicated while B cells are depleted by rituximab."),
    finding("D1-04", "gazzola-2017", "Response went with a subacute course, not with the titre."),
    finding("D1-05", "carson-2009", "57 cases of PML after rituximab, 90 % of them fatal."),
    finding("D1-06", "smith-2001", "The scale cannot be converted; the threshold has not been validated."),
  ].map((f) => [f.id, f]),
);
const trial = support(
  "dalakas-2009",
  "D1-01",
  { drug: "rituximab", measure: "primary-endpoint", direction: "unchanged", arm: "rituximab vs placebo" },
  ["26", "4/13", "0/13", "8 mo", "1 point", "p=0.096"],
);
const walk = support(
  "dalakas-2009",
  "D1-01",
  { drug: "rituximab", direction: "improves", arm: "rituximab vs placebo" },
  ["8 mo"],
);
const falls = support("dalakas-2009", "D1-01", { drug: "rituximab", measure: "igm", direction: "falls" }, [
  "34 %",
  "8 mo",
]);
const flare = support(
  "treon-2004",
  "D1-02",
  { drug: "rituximab", measure: "igm", direction: "rises", population: "waldenstrom" },
  ["10/11"],
);
const vaccines = support("calabrese-2012", "D1-03", {
  drug: "live-vaccine",
  subject: "rituximab",
  action: "avoid",
  polarity: "do",
});
const course = support("gazzola-2017", "D1-04", { drug: "rituximab", measure: "titre", direction: "unchanged" });
const scale = support("smith-2001", "D1-06", { subject: "iss" });

const check = createVerifier(lexicon, findings, ["anti-mag"]);

describe("a sentence that says what its record says", () => {
  test.each([
    [
      trial,
      "Dalakas 2009 (26 people) missed its primary endpoint: 4 of 13 on rituximab against 0 of 13 on placebo gained 1 INCAT leg point (p = 0.096).",
      "numbers-agree",
    ],
    [trial, "Dalakas 2009 did not meet its primary endpoint with rituximab in 26 people.", "numbers-agree"],
    [walk, "Walking was faster on rituximab than on placebo in the randomised trial.", "curated"],
    [falls, "Eight months after rituximab IgM had dropped by 34 %.", "numbers-agree"],
    [flare, "IgM increased after rituximab in 10 of 11 people with Waldenström.", "numbers-agree"],
    [vaccines, "Live vaccines must not be given while rituximab depletes B cells.", "curated"],
    [course, "Gazzola 2017: response to rituximab did not go with the titre.", "curated"],
  ])("%#", (evidence, text, name) => {
    expect(check(text, [evidence])).toEqual({ verdict: "agrees", check: name, reasons: [] });
  });
});

describe("each layer finds what it is for", () => {
  test.each([
    ["number", falls, "IgM fell by 43 % after rituximab.", "carried by no support"],
    ["unit", falls, "IgM fell by 34 g/L after rituximab.", "carried by no support"],
    ["direction", falls, "IgM rose by 34 % after rituximab.", "goes the other way"],
    [
      "direction of a rise",
      flare,
      "IgM fell after rituximab in 10 of 11 people with Waldenström.",
      "goes the other way",
    ],
    [
      "negation removed",
      trial,
      "Dalakas 2009 met its primary endpoint with rituximab in 26 people.",
      "goes the other way",
    ],
    ["negated direction", falls, "IgM did not fall by 34 % after rituximab.", "goes the other way"],
    ["drug", falls, "IgM fell by 34 % after IVIG.", "does not name “IVIG”"],
    ["study", falls, "In Gazzola 2017 IgM fell by 34 % after rituximab.", "Gazzola is not among the sources"],
    [
      "year of a study",
      falls,
      "In Dalakas 2019 IgM fell by 34 % after rituximab.",
      "Dalakas 2019 is not among the sources",
    ],
    [
      "arms of fractions",
      trial,
      "Dalakas 2009: 4 of 13 on placebo against 0 of 13 on rituximab gained 1 INCAT leg point.",
      "belongs to the other arm",
    ],
    [
      "arms of a comparison",
      walk,
      "Walking was faster on placebo than on rituximab in the randomised trial.",
      "turned round",
    ],
  ])("%s", (_name, evidence, text, reason) => {
    const verdict = check(text, [evidence]);
    expect(verdict.verdict).toBe("disagrees");
    expect(verdict.check).toBe("not-checkable");
    expect(verdict.reasons.join("; ")).toContain(reason);
  });

  test.each([
    [
      "an unborne negation",
      flare,
      "IgM rose after rituximab in 10 of 11 people, and viscosity was not measured weekly in Waldenström.",
      "bears out",
    ],
    [
      "advice turned round",
      vaccines,
      "Live vaccines are not contraindicated while rituximab depletes B cells.",
      "bear out",
    ],
    [
      "a caveat turned into a claim",
      scale,
      "The sensory score is validated and cannot be converted to another threshold.",
      "claims more",
    ],
    ["what the record only denies", scale, "The sensory scale is converted to another threshold.", "denies"],
    [
      "another source's record",
      falls,
      "The 57 cases of leukoencephalopathy were mostly fatal.",
      "carried by no support",
    ],
    ["too little in common", falls, "Physiotherapy can make daily life easier.", "too little in common"],
  ])("%s does not agree", (_name, evidence, text, reason) => {
    const verdict = check(text, [evidence]);
    expect(verdict.verdict).not.toBe("agrees");
    expect(verdict.reasons.join("; ")).toContain(reason);
  });
});

describe("what is let pass", () => {
  test("a broader concept: anti-CD20 treatment for rituximab", () => {
    expect(check("Eight months after anti-CD20 treatment IgM had fallen by 34 %.", [falls]).verdict).toBe("agrees");
  });

  test("the pack's own subject, named by no record", () => {
    expect(check("In anti-MAG neuropathy IgM fell by 34 % after rituximab.", [falls]).verdict).toBe("agrees");
  });

  test("modesty that the record does not voice", () => {
    expect(check("IgM fell by 34 % after rituximab, which does not prove a benefit.", [falls]).verdict).toBe("agrees");
  });

  test("“missed” is not the score mISS", () => {
    expect(check("Dalakas 2009 missed its primary endpoint with rituximab in 26 people.", [trial]).verdict).toBe(
      "agrees",
    );
  });
});

describe("with little to compare", () => {
  test("no support is never a pass", () => {
    expect(check("IgM fell by 34 %.", []).verdict).not.toBe("agrees");
    expect(check("Walking and balance.", [])).toMatchObject({ verdict: "not-checkable", check: "not-checkable" });
  });

  test("a figure that is carried must still stand in its place", () => {
    const ranged = { ...falls, numbers: ["34 %", "6-8 mo", "12 mo"] };
    expect(check("IgM fell by 34 % at 6 to 8 months after rituximab.", [ranged]).verdict).toBe("agrees");
    expect(check("IgM fell by 34 % at 6 to 12 months after rituximab.", [ranged]).verdict).toBe("disagrees");
  });

  test("a contradicting support carries no figure", () => {
    expect(check("IgM fell by 34 % after rituximab.", [{ ...falls, says: "contradicts" }]).verdict).toBe("disagrees");
  });

  test("without an extraction sheet slots are compared alone", () => {
    expect(verify("IgM fell by 34 % at 8 months after rituximab.", [falls], lexicon).verdict).toBe("agrees");
    expect(verify("IgM rose by 34 % at 8 months after rituximab.", [falls], lexicon).verdict).not.toBe("agrees");
  });
});
