/** A patient's own view: what is known of them in plain words, for a clinician to open or print. */
import type { PlainPack, PlainView } from "../../contract/plain-view.ts";
import { unreviewedBanner } from "../../core/answer/answer.ts";
import type { Library } from "../../core/answer/library.ts";
import { disclaimers } from "../../core/answer/disclaimers.ts";
import { isoDay } from "../../core/calendar.ts";
import { type IndexedChart, indexChart } from "../../core/chart/indexed-chart.ts";
import { amountOf, pointsOf } from "../../core/chart/series.ts";
import { plainAdvice } from "../../core/pathway/plain-advice.ts";
import { populationFact } from "../../core/pathway/population.ts";
import type { Actor } from "../actor.ts";
import type { ChartReading } from "../answers/ask.ts";
import type { Patients } from "../ports/patients.ts";
import type { Surroundings } from "../ports/surroundings.ts";
import type { Assessor } from "./assess.ts";

export interface PlainParts {
  readonly assessor: Assessor;
  readonly patients: Pick<Patients, "find">;
  readonly surroundings: Surroundings;
}

export interface PlainCases {
  /** Nothing when there is no such patient. */
  readonly plainView: (actor: Actor, id: string) => Promise<PlainView | undefined>;
}

const withheld =
  "Doses, antibody titres and decisions on treatment are left out of this page; your care team explains them to you.";

/** The latest value of each measure that the pack has plain words for; never a titre. */
function valuesOf(chart: IndexedChart, library: Library): PlainPack["values"] {
  const named = library.pack.measures.filter((m) => m.plain !== undefined && m.kind !== "titre");
  return named.flatMap(({ id, name, plain, reference }) => {
    const last = pointsOf(chart, id)
      .filter(({ status }) => status !== "preliminary")
      .at(-1);
    const value = last === undefined ? undefined : amountOf(last);
    if (last === undefined || value === undefined || plain === undefined || last.date === undefined) return [];
    const { assay: _, laboratory: __, ...amount } = value;
    const range = last.range ?? reference;
    return [
      {
        name,
        explain: plain,
        value: amount,
        date: last.date.slice(0, 10),
        ...(range === undefined ? {} : { range: { low: range.low, high: range.high } }),
      },
    ];
  });
}

/** Courses of treatment with their days, the latest first; no doses, and nothing that is only planned. */
function treatmentsOf(chart: IndexedChart, library: Library): PlainPack["treatments"] {
  return library.pack.measures
    .flatMap((measure) => chart.of(measure.id).courses.map((course) => ({ measure, course })))
    .sort((a, b) => b.course.start.from - a.course.start.from)
    .map(({ measure, course }) => {
      const explain = library.lexicon.concepts.get(measure.id)?.explain;
      return {
        name: measure.name,
        ...(explain === undefined ? {} : { explain }),
        from: isoDay(course.start.from),
        to: isoDay(course.end.to),
        ongoing: course.ongoing,
      };
    });
}

function packOf({ about }: ChartReading, chart: IndexedChart): PlainPack {
  const { library } = about.pathway;
  const { header } = library.pack;
  const subject = library.lexicon.concepts.get(header.subject[0] ?? "");
  const population = about.read(populationFact);
  const confirmed = population.known && population.value === "confirmed";
  const { parts, references } = plainAdvice(about.pathway, about.read, about.today);
  return {
    pack: header.id,
    version: header.version,
    ...(confirmed && subject?.explain !== undefined ? { about: { name: subject.name, explain: subject.explain } } : {}),
    values: valuesOf(chart, library),
    treatments: treatmentsOf(chart, library),
    parts,
    references,
  };
}

/** Builds the use case. */
export const createPlainCases = ({ assessor, patients, surroundings }: PlainParts): PlainCases => ({
  plainView: async (actor, id) => {
    const at = surroundings.now();
    const packHash = assessor.ownHash();
    const patient = await patients.find(id, { at, actor: actor.id, origin: "plain", packHash });
    if (patient === undefined) return undefined;
    const asOf = at.slice(0, 10);
    return {
      label: patient.chart.label,
      asOf,
      banner: unreviewedBanner,
      withheld,
      disclaimer: disclaimers.lay,
      packs: assessor.reading(patient.chart, asOf).map((reading) => {
        const measures = new Map(reading.about.pathway.library.pack.measures.map((m) => [m.id, m]));
        return packOf(reading, indexChart(patient.chart, measures, at));
      }),
    };
  },
});
