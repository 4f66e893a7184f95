/** Acts on a real article: what each does, who may not, and that what is refused says who may and what to do. */
import { describe, expect, test } from "vitest";
import type { Act, ActKind } from "../../src/core/review/act.ts";
import { applyAct } from "../../src/core/review/apply-act.ts";
import { sentencesOfPage } from "../../src/core/review/content.ts";
import { whyNot } from "../../src/core/review/may.ts";
import { needsOf, stillNeeded } from "../../src/core/review/needed.ts";
import { defaultPolicy } from "../../src/core/review/policy.ts";
import type { ReviewCase } from "../../src/core/review/review-case.ts";
import { moves, type ReviewRole } from "../../src/core/review/table.ts";
import { digestOf } from "../../src/store/digest.ts";
import {
  caseOf,
  contentFrom,
  contextOf,
  type Name,
  people,
  perform,
  reviewer,
  shippedGround,
  signAs,
} from "../support/review.ts";

const question = "Does rituximab work in anti-MAG neuropathy?";
const article = (set: Partial<ReviewCase> = {}): ReviewCase => caseOf(contentFrom(question), set);

function refusal(start: ReviewCase, name: Name, act: Act, set = {}): string {
  const done = applyAct(start, act, contextOf(people[name], set));
  if (done.ok) throw new Error("it was done");
  expect(done.error.fix, done.error.message).toBeTruthy();
  return done.error.code;
}

const underReview = (): ReviewCase => perform(article(), [["neurologist", { kind: "begin" }]]);
const firstSentence = (reviewCase: ReviewCase) => {
  const [page] = reviewCase.content.pages;
  const [sentence] = page === undefined ? [] : sentencesOfPage(page);
  if (sentence === undefined) throw new Error("an empty page");
  return sentence;
};

describe("the way to approval", () => {
  test("two sign-offs, one by a neurologist, make version 1 with what it rests on", () => {
    const signed = perform(underReview(), [["haematologist", signAs("haematologist")]]);
    expect(signed.state).toBe("under-review");
    const done = applyAct(signed, signAs("neurologist")(signed), contextOf(people.neurologist));
    if (!done.ok) throw new Error(done.error.message);
    expect(done.value.case).toMatchObject({ state: "approved", approved: { version: 1, expiresOn: "2026-12-02" } });
    const { approved } = done.value;
    expect(approved?.signOffs).toMatchObject([
      { person: "haematologist", as: "haematologist", interests: "none" },
      { person: "neurologist", as: "neurologist" },
    ]);
    const claims = sentencesOfPage(signed.content.pages[0] ?? ({ parts: [] as never } as never)).flatMap(
      (s) => s.says.claim ?? [],
    );
    expect(approved?.basis.filter(({ kind }) => kind === "claim").map(({ id }) => id)).toEqual([...new Set(claims)]);
    expect(approved?.basis.filter(({ kind }) => kind === "source").length).toBe(
      signed.content.pages[0]?.references.length,
    );
  });

  test("two sign-offs without the neurologist are not enough, and it says what is missing", () => {
    const signed = perform(underReview(), [
      ["haematologist", signAs("haematologist")],
      ["lay", signAs("lay-reader")],
    ]);
    expect(signed.state).toBe("under-review");
    expect(stillNeeded(needsOf(signed, contextOf(people.lay).policy, shippedGround().asks))).toEqual([
      "a sign-off as neurologist",
    ]);
  });

  test("by the usual policy a lay page needs a lay reader", () => {
    const lay = caseOf(contentFrom(question, ["clinician", "patient"]));
    const missing = (start: ReviewCase) => stillNeeded(needsOf(start, defaultPolicy, () => []));
    expect(missing(lay)).toContain("a sign-off as lay reader");
    expect(missing(article())).not.toContain("a sign-off as lay reader");
    expect(stillNeeded(needsOf(article(), defaultPolicy, () => ["haematologist"]))).toContain(
      "a sign-off as haematologist",
    );
  });

  test("a change to the content clears the sign-offs, and who made it may not sign", () => {
    const edited = perform(underReview(), [
      ["neurologist", signAs("neurologist")],
      ["both", { kind: "edit", edit: { kind: "retitle", title: "Rituximab: what is known" } }],
    ]);
    expect(edited.signOffs).toEqual([]);
    expect(edited.contentHash).not.toBe(article().contentHash);
    expect(edited.authors).toEqual(["editor", "both"]);
    expect(refusal(edited, "both", signAs("neurologist")(edited))).toBe("own-work");
  });

  test("reopened, changed and signed again it is version 2", () => {
    const approved = perform(underReview(), [
      ["haematologist", signAs("haematologist")],
      ["neurologist", signAs("neurologist")],
    ]);
    const reasons = [{ kind: "source-retracted", subject: "anti-mag/x", text: "A source was retracted." }] as const;
    const reopened = perform(approved, [["surveillance", { kind: "reopen", reasons }]]);
    expect(reopened).toMatchObject({
      state: "submitted",
      signOffs: [],
      reopened: { reasons },
      approved: { version: 1 },
    });
    const again = perform(reopened, [
      ["neurologist", { kind: "begin" }],
      ["haematologist", signAs("haematologist")],
      ["neurologist", signAs("neurologist")],
    ]);
    expect(again).toMatchObject({ state: "approved", approved: { version: 2 } });
    expect(again.reopened).toBeUndefined();
  });
});

