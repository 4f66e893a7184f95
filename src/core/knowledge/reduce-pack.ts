/** A pack under a board's decisions: what is withdrawn is left out with everything that rests on it alone. */
import type { Calculator, Regimen } from "./calculator.ts";
import type { Claim } from "./claim.ts";
import type { Cohort } from "./cohort.ts";
import type { Pack } from "./knowledge.ts";
import type { OverlayEntry } from "./overlay.ts";
import type { Conflict, Outline, PackHeader } from "./pack.ts";
import { type HashOf, reduceClaims, rewordClaims, withdrawalsOf } from "./reduce-claims.ts";
import { reduceRules } from "./reduce-rules.ts";
import type { Standing } from "./standing.ts";
import { nothingWithdrawn, partWithdrawn, type Withdrawal, type Withdrawals } from "./withdrawn.ts";

export interface ReducedPack {
  readonly pack: Pack;
  readonly standing: Standing;
}

/** Whether an item is still there. */
type Keeps = (id: string) => boolean;

/** Regimens that are left, and those that went with their last claim. */
function reduceRegimens(regimens: readonly Regimen[], named: Withdrawals, claims: Withdrawals) {
  const withdrawn = new Map(named);
  const kept = regimens.flatMap((regimen) => {
    if (withdrawn.has(regimen.id)) return [];
    const left = regimen.claims.filter((id) => !claims.has(id));
    const [lost] = regimen.claims.filter((id) => claims.has(id));
    const cause = lost === undefined ? undefined : claims.get(lost);
    if (left.length > 0 || cause === undefined) return [{ ...regimen, claims: left }];
    withdrawn.set(regimen.id, cause);
    return [];
  });
  return { kept, withdrawn };
}

/** A calculator without the statements that are withdrawn; it says that something is missing. */
function withoutClaims(calculator: Calculator, claims: Withdrawals): Calculator {
  const all = [...calculator.claims, ...calculator.readings.flatMap((reading) => reading.claims)];
  const lost = all.flatMap((id) => claims.get(id) ?? [])[0];
  if (lost === undefined) return calculator;
  const keep = (ids: readonly string[]) => ids.filter((id) => !claims.has(id));
  return {
    ...calculator,
    claims: keep(calculator.claims),
    readings: calculator.readings.flatMap((reading) => {
      const left = keep(reading.claims);
      return left.length === 0 ? [] : [{ ...reading, claims: left }];
    }),
    cautions: [...calculator.cautions, partWithdrawn(lost)],
  };
}

/** Calculators that are left, and those whose formula's source is withdrawn. */
function reduceCalculators(
  calculators: readonly Calculator[],
  named: Withdrawals,
  sources: Withdrawals,
  claims: Withdrawals,
) {
  const withdrawn = new Map(named);
  for (const { id, source } of calculators) {
    const cause = sources.get(source.source);
    if (cause !== undefined && !withdrawn.has(id))
      withdrawn.set(id, { ...cause, because: { kind: "source", id: source.source } });
  }
  const kept = calculators.filter(({ id }) => !withdrawn.has(id)).map((one) => withoutClaims(one, claims));
  return { kept, withdrawn };
}

/** A dispute keeps its sides, so that none of them is ever said alone; one that has lost a side is not shown. */
const reduceConflict = (conflict: Conflict, keeps: Keeps): Conflict => ({
  ...conflict,
  sides: conflict.sides.map((side) => ({ ...side, claims: side.claims.filter(keeps) })),
});

/** An overview without its withdrawn statements; one whose every leading statement is gone is left out. */
function reduceOutline(outline: Outline, keeps: Keeps): readonly Outline[] {
  const bottomLine = outline.bottomLine.filter(keeps);
  const sections = outline.sections.flatMap((section) => {
    const claims = section.claims.filter(keeps);
    return claims.length === 0 ? [] : [{ ...section, claims }];
  });
  return bottomLine.length === 0 ? [] : [{ ...outline, bottomLine, sections }];
}

const reduceHeader = (header: PackHeader, keeps: Keeps): PackHeader => ({
  ...header,
  topics: header.topics.map((topic) =>
    topic.leads === undefined ? topic : { ...topic, leads: topic.leads.filter(keeps) },
  ),
  corrections: header.corrections.flatMap((correction) => {
    const claims = correction.claims.filter(keeps);
    return claims.length === 0 ? [] : [{ ...correction, claims }];
  }),
});

