/**
 * Histories planted into other people's records: `npm run soak -- mirror --folder <FHIR NDJSON files>`. 200 diagnosed ones
 * must bring up everything they should in at least 195, 50 undiagnosed ones the test and no treatment in all.
 */
import { undiagnosedTitle } from "../test/mirror/expected.ts";
import { mirror, type Outcome } from "../test/mirror/campaign.ts";
import { isOnePerson } from "../test/mirror/plant.ts";
import { syntheticHosts } from "../test/mirror/hosts.ts";
import { patientBundles } from "../test/fuzz/fhir-folder.ts";
import type { Soak } from "./main.ts";

const today = "2026-11-21";

function tell(outcomes: readonly Outcome[]): void {
  const counts = new Map<string, number>();
  for (const { title, lost, wrong, population, ok } of outcomes) {
    if (ok) continue;
    const said = [...lost.map((rule) => `lost ${rule}`), ...wrong.map((rule) => `wrong ${rule}`), population];
    for (const word of said) counts.set(`${title}: ${word}`, (counts.get(`${title}: ${word}`) ?? 0) + 1);
  }
  for (const [word, count] of [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, 60))
    console.log(`  ${count} × ${word}`);
  const problems = new Map<string, number>();
  for (const message of outcomes.flatMap((outcome) => outcome.problems))
    problems.set(message, (problems.get(message) ?? 0) + 1);
  console.log("Of the planted resources, the decoder said:");
  for (const [message, count] of [...problems].toSorted((a, b) => b[1] - a[1]).slice(0, 25))
    console.log(`  ${count} × ${message}`);
}

export const soak: Soak = {
  run({ folder, n, seed }) {
    const hosts = folder === undefined ? syntheticHosts(320, today, seed) : patientBundles(folder).filter(isOnePerson);
    const confirmed = n ?? 200;
    const outcomes = mirror({ hosts, confirmed, undiagnosed: confirmed / 4, today, seed });
    const [open, known] = [
      outcomes.filter(({ title }) => title === undiagnosedTitle),
      outcomes.filter(({ title }) => title !== undiagnosedTitle),
    ];
    tell(outcomes);
    const fine = (of: readonly Outcome[]): number => of.filter(({ ok }) => ok).length;
    console.log(
      `diagnosed: ${fine(known)} of ${known.length} as expected; undiagnosed: ${fine(open)} of ${open.length}`,
    );
    return known.length === confirmed && fine(known) >= confirmed * 0.975 && fine(open) === Math.floor(confirmed / 4);
  },
};
