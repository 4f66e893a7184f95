/** Names that lead nowhere: every id that one item of a pack writes of another must exist. */
import type { Problem } from "../../problem.ts";
import type { Claim } from "../claim.ts";
import type { Line } from "../rule.ts";
import { breach, type Checked, nearestNames, type Rule } from "./checked.ts";

/** Ids written in one place, and the set they must be found in. */
interface Mention {
  readonly item: string;
  readonly field: string;
  readonly ids: readonly (string | undefined)[];
  readonly kind: keyof ReturnType<typeof known>;
}

const ids = (items: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(items.map((item) => item.id));

const known = (checked: Checked) => ({
  source: new Set(checked.sources.keys()),
  finding: new Set(checked.findings.keys()),
  claim: new Set(checked.claims.keys()),
  concept: checked.concepts,
  topic: ids(checked.pack.header.topics),
  gap: ids(checked.pack.gaps),
  conflict: ids(checked.pack.conflicts),
  outline: ids(checked.pack.outlines),
  rule: ids(checked.pack.rules),
});

const mentionsOfClaim = (claim: Claim): readonly Mention[] => {
  const item = `claims/${claim.id}`;
  return [
    { item, field: "topic", ids: [claim.topic], kind: "topic" },
    { item, field: "contradicts", ids: claim.contradicts, kind: "claim" },
    ...claim.support.flatMap((support, i): readonly Mention[] => {
      const { drug, measure, population, condition, subject } = support.about;
      const field = `support/${i}`;
      return [
        { item, field: `${field}/source`, ids: [support.source], kind: "source" },
        { item, field: `${field}/fact`, ids: [support.fact], kind: "finding" },
        { item, field: `${field}/about`, ids: [drug, measure, population, condition, subject], kind: "concept" },
      ];
    }),
  ];
};

function mentionsOfLists({ pack }: Checked): readonly Mention[] {
  return [
    { item: "pack", field: "subject", ids: pack.header.subject, kind: "concept" },
    { item: "pack", field: "context", ids: pack.header.context, kind: "concept" },
    { item: "pack", field: "notSubject", ids: pack.header.notSubject, kind: "concept" },
    ...pack.header.topics.map((t): Mention => ({
      item: `topics/${t.id}`,
      field: "leads",
      ids: t.leads ?? [],
      kind: "claim",
    })),
    ...pack.header.corrections.map((c): Mention => ({
      item: `corrections/${c.id}`,
      field: "claims",
      ids: c.claims,
      kind: "claim",
    })),
    ...pack.sources.map((s): Mention => ({
      item: `sources/${s.id}`,
      field: "population",
      ids: [s.population],
      kind: "concept",
    })),
    ...pack.concepts.map((c): Mention => ({
      item: `glossary/${c.id}`,
      field: "broader",
      ids: c.broader,
      kind: "concept",
    })),
    ...pack.falseFriends.map((f, i): Mention => ({
      item: `false-friends/entry ${i + 1}`,
      field: "isNot",
      ids: [f.isNot],
      kind: "concept",
    })),
    ...pack.measured.map((m): Mention => ({
      item: `quantities/${m.id}`,
      field: "concept",
      ids: [m.concept],
      kind: "concept",
    })),
    ...pack.premises.map((p): Mention => ({
      item: `premises/${p.id}`,
      field: "correct",
      ids: p.correct,
      kind: "claim",
    })),
    ...pack.beliefs.map((b): Mention => ({
      item: `beliefs/${b.id}`,
      field: "correct",
      ids: b.correct,
      kind: "claim",
    })),
    ...pack.coverage.map((c, i): Mention => ({
      item: `coverage/entry ${i + 1}`,
      field: "facts",
      ids: c.facts,
      kind: "finding",
    })),
    ...pack.findings.flatMap((f): readonly Mention[] => [
      { item: `findings/${f.id}`, field: "sources", ids: f.sources, kind: "source" },
      {
        item: `findings/${f.id}`,
        field: "about",
        ids: [f.about.drug, f.about.measure, f.about.population, f.about.condition, f.about.subject],
        kind: "concept",
      },
    ]),
    ...pack.gaps.flatMap((g): readonly Mention[] => [
      { item: `gaps/${g.id}`, field: "about", ids: g.about, kind: "concept" },
      { item: `gaps/${g.id}`, field: "nearest", ids: g.nearest, kind: "claim" },
      { item: `gaps/${g.id}`, field: "facts", ids: g.facts, kind: "finding" },
    ]),
    ...pack.conflicts.flatMap((c): readonly Mention[] => [
      { item: `conflicts/${c.id}`, field: "about", ids: c.about, kind: "concept" },
      { item: `conflicts/${c.id}`, field: "sides", ids: c.sides.flatMap((side) => side.claims), kind: "claim" },
      { item: `conflicts/${c.id}`, field: "facts", ids: c.facts, kind: "finding" },
    ]),
  ];
}

function mentionsOfPages({ pack }: Checked): readonly Mention[] {
  return [
    ...pack.outlines.flatMap((o): readonly Mention[] => [
      { item: `outlines/${o.id}`, field: "focus", ids: o.focus, kind: "concept" },
      { item: `outlines/${o.id}`, field: "ignores", ids: o.ignores, kind: "concept" },
      { item: `outlines/${o.id}`, field: "bottomLine", ids: o.bottomLine, kind: "claim" },
      ...o.sections.map((s, i): Mention => ({
        item: `outlines/${o.id}`,
        field: `sections/${i}`,
        ids: s.claims,
        kind: "claim",
      })),
      { item: `outlines/${o.id}`, field: "conflicts", ids: o.conflicts, kind: "conflict" },
      { item: `outlines/${o.id}`, field: "gaps", ids: o.gaps, kind: "gap" },
    ]),
    ...pack.frequent.flatMap((f): readonly Mention[] => [
      { item: `frequent/${f.id}`, field: "claims", ids: f.claims, kind: "claim" },
      { item: `frequent/${f.id}`, field: "gap", ids: [f.gap], kind: "gap" },
      { item: `frequent/${f.id}`, field: "outline", ids: [f.outline], kind: "outline" },
    ]),
    ...pack.pages.map((p): Mention => ({ item: `pages/${p.id}`, field: "claims", ids: p.claims, kind: "claim" })),
    ...pack.calculators.flatMap((c): readonly Mention[] => [
      { item: `calculators/${c.id}`, field: "about", ids: c.about, kind: "concept" },
      { item: `calculators/${c.id}`, field: "claims", ids: c.claims, kind: "claim" },
      { item: `calculators/${c.id}`, field: "source", ids: [c.source.source], kind: "source" },
      ...c.readings.map((r, i): Mention => ({
        item: `calculators/${c.id}`,
        field: `readings/${i}`,
        ids: r.claims,
        kind: "claim",
      })),
      ...c.inputs.map((input, i): Mention => ({
        item: `calculators/${c.id}`,
        field: `inputs/${i}`,
        ids: [input.drug],
        kind: "concept",
      })),
    ]),
    ...pack.regimens.flatMap((r): readonly Mention[] => [
      { item: `regimens/${r.id}`, field: "drug", ids: [r.drug], kind: "concept" },
      { item: `regimens/${r.id}`, field: "claims", ids: r.claims, kind: "claim" },
    ]),
  ];
}

const claimsIn = (lines: readonly Line[]): readonly string[] =>
  lines.flatMap((line) => (typeof line === "string" ? [line] : line.claims));

function mentionsOfRules({ pack }: Checked): readonly Mention[] {
  const families = pack.families.map((family): Mention => ({
    item: `rule-families/${family.id}`,
    field: "rules",
    ids: family.rules,
    kind: "rule",
  }));
  const rules = pack.rules.flatMap((rule): readonly Mention[] => {
    const item = `rules/${rule.id}`;
    return [
      { item, field: "because", ids: rule.because, kind: "claim" },
      { item, field: "agent", ids: [rule.agent], kind: "concept" },
      ...(["say", "options", "monitor"] as const).map((part): Mention => ({
        item,
        field: `then/${part}`,
        ids: claimsIn(rule.then[part]),
        kind: "claim",
      })),
    ];
  });
  return [...families, ...rules];
}

/** Every id that names nothing, with the names most like it. */
export const danglingNames: Rule = (checked) => {
  const names = known(checked);
  const mentions = [
    ...checked.pack.claims.flatMap(mentionsOfClaim),
    ...mentionsOfLists(checked),
    ...mentionsOfPages(checked),
    ...mentionsOfRules(checked),
  ];
  return mentions.flatMap(({ item, field, ids: written, kind }) =>
    [...new Set(written)].flatMap((id): readonly Problem[] => {
      if (id === undefined || names[kind].has(id)) return [];
      const near = nearestNames(id, names[kind]);
      return [
        breach(
          `unknown-${kind}`,
          checked.where(item, field),
          `${item} names the ${kind} “${id}”, which is not in this pack`,
          near.length > 0 ? `use ${near.join(" or ")}, or add it` : `add it, or name another ${kind}`,
        ),
      ];
    }),
  );
};
