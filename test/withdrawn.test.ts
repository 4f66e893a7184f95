/** Withdrawing from the shipped product: answers, advice, calculators, kept pages and definitions go without it. */
import { describe, expect, test } from "vitest";
import { localActor } from "../src/app/actor.ts";
import { askPacks } from "../src/app/answers/ask.ts";
import { runCalculator } from "../src/app/answers/browse.ts";
import { mergeKnowledge } from "../src/app/answers/merge-knowledge.ts";
import { createAssessor } from "../src/app/patients/assess.ts";
import { exportDefinitions } from "../src/app/patients/export-definitions.ts";
import { isNotice } from "../src/core/answer/notice.ts";
import { withoutWithdrawn } from "../src/core/answer/withdraw.ts";
import { type Answer, sentencesOf } from "../src/core/answer/answer.ts";
import type { ItemKind, OverlayEntry } from "../src/core/knowledge/overlay.ts";
import { reducePack } from "../src/core/knowledge/reduce-pack.ts";
import { exampleRecords } from "../src/examples/example-records.ts";
import { digestOf } from "../src/store/digest.ts";
import { antiMag, askProduct, fixedSurroundings, shippedKnowledge } from "./support/product.ts";

const reason = "The figure was copied wrongly";
const suspended = { since: "2026-11-21T12:00:00.000Z", by: "chair", reason };
const withdrawn = (kind: ItemKind, id: string): OverlayEntry => ({ pack: "anti-mag", kind, id, suspended });
const without = (...entries: readonly OverlayEntry[]) =>
  mergeKnowledge(shippedKnowledge(), { revision: 1, entries }, digestOf);

