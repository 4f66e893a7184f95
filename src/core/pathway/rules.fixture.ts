/** A small pathway for tests: three rules over made-up facts, with claims that bear them out. */
// oxlint-disable unicorn/no-thenable -- `then` is the pack's own word
import { createLibrary } from "../answer/library.ts";
import { Claim } from "../knowledge/claim.ts";
import type { Pack } from "../knowledge/knowledge.ts";
import { PackHeader } from "../knowledge/pack.ts";
import { Rule } from "../knowledge/rule.ts";
import { Source } from "../knowledge/source.ts";
import { factTypesOf } from "./fact-sort.ts";
import { createPathway, type Pathway } from "./pathway.ts";

const header = PackHeader.parse({
  id: "mini",
  title: "Sample disease",
  version: "0.1.0",
  subject: ["sample-disease"],
  summary: "A made-up disease for tests.",
  method: "Made up.",
  owner: "Testers",
  review: "unreviewed",
  topics: [{ id: "safety/igm", title: "IgM", order: 1, searchedOn: "2026-11-01", intents: ["safety"] }],
});

const claim = (id: string, text: string, numbers: readonly string[]): Claim =>
  Claim.parse({
    id,
    topic: "safety/igm",
    answers: ["What about IgM?", "High IgM?", "IgM and samplumab?", `About ${id}?`],
    say: { clinician: text, patient: text },
    certainty: { level: "low", because: ["imprecision"] },
    support: [
      {
        source: "trial-one",
        at: "abstract",
        read: "abstract",
        says: "supports",
        about: { drug: "samplumab", measure: "igm", population: "sample-disease" },
        numbers,
      },
    ],
  });

const fact = (id: string, name: string, take: string, unit?: string) => ({ id, name, take, unit });
const facts = factTypesOf([
  fact("population", "the group", "sex"),
  fact("igm.latest", "IgM", "latest", "g/L"),
  fact("infection.active", "active infection", "present"),
  { ...fact("plan.agent", "the planned treatment", "planned"), group: "treatments" },
]);

const rules = [
  {
    id: "look",
    group: "diagnosis",
    topic: "test/look",
    title: "IgM of 30 g/L or more",
    owner: "testers",
    population: ["confirmed", "suspected"],
    when: "igm.latest >= 30 g/L",
    then: {
      kind: "do",
      say: ["igm-in-sample-disease"],
      due: { since: ["igm.latest", "infection.active"], after: "3 mo" },
    },
    because: ["igm-in-sample-disease"],
  },
  ...[
    ["stop-igm", "IgM of 40 g/L or more", "igm.latest >= 40 g/L"],
    ["stop-infection", "Active infection", "infection.active is true"],
  ].map(([id, title, when]) => ({
    id,
    group: "before-treatment",
    topic: `stop/${id ?? ""}`,
    title,
    owner: "testers",
    agent: "samplumab",
    population: ["confirmed", "suspected"],
    scope: { any: ["igm.latest is known", { all: ["plan.agent is known", "plan.agent is samplumab"] }] },
    scopeIfSuspected: { all: ["plan.agent is known", "plan.agent is samplumab"] },
    when,
    unknown: "stop",
    then: { kind: "stop", say: ["igm-in-sample-disease"], options: ["igm-in-sample-disease"] },
    because: ["igm-in-sample-disease"],
  })),
].map((rule) => Rule.parse(rule));

const empty = {
  findings: [],
  falseFriends: [],
  conflicts: [],
  gaps: [],
  outlines: [],
  pages: [],
  frequent: [],
  calculators: [],
  regimens: [],
  measured: [],
  coverage: [],
  ordinary: [],
  declines: [],
  patientFacts: [],
  urgent: [],
  premises: [],
  beliefs: [],
  senses: [],
  wordings: [],
  measures: [],
  facts: [],
  cohorts: [],
  families: [],
} as const;

/** The pathway of the made-up pack. */
export function rulesPathway(): Pathway {
  const concept = (id: string, kind: "condition" | "drug" | "measure", name: string) => ({
    id,
    kind,
    name,
    synonyms: [],
    broader: [],
  });
  const pack: Pack = {
    ...empty,
    header,
    sources: [
      Source.parse({
        id: "trial-one",
        citation: "First A. J Test 2001.",
        design: "randomised-trial",
        read: "abstract",
      }),
    ],
    concepts: [
      concept("sample-disease", "condition", "sample disease"),
      concept("samplumab", "drug", "samplumab"),
      concept("igm", "measure", "IgM"),
    ],
    claims: [claim("igm-in-sample-disease", "In sample disease IgM of 40 g/L speaks against samplumab.", ["40 g/L"])],
    rules,
  };
  const general: Pack = {
    ...empty,
    header: { ...header, id: "general" },
    sources: [],
    concepts: [],
    claims: [],
    rules: [],
  };
  return createPathway(createLibrary(pack, general), facts);
}
