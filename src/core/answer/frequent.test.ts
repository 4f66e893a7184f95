/** Questions in a few words are answered as an editor decided, and only when nothing more is said. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { antiMag, askProduct, root } from "../../../test/support/product.ts";
import type { FrequentQuestion } from "../knowledge/pack.ts";

const { pack, gaps, outlines, statements } = antiMag();
const wordings = pack.frequent.flatMap((one) => one.asked.map((text) => ({ text, one })));

/** What a reader may be told first, in either wording. */
function firstSaid({ claims, gap, outline }: FrequentQuestion): readonly string[] {
  const known = gaps.get(gap ?? "")?.say;
  if (known !== undefined) return [known.clinician, known.patient];
  const ids = outlines.get(outline ?? "")?.bottomLine ?? claims;
  const topic = statements.get(ids[0] ?? "")?.topic;
  return [...(topic?.leads ?? []), ...ids.slice(0, 1)].flatMap((id) => {
    const say = statements.get(id)?.claim.say;
    return say === undefined ? [] : [say.clinician, say.patient];
  });
}

describe("a question in a few words", () => {
  test.each(wordings)("$text", ({ text, one }) => {
    for (const audience of ["clinician", "patient"] as const) {
      const answer = askProduct({ question: text, audience });
      const [first] = [...answer.bottomLine, ...answer.unknowns];
      // A lay reader who asks for a dose is told why none is given.
      const expected =
        /\bdose\b/.test(text) && audience === "patient" ? [...firstSaid(one), undefined] : firstSaid(one);
      expect(expected).toContain(first?.text);
      expect(answer.corrections).toEqual([]);
    }
  });

  test("is known with courtesy, articles and the name of the subject around it", () => {
    const plain = askProduct("How is rituximab given?").bottomLine;
    for (const text of ["Hello, how is rituximab given please?", "How is rituximab given in anti-MAG neuropathy?"])
      expect(askProduct({ question: text, audience: "clinician" }).bottomLine.map((s) => s.text)).toEqual(
        plain.map((s) => s.text),
      );
  });

  test("is another question with a word more", () => {
    const text = (question: string) => askProduct({ question, audience: "clinician" }).bottomLine.map((s) => s.text);
    expect(text("How is rituximab given in pregnancy?")).not.toEqual(text("How is rituximab given?"));
  });

  test.each([
    ["62 year old man, IgM kappa MGUS, anti-MAG 45000 BTU, walking normally. Should I treat?", "treat-only-disability"],
    ["IgM rose from 12 to 19 g/L two months after rituximab. Is it a treatment failure?", "trials-judged-late"],
  ])("answers first where a message ends with it: %s", (text, claim) => {
    const answer = askProduct({ question: text, audience: "clinician" });
    expect(answer.bottomLine[0]?.text).toBe(statements.get(claim)?.claim.say.clinician);
  });

  test("answers each where a message asks several, what answers each first", () => {
    const text = "I am newly diagnosed. Is waiting dangerous? And can I do yoga? And should my sister be tested?";
    const answer = askProduct({ question: text, audience: "patient" });
    expect(answer.bottomLine.map(({ claim }) => claim)).toEqual([
      "anti-mag/treat-only-disability",
      "anti-mag/rehabilitation-falls",
    ]);
    const unknown = ["exercise-dose", "heredity"].map((id) => gaps.get(id)?.say.patient);
    expect(answer.unknowns.map((sentence) => sentence.text)).toEqual(unknown);
  });

  test("is left to the search with the others where one of several was not decided", () => {
    const answer = askProduct({ question: "Does IVIG help? Is it cheap to store at home?", audience: "clinician" });
    const alone = askProduct({ question: "Does IVIG help?", audience: "clinician" });
    expect(answer.sections).not.toEqual(alone.sections);
  });

  test("does not hide that the message is about another disease", () => {
    expect(askProduct("He has lupus. What is the treatment?").outcome).toBe("out-of-scope");
  });

  test("goes on from what was asked before when it does not stand alone", () => {
    const previous = askProduct({ question: "Does IVIG help?", audience: "clinician" }).thread;
    const question = "How long does the effect last?";
    const alone = askProduct({ question, audience: "clinician" });
    const after = askProduct({ question, audience: "clinician", previous });
    expect(after.thread.terms).toContain("ivig");
    expect(after.bottomLine.map((s) => s.text)).not.toEqual(alone.bottomLine.map((s) => s.text));
  });
});

test("the changelog counts them, and what is not known, as they are", () => {
  const changelog = readFileSync(join(root, "CHANGELOG.md"), "utf8").replace(/\s+/g, " ");
  expect(changelog).toContain(`${pack.frequent.length} questions in ${wordings.length} wordings`);
  expect(changelog).toContain(`\`gaps.yaml\` says ${pack.gaps.length} things that are not known`);
});
