import { describe, expect, test } from "vitest";
import { type Break, expectedOf, refusalOf } from "./broken-pack.ts";

const breaks: readonly Break[] = [
  {
    what: "a fact of a measure that is not there",
    file: "facts.yaml",
    from: "take: latest, measure: protein",
    to: "take: latest, measure: protien",
    rule: "unknown-measure",
    line: "- { id: protein.latest",
  },
  {
    what: "a measure that names a treatment which is not there",
    file: "measures.yaml",
    from: "{ measure: samplumab, within: 28 d }",
    to: "{ measure: sampluman, within: 28 d }",
    rule: "unknown-measure",
    line: "- { id: protein,",
  },
  {
    what: "a range that rests on no finding",
    file: "measures.yaml",
    from: "high: 10, finding: T1-02",
    to: "high: 10, finding: T9-99",
    rule: "unknown-finding",
    line: "- { id: protein,",
  },
  {
    what: "a group that nobody belongs to",
    file: "facts.yaml",
    from: "group: biologic, absent",
    to: "group: biologics, absent",
    rule: "unknown-group",
    line: "- { id: biologic.ever",
  },
  {
    what: "one name for two measures",
    file: "measures.yaml",
    from: "names: [Antibody]",
    to: "names: [protein]",
    rule: "measure-name-twice",
    line: "- { id: antibody",
  },
  {
    what: "limits in the wrong order",
    file: "measures.yaml",
    from: "min: 0, max: 100",
    to: "min: 200, max: 100",
    rule: "measure-limits",
    line: "- { id: protein,",
  },
  {
    what: "a treatment without a gap between courses",
    file: "measures.yaml",
    from: ", courseGap: 60 d",
    to: "",
    rule: "measure-incomplete",
    line: "- { id: samplumab",
  },
  {
    what: "an amount without a unit",
    file: "measures.yaml",
    from: "names: [Hand grade], unit: point,",
    to: "names: [Hand grade],",
    rule: "measure-incomplete",
    line: "- { id: grade",
  },
  {
    what: "a titre with a unit to convert",
    file: "measures.yaml",
    from: "kind: titre, names: [Antibody]",
    to: "kind: titre, unit: BTU, names: [Antibody]",
    rule: "measure-incomplete",
    line: "- { id: antibody",
  },
  {
    what: "a baseline of no treatment",
    file: "facts.yaml",
    from: "since: baseline, of: samplumab,",
    to: "since: baseline,",
    rule: "fact-incomplete",
    line: "- { id: protein.change",
  },
  {
    what: "a fact in another unit than its measure",
    file: "facts.yaml",
    from: "take: latest, measure: protein, unit: g/L",
    to: "take: latest, measure: protein, unit: mg/dL",
    rule: "fact-unit",
    line: "- { id: protein.latest",
    also: [["facts.yaml", ">= 10 g/L", ">= 10 mg/dL"]],
  },
  {
    what: "a test in another unit than its fact",
    file: "facts.yaml",
    from: ">= 10 g/L",
    to: ">= 10 mg/dL",
    rule: "fact-unit",
    line: "- { id: protein.high",
  },
  {
    what: "a test of a fact that is not there",
    file: "facts.yaml",
    from: "[protein.high is true]",
    to: "[protein.hihg is true]",
    rule: "unknown-fact",
    line: "- { id: protein.seen",
  },
  {
    what: "facts that lean on each other in a circle",
    file: "facts.yaml",
    from: "[protein.latest >= 10 g/L]",
    to: "[protein.seen is true]",
    rule: "fact-circle",
    line: "- { id: protein.high",
  },
];

describe("checkPack on measures and facts", () => {
  test.each(breaks)("refuses $what", (broken) => {
    expect(refusalOf(broken)).toEqual(expectedOf(broken));
  });
});
