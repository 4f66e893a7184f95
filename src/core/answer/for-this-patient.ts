/** "For this patient": statements called up by facts and amounts in the question, each with the proof that it applies. */
import type { Claim } from "../knowledge/claim.ts";
import type { Question } from "../question/read-question.ts";
import type { Recommendation, Sentence } from "./answer.ts";
import { proveApplies } from "./applies.ts";
import type { Library } from "./library.ts";
import { type DecidedRule, rulesDecidedBy } from "./rules-for-question.ts";
import type { Writer } from "./sentences.ts";

const most = 6;

const kindOf = (claim: Claim): Recommendation["kind"] => {
  const action = claim.support.find((s) => s.about.action !== undefined)?.about;
  if (claim.safety && action?.polarity === "do-not") return "stop";
  if (claim.safety || claim.topic.startsWith("safety/")) return "warning";
  return claim.topic.startsWith("monitoring/") ? "monitor" : "consider";
};

/** Where in the pathway a statement stands, when a rule calls it up too. */
const pathwayOf = (ruled: DecidedRule | undefined): Pick<Recommendation, "hooks" | "topic" | "group"> =>
  ruled === undefined
    ? { hooks: [] }
    : { hooks: ruled.ready.rule.hooks, topic: ruled.ready.rule.topic, group: ruled.ready.rule.group };

/** A statement is approved here with the rule that calls it up. */
const isApproved = (sentence: Sentence, ruled: DecidedRule | undefined, { standing }: Library): boolean =>
  sentence.approved && (ruled === undefined || standing.approvedRules.has(ruled.ready.rule.id));

/** Recommendations for the person described; hard stops first, then warnings. */
export function forThisPatient(question: Question, library: Library, writer: Writer): readonly Recommendation[] {
  if (question.situation.facts.length === 0 && question.measured.length === 0) return [];
  const proven = library.conditional.flatMap((statement) => {
    const proof = proveApplies(statement.claim, question);
    return proof === undefined ? [] : [{ statement, proof }];
  });
  if (proven.length === 0) return [];
  const decided = rulesDecidedBy(question, library);
  const order = ["stop", "warning", "do", "consider", "monitor"];
  const applying = proven
    .map(({ statement, proof }) => ({
      statement,
      proof,
      kind: decided.get(statement.claim.id)?.ready.rule.then.kind ?? kindOf(statement.claim),
    }))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.statement.topic.order - b.statement.topic.order);
  const recommendations: Recommendation[] = [];
  for (const { statement, proof, kind } of applying) {
    if (recommendations.length >= most && kind !== "stop") break;
    const sentence = writer.write(statement.claim.id);
    if (sentence === undefined) continue;
    const ruled = decided.get(statement.claim.id);
    const rule = `${library.pack.header.id}/${ruled?.ready.rule.id ?? statement.claim.id}`;
    recommendations.push({
      key: `${rule}#${(proof.used ?? []).map((u) => u.fact).join("+")}`,
      rule,
      title: statement.topic.title,
      kind,
      say: [sentence],
      options: [],
      monitor: [],
      certainty: statement.claim.certainty,
      review: isApproved(sentence, ruled, library) ? "approved" : "unreviewed",
      proof: ruled === undefined ? proof : { ...proof, parts: [ruled.proofs.whole] },
      missing: [],
      ...pathwayOf(ruled),
    });
  }
  return recommendations;
}
