/** Values worked out from others of the same nerve, side and day, such as the terminal latency index. */
import { parseFormula } from "../knowledge/formula.ts";
import type { Measure } from "../knowledge/measure.ts";
import type { Quantity } from "../quantity.ts";
import type { Entry, Reading } from "./chart.ts";
import { isUsable } from "./usable.ts";

type Computed = NonNullable<Measure["computed"]>;

/** A measure's id as a formula names it: distal-distance is distalDistance. */
export const formulaName = (id: string): string =>
  id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** An exact amount; a bound such as "< 3" cannot be computed with. */
const amountOf = (reading: Reading | undefined): Quantity | undefined =>
  typeof reading?.value === "object" && reading.value.comparator === undefined ? reading.value : undefined;

const placeOf = (reading: Reading): string =>
  `${reading.nerve ?? ""}|${reading.side ?? ""}|${reading.date?.slice(0, 10) ?? ""}`;

const listed = (byMeasure: ReadonlyMap<string, readonly Entry[]>, id: string): readonly Reading[] =>
  (byMeasure.get(id) ?? []).filter((entry) => entry.kind === "reading").filter(isUsable);

const firstByPlace = (readings: readonly Reading[]): ReadonlyMap<string, Reading> =>
  new Map(readings.toReversed().map((reading) => [placeOf(reading), reading]));

/** Computes a measure wherever all its parts are there and the record has no value of its own. */
export function computedReadings(
  measure: Measure,
  computed: Computed,
  byMeasure: ReadonlyMap<string, readonly Entry[]>,
): readonly Reading[] {
  const [first, ...others] = computed.from;
  const bases = first === undefined ? [] : listed(byMeasure, first);
  if (bases.length === 0) return [];
  const formula = parseFormula(computed.formula);
  if (!formula.ok) return [];
  const taken = new Set(listed(byMeasure, measure.id).map(placeOf));
  const othersByPlace = others.map((id) => firstByPlace(listed(byMeasure, id)));
  return bases.flatMap((base): readonly Reading[] => {
    const place = placeOf(base);
    const parts = [base, ...othersByPlace.map((readings) => readings.get(place))];
    const amounts = parts.map(amountOf);
    if (taken.has(place) || base.date === undefined || amounts.includes(undefined)) return [];
    taken.add(place);
    const names = Object.fromEntries(computed.from.map((id, i) => [formulaName(id), amounts[i]?.value ?? Number.NaN]));
    const result = formula.value.evaluate(names);
    if (typeof result !== "number" || !Number.isFinite(result)) return [];
    const value = Math.round(result * 1000) / 1000;
    return [
      {
        kind: "reading",
        id: `${base.id}+${measure.id}`,
        measure: measure.id,
        date: base.date,
        resource: parts.map((part) => part?.resource ?? "").join(" + "),
        text: `${measure.name}, computed`,
        status: "final",
        value: { value, unit: measure.unit ?? "1" },
        original: { value: String(value), unit: measure.unit },
        nerve: base.nerve,
        side: base.side,
      },
    ];
  });
}
