import { describe, expect, test } from "vitest";
import type { Entry } from "./chart.ts";
import type { FactValue } from "./fact-value.ts";
import {
  amount,
  chartOf,
  dose,
  doses,
  event,
  factsOf,
  plan,
  reading,
  shippedChartKnowledge,
  state,
} from "../../../test/support/charts.ts";
import { readFacts } from "./fact-reader.ts";

const now = "2026-11-21";

/** A fact in a few words: "52 g/L", "true", "? stale". */
function said(value: FactValue): string {
  if (!value.known) return `? ${value.because}`;
  if (typeof value.value !== "object") return String(value.value);
  const { comparator, value: number, unit } = value.value;
  return `${comparator === undefined ? "" : `${comparator} `}${number} ${unit}`;
}

const buhlmann = { assay: "Bühlmann ELISA", laboratory: "Basel" };
const course = doses("rituximab", "2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26");

const table: readonly (readonly [what: string, fact: string, entries: readonly Entry[], expected: string])[] = [
  // latest
  [
    "the last value",
    "igm.latest",
    [reading("igm", "2026-10-01", "12 g/L"), reading("igm", "2026-11-01", "14 g/L")],
    "14 g/L",
  ],
  [
    "order in the record does not matter",
    "igm.latest",
    [reading("igm", "2026-11-01", "14 g/L"), reading("igm", "2026-10-01", "12 g/L")],
    "14 g/L",
  ],
  ["nothing on record", "igm.latest", [], "? missing"],
  [
    "a value that plasma exchange brought down, in the weeks after it",
    "igm.latest",
    [dose("plasma-exchange", "2026-10-25"), reading("igm", "2026-10-26", "28 g/L")],
    "28 g/L",
  ],
  [
    "the same value when those weeks are over",
    "igm.latest",
    [dose("plasma-exchange", "2026-10-20"), reading("igm", "2026-10-21", "28 g/L")],
    "? not-assessable",
  ],
  [
    "exchanges go on",
    "igm.latest",
    [
      dose("plasma-exchange", "2026-10-01"),
      dose("plasma-exchange", "2026-10-29"),
      reading("igm", "2026-10-29", "28 g/L"),
    ],
    "28 g/L",
  ],
  [
    "measured again when those weeks were over",
    "igm.latest",
    [
      dose("plasma-exchange", "2026-09-01"),
      reading("igm", "2026-09-02", "28 g/L"),
      reading("igm", "2026-11-01", "45 g/L"),
    ],
    "45 g/L",
  ],
  [
    "a viscosity that plasma exchange brought down long ago",
    "viscosity.latest",
    [dose("plasma-exchange", "2026-10-10"), reading("viscosity", "2026-10-11", "1.3 mPa.s")],
    "? not-assessable",
  ],
  ["a value that is too old", "igm.latest", [reading("igm", "2026-07-01", "12 g/L")], "? stale"],
  ["the last day it may be used", "igm.latest", [reading("igm", "2026-07-24", "12 g/L")], "12 g/L"],
  ["the day after", "igm.latest", [reading("igm", "2026-07-23", "12 g/L")], "? stale"],
  [
    "a withdrawn value is not there",
    "igm.latest",
    [reading("igm", "2026-11-01", "90 g/L", { status: "entered-in-error" }), reading("igm", "2026-10-01", "12 g/L")],
    "12 g/L",
  ],
  [
    "a cancelled value is not there",
    "igm.latest",
    [reading("igm", "2026-11-01", "90 g/L", { status: "cancelled" })],
    "? missing",
  ],
  [
    "a preliminary value is the latest",
    "igm.latest",
    [reading("igm", "2026-11-01", "45 g/L", { status: "preliminary" }), reading("igm", "2026-10-01", "12 g/L")],
    "45 g/L",
  ],
  [
    "two values of one day that disagree",
    "igm.latest",
    [reading("igm", "2026-11-01", "12 g/L"), reading("igm", "2026-11-01", "19 g/L")],
    "? conflicting",
  ],
  [
    "one value reported twice",
    "igm.latest",
    [reading("igm", "2026-11-01", "12 g/L"), reading("igm", "2026-11-01", "12.05 g/L")],
    "12.05 g/L",
  ],
  [
    "two values of one day in order",
    "igm.latest",
    [reading("igm", "2026-11-01T08:00:00Z", "12 g/L"), reading("igm", "2026-11-01T15:00:00Z", "19 g/L")],
    "19 g/L",
  ],
  [
    "a corrected value stands for its day",
    "igm.latest",
    [reading("igm", "2026-11-01", "12 g/L"), reading("igm", "2026-11-01", "19 g/L", { status: "corrected" })],
    "19 g/L",
  ],
  [
    "a newer value in a unit nobody can read",
    "igm.latest",
    [reading("igm", "2026-10-01", "12 g/L"), reading("igm", "2026-11-01", "12 U/L", { unusable: "unit" })],
    "? unit",
  ],
  [
    "only a value in a unit nobody can read",
    "igm.latest",
    [reading("igm", "2026-11-01", "12 U/L", { unusable: "unit" })],
    "? unit",
  ],
  [
    "a newer value nobody can read",
    "titre.latest",
    [
      reading("anti-mag-titre", "2026-08-01", "45000 BTU"),
      reading("anti-mag-titre", "2026-11-01", ">70,000 BTU", { unusable: "value" }),
    ],
    "? not-assessable",
  ],
  [
    "a newer titre told as a word",
    "titre.latest",
    [reading("anti-mag-titre", "2026-08-01", "45000 BTU"), reading("anti-mag-titre", "2026-11-01", "negative")],
    "? not-assessable",
  ],
  [
    "a titre told as a word is a result",
    "titre.positive",
    [reading("anti-mag-titre", "2026-11-01", "negative")],
    "false",
  ],
  [
    "beside an amount of the same day the word counts for nothing",
    "titre.positive",
    [reading("anti-mag-titre", "2026-11-01", "5000 BTU"), reading("anti-mag-titre", "2026-11-01", "negative")],
    "true",
  ],
  [
    "a titre nobody can read was measured",
    "titre.measurements",
    [reading("anti-mag-titre", "2026-11-01", ">70,000 BTU", { unusable: "value" })],
    "1 count",
  ],
  [
    "a titre entered in error was not",
    "titre.measurements",
    [reading("anti-mag-titre", "2026-11-01", "5000 BTU", { status: "entered-in-error" })],
    "0 count",
  ],
  [
    "a preliminary negative result clears nothing",
    "hbsag.positive",
    [reading("hbsag", "2026-11-19", "negative", { status: "preliminary" })],
    "? not-assessable",
  ],
  [
    "a preliminary positive result counts",
    "hbsag.positive",
    [reading("hbsag", "2026-08-19", "negative"), reading("hbsag", "2026-11-19", "positive", { status: "preliminary" })],
    "true",
  ],
  [
    "a final result stands until the preliminary negative one is final",
    "hbsag.positive",
    [reading("hbsag", "2026-08-19", "positive"), reading("hbsag", "2026-11-19", "negative", { status: "preliminary" })],
    "true",
  ],
  [
    "the last value that is final",
    "igm.settled",
    [reading("igm", "2026-11-01", "48 g/L"), reading("igm", "2026-11-19", "12 g/L", { status: "preliminary" })],
    "48 g/L",
  ],
  ["a value of tomorrow is not seen", "igm.latest", [reading("igm", "2026-11-22", "12 g/L")], "? missing"],
  ["a value without a date", "igm.latest", [reading("igm", undefined, "12 g/L", { unusable: "date" })], "? missing"],
  [
    "a bound is told as one",
    "titre.latest",
    [reading("anti-mag-titre", "2026-11-01", amount("> 70000 BTU", buhlmann))],
    "> 70000 BTU",
  ],
  [
    "the value before",
    "igm.previous",
    [reading("igm", "2026-10-01", "12 g/L"), reading("igm", "2026-11-01", "14 g/L")],
    "12 g/L",
  ],
  [
    "weaker hand",
    "grip.latest",
    [
      reading("grip", "2026-11-01", "60 kPa", { side: "left" }),
      reading("grip", "2026-11-01", "80 kPa", { side: "right" }),
    ],
    "60 kPa",
  ],
  // baselines
  [
    "before this course, not after its first dose",
    "igm.baseline",
    [reading("igm", "2025-12-20", "20 g/L"), reading("igm", "2026-01-10", "28 g/L"), ...course],
    "20 g/L",
  ],
  ["on the day of the first dose", "igm.baseline", [reading("igm", "2026-01-05", "21 g/L"), ...course], "21 g/L"],
  [
    "later on the day of the first dose",
    "igm.baseline",
    [reading("igm", "2026-01-05T15:00:00Z", "21 g/L"), dose("rituximab", "2026-01-05T10:00:00Z")],
    "? missing",
  ],
  ["too long before", "igm.baseline", [reading("igm", "2025-06-01", "20 g/L"), ...course], "? missing"],
  [
    "before the first course",
    "igm.first-baseline",
    [
      reading("igm", "2024-12-20", "30 g/L"),
      ...doses("rituximab", "2025-01-02"),
      reading("igm", "2025-12-20", "20 g/L"),
      ...course,
    ],
    "30 g/L",
  ],
  [
    "soon after plasma exchange",
    "igm.baseline",
    [dose("plasma-exchange", "2025-12-10"), reading("igm", "2025-12-20", "9 g/L"), ...course],
    "? not-assessable",
  ],
  [
    "before plasma exchange",
    "igm.baseline",
    [
      reading("igm", "2025-12-01", "45 g/L"),
      dose("plasma-exchange", "2025-12-10"),
      reading("igm", "2025-12-20", "9 g/L"),
      ...course,
    ],
    "45 g/L",
  ],
  [
    "29 days after plasma exchange",
    "igm.baseline",
    [dose("plasma-exchange", "2025-12-01"), reading("igm", "2025-12-30", "9 g/L"), ...course],
    "9 g/L",
  ],
  [
    "28 days after plasma exchange",
    "igm.baseline",
    [dose("plasma-exchange", "2025-12-02"), reading("igm", "2025-12-30", "9 g/L"), ...course],
    "? not-assessable",
  ],
  [
    "IgG after immunoglobulin",
    "igg.baseline",
    [dose("ivig", "2025-12-01"), reading("igg", "2025-12-30", "15 g/L"), ...course],
    "? not-assessable",
  ],
  ["no course", "igm.baseline", [reading("igm", "2025-12-20", "20 g/L")], "? missing"],
  [
    "a preliminary value carries no baseline",
    "igm.baseline",
    [reading("igm", "2025-12-20", "20 g/L", { status: "preliminary" }), ...course],
    "? missing",
  ],
  // change
  [
    "change in percent",
    "igm.change-from-baseline",
    [reading("igm", "2025-12-20", "20 g/L"), ...course, reading("igm", "2026-11-01", "11 g/L")],
    "-45 %",
  ],
  [
    "change against the first course",
    "igm.change-from-first-baseline",
    [
      reading("igm", "2024-12-20", "30 g/L"),
      ...doses("rituximab", "2025-01-02"),
      reading("igm", "2025-12-20", "20 g/L"),
      ...course,
      reading("igm", "2026-11-01", "15 g/L"),
    ],
    "-50 %",
  ],
  [
    "change in points",
    "incat.change-from-baseline",
    [reading("incat", "2025-12-20", "4 point"), ...course, reading("incat", "2026-11-01", "3 point")],
    "-1 point",
  ],
  ["no value since", "igm.change-from-baseline", [reading("igm", "2025-12-20", "20 g/L"), ...course], "? missing"],
  [
    "a value after plasma exchange is no end of a trend",
    "igm.change-from-baseline",
    [
      reading("igm", "2025-12-20", "20 g/L"),
      ...course,
      dose("plasma-exchange", "2026-10-20"),
      reading("igm", "2026-11-01", "5 g/L"),
    ],
    "? missing",
  ],
  [
    "titre within one assay",
    "titre.change-from-baseline",
    [
      reading("anti-mag-titre", "2025-12-20", amount("50000 BTU", buhlmann)),
      ...course,
      reading("anti-mag-titre", "2026-11-01", amount("20000 BTU", buhlmann)),
    ],
    "-60 %",
  ],
  [
    "titre across assays",
    "titre.change-from-baseline",
    [
      reading("anti-mag-titre", "2025-12-20", amount("50000 BTU", buhlmann)),
      ...course,
      reading("anti-mag-titre", "2026-11-01", amount("20000 BTU", { assay: "In-house", laboratory: "Basel" })),
    ],
    "? assay-changed",
  ],
  [
    "titre across laboratories",
    "titre.change-from-baseline",
    [
      reading("anti-mag-titre", "2025-12-20", amount("50000 BTU", buhlmann)),
      ...course,
      reading("anti-mag-titre", "2026-11-01", amount("20000 BTU", { ...buhlmann, laboratory: "Paris" })),
    ],
    "? assay-changed",
  ],
  [
    "titre across units",
    "titre.change-from-baseline",
    [
      reading("anti-mag-titre", "2025-12-20", amount("50000 BTU", buhlmann)),
      ...course,
      reading("anti-mag-titre", "2026-11-01", amount("20000 TU", buhlmann)),
    ],
    "? assay-changed",
  ],
  [
    "titre without assay or laboratory",
    "titre.change-from-baseline",
    [
      reading("anti-mag-titre", "2025-12-20", "50000 BTU"),
      ...course,
      reading("anti-mag-titre", "2026-11-01", "20000 BTU"),
    ],
    "? assay-changed",
  ],
  [
    "an earlier titre of the same assay is used",
    "titre.change-from-baseline",
    [
      reading("anti-mag-titre", "2025-11-20", amount("40000 BTU", buhlmann)),
      reading("anti-mag-titre", "2025-12-20", amount("900 U", { assay: "In-house" })),
      ...course,
      reading("anti-mag-titre", "2026-11-01", amount("20000 BTU", buhlmann)),
    ],
    "-50 %",
  ],
  [
    "a bound before shows no fall",
    "titre.change-from-baseline",
    [
      reading("anti-mag-titre", "2025-12-20", amount("> 70000 BTU", buhlmann)),
      ...course,
      reading("anti-mag-titre", "2026-11-01", amount("20000 BTU", buhlmann)),
    ],
    "? censored",
  ],
  [
    "a bound now shows no fall",
    "titre.change-from-baseline",
    [
      reading("anti-mag-titre", "2025-12-20", amount("80000 BTU", buhlmann)),
      ...course,
      reading("anti-mag-titre", "2026-11-01", amount("> 70000 BTU", buhlmann)),
    ],
    "? censored",
  ],
  [
    "from the lowest of the course",
    "igm.change-from-lowest",
    [...course, reading("igm", "2026-05-01", "8 g/L"), reading("igm", "2026-11-01", "10 g/L")],
    "25 %",
  ],
  [
    "from the value before",
    "igm.change-from-previous",
    [reading("igm", "2026-10-01", "8 g/L"), reading("igm", "2026-11-01", "10 g/L")],
    "25 %",
  ],
  [
    "each side against itself, the weaker one counts",
    "grip.change-from-baseline",
    [
      reading("grip", "2025-12-20", "50 kPa", { side: "left" }),
      reading("grip", "2025-12-20", "80 kPa", { side: "right" }),
      ...course,
      reading("grip", "2026-11-01", "60 kPa", { side: "left" }),
      reading("grip", "2026-11-01", "79 kPa", { side: "right" }),
    ],
    "10 kPa",
  ],
  [
    "from nothing",
    "igm.change-from-baseline",
    [reading("igm", "2025-12-20", "0 g/L"), ...course, reading("igm", "2026-11-01", "10 g/L")],
    "? not-assessable",
  ],
  // results
  ["positive", "hbsag.positive", [reading("hbsag", "2026-10-01", "positive")], "true"],
  ["negative", "hbsag.positive", [reading("hbsag", "2026-10-01", "negative")], "false"],
  ["not to be told", "hbsag.positive", [reading("hbsag", "2026-10-01", "indeterminate")], "? not-assessable"],
  ["old serology", "hbsag.positive", [reading("hbsag", "2024-10-01", "negative")], "? stale"],
  [
    "positive soon after immunoglobulin",
    "anti-hbc.positive",
    [dose("ivig", "2026-09-15"), reading("anti-hbc", "2026-10-01", "positive")],
    "? possibly-passive",
  ],
  [
    "positive long after immunoglobulin",
    "anti-hbc.positive",
    [dose("ivig", "2026-05-15"), reading("anti-hbc", "2026-10-01", "positive")],
    "true",
  ],
  [
    "positive before and after immunoglobulin",
    "anti-hbc.positive",
    [
      reading("anti-hbc", "2026-08-01", "positive"),
      dose("ivig", "2026-09-15"),
      reading("anti-hbc", "2026-10-01", "positive"),
    ],
    "true",
  ],
  [
    "negative before and positive after immunoglobulin",
    "anti-hbc.positive",
    [
      reading("anti-hbc", "2026-08-01", "negative"),
      dose("ivig", "2026-09-15"),
      reading("anti-hbc", "2026-10-01", "positive"),
    ],
    "? possibly-passive",
  ],
  [
    "positive once, negative later",
    "anti-hbc.positive",
    [reading("anti-hbc", "2026-02-01", "positive"), reading("anti-hbc", "2026-10-01", "negative")],
    "? conflicting",
  ],
  ["titre above the cut-off", "titre.positive", [reading("anti-mag-titre", "2026-10-01", "1000 BTU")], "true"],
  ["titre below the cut-off", "titre.positive", [reading("anti-mag-titre", "2026-10-01", "999 BTU")], "false"],
  [
    "the laboratory's own range comes first",
    "titre.positive",
    [reading("anti-mag-titre", "2026-10-01", "1200 BTU", { range: { high: 1500 } })],
    "false",
  ],
  ["a bound above the cut-off", "titre.positive", [reading("anti-mag-titre", "2026-10-01", "> 70000 BTU")], "true"],
  ["a bound below the cut-off", "titre.positive", [reading("anti-mag-titre", "2026-10-01", "< 1000 BTU")], "false"],
  [
    "a bound that does not decide",
    "titre.positive",
    [reading("anti-mag-titre", "2026-10-01", "> 500 BTU")],
    "? not-assessable",
  ],
  [
    "a titre in units without a cut-off",
    "titre.positive",
    [reading("anti-mag-titre", "2026-10-01", "1600 1:x")],
    "? not-assessable",
  ],
  [
    "raised viscosity by the usual range",
    "viscosity.raised",
    [reading("viscosity", "2026-11-01", "1.9 mPa.s")],
    "true",
  ],
  ["viscosity at its limit", "viscosity.raised", [reading("viscosity", "2026-11-01", "1.5 mPa.s")], "false"],
  // nerves
  [
    "computed from its parts",
    "tli.median",
    [
      reading("distal-distance", "2026-03-01", "70 mm", { nerve: "median", side: "left" }),
      reading("mcv", "2026-03-01", "35 m/s", { nerve: "median", side: "left" }),
      reading("dml", "2026-03-01", "9 ms", { nerve: "median", side: "left" }),
    ],
    "0.222 1",
  ],
  [
    "never from two sides",
    "tli.median",
    [
      reading("distal-distance", "2026-03-01", "70 mm", { nerve: "median", side: "left" }),
      reading("mcv", "2026-03-01", "35 m/s", { nerve: "median", side: "right" }),
      reading("dml", "2026-03-01", "9 ms", { nerve: "median", side: "left" }),
    ],
    "? missing",
  ],
  [
    "the more abnormal side",
    "dml.median",
    [
      reading("dml", "2026-03-01", "9 ms", { nerve: "median", side: "left" }),
      reading("dml", "2026-03-01", "7 ms", { nerve: "median", side: "right" }),
    ],
    "9 ms",
  ],
  [
    "another nerve does not stand in",
    "dml.ulnar",
    [reading("dml", "2026-03-01", "9 ms", { nerve: "median" })],
    "? missing",
  ],
  // events
  ["doses of the latest course", "rituximab.doses", [...doses("rituximab", "2024-01-01"), ...course], "4 count"],
  ["courses", "rituximab.courses", [...doses("rituximab", "2024-01-01"), ...course], "2 count"],
  ["no course is none", "rituximab.courses", [], "0 count"],
  [
    "an order and its administration are one dose",
    "rituximab.doses",
    [dose("rituximab", "2026-01-05", { evidence: "ordered" }), dose("rituximab", "2026-01-05")],
    "1 count",
  ],
  ["months since the last dose", "rituximab.months-since-last", [...doses("rituximab", "2026-05-21")], "6 mo"],
  ["a dose known to the year", "rituximab.months-since-last", [dose("rituximab", "2024")], "? not-assessable"],
  ["never given", "rituximab.months-since-last", [], "? missing"],
  ["in the flare window", "rituximab.flare-window", doses("rituximab", "2026-07-21"), "true"],
  ["out of the flare window", "rituximab.flare-window", doses("rituximab", "2026-07-20"), "false"],
  [
    "a dose known to the month on the edge of the window",
    "rituximab.flare-window",
    [dose("rituximab", "2026-07")],
    "? not-assessable",
  ],
  ["no live vaccine on record is not none", "live-vaccine.within-4-weeks", [], "? missing"],
  ["a live vaccine", "live-vaccine.within-4-weeks", [event("live-vaccine", "2026-11-01")], "true"],
  [
    "an old live vaccine does not tell of a new one",
    "live-vaccine.within-4-weeks",
    [event("live-vaccine", "2020-11-01")],
    "? stale",
  ],
  [
    "an old live vaccine, and asked since",
    "live-vaccine.within-4-weeks",
    [event("live-vaccine", "2020-11-01"), state("live-vaccine", "2026-11-20", "absent")],
    "false",
  ],
  ["asked and denied", "live-vaccine.within-4-weeks", [state("live-vaccine", "2026-11-20", "absent")], "false"],
  ["denied long ago", "live-vaccine.within-4-weeks", [state("live-vaccine", "2026-06-20", "absent")], "? missing"],
  ["a condition", "diabetes.present", [state("diabetes", "2019")], "true"],
  ["silence about a condition", "diabetes.present", [], "? missing"],
  ["a condition that ended", "diabetes.present", [state("diabetes", "2019", "resolved")], "false"],
  [
    "a reaction that ended has happened",
    "severe-infusion-reaction.present",
    [state("severe-infusion-reaction", "2024-01-02", "resolved")],
    "true",
  ],
  [
    "a suspicion is not a diagnosis",
    "waldenstrom.present",
    [state("waldenstrom", "2024", "suspected")],
    "? not-assessable",
  ],
  [
    "on record and denied later",
    "diabetes.present",
    [state("diabetes", "2019"), state("diabetes", "2024", "absent")],
    "? conflicting",
  ],
  [
    "an infection months ago does not tell of one now",
    "infection.active",
    [state("infection", "2026-06-01")],
    "? stale",
  ],
  [
    "an infection months ago, and none now",
    "infection.active",
    [state("infection", "2026-06-01", "resolved"), state("infection", "2026-11-15", "absent")],
    "false",
  ],
  ["an infection now", "infection.active", [state("infection", "2026-11-10")], "true"],
  [
    "a medicine that goes on",
    "anticoagulant.current",
    [dose("warfarin", "2019-01-01", { ongoing: true, evidence: "stated" })],
    "true",
  ],
  ["a BTK inhibitor of the group", "btk-inhibitor.ever", doses("zanubrutinib", "2025-01-01"), "true"],
  ["a pregnancy begun months ago", "pregnancy.on-record", [reading("pregnancy", "2026-06-01", "positive")], "true"],
  [
    "a pregnancy whose end nobody recorded",
    "pregnancy.on-record",
    [reading("pregnancy", "2025-06-01", "positive")],
    "? stale",
  ],
  ["a treated disease in remission", "population", [state("anti-mag-neuropathy", "2024", "resolved")], "confirmed"],
  [
    "an IgM drawn while a flare was expected",
    "igm.drawn-in-flare-window",
    [...doses("rituximab", "2026-06-21"), reading("igm", "2026-08-15", "20 g/L")],
    "true",
  ],
  [
    "an IgM drawn later",
    "igm.drawn-in-flare-window",
    [
      ...doses("rituximab", "2026-06-21"),
      reading("igm", "2026-08-15", "20 g/L"),
      reading("igm", "2026-11-15", "20 g/L"),
    ],
    "false",
  ],
  [
    "an IgM drawn before any dose",
    "igm.drawn-in-flare-window",
    [reading("igm", "2026-06-15", "20 g/L"), ...doses("rituximab", "2026-06-21")],
    "false",
  ],
  ["no IgM", "igm.drawn-in-flare-window", doses("rituximab", "2026-06-21"), "? missing"],
  [
    "a result that was corrected was never so",
    "hbsag.ever-positive",
    [reading("hbsag", "2026-08-19", "positive"), reading("hbsag", "2026-08-19", "negative", { status: "corrected" })],
    "false",
  ],
  // plans
  [
    "a plan with doses still to come",
    "plan.rituximab",
    [plan("rituximab", "2026-11-01", { end: "2026-11-22" }), ...doses("rituximab", "2026-11-01", "2026-11-08")],
    "true",
  ],
  [
    "a plan of a year ago that goes on",
    "plan.rituximab",
    [plan("rituximab", "2025-11-01", { end: "2027-11-22" })],
    "true",
  ],
  [
    "a plan that has run out",
    "plan.rituximab",
    [plan("rituximab", "2026-10-01", { end: "2026-10-22" }), ...doses("rituximab", "2026-10-01", "2026-10-08")],
    "false",
  ],
  ["what is planned", "plan.agent", [plan("rituximab", "2026-11-20")], "rituximab"],
  ["a plan that was carried out", "plan.agent", [plan("rituximab", "2025-12-20"), ...course], "? missing"],
  ["a forgotten plan", "plan.agent", [plan("rituximab", "2025-01-20")], "? missing"],
  ["the planned dose", "plan.dose", [plan("rituximab", "2026-11-20", { amount: amount("740 mg") })], "740 mg"],
  // choices
  ["depleted", "cd19.depleted", [reading("cd19", "2026-11-01", "9 /uL")], "true"],
  ["not depleted at the limit", "cd19.depleted", [reading("cd19", "2026-11-01", "10 /uL")], "false"],
  ["depletion below a bound", "cd19.depleted", [reading("cd19", "2026-11-01", "< 5 /uL")], "true"],
  ["depletion not to be told", "cd19.depleted", [reading("cd19", "2026-11-01", "< 20 /uL")], "? missing"],
  ["depletion unknown", "cd19.depleted", [], "? missing"],
];

