/** Plain words for the marks on a page: certainty, reasons, checks, reading, designs, amounts. */
import type { Check } from "../../../src/core/answer/answer.ts";
import type { Certainty } from "../../../src/core/knowledge/claim.ts";

export type Level = Certainty["level"];

export const levelWords: Readonly<Record<Level, string>> = {
  high: "high",
  moderate: "moderate",
  low: "low",
  "very-low": "very low",
};

/** What a GRADE level promises. */
export const levelMeanings: Readonly<Record<Level, string>> = {
  high: "Further research is unlikely to change this.",
  moderate: "This is probably right; further research may change it.",
  low: "This may be right; further research is likely to change it.",
  "very-low": "This is very uncertain; treat it as a lead, not as a fact.",
};

/** Filled circles of four, as GRADE tables draw it. */
export const levelSteps: Readonly<Record<Level, number>> = { high: 4, moderate: 3, low: 2, "very-low": 1 };

export const reasonWords: Readonly<Record<Certainty["because"][number], string>> = {
  "risk-of-bias": "the studies could be biased",
  inconsistency: "the studies do not agree with each other",
  indirectness: "the people or treatments studied differ from the ones in question",
  imprecision: "too few people were studied to be sure of the size",
  "publication-bias": "studies with other results may not have been published",
  "expert-opinion": "it rests on the opinion of experts",
  design: "this kind of study can show only so much",
  consistent: "the studies agree with each other",
  direct: "the people in question were the ones studied",
  "large-effect": "the effect was large",
};

export const checkWords: Readonly<Record<Check, string>> = {
  curated: "curated",
  verbatim: "verbatim",
  "numbers-agree": "numbers agree",
  entailed: "follows from the source",
  "not-checkable": "not checkable",
};

export const checkMeanings: Readonly<Record<Check, string>> = {
  curated:
    "An editor wrote this sentence and tied it to its sources. It holds no number to compare; the program found nothing in it that goes against what was entered from them.",
  verbatim: "The words stand in the source exactly as shown.",
  "numbers-agree":
    "An editor wrote this sentence. The program compared every number in it with those entered from its sources; they agree.",
  entailed: "The program found that the sentence follows from the passage it cites.",
  "not-checkable": "No check could be made. Read the source before you rely on this.",
};

/** "randomised-trial" as people say it. */
export const plainWords = (slug: string): string => slug.replaceAll("-", " ");

/** "largeVialMg" as words, for ids that came without a name. */
export const wordsOfId = (id: string): string =>
  id
    .replace(/([A-Z])/g, " $1")
    .replaceAll("-", " ")
    .toLowerCase()
    .trim();

const dates = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

const months = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** A sentence with its dates in words. */
export const datesInWords = (text: string): string => text.replaceAll(/\d{4}-\d{2}-\d{2}/g, dateWords);

/** "2026-11-01" as "1 November 2026", "2009-03" as "March 2009"; a year, and what is no date, stays as it is. */
export function dateWords(iso: string): string {
  if (/^\d{4}$/.test(iso)) return iso;
  if (/^\d{4}-\d{2}$/.test(iso)) return months.format(new Date(iso));
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : dates.format(date);
}
