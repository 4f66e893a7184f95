/** How many changed sentences the verifier lets through, by kind, and how many true ones it holds back. */
import {
  caught,
  floors,
  missedFloors,
  runCampaign,
  shippedSubject,
  type Tally,
  verifyPack,
} from "../test/mutations/campaign.ts";
import type { Soak } from "./main.ts";

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`.padStart(8);
const share = (tally: Tally, verdict: "disagrees" | "not-checkable"): string =>
  percent(tally.total === 0 ? 0 : tally[verdict] / tally.total);

export const soak: Soak = {
  run({ n = 4000, seed, list }) {
    const subject = shippedSubject();
    const { tally, unverified } = verifyPack(subject);
    console.log(
      `true sentences   ${tally.total}: agree ${percent(tally.agrees / tally.total)}, disagree ${share(tally, "disagrees")}, not checkable ${share(tally, "not-checkable")}`,
    );
    if (list)
      for (const u of unverified)
        console.log(`  ${u.claim} ${u.wording}: ${u.verdict.verdict}: ${u.verdict.reasons.join("; ")}`);

    const start = performance.now();
    const campaign = runCampaign(subject, n, seed);
    const each = (performance.now() - start) / campaign.mutants;
    console.log(`\n${campaign.mutants} mutants, seed ${seed}, ${each.toFixed(2)} ms each to make and verify`);
    console.log("kind                 made   caught  not checkable  floor");
    for (const [kind, of] of campaign.byKind)
      console.log(
        `${kind.padEnd(18)} ${String(of.total).padStart(6)} ${percent(caught(of))} ${share(of, "not-checkable")}       ${percent(floors[kind])}`,
      );
    if (list)
      for (const m of campaign.passed) console.log(`  ${m.kind} ${m.claim} ${m.wording} | ${m.change} | ${m.text}`);
    const missed = missedFloors(campaign);
    if (missed.length > 0) console.error(`below the floor: ${missed.join(", ")}`);
    return missed.length === 0;
  },
};