test("the day it was due falls away when it is opened again, and a new one can be set", () => {
  const reasons = [{ kind: "by-hand", subject: "chair", text: "A new trial." }] as const;
  const approved = article({
    state: "approved",
    approved: { version: 1, expiresOn: "2027-01-01" },
    dueOn: "2026-10-01",
  });
  const reopened = perform(approved, [["editor", { kind: "reopen", reasons }]]);
  expect(reopened.dueOn).toBeUndefined();
  const asked = perform(reopened, [["editor", { kind: "assign", person: "lay", dueOn: "2026-12-24" }]]);
  expect(asked.dueOn).toBe("2026-12-24");
});

describe("a sign-off is refused", () => {
  test.each([
    ["without an account", { provedMinutesAgo: undefined }, "needs-account"],
    ["long after the sign-in", { provedMinutesAgo: 11 }, "sign-in-again"],
    ["without noted expertise", { expertise: [] }, "no-expertise"],
    ["without declared interests", { interests: " " }, "no-interests"],
    ["as something one is not", { expertise: ["haematologist"] }, "no-expertise"],
    ["by an author", { id: "editor" }, "own-work"],
    ["without the role", { roles: ["editor", "administrator"] as const }, "not-allowed"],
  ])("%s", (_when, set, code) => {
    const start = underReview();
    const who = { ...people.neurologist, ...set };
    const done = applyAct(start, signAs("neurologist")(start), contextOf(who));
    expect(done).toMatchObject({ ok: false, error: { code } });
    expect(done.ok ? "" : done.error.fix).toBeTruthy();
  });

  test("twice by one person, for another content, and while a suggestion is undecided", () => {
    const signed = perform(underReview(), [["neurologist", signAs("neurologist")]]);
    expect(refusal(signed, "neurologist", signAs("neurologist")(signed))).toBe("already-done");
    const other: Act = { kind: "sign-off", as: "haematologist", contentHash: digestOf("another") };
    expect(refusal(signed, "haematologist", other)).toBe("acted-meanwhile");
    const suggested = perform(signed, [
      ["lay", { kind: "suggest", edit: { kind: "retitle", title: "Another title" }, why: "" }],
    ]);
    expect(refusal(suggested, "haematologist", signAs("haematologist")(suggested))).toBe("undecided-suggestions");
  });

  test("by the only person whose wording was accepted, where one sign-off is enough", () => {
    const policy = { signOffs: 1, requires: [], validDays: 30, freshMinutes: 10 };
    const start = underReview();
    const { id, says } = firstSentence(start);
    const text = says.text.replace(/\.$/u, ", on the evidence there is.");
    const accepted = perform(start, [
      [
        "neurologist",
        { kind: "suggest", edit: { kind: "reword", audience: "clinician", sentence: id, text }, why: "" },
      ],
      ["editor", (now) => ({ kind: "accept", suggestion: now.suggestions[0]?.id ?? "" })],
    ]);
    const own = perform(accepted, [["neurologist", signAs("neurologist")]], { policy });
    expect(own.state).toBe("under-review");
    const other = perform(accepted, [["haematologist", signAs("haematologist")]], { policy });
    expect(other.state).toBe("approved");
  });
});

