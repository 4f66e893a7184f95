/** Joins phrasings that stand in files of their own to the claims they ask for. */
import type { Claim, Phrasings } from "../core/knowledge/claim.ts";
import type { Gathered } from "./yaml-file.ts";

/** Claims with their further phrasings, each with its place; one for a claim that is not there is a problem. */
export function withPhrasings(
  claims: readonly Claim[],
  phrasings: readonly Phrasings[],
  { origins, problems }: Gathered,
): readonly Claim[] {
  const answers = new Map(claims.map((claim) => [claim.id, [...claim.answers]]));
  for (const { claim, answers: further } of phrasings) {
    const all = answers.get(claim);
    if (all === undefined)
      problems.push({
        code: "pack-dangling",
        message: `phrasings for “${claim}”, which is no claim`,
        where: { file: "phrasings", line: 1, ...origins.get(`phrasings/${claim}`) },
        rule: "pack-format",
        fix: "use the id of a claim",
      });
    else
      further.forEach((phrasing, i) => {
        if (all.includes(phrasing)) return;
        const place = origins.get(`phrasings/${claim}#answers/${i}`) ?? origins.get(`phrasings/${claim}`);
        if (place !== undefined) origins.set(`claims/${claim}#answers/${all.length}`, place);
        all.push(phrasing);
      });
  }
  return claims.map((claim) => ({ ...claim, answers: answers.get(claim.id) ?? claim.answers }));
}
