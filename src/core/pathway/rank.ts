/** The order of recommendations, with the reason for each one's place. */
import type { Recommendation } from "../answer/answer.ts";

const kinds = ["stop", "warning", "do", "consider", "monitor", "explain"] as const;
const groups = ["before-treatment", "after-treatment", "monitoring", "treatment", "diagnosis"];
const levels = ["high", "moderate", "low", "very-low"] as const;

type Kind = (typeof kinds)[number];

const why: Readonly<Record<Kind, string>> = {
  stop: "hard stops stand first and are never left out",
  warning: "a danger stands before advice",
  do: "a step to take stands before one to weigh",
  consider: "to be weighed, after what is to be done",
  monitor: "what is to be followed stands after what is to be decided, the most overdue first",
  explain: "what bears on the diagnosis alone stands last",
};

/** Something to weigh about the diagnosis, such as a titre band, is no option for the visit at hand. */
const kindOf = (r: Recommendation): Kind => (r.kind === "consider" && r.group === "diagnosis" ? "explain" : r.kind);

/** A danger that cannot wait for the next visit stands before one that can. */
const urgencyOf = (r: Recommendation): number => (r.kind === "warning" && r.urgent === true ? 0 : 1);

const isOverdue = (r: Recommendation, today: string): boolean => r.due !== undefined && r.due < today;

/** The parts of a place in their order of weight: smaller comes first. */
const placeOf = (r: Recommendation, today: string): readonly (number | string)[] => [
  kinds.indexOf(kindOf(r)),
  urgencyOf(r),
  isOverdue(r, today) ? 0 : 1,
  r.due ?? "9999",
  groups.indexOf(r.group ?? "diagnosis"),
  levels.indexOf(r.certainty.level),
  r.rule,
];

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [i, left] of a.entries()) {
    const right = b[i];
    if (right === undefined || left === right) continue;
    return left < right ? -1 : 1;
  }
  return 0;
}

/** Sorts: hard stops, dangers (those that cannot wait before others), steps, options, follow-up, what bears on the diagnosis alone; within each overdue first, then by due day and certainty. */
export const rank = (recommendations: readonly Recommendation[], today: string): readonly Recommendation[] =>
  recommendations
    .map((r) => ({ r, place: placeOf(r, today) }))
    .sort((a, b) => compare(a.place, b.place))
    .map(({ r }) => ({
      ...r,
      ranked: `${urgencyOf(r) === 0 ? "a danger that cannot wait stands before other dangers" : why[kindOf(r)]}${isOverdue(r, today) ? `; overdue since ${r.due ?? ""}` : ""}; certainty ${r.certainty.level}`,
    }));