describe("suggested wordings", () => {
  const withFigure = (): readonly [ReviewCase, string, string] => {
    const start = underReview();
    const found = start.content.pages
      .flatMap(sentencesOfPage)
      .find(({ says }) => /\d+ ?%/u.test(says.text) && says.claim !== undefined);
    if (found === undefined) throw new Error("no sentence with a percentage");
    return [start, found.id, found.says.text];
  };
  const reword = (sentence: string, text: string): Act => ({
    kind: "suggest",
    edit: { kind: "reword", audience: "clinician", sentence, text },
    why: "clearer",
  });

  test("a wording with another figure is checked at once, kept with the reasons, and cannot be accepted", () => {
    const [start, id, text] = withFigure();
    const wrong = text.replace(/\d+(?= ?%)/u, "97");
    const suggested = perform(start, [["neurologist", reword(id, wrong)]]);
    const [suggestion] = suggested.suggestions;
    expect(suggestion?.check.verdict).not.toBe("agrees");
    expect(suggestion?.check.reasons.length).toBeGreaterThan(0);
    expect(refusal(suggested, "editor", { kind: "accept", suggestion: suggestion?.id ?? "" })).toBe("not-verified");
    expect(
      refusal(start, "editor", {
        kind: "edit",
        edit: { kind: "reword", audience: "clinician", sentence: id, text: wrong },
      }),
    ).toBe("not-verified");
  });

  test("a wording that agrees is accepted, and takes its place", () => {
    const [start, id, text] = withFigure();
    const accepted = perform(start, [
      ["neurologist", reword(id, `In short: ${text}`)],
      ["editor", (now) => ({ kind: "accept", suggestion: now.suggestions[0]?.id ?? "" })],
    ]);
    expect(accepted.suggestions[0]).toMatchObject({ check: { verdict: "agrees" }, outcome: { kind: "accepted" } });
    const now = accepted.content.pages.flatMap(sentencesOfPage).find((sentence) => sentence.id === id);
    expect(now?.says).toMatchObject({ text: `In short: ${text}`, approved: false });
  });

  test("one's own is withdrawn, and nobody else's", () => {
    const [start, id, text] = withFigure();
    const two = perform(start, [
      ["neurologist", reword(id, `In short: ${text}`)],
      ["haematologist", reword(id, `Briefly: ${text}`)],
    ]);
    const [mine = { id: "" }, theirs = { id: "" }] = two.suggestions;
    expect(refusal(two, "neurologist", { kind: "withdraw-suggestion", suggestion: theirs.id })).toBe("not-yours");
    const left = perform(two, [["neurologist", { kind: "withdraw-suggestion", suggestion: mine.id }]]);
    expect(left.suggestions[0]?.outcome).toMatchObject({ kind: "withdrawn", by: "neurologist" });
    expect(refusal(left, "lay", { kind: "withdraw-suggestion", suggestion: theirs.id })).toBe("not-yours");
  });

  test("a lay page takes no dose, whatever its records say", () => {
    const lay = perform(caseOf(contentFrom("How is rituximab given?", ["patient"])), [
      ["neurologist", { kind: "begin" }],
    ]);
    const { id, says } = firstSentence(lay);
    const text = `${says.text} It is 375 mg at a time.`;
    const suggested = perform(lay, [
      ["neurologist", { kind: "suggest", edit: { kind: "reword", audience: "patient", sentence: id, text }, why: "" }],
    ]);
    expect(suggested.suggestions[0]?.check.verdict).toBe("disagrees");
    expect(suggested.suggestions[0]?.check.reasons.join()).toContain("a dose");
  });
});

describe("the table", () => {
  const states = ["draft", "submitted", "under-review", "changes-requested", "approved", "expired", "retired"] as const;
  const roles: readonly ReviewRole[] = ["editor", "reviewer", "administrator", "surveillance"];
  /** One role alone, in one state: what of the table lets it. */
  const cases = (Object.keys(moves) as ActKind[]).flatMap((kind) =>
    states.flatMap((state) => roles.map((role) => [kind, state, role] as const)),
  );
  test.each(cases)("%s of something %s by the role %s", (kind, state, role) => {
    const who = reviewer("somebody", [role], ["neurologist"]);
    const expired = state === "expired";
    const own = {
      signOffs: kind === "withdraw-sign-off" ? [{ person: "somebody" } as never] : [],
      suggestions: [{ id: "1", by: "somebody" } as never],
    };
    const start = article({
      ...own,
      state: expired ? "approved" : state,
      approved: { version: 1, expiresOn: expired ? "2026-11-01" : "2027-11-01" },
    });
    const expected = moves[kind].from.includes(state) && moves[kind].roles.includes(role);
    const problem = whyNot(start, kind, contextOf(who));
    expect(problem === undefined).toBe(expected);
    if (problem !== undefined) expect([problem.message, problem.fix]).not.toContain("");
  });
});