function ask(knowledge: ReturnType<typeof without>, question: string): Answer {
  const answer = askPacks({ knowledge, surroundings: fixedSurroundings }, localActor, { question });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

const question = "Does rituximab work in anti-MAG neuropathy?";
const firstClaim = (answer: Answer): string => answer.bottomLine[0]?.claim?.split("/")[1] ?? "";

describe("a withdrawn claim", () => {
  const whole = askProduct(question);
  const id = firstClaim(whole);
  const text = whole.bottomLine[0]?.text ?? "";
  const knowledge = without(withdrawn("claim", id));

  test("is in no answer, and the answer says that something is missing", () => {
    const answer = ask(knowledge, question);
    expect(id).not.toBe("");
    expect(sentencesOf(answer).some(({ claim }) => claim === `anti-mag/${id}`)).toBe(false);
    expect(JSON.stringify(answer)).not.toContain(text);
    const notice = answer.notices.find(({ kind }) => kind === "suspended");
    expect(notice?.text).toContain(reason);
    expect(notice?.text).toContain("21 November 2026");
  });

  test("is in no answer to any question that it is asked by", () => {
    const asked = antiMag().statements.get(id)?.claim.answers ?? [];
    expect(asked.length).toBeGreaterThan(3);
    for (const one of asked) expect(JSON.stringify(ask(knowledge, one)), one).not.toContain(`anti-mag/${id}`);
  });

  test("leaves answers alone that never had it", () => {
    const other = "How is the TLI calculated?";
    expect(sentencesOf(askProduct(other)).some(({ claim }) => claim === `anti-mag/${id}`)).toBe(false);
    expect(ask(knowledge, other)).toEqual(askProduct(other));
  });

  test("leaves a notice on a page that was kept before", () => {
    const kept = withoutWithdrawn(whole, knowledge.withdrawn);
    expect(JSON.stringify(kept)).not.toContain(text);
    expect(kept.bottomLine[0]?.text).toBe(`Withdrawn on 21 November 2026: ${reason}.`);
    expect(kept.bottomLine[0]?.citations).toEqual([]);
    expect(kept.notices[0]?.kind).toBe("suspended");
    expect(withoutWithdrawn(whole, shippedKnowledge().withdrawn)).toBe(whole);
  });

  test("is served again as it was once that is lifted", () => {
    expect(ask(without(), question)).toEqual(whole);
  });
});

describe("a withdrawn source", () => {
  test("supports nothing in answers and on kept pages", () => {
    const whole = askProduct(question);
    const id = whole.references[0]?.sourceId.split("/")[1] ?? "";
    const knowledge = without(withdrawn("source", id));
    expect(ask(knowledge, question).references.map(({ sourceId }) => sourceId)).not.toContain(`anti-mag/${id}`);
    const kept = withoutWithdrawn(whole, knowledge.withdrawn);
    for (const sentence of sentencesOf(kept))
      for (const { n } of sentence.citations)
        expect(whole.references.find((r) => r.n === n)?.sourceId).not.toBe(`anti-mag/${id}`);
    expect(kept.references[0]?.notice).toBe(`Withdrawn on 21 November 2026: ${reason}.`);
    expect(sentencesOf(kept).some(isNotice)).toBe(sentencesOf(kept).some(({ text }) => text.includes(reason)));
    expect(sentencesOf(whole).some(isNotice)).toBe(false);
  });

  test("says so with a claim that stands on others", () => {
    const { pack } = antiMag();
    const weakened = pack.sources.flatMap(({ id: source }) => {
      const reduced = reducePack(pack, [withdrawn("source", source)], digestOf, () => true);
      return [...reduced.standing.weakened.claims.keys()].map((claim) => ({ source, claim }));
    });
    const [{ source, claim: id } = { source: "", claim: "" }] = weakened.filter(({ claim }) =>
      antiMag().shown.some((statement) => statement.claim.id === claim),
    );
    const asked = pack.claims.find((claim) => claim.id === id)?.answers[0] ?? "";
    const answer = ask(without(withdrawn("source", source)), asked);
    const sentence = sentencesOf(answer).find(({ claim }) => claim === `anti-mag/${id}`);
    expect(sentence?.caution).toContain("A source it was graded with was withdrawn");
  }, 120_000);
});

describe("a withdrawn calculator", () => {
  test("calculates nothing, in answers and on its own", () => {
    const asked =
      "Terminal latency index: distal latency 6 ms, distance 70 mm, conduction velocity 40 m/s, median nerve";
    const [calculation] = askProduct(asked).calculations;
    const id = calculation?.calculator.split("/")[1] ?? "";
    const knowledge = without(withdrawn("calculator", id));
    expect(id).not.toBe("");
    expect(ask(knowledge, asked).calculations.map(({ calculator }) => calculator)).not.toContain(`anti-mag/${id}`);
    expect(ask(knowledge, asked).notices.some(({ text }) => text.includes(reason))).toBe(true);
    const ran = runCalculator(knowledge, id, calculation?.inputs ?? {}, "clinician");
    expect(ran.ok).toBe(false);
    expect(runCalculator(shippedKnowledge(), id, calculation?.inputs ?? {}, "clinician").ok).toBe(true);
  });
});

describe("hard stops", () => {
  const today = "2026-11-21";
  const records = exampleRecords(today)
    .map(({ bundle }) => JSON.stringify(bundle))
    .join("\n");
  const { pack } = antiMag();
  const stopRules = pack.rules.filter((rule) => rule.then.kind === "stop");
  const adviceOf = (knowledge: ReturnType<typeof without>) => {
    const report = createAssessor(knowledge, digestOf).records(records, today);
    if (!report.ok) throw new Error("the examples cannot be read");
    return report.value.patients;
  };
  const shipped = adviceOf(shippedKnowledge());
  const topicsOfStops = (patients: typeof shipped) =>
    patients.map(({ id, recommendations }) => [
      id,
      recommendations.flatMap(({ kind, topic }) => (kind === "stop" ? [topic] : [])).sort(),
    ]);

  test("hold whoever they held, when every claim they rest on is withdrawn, and say what is missing", () => {
    const claims = new Set(
      stopRules.flatMap((rule) => [
        ...rule.because,
        ...rule.then.say.flatMap((line) => (typeof line === "string" ? [line] : line.claims)),
      ]),
    );
    const patients = adviceOf(without(...[...claims].map((id) => withdrawn("claim", id))));
    expect(shipped.some(({ recommendations }) => recommendations.some(({ kind }) => kind === "stop"))).toBe(true);
    expect(topicsOfStops(patients)).toEqual(topicsOfStops(shipped));
    for (const { recommendations } of patients)
      for (const { kind, say } of recommendations)
        if (kind === "stop") expect(say.map(({ text }) => text).join(" ")).toContain(reason);
  });

  test("that are withdrawn themselves count as not known, and so as stops", () => {
    const patients = adviceOf(without(...stopRules.map(({ id }) => withdrawn("rule", id))));
    for (const [at, { recommendations }] of shipped.entries())
      for (const { topic, kind } of recommendations)
        if (kind === "stop") {
          const held = patients[at]?.recommendations.find(
            (r) => r.kind === "stop" && r.topic?.split("/")[0] === topic?.split("/")[0],
          );
          expect(held?.say.map(({ text }) => text).join(" ")).toContain("Check it by hand");
        }
  });

  test("other rules that are withdrawn say nothing", () => {
    const spoken = new Set(
      shipped.flatMap(({ recommendations }) =>
        recommendations.filter((r) => r.kind !== "stop").map((r) => r.rule.split("/")[1] ?? ""),
      ),
    );
    expect(spoken.size).toBeGreaterThan(3);
    const patients = adviceOf(without(...[...spoken].map((id) => withdrawn("rule", id))));
    for (const { recommendations, undecided } of patients) {
      for (const { rule, kind } of recommendations)
        if (kind !== "stop") expect(spoken).not.toContain(rule.split("/")[1]);
      for (const { id } of undecided) expect(spoken).not.toContain(id.split("/")[1]);
    }
  });
});

describe("FHIR definitions", () => {
  const setting = { base: "http://localhost/fhir", date: "2026-11-21" };
  const textOf = (knowledge: ReturnType<typeof without>): string => {
    const library = knowledge.libraries.find((l) => l.pack.header.id === "anti-mag");
    return JSON.stringify(library === undefined ? [] : exportDefinitions(library, setting));
  };

  test("are given without a withdrawn rule; a withdrawn hard stop says that it has to be checked by hand", () => {
    const { pack } = antiMag();
    const [plain] = pack.rules.filter((rule) => rule.then.kind === "consider");
    const [stop] = pack.rules.filter((rule) => rule.then.kind === "stop");
    const before = textOf(shippedKnowledge());
    const after = textOf(without(withdrawn("rule", plain?.id ?? ""), withdrawn("rule", stop?.id ?? "")));
    const title = JSON.stringify(plain?.title).slice(1, -1);
    expect(before).toContain(`"title":"${title}"`);
    expect(after).not.toContain(`"title":"${title}"`);
    expect(after).toContain("Check it by hand");
    expect(after).not.toContain(`define \\"${plain?.id}\\"`);
  });
});
