/** The treatment lane: courses with their doses, what is planned, and what became of each course. */
import { spanInWords } from "../../../core/calendar.ts";
import type { Course } from "../../../core/chart/courses.ts";
import { judgeResponse, type Response as JudgedResponse, type ScaleChange } from "../../../core/chart/response.ts";
import { inWords } from "../../../core/chart/series.ts";
import type { Measure } from "../../../core/knowledge/measure.ts";
import { amountWords } from "../../../core/quantity-words.ts";
import type { CourseBar, Response } from "../../../figures/timeline.ts";
import { type Looking, lookingBack } from "./looking.ts";

const verdictWords: Readonly<Record<ScaleChange["verdict"], string>> = {
  better: "better",
  same: "no meaningful change",
  worse: "worse",
};

/** One scale: from, to, on which days, and the change that counts. */
function scaleWords({ measure, from, to, verdict }: ScaleChange, { chart }: Looking): string {
  const known = chart.measures.get(measure);
  const step = known?.meaningful;
  const least = step === undefined ? "" : ` (counted from ${amountWords({ value: step.by, unit: step.unit })})`;
  return `${known?.name ?? measure} ${inWords(from)} (${from.date ?? "?"}) to ${inWords(to)} (${to.date ?? "?"}), ${verdictWords[verdict]}${least}`;
}

/** One scale that moved alone does not change the verdict, and is not passed over. */
function movedAlone({ value, scales }: JudgedResponse): string {
  const moved = scales.filter(({ verdict }) => verdict !== "same");
  const [one] = moved;
  return value === "stable" && one !== undefined ? `, with one scale ${one.verdict}; a response takes two` : "";
}

/** The response to the latest course known at this moment, by the pack's own fact: verdict, scales, dates, thresholds. */
function responseOf(measure: Measure, looking: Looking): Response | undefined {
  const { chart, facts } = looking;
  const fact = facts.find((f) => f.take === "response" && f.of === measure.id && f.since === "course");
  const judged = fact === undefined ? undefined : judgeResponse(chart, fact);
  if (fact === undefined || judged === undefined) return undefined;
  const seen = judged.scales.map((scale) => scaleWords(scale, looking)).join("; ");
  const early = fact.notBefore === undefined ? "" : ` Not judged before ${spanInWords(fact.notBefore)}.`;
  const note = fact.note === undefined ? "" : ` ${fact.note}`;
  const verdict = judged.value ?? "not-assessable";
  const why =
    judged.value === undefined
      ? `not assessable: ${judged.because ?? "values are missing"}`
      : `${judged.value}${movedAlone(judged)}`;
  return {
    verdict,
    text: `Response to ${measure.name} ${judged.course.number}: ${why}.${seen === "" ? "" : ` ${seen}.`}${early}${note}`,
    resources: judged.scales.flatMap(({ from, to }) => [from.resource, to.resource]),
  };
}

function courseBar(measure: Measure, course: Course, next: Course | undefined, looking: Looking): CourseBar {
  const { number, start, end, doses, total, ongoing } = course;
  const response = responseOf(measure, next === undefined ? looking : lookingBack(looking, next.start.from - 1));
  const amount = total === undefined ? "" : `, ${amountWords(total)} in all`;
  return {
    id: `${measure.id} ${number}`,
    label: `${measure.name} ${number}`,
    text: `${measure.name}, course ${number}: ${start.iso} to ${ongoing ? "now" : end.iso}, ${doses.length} ${doses.length === 1 ? "dose" : "doses"}${amount}`,
    from: start.from,
    ...(ongoing ? {} : { to: end.to }),
    planned: false,
    doses: doses.flatMap((dose) =>
      dose.when === undefined
        ? []
        : [
            {
              id: dose.resource,
              day: dose.when.from,
              text: `${dose.when.iso}: ${measure.name}, ${dose.amount === undefined ? "dose not stated" : amountWords(dose.amount)} · ${dose.resource}`,
            },
          ],
    ),
    ...(response === undefined ? {} : { response }),
  };
}

/** Every course on record and every plan. */
export function coursesOfChart(looking: Looking): readonly CourseBar[] {
  return [...looking.chart.measures.values()].flatMap((measure): readonly CourseBar[] => {
    const { courses, plans } = looking.chart.of(measure.id);
    const given = courses.map((course, at) => courseBar(measure, course, courses[at + 1], looking));
    const planned = plans.map((plan): CourseBar => {
      const from = plan.when?.from ?? looking.chart.today;
      return {
        id: plan.resource,
        label: `${measure.name} (planned)`,
        text: `${measure.name}, planned ${plan.when?.iso ?? "without a date"}`,
        from,
        to: from + 7,
        planned: true,
        doses: [],
      };
    });
    return [...given, ...planned];
  });
}
