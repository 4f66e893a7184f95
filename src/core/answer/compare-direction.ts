/** Whether a sentence goes the way its record goes: compared with what the record says of the same thing first. */
import { stemOf } from "../question/words.ts";
import { type Axis, binding, bounding, type Signal } from "./direction.ts";

/** Figures and neighbours weigh more than words that stand anywhere around. */
const weights: ReadonlyMap<string, number> = new Map([
  ["#", 3],
  ["@", 3],
]);

/** How much two signals share of what they are said of. */
const nearness = (a: Signal, b: Signal, common: ReadonlySet<string>): number =>
  [...a.targets].reduce(
    (sum, t) => (b.targets.has(t) && !common.has(t.replace(/^@/u, "")) ? sum + (weights.get(t.charAt(0)) ?? 1) : sum),
    0,
  );

/** The record's signals that share most with the sentence's. */
function nearest(signal: Signal, record: readonly Signal[], common: ReadonlySet<string>): readonly Signal[] {
  const scored = record.map((r) => [nearness(signal, r, common), r] as const);
  const best = Math.max(0, ...scored.map(([score]) => score));
  return best === 0 ? [] : scored.filter(([score]) => score === best).map(([, r]) => r);
}

/** How a sentence's direction stands to its record. */
export type Agreement = "agrees" | "conflicts" | "open";

/** Two statements of one thing that can both be true. */
function consistent(a: Signal, b: Signal): boolean {
  if (b.free === true) return true;
  if ((a.negated ?? false) === (b.negated ?? false)) return a.sign === b.sign;
  return a.sign !== b.sign;
}

const isOpposed = (signal: Signal, candidates: readonly Signal[]): boolean =>
  !candidates.some((c) => consistent(signal, c));
const isMatter = (axis: Axis): boolean => axis !== "level" && axis !== "outcome" && axis !== "speed";
const isSameWord = (a: Signal, b: Signal): boolean =>
  a.sign === b.sign && stemOf(a.word) === stemOf(b.word) && (a.negated ?? false) === (b.negated ?? false);
const crossed: Readonly<Partial<Record<Axis, Axis>>> = { level: "outcome", outcome: "level", speed: "outcome" };
const judged = (signal: Signal, candidates: readonly Signal[], opposed: Agreement): Agreement =>
  isOpposed(signal, candidates) ? opposed : "agrees";

/** A support's "mixed" counts only where nothing else is said. */
const withoutFree = (signals: readonly Signal[]): readonly Signal[] => {
  const told = signals.filter((r) => r.free !== true);
  return told.some((r) => r.slot !== true && r.weak !== true && r.sign !== 0) ? told : signals;
};

/** A support's own slot speaks of the very thing. */
const isSlotted = (near: readonly Signal[]): boolean => near.some((r) => r.slot === true);

/** What a record that never speaks of the same thing leaves to say. */
function judgeFar(
  signal: Signal,
  axis: readonly Signal[],
  record: readonly Signal[],
  common: ReadonlySet<string>,
): Agreement {
  const matter = isMatter(signal.axis);
  const firm = axis.filter((r) => r.weak !== true);
  if (!matter && signal.negated !== true && !binding.test(signal.word))
    return firm.length > 0 && isOpposed(signal, firm) && isOpposed(signal, axis) ? "open" : "agrees";
  const slots = axis.filter((r) => r.slot === true);
  if (signal.negated === true && slots.length > 0 && !isOpposed(signal, slots)) return "agrees";
  if (signal.negated === true)
    return firm.some((r) => consistent(signal, r)) && !axis.some((r) => r.sign === signal.sign && r.negated !== true)
      ? "agrees"
      : "open";
  if (slots.length > 0) return isOpposed(signal, slots) ? "open" : "agrees";
  const bears = !isOpposed(signal, axis);
  if (bears && firm.every((r) => consistent(signal, r))) return "agrees";
  if (firm.length > 0) return bears && matter ? "agrees" : "open";
  if (matter) return signal.turned === true ? "open" : "agrees";
  return nearest(
    signal,
    record.filter((r) => r.axis === crossed[signal.axis]),
    common,
  ).length > 0
    ? "agrees"
    : "open";
}

/**
 * Compares one signal with the record's: of the same thing where there are any, else with the supports' slots, else
 * with all that the record says on that axis. "Open" when it says nothing either way, or both. `common` are keys
 * that nearly every word of the record stands beside, such as the drug.
 */
export function compareSignal(signal: Signal, record: readonly Signal[], common: ReadonlySet<string>): Agreement {
  const compares = /^(?:more|less|fewer)$/u.test(signal.word) && signal.negated === true;
  const idle = bounding.test(signal.word) && !isMatter(signal.axis) && !compares;
  if (idle || signal.sign === 0) return "agrees";
  const axis = withoutFree(record.filter((r) => r.axis === signal.axis));
  const near = nearest(
    signal,
    axis.filter((r) => r.weak !== true),
    common,
  );
  if (near.some((r) => nearness(signal, r, common) >= 3)) return judged(signal, near, "conflicts");
  if (axis.some((r) => isSameWord(signal, r) && nearness(signal, r, common) > 0)) return "agrees";
  if (near.length > 0) return judged(signal, near, isSlotted(near) && signal.axis !== "advice" ? "conflicts" : "open");
  return signal.idle === true ? "agrees" : judgeFar(signal, axis, record, common);
}
