/** Doses grouped into courses: a pause longer than the treatment's gap begins a new one. */
import { addSpan, parseWhen, type When } from "../calendar.ts";
import type { Span } from "../knowledge/measure.ts";
import type { Quantity } from "../quantity.ts";
import type { Dose } from "./chart.ts";

type DatedDose = Dose & { readonly when: When | undefined };

/** One course of a treatment. `start` and `end` are its first and last dose. */
export interface Course {
  readonly number: number;
  readonly start: When;
  readonly end: When;
  readonly doses: readonly DatedDose[];
  /** Sum of the doses, when every dose has an amount in one unit. */
  readonly total?: Quantity | undefined;
  /** True while the record says the treatment goes on. */
  readonly ongoing: boolean;
}

function totalOf(doses: readonly DatedDose[]): Quantity | undefined {
  const unit = doses[0]?.amount?.unit;
  if (unit === undefined || doses.some((dose) => dose.amount?.unit !== unit)) return undefined;
  return { value: doses.reduce((sum, dose) => sum + (dose.amount?.value ?? 0), 0), unit };
}

/** The last day of a dose: its own day, or the end of the period it covers. */
const endOf = (dose: DatedDose): When | undefined =>
  (dose.end === undefined ? undefined : parseWhen(dose.end)) ?? dose.when;

/**
 * One dose a day: an order, a statement and an administration of one day are one dose, and the best evidence stands for it.
 * Orders count only where nothing better is on record for the treatment.
 */
function onePerDay(doses: readonly DatedDose[]): readonly DatedDose[] {
  const rank = { given: 2, stated: 1, ordered: 0 } as const;
  const better = doses.filter((dose) => dose.evidence !== "ordered");
  const counted = better.length > 0 ? better : doses;
  const byDay = new Map<string, DatedDose>();
  for (const dose of counted) {
    if (dose.when === undefined) continue;
    const day = `${dose.when.from}-${dose.when.to}`;
    const other = byDay.get(day);
    if (other === undefined || rank[dose.evidence] > rank[other.evidence]) byDay.set(day, dose);
  }
  return [...byDay.values()];
}

/** Groups doses, oldest first, into courses numbered from 1. Doses without a date belong to none. */
export function groupCourses(doses: readonly DatedDose[], gap: Span): readonly Course[] {
  const groups: DatedDose[][] = [];
  let lastDay = -Infinity;
  for (const dose of onePerDay(doses)) {
    const day = dose.when?.from ?? lastDay;
    const group = groups.at(-1);
    if (group === undefined || day > addSpan(lastDay, gap)) groups.push([dose]);
    else group.push(dose);
    lastDay = Math.max(lastDay, endOf(dose)?.to ?? day);
  }
  return groups.flatMap((group, at): readonly Course[] => {
    const [first, last] = [group[0], group.at(-1)];
    if (first?.when === undefined || last === undefined) return [];
    const ongoing = group.some((dose) => dose.ongoing === true);
    const end = endOf(last) ?? first.when;
    return [{ number: at + 1, start: first.when, end, doses: group, total: totalOf(group), ongoing }];
  });
}
