/** A small sound pack for tests: written to a temporary folder, with one change at a time. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** File name to text. */
export type PackFiles = Readonly<Record<string, string>>;

/** A made-up subject with every kind of item, sound in all of them. */
export const miniPack: PackFiles = {
  "pack.yaml": `id: mini
title: Sample disease
version: 0.1.0
subject: [sample-disease]
notSubject: [other-disease]
summary: A made-up disease for tests.
method: Made up for tests.
owner: Testers
review: unreviewed
topics:
  - { id: disease/what, title: What it is, order: 1, searchedOn: "2026-11-01", intents: [definition] }
  - { id: treatment/results, title: Results, order: 2, searchedOn: "2026-11-01", intents: [treatment] }
`,
  "glossary.yaml": `- { id: sample-disease, kind: condition, name: sample disease }
- { id: other-disease, kind: condition, name: lookalike disease }
- { id: biologic, kind: drug, name: biologic medicine }
- { id: samplumab, kind: drug, name: samplumab, broader: [biologic] }
- { id: controlin, kind: drug, name: controlin }
- { id: strength, kind: measure, name: hand strength, synonyms: [strength] }
- { id: walking, kind: measure, name: walking speed, synonyms: [walking] }
- { id: titre, kind: measure, name: antibody titre, synonyms: [titre] }
`,
  "sources/all.yaml": `- { id: trial-one, citation: "First A, et al. J Test 2001;1:1-2.", design: randomised-trial, participants: 40, study: one, read: abstract }
- { id: report-two, citation: "First A, et al. J Test 2002;2:3-4.", design: cohort, study: one, read: abstract }
- { id: series-three, citation: "Third C, et al. J Test 2003;3:5-6.", design: cohort, population: sample-disease, read: abstract }
`,
  "findings/all.yaml": `- { id: T1-01, sources: [trial-one, report-two], read: abstract, verified: seen, finding: "Hand strength improved in 12/40 people on samplumab at 6 months.", numbers: ["12/40", "6 mo"], about: { drug: samplumab, measure: strength, direction: improves, population: sample-disease } }
- { id: T1-02, sources: [series-three], read: abstract, verified: seen, finding: "Walking speed improved in 30 % of people on samplumab 375 mg/m2; the titre was 7,000 BTU.", numbers: ["30 %", "375 mg/m2", "7000 BTU"], about: { drug: samplumab, measure: walking, direction: improves, population: sample-disease } }
- { id: T1-03, sources: [series-three], read: abstract, verified: seen, finding: "Walking speed worsened in 4 people on controlin.", numbers: ["4"], about: { drug: controlin, measure: walking, direction: worsens, population: sample-disease } }
- { id: T1-04, sources: [series-three], read: not-read, verified: withheld, finding: "Hand strength doubled on samplumab.", about: { drug: samplumab, measure: strength } }
- { id: T1-05, sources: [series-three], read: secondary, verified: relayed, finding: "Samplumab is tolerated by people with sample disease.", about: { drug: samplumab, population: sample-disease } }
`,
  "coverage.yaml": `- { facts: [T1-04], because: Recalled with low confidence. }
- { facts: [T1-05], because: Only relayed by a page. }
`,
  "claims/results.yaml": `- id: strength-improves
  topic: treatment/results
  answers:
    - Does samplumab improve hand strength?
    - hand strength on samplumab
    - Will my hands get stronger?
    - result of the first trial
  say:
    clinician: Hand strength improved in 12/40 people on samplumab at 6 months.
    patient: Hand strength improved in 12 of 40 people on samplumab.
  certainty: { level: low, because: [imprecision] }
  support:
    - source: trial-one
      fact: T1-01
      at: abstract
      read: abstract
      says: supports
      about: { drug: samplumab, measure: strength, direction: improves, population: sample-disease }
      numbers: ["12/40", "6 mo"]
  applies: ["igm >= 40 g/L"]

- id: walking-improves
  topic: treatment/results
  answers:
    - Does samplumab improve walking speed?
    - walking speed on samplumab
    - Will I walk better?
    - result of the series
  say:
    clinician: Walking speed improved in 30 % of people on samplumab 375 mg/m2.
    patient: Walking speed improved in 30 % of people on samplumab.
  certainty: { level: very-low, because: [risk-of-bias] }
  support:
    - source: series-three
      fact: T1-02
      at: abstract
      read: abstract
      says: supports
      about: { drug: samplumab, measure: walking, direction: improves, population: sample-disease }
      numbers: ["30 %", "375 mg/m2"]
  withheld: true
  contradicts: [walking-worsens]

- id: walking-worsens
  topic: disease/what
  answers:
    - Does walking speed worsen on controlin?
    - worse walking on controlin
    - Can controlin harm walking?
    - harm in the series
  say:
    clinician: Walking speed worsened in 4 people on controlin.
    patient: Walking speed worsened in 4 people on controlin.
  certainty: { level: very-low, because: [risk-of-bias] }
  support:
    - source: series-three
      fact: T1-03
      at: abstract
      read: abstract
      says: supports
      about: { drug: controlin, measure: walking, direction: worsens, population: sample-disease }
      numbers: ["4"]
  contradicts: [walking-improves]
`,
  "conflicts.yaml": `- id: does-it-work
  topic: Does it work?
  about: [samplumab]
  intents: [treatment]
  sides:
    - { label: Yes, claims: [walking-improves] }
    - { label: No, claims: [walking-worsens] }
  certainty: { level: low, because: [inconsistency] }
  facts: [T1-02]
`,
  "gaps.yaml": `- id: no-diet
  answers: [Is there a diet?, diet for sample disease, What should I eat?, Does food matter?]
  about: [sample-disease]
  say:
    clinician: No study of diet was found.
    patient: We found no study of diet.
  nearest: [strength-improves]
  facts: [T1-01]
`,
  "pages.yaml": `- id: strength-and-walking
  title: Strength and walking
  answers: [Does strength come back?, strength and walking after treatment]
  claims: [strength-improves, walking-improves]
`,
  "frequent.yaml": `- { id: strength, asked: [Does strength improve?], claims: [strength-improves] }
- { id: which-diet, asked: [diet], gap: no-diet }
- id: which-treatment
  asked: [therapy]
  outline: treatment
`,
  "outlines.yaml": `- id: treatment
  title: Treatment
  intents: [treatment]
  focus: [sample-disease]
  answers: [How is it treated?, treatment of sample disease]
  bottomLine: [strength-improves]
  sections:
    - { title: More, claims: [walking-improves] }
  conflicts: [does-it-work]
  gaps: [no-diet]
`,
  "quantities.yaml": `- { id: igm, name: IgM, words: [igm], unit: g/L, min: 0, max: 200 }
`,
  "calculators.yaml": `- id: dose
  name: Dose
  about: [samplumab]
  words: [dose of samplumab]
  summary: Dose per square metre.
  inputs:
    - { id: regimen, name: regimen, kind: regimen, drug: samplumab }
    - { id: surface, name: body surface area, unit: m2, min: 1, max: 3 }
  results:
    - { id: total, name: Total, unit: mg, formula: "perM2 * surface", digits: 0 }
    - { id: twice, name: Twice, unit: mg, formula: "total * 2", digits: 0, when: "total > 0" }
  source: { source: trial-one, at: methods, read: abstract }
  readings:
    - { when: "total >= 500", claims: [walking-improves] }
  claims: [strength-improves]
  closedTo: [patient, carer]
- id: surface
  name: Surface
  about: [samplumab]
  words: [surface of the body]
  summary: A fortieth of the weight.
  inputs:
    - { id: weight, name: weight, unit: kg, min: 25, max: 300 }
  results:
    - { id: surface, name: Surface, unit: m2, formula: "weight / 40", digits: 2 }
  source: { source: trial-one, at: methods, read: abstract }
`,
  "cohort.yaml": `- id: sample-outcomes
  title: Outcomes after samplumab
  treatment: samplumab
  regimens: [weekly]
  dose: { tolerancePercent: 10, calculator: surface, result: surface, inputs: { weight: { measure: weight, within: 12 mo } } }
  followUp: { from: 6 mo, to: 12 mo }
  subgroups: [{ id: treated, name: Ever treated, when: biologic.ever is true }]
  outcomes:
    - { id: low, kind: depletion, title: Protein gone, measure: protein, below: 1, within: 6 mo }
    - { id: protein, kind: change, title: Protein, facts: { course: protein.change, first: protein.first-change }, shares: [{ id: fell, name: fell by half, when: "<= -50 %", finding: T1-02 }] }
`,
  "regimens.yaml": `- id: weekly
  name: Samplumab weekly
  drug: samplumab
  dose: { value: 375, unit: mg/m2 }
  doses: 4
  route: intravenous
  offLabel: true
  claims: [walking-improves]
`,
  "premises.yaml": `- id: it-cures
  believes: Samplumab cures sample disease.
  when: [[samplumab], ["<healing>", cure]]
  correct: [strength-improves]
`,
  "beliefs.yaml": `- id: walks-worse
  pairs:
    - walking <slows|quickens> on samplumab
  correct: [walking-improves]
`,
  "senses.yaml": `- id: pace
  at:
    - { value: 1, phrases: [quicken*, faster] }
    - { value: -1, phrases: [slow*] }
`,
  "wordings.yaml": `- id: healing
  phrases: [cures, heals]
`,
  "urgent.yaml": `- id: faint
  level: now
  patterns: [fainted]
  text:
    clinician: Check airway and pulse now.
    patient: Call your local emergency number now.
`,
  "corrections.yaml": `- id: all-improve
  said: All people improve.
  instead: Twelve of forty did.
  because: The first trial says so.
  claims: [strength-improves]
`,
  "measures.yaml": `- { id: protein, name: protein, kind: quantity, names: [Protein], unit: g/L, min: 0, max: 100, reference: { high: 10, finding: T1-02 }, notBaselineAfter: [{ measure: samplumab, within: 28 d }] }
- { id: grade, name: hand grade, kind: score, names: [Hand grade], unit: point, better: lower, meaningful: { by: 1, unit: point, finding: T1-01 } }
- { id: antibody, name: antibody, kind: titre, names: [Antibody] }
- { id: weight, name: weight, kind: quantity, names: [Weight], unit: kg }
- { id: samplumab, name: samplumab, kind: treatment, group: biologic, words: [samplumab], unit: mg, courseGap: 60 d }
`,
  "rules.yaml": `- id: change-large
  group: monitoring
  topic: monitoring/change
  title: Protein changed by 30 % or more
  owner: Testers
  scope: biologic.ever is true
  when:
    all:
      - protein.change >= 30 %
      - protein.high is not true
  then:
    kind: consider
    say:
      - { text: Walking speed improved in 30 % of people on samplumab., claims: [walking-improves] }
    options: [walking-worsens]
    due: { since: protein.latest, after: 6 mo }
  because: [walking-improves]

- id: stop-high
  group: before-treatment
  topic: stop/high
  title: High protein
  owner: Testers
  agent: samplumab
  when: protein.high is true
  unknown: stop
  then:
    kind: stop
    say: [strength-improves]
    dose: [{ calculator: dose, regimen: weekly, inputs: { surface: protein.latest } }]
  because: [strength-improves]
`,
  "facts.yaml": `- { id: protein.latest, name: protein, take: latest, measure: protein, unit: g/L, staleAfter: 90 d }
- { id: protein.change, name: change of protein, take: change, measure: protein, since: baseline, of: samplumab, unit: "%" }
- { id: protein.first-change, name: change of protein since the first course, take: change, measure: protein, since: first-baseline, of: samplumab, unit: "%" }
- { id: biologic.ever, name: any biologic, take: present, group: biologic, absent: no }
- { id: protein.high, name: high protein, take: choose, otherwise: false, cases: [{ value: true, all: [protein.latest >= 10 g/L] }] }
- { id: protein.seen, name: protein seen, take: choose, cases: [{ value: true, all: [protein.high is true] }] }
`,
  "false-friends.yaml": `- { term: samplin, isNot: samplumab, say: Samplin is not samplumab. }
`,
};

/** Writes a pack into a new temporary folder and gives back its path. */
export function writePack(files: PackFiles): string {
  const root = mkdtempSync(join(tmpdir(), "ranvier-pack-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

/** The pack with one stretch of one file replaced. Throws when the stretch is not there: a test must change something. */
export function changed(files: PackFiles, name: string, from: string, to: string): PackFiles {
  const text = files[name];
  if (text === undefined || !text.includes(from)) throw new Error(`${name} does not hold “${from}”`);
  return { ...files, [name]: text.replace(from, () => to) };
}

/** The line, from 1, on which a stretch of text begins. */
export const lineOf = (text: string, stretch: string): number =>
  text.slice(0, text.indexOf(stretch)).split("\n").length;
