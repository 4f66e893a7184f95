/** One cell of the table: the values of a group for one outcome, as shares and figures. */
import type { ChangeOutcome } from "../knowledge/cohort.ts";
import { type Changed, type Depleted, type Missing, passes, type Responded } from "./course-outcome.ts";
import type { OutcomeValue } from "./member.ts";
import type { Cell, Reason, Share, Spread } from "./report.ts";
import { figuresOf, wilsonInterval } from "./spread.ts";
import { smallBelow, missingWords, type MissingReason } from "./words.ts";

const isMissing = (value: OutcomeValue["value"]): value is Missing => "missing" in value;
const isChanged = (value: OutcomeValue["value"]): value is Changed => "percent" in value;
const isDepleted = (value: OutcomeValue["value"]): value is Depleted => "depleted" in value;
const isResponded = (value: OutcomeValue["value"]): value is Responded => "verdict" in value;

export function shareOf(id: string, name: string, count: number, of: number): Share {
  const interval = wilsonInterval(count, of);
  const percent = of === 0 ? {} : { percent: Math.round((1000 * count) / of) / 10 };
  return { id, name, count, of, ...percent, ...interval };
}

function spreadOf(id: Spread["id"], name: string, unit: string, values: readonly number[]): readonly Spread[] {
  const figures = figuresOf(values);
  return figures === undefined ? [] : [{ id, name, unit, ...figures }];
}

const changeSpreads = (changes: readonly Changed[]): readonly Spread[] => {
  const percents = changes.map(({ percent }) => percent);
  return [
    ...spreadOf("change", "change", "%", percents),
    ...spreadOf(
      "remaining",
      "of the value before",
      "%",
      percents.map((percent) => 100 + percent),
    ),
  ];
};

/** Amounts in one unit and of one assay may be put side by side; others may not. */
function amountSpreads(changes: readonly Changed[]): readonly Spread[] {
  const [first] = changes;
  if (first === undefined || changes.some(({ unit, series }) => unit !== first.unit || series !== first.series))
    return [];
  return [
    ...spreadOf(
      "before",
      "before",
      first.unit,
      changes.map(({ from }) => from),
    ),
    ...spreadOf(
      "after",
      "after",
      first.unit,
      changes.map(({ to }) => to),
    ),
  ];
}

type Body = Pick<Cell, "shares" | "spreads" | "series" | "values">;

function changeBody(outcome: ChangeOutcome, changes: readonly Changed[]): Body {
  const series = [...Map.groupBy(changes, (change) => change.series)]
    .filter(([name]) => name !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    shares: outcome.shares.map((share) =>
      shareOf(share.id, share.name, changes.filter((change) => passes(change, share)).length, changes.length),
    ),
    spreads: [...amountSpreads(changes), ...changeSpreads(changes)],
    series: series.map(([name, of]) => ({
      name,
      n: of.length,
      spreads: [...amountSpreads(of), ...changeSpreads(of)],
    })),
    values: changes.map(({ percent }) => percent).sort((a, b) => a - b),
  };
}

function responseBody(responses: readonly Responded[]): Body {
  const verdicts = ["improved", "stable", "worse", "mixed"] as const;
  const count = (verdict: string): number => responses.filter((one) => one.verdict === verdict).length;
  const shares = verdicts.map((verdict) => shareOf(verdict, verdict, count(verdict), responses.length));
  return { shares, spreads: [], series: [], values: [] };
}

function depletionBody(all: readonly Depleted[]): Body {
  const depleted = all.filter((one) => one.depleted);
  const back = depleted.filter((one) => one.isBack === true);
  return {
    shares: [
      shareOf("depleted", "depleted", depleted.length, all.length),
      shareOf("back", "of those, back by the end of follow-up", back.length, depleted.length),
    ],
    spreads: [
      ...spreadOf(
        "days",
        "days to depletion",
        "d",
        depleted.flatMap(({ days }) => days ?? []),
      ),
      ...spreadOf(
        "back",
        "days until seen back",
        "d",
        back.flatMap(({ backAfterDays }) => backAfterDays ?? []),
      ),
    ],
    series: [],
    values: [],
  };
}

function bodyOf(outcome: OutcomeValue["outcome"], values: readonly OutcomeValue["value"][]): Body {
  if (outcome.kind === "change") return changeBody(outcome, values.filter(isChanged));
  return outcome.kind === "response"
    ? responseBody(values.filter(isResponded))
    : depletionBody(values.filter(isDepleted));
}

function reasonsOf(missing: readonly Missing[]): readonly Reason[] {
  const byReason = Map.groupBy(missing, (one) => one.missing);
  return (Object.keys(missingWords) as readonly MissingReason[]).flatMap((reason) => {
    const count = byReason.get(reason)?.length ?? 0;
    return count === 0 ? [] : [{ reason, text: missingWords[reason], count }];
  });
}

const isSmall = (count: number | string): boolean => typeof count === "number" && count > 0 && count < smallBelow;

/** Makes the cell of an outcome from everybody's values. */
export function cellOf(
  { outcome, baseline }: Pick<OutcomeValue, "outcome" | "baseline">,
  values: readonly OutcomeValue["value"][],
): Cell {
  const missing = values.filter(isMissing);
  const because = reasonsOf(missing);
  const body = bodyOf(outcome, values);
  const n = values.length - missing.length;
  const setAside = values.filter((value) => value.setAside > 0).length;
  const counts = [
    n,
    missing.length,
    setAside,
    ...[...because, ...body.shares, ...body.series.map(({ n: count }) => ({ count }))].map((one) => one.count),
  ];
  return {
    outcome: outcome.id,
    kind: outcome.kind,
    title: outcome.title,
    ...(baseline === undefined ? {} : { baseline }),
    n,
    missing: missing.length,
    because,
    setAside,
    small: counts.some(isSmall),
    ...body,
    ...(outcome.note === undefined ? {} : { note: outcome.note }),
  };
}