describe("facts of the shipped pack", () => {
  test.each(table)("%s: %s", (_, fact, entries, expected) => {
    expect(said(factsOf(now, ...entries)(fact))).toBe(expected);
  });

  test("a value names where it came from, and a change both ends", () => {
    const before = reading("igm", "2025-12-20", "20 g/L", { resource: "Observation/a" });
    const after = reading("igm", "2026-11-01", "11 g/L", { resource: "Observation/b" });
    expect(factsOf(now, before, ...course, after)("igm.change-from-baseline")).toEqual({
      known: true,
      value: { value: -45, unit: "%" },
      date: "2026-11-01",
      resources: ["Observation/a", "Observation/b"],
    });
  });

  test("staleness says the date and the limit in words", () => {
    expect(factsOf(now, reading("igm", "2025-01-03", "12 g/L"))("igm.latest")).toMatchObject({
      text: "last IgM is from 2025-01-03, older than 120 days",
    });
  });

  test("every fact of the pack can be read from an empty chart, and none is a silent no of a condition", () => {
    const knowledge = shippedChartKnowledge();
    const read = readFacts(chartOf([]), knowledge, now);
    const certain = [...knowledge.facts.values()].filter((fact) => {
      const value = read(fact.id);
      return value.known && fact.absent === "unknown" && fact.take !== "choose";
    });
    expect(certain.map((fact) => fact.id)).toEqual([]);
  });

  test("a name the pack does not have is a mistake", () => {
    expect(() => factsOf(now)("igm.latets")).toThrow("there is no fact");
  });
});

