/** What a claim rests on: something must speak for it, be readable, not withdrawn, and not be counted twice. */
import type { Problem } from "../../problem.ts";
import type { Claim, Support } from "../claim.ts";
import type { Read } from "../source.ts";
import { breach, type Checked, type Rule } from "./checked.ts";

/** How far a reading goes; a label is read where it applies, in full. */
const reach: Readonly<Record<Read, number>> = { "full-text": 4, label: 3, abstract: 2, secondary: 1, "not-read": 0 };

/** True when `said` claims more reading than `done`. */
export const readsFurther = (said: Read, done: Read): boolean => reach[said] > reach[done];

const speaking = (claim: Claim): readonly Support[] => claim.support.filter((support) => support.says === "supports");

/** A claim needs a source that speaks for it and is not retracted. */
export const claimsRestOnSomething: Rule = (checked) =>
  checked.pack.claims.flatMap((claim): readonly Problem[] => {
    const item = `claims/${claim.id}`;
    const speaks = speaking(claim);
    if (speaks.length === 0)
      return [
        breach(
          "claim-unsupported",
          checked.where(item, "support"),
          `${item} has only sources that contradict it`,
          "cite a source that says so, or turn the claim round",
        ),
      ];
    if (speaks.some((support) => checked.sources.get(support.source)?.retracted !== true)) return [];
    return [
      breach(
        "claim-retracted",
        checked.where(item, "support"),
        `everything that supports ${item} is retracted`,
        "cite a source that stands, or remove the claim",
      ),
    ];
  });

/** Nobody reads further in a support than the source itself was read. */
export const readingIsTrue: Rule = (checked) =>
  checked.pack.claims.flatMap((claim) =>
    claim.support.flatMap((support, i): readonly Problem[] => {
      const source = checked.sources.get(support.source);
      if (source === undefined || !readsFurther(support.read, source.read)) return [];
      return [
        breach(
          "read-too-far",
          checked.where(`claims/${claim.id}`, `support/${i}/read`),
          `claims/${claim.id} says that ${source.id} was read as ${support.read}, but the source was read as ${source.read}`,
          `write read: ${source.read}, or correct the source after reading it`,
        ),
      ];
    }),
  );

/** Two reports of one study are one source: they cannot show that a result is consistent. */
export const studiesCountOnce: Rule = (checked) =>
  checked.pack.claims.flatMap((claim): readonly Problem[] => {
    const cited = new Set(speaking(claim).map((support) => support.source));
    const studies = new Set([...cited].map((id) => checked.sources.get(id)?.study ?? id));
    if (!claim.certainty.because.includes("consistent") || cited.size < 2 || studies.size > 1) return [];
    return [
      breach(
        "study-counted-twice",
        checked.where(`claims/${claim.id}`, "certainty"),
        `claims/${claim.id} is called consistent, but ${[...cited].join(" and ")} report the same study`,
        "cite an independent source, or take “consistent” out of the certainty",
      ),
    ];
  });

/** Pages that a machine wrote relay what somebody else found; they are never a source. */
const machineWritten = /droracle|dr\.? ?oracle\b|chatgpt|perplexity\.ai|medmind\.pro|openevidence/iu;

export const noMachineWrittenSources: Rule = (checked) => [
  ...checked.pack.sources.flatMap((source): readonly Problem[] =>
    machineWritten.test(`${source.id} ${source.citation} ${source.url ?? ""}`)
      ? [machineBreach(checked, `sources/${source.id}`, "")]
      : [],
  ),
  ...checked.pack.claims.flatMap((claim) =>
    claim.support.flatMap((support, i): readonly Problem[] =>
      machineWritten.test(`${support.source} ${support.at}`)
        ? [machineBreach(checked, `claims/${claim.id}`, `support/${i}`)]
        : [],
    ),
  ),
];

const machineBreach = (checked: Checked, item: string, field: string): Problem =>
  breach(
    "machine-written-source",
    checked.where(item, field),
    `${item} rests on a page written by a machine`,
    "cite the label, guideline or paper that the page relays, with read: not-read until somebody has read it",
  );
