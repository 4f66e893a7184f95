/** Doses worked out for a person as sentences: results, what went in with its day, the formula, the cautions; or why there is none. */
import { amountWords } from "../quantity-words.ts";
import type { Calculation, Recommendation } from "./answer.ts";

/** "height 175 cm of 2026-11-10". */
const fromWords = ({ name, value, date }: NonNullable<Calculation["from"]>[number]): string =>
  `${name} ${amountWords(value)}${date === undefined ? "" : ` of ${date}`}`;

/** One calculation, sentence by sentence. */
export function calculationWords({ title, results, names, from, formula, cautions }: Calculation): readonly string[] {
  const values = Object.entries(results).map(([id, value]) => `${names[id] ?? id} ${amountWords(value)}`);
  return [
    `${title}: ${values.join(", ")}.`,
    ...(from === undefined || from.length === 0 ? [] : [`From ${from.map(fromWords).join(", ")}.`]),
    `Formula: ${formula}.`,
    ...cautions,
  ];
}

/** Days of the doses: "Day 1, 8, 15, 22." or their dates. */
function scheduleWords(schedule: NonNullable<Recommendation["schedule"]>): readonly string[] {
  if (schedule.length === 0) return [];
  if (schedule.every(({ date }) => date !== undefined))
    return [`Days: ${schedule.map(({ date }) => date ?? "").join(", ")}.`];
  return schedule.some(({ day }) => day === undefined)
    ? []
    : [`Days ${schedule.map(({ day }) => day ?? "").join(", ")}, counted from the first dose.`];
}

/** What a recommendation says of doses, a paragraph for each. */
export function doseWords({ calculations, schedule, dosesWithheld }: Recommendation): readonly string[] {
  return [
    ...(dosesWithheld ?? []),
    ...(calculations ?? []).map((calculation) =>
      [...calculationWords(calculation), ...scheduleWords(schedule ?? [])].join(" "),
    ),
  ];
}