/** A cohort's table sorts courses by regimen with a calculator: without it, or without any regimen, it cannot be told. */
function reduceCohort(cohort: Cohort, calculators: Withdrawals, regimens: Withdrawals): readonly Cohort[] {
  const left = cohort.regimens.filter((id) => !regimens.has(id));
  return calculators.has(cohort.dose.calculator) || left.length === 0 ? [] : [{ ...cohort, regimens: left }];
}

/** The lists of a pack that name claims, without those that are gone. */
function reduceLists(pack: Pack, keeps: Keeps): Pack {
  return {
    ...pack,
    header: reduceHeader(pack.header, keeps),
    conflicts: pack.conflicts.map((conflict) => reduceConflict(conflict, keeps)),
    gaps: pack.gaps.map((gap) => ({ ...gap, nearest: gap.nearest.filter(keeps) })),
    outlines: pack.outlines.flatMap((outline) => reduceOutline(outline, keeps)),
    pages: pack.pages.flatMap((page) => {
      const claims = page.claims.filter(keeps);
      return claims.length === 0 ? [] : [{ ...page, claims }];
    }),
    frequent: pack.frequent.map((one) => ({ ...one, claims: one.claims.filter(keeps) })),
    premises: pack.premises.map((premise) => ({ ...premise, correct: premise.correct.filter(keeps) })),
    beliefs: pack.beliefs.map((belief) => ({ ...belief, correct: belief.correct.filter(keeps) })),
  };
}

/** Items whose present content is what was approved. `whileWithdrawn` counts the withdrawn among them. */
function approvedAmong(
  items: readonly { readonly id: string }[],
  kind: OverlayEntry["kind"],
  entries: readonly OverlayEntry[],
  hashOf: HashOf,
  whileWithdrawn = false,
): ReadonlySet<string> {
  const approved = new Map<string, string>();
  for (const entry of entries)
    if (entry.kind === kind && entry.approvedHash !== undefined && (whileWithdrawn || entry.suspended === undefined))
      approved.set(entry.id, entry.approvedHash);
  if (approved.size === 0) return new Set();
  return new Set(
    items.filter((item) => approved.has(item.id) && approved.get(item.id) === hashOf(item)).map(({ id }) => id),
  );
}

const isEmpty = (withdrawals: readonly ReadonlyMap<string, Withdrawal>[]): boolean =>
  withdrawals.every((one) => one.size === 0);

/**
 * Applies decisions to a checked pack. `stillSays` tells whether a claim's wordings are borne out by the supports it is
 * left with. The pack itself is given back where no content changes.
 */
export function reducePack(
  pack: Pack,
  entries: readonly OverlayEntry[],
  hashOf: HashOf,
  stillSays: (claim: Claim) => boolean,
): ReducedPack {
  const reworded = rewordClaims(pack.claims, entries, hashOf);
  const source = withdrawalsOf(entries, "source");
  const found = reduceClaims(reworded, withdrawalsOf(entries, "claim"), source, pack.sources, stillSays);
  const claim = found.withdrawn;
  const calculators = reduceCalculators(pack.calculators, withdrawalsOf(entries, "calculator"), source, claim);
  const regimens = reduceRegimens(pack.regimens, withdrawalsOf(entries, "regimen"), claim);
  const [calculator, regimen] = [calculators.withdrawn, regimens.withdrawn];
  const rules = reduceRules(pack.rules, withdrawalsOf(entries, "rule"), { claim, calculator, regimen });
  // A hard stop that was approved keeps going wherever approved rules go: what is missing of it is said with it.
  const stops = pack.rules.filter((rule) => rule.then.kind === "stop");
  const stopsApproved = approvedAmong(stops, "rule", entries, hashOf, true);
  const withdrawn = { ...nothingWithdrawn, claim, source, calculator, regimen, rule: rules.withdrawn };
  const standing: Standing = {
    approved: approvedAmong(found.claims, "claim", entries, hashOf),
    approvedRules: new Set([...approvedAmong(rules.rules, "rule", entries, hashOf), ...stopsApproved]),
    withdrawn,
    weakened: { claims: found.weakened, rules: rules.weakened },
  };
  const isUntouched = reworded === pack.claims && isEmpty(Object.values(withdrawn));
  if (isUntouched) return { pack, standing };
  const left = {
    ...reduceLists(pack, (id) => !claim.has(id)),
    claims: found.claims,
    sources: pack.sources.filter(({ id }) => !source.has(id)),
    calculators: calculators.kept,
    regimens: regimens.kept,
    cohorts: pack.cohorts.flatMap((cohort) => reduceCohort(cohort, calculator, regimen)),
    rules: rules.rules,
  };
  return { pack: left, standing };
}