test("of somebody who has died nothing is advised: they belong to no group", () => {
  const chart = chartOf([state("anti-mag-neuropathy", "2024")], { deceased: true });
  expect(said(readFacts(chart, shippedChartKnowledge(), now)("population"))).toBe("neither");
});

describe("population", () => {
  const titre = reading("anti-mag-titre", "2026-10-01", "15000 BTU");
  const band = reading("igm-immunofixation", "2026-10-01", "positive");
  const nerves = reading("electrodiagnosis", "2026-10-01", "positive");
  const block = reading("conduction-block", "2026-10-01", "positive", { nerve: "ulnar" });
  const cases: readonly (readonly [string, readonly Entry[], string])[] = [
    ["nothing on record", [], "neither"],
    ["titre, IgM band and a neuropathy that fits", [titre, band, nerves], "confirmed"],
    ["a clinician's diagnosis", [state("anti-mag-neuropathy", "2020")], "confirmed"],
    ["a suspected diagnosis", [state("anti-mag-neuropathy", "2020", "suspected")], "suspected"],
    ["titre and band without a neuropathy", [titre, band], "suspected"],
    ["neuropathy and band without a titre", [state("neuropathy", "2020"), state("igm-mgus", "2020")], "suspected"],
    ["neuropathy alone", [state("neuropathy", "2020")], "neither"],
    ["band alone", [band], "neither"],
    [
      "a refuted diagnosis, whatever else",
      [state("anti-mag-neuropathy", "2020", "refuted"), titre, band, nerves],
      "neither",
    ],
    [
      "a titre that treatment brought below the cut-off",
      [
        reading("anti-mag-titre", "2024-03-01", "6000 BTU"),
        dose("rituximab", "2024-04-01"),
        reading("anti-mag-titre", "2026-10-01", "700 BTU"),
        band,
        nerves,
      ],
      "confirmed",
    ],
    [
      "a titre that was positive once and is not, without treatment",
      [
        reading("anti-mag-titre", "2024-03-01", "1200 BTU"),
        reading("anti-mag-titre", "2026-10-01", "700 BTU"),
        band,
        nerves,
      ],
      "suspected",
    ],
    [
      "a positive titre, then one of another laboratory without a cut-off",
      [titre, reading("anti-mag-titre", "2026-11-01", "3200 1:n"), band, nerves],
      "confirmed",
    ],
    [
      "conduction block with a low titre",
      [reading("anti-mag-titre", "2026-10-01", "1900 BTU"), band, nerves, block],
      "suspected",
    ],
    [
      "conduction block with a titre just below 10,000 BTU",
      [reading("anti-mag-titre", "2026-10-01", "9999 BTU"), band, nerves, block],
      "suspected",
    ],
    [
      "conduction block with a titre of 10,000 BTU",
      [reading("anti-mag-titre", "2026-10-01", "10000 BTU"), band, nerves, block],
      "confirmed",
    ],
    [
      "conduction block with a titre above the measuring range",
      [reading("anti-mag-titre", "2026-10-01", "> 70000 BTU"), band, nerves, block],
      "confirmed",
    ],
    [
      "conduction block with a high number on another scale",
      [reading("anti-mag-titre", "2026-10-01", "25600 1:n", { interpretation: "positive" }), band, nerves, block],
      "suspected",
    ],
    [
      "conduction block, low titre, and a clinician's diagnosis",
      [state("anti-mag-neuropathy", "2025"), reading("anti-mag-titre", "2026-10-01", "1900 BTU"), band, nerves, block],
      "confirmed",
    ],
    [
      "no conduction block with a low titre",
      [
        reading("anti-mag-titre", "2026-10-01", "1900 BTU"),
        band,
        nerves,
        reading("conduction-block", "2026-10-01", "negative"),
      ],
      "confirmed",
    ],
    [
      "low titre, band and neuropathy",
      [reading("anti-mag-titre", "2026-10-01", "400 BTU"), band, state("neuropathy", "2020")],
      "suspected",
    ],
  ];
  test.each(cases)("%s", (_, entries, expected) => {
    expect(said(factsOf(now, ...entries)("population"))).toBe(expected);
  });
});
