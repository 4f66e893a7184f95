/** The state machine against a slow, obvious model written from the words of the policy, over random stories. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Act } from "../../src/core/review/act.ts";
import { applyAct } from "../../src/core/review/apply-act.ts";
import { type ReviewCase, stateOn } from "../../src/core/review/review-case.ts";
import { digestOf } from "../../src/store/digest.ts";
import { caseOf, contentFrom, contextOf, type Name, people, reviewer } from "../support/review.ts";

const names = ["editor", "both", "neurologist", "haematologist", "lay", "administrator", "surveillance"] as const;
const kinds = [
  "submit",
  "begin",
  "comment",
  "suggest",
  "accept",
  "decline",
  "withdraw-suggestion",
  "edit",
  "request-changes",
  "sign-off",
  "withdraw-sign-off",
  "reopen",
  "retire",
  "wait",
] as const;
type Kind = (typeof kinds)[number];

const isEditor = (who: Name): boolean => who === "editor" || who === "both";
const isReviewer = (who: Name): boolean => ["both", "neurologist", "haematologist", "lay"].includes(who);
const expertise: Readonly<Partial<Record<Name, string>>> = {
  both: "neurologist",
  neurologist: "neurologist",
  haematologist: "haematologist",
  lay: "lay-reader",
};

/** What the policy says in words, followed step by step: two signers, one a neurologist, none an author; 30 days. */
class Model {
  state = "submitted";
  day = 1;
  goodUntil = 0;
  version = 0;
  authors: Name[] = ["editor"];
  signed: Name[] = [];
  /** Who made each suggestion that is undecided, by its number. */
  open = new Map<number, Name>();
  made = 0;

  get now(): string {
    return this.state === "approved" && this.day > this.goodUntil ? "expired" : this.state;
  }

  isOpen(): boolean {
    return ["submitted", "under-review", "changes-requested", "draft"].includes(this.now);
  }

  attempt(who: Name, kind: Kind, which: number): boolean {
    const onBoard = isEditor(who) || isReviewer(who) || who === "administrator";
    if (kind === "submit") {
      if (!isEditor(who) || this.now !== "changes-requested") return false;
      this.state = "submitted";
    } else if (kind === "begin") {
      if (!isReviewer(who) || this.now !== "submitted") return false;
      this.state = "under-review";
    } else if (kind === "comment") return onBoard && this.isOpen();
    else if (kind === "suggest") {
      if (!(isEditor(who) || isReviewer(who)) || !this.isOpen()) return false;
      this.made += 1;
      this.open.set(this.made, who);
    } else if (kind === "accept" || kind === "decline") {
      if (!isEditor(who) || !this.isOpen() || !this.open.delete(which)) return false;
      if (kind === "accept") this.changedBy(who);
    } else if (kind === "withdraw-suggestion") {
      if (!this.isOpen() || this.open.get(which) !== who) return false;
      this.open.delete(which);
    } else if (kind === "edit") {
      if (!isEditor(who) || !this.isOpen()) return false;
      this.changedBy(who);
    } else if (kind === "request-changes") {
      if (!isReviewer(who) || this.now !== "under-review") return false;
      this.state = "changes-requested";
      this.signed = [];
    } else if (kind === "sign-off") return this.sign(who);
    else if (kind === "withdraw-sign-off") {
      if (this.now !== "under-review" || !this.signed.includes(who)) return false;
      this.signed = this.signed.filter((name) => name !== who);
    } else if (kind === "reopen") {
      if (!(onBoard || who === "surveillance") || !["approved", "expired", "retired"].includes(this.now)) return false;
      this.state = "submitted";
      this.signed = [];
    } else if (kind === "retire") {
      if (!(isEditor(who) || who === "administrator") || this.now === "retired") return false;
      this.state = "retired";
      this.signed = [];
    } else this.day += which * 3;
    return true;
  }

  changedBy(who: Name): void {
    this.signed = [];
    if (!this.authors.includes(who)) this.authors.push(who);
  }

  sign(who: Name): boolean {
    const may = isReviewer(who) && !this.authors.includes(who) && !this.signed.includes(who);
    if (!may || this.now !== "under-review" || this.open.size > 0) return false;
    this.signed.push(who);
    if (this.signed.length >= 2 && this.signed.some((name) => expertise[name] === "neurologist")) {
      this.state = "approved";
      this.version += 1;
      this.goodUntil = this.day + 30;
    }
    return true;
  }
}

/** Suggestions by their number, as the model counts them. */
const numbered = (reviewCase: ReviewCase, which: number): string => reviewCase.suggestions[which - 1]?.id ?? "none";

let titles = 0;
function actOf(reviewCase: ReviewCase, who: Name, kind: Exclude<Kind, "wait">, which: number): Act {
  titles += 1;
  const edit = { kind: "retitle", title: `Title number ${titles}` } as const;
  switch (kind) {
    case "comment":
      return { kind, text: "A comment" };
    case "suggest":
      return { kind, edit, why: "" };
    case "edit":
      return { kind, edit };
    case "accept":
    case "withdraw-suggestion":
      return { kind, suggestion: numbered(reviewCase, which) };
    case "decline":
      return { kind, suggestion: numbered(reviewCase, which), why: "no" };
    case "request-changes":
    case "retire":
      return { kind, why: "because" };
    case "sign-off":
      return { kind, as: expertise[who] ?? "neurologist", contentHash: reviewCase.contentHash };
    case "reopen":
      return { kind, reasons: [{ kind: "by-hand", subject: "x", text: "Look again." }] };
    default:
      return { kind };
  }
}

const day = (n: number): string => new Date(Date.UTC(2026, 0, n)).toISOString().slice(0, 10);

// Weighted so that stories reach approvals: the rare ends of a story come rarely.
const step = fc.record({
  who: fc.constantFrom(...names),
  kind: fc.oneof(
    { weight: 6, arbitrary: fc.constant("sign-off" as const) },
    { weight: 4, arbitrary: fc.constantFrom("begin" as const, "reopen" as const, "submit" as const, "wait" as const) },
    { weight: 8, arbitrary: fc.constantFrom(...kinds) },
  ),
  which: fc.integer({ min: 1, max: 20 }),
});

test("every story ends as the model says, and what is refused changes nothing", () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), (story) => {
      const model = new Model();
      let real = caseOf(contentFrom("Does rituximab work in anti-MAG neuropathy?"));
      for (const { who, kind, which } of story) {
        const expected = model.attempt(who, kind, which);
        if (kind !== "wait") {
          const today = day(model.day);
          const before = digestOf(real);
          const set = { today, now: `${today}T10:00:00.000Z` };
          const done = applyAct(real, actOf(real, who, kind, which), contextOf(people[who], set));
          expect(done.ok, `${who} ${kind} when it is ${model.now}: ${done.ok ? "" : done.error.message}`).toBe(
            expected,
          );
          expect(digestOf(real)).toBe(before);
          if (done.ok) {
            expect(done.value.case.revision).toBe(real.revision + 1);
            expect(done.value.approved !== undefined).toBe(kind === "sign-off" && model.state === "approved");
            real = done.value.case;
          }
        }
        expect(stateOn(real, day(model.day))).toBe(model.now);
        expect(real.signOffs.map(({ person }) => person)).toEqual(model.signed);
        expect(real.authors.toSorted()).toEqual(model.authors.toSorted());
        expect(real.approved?.version ?? 0).toBe(model.version);
        reached.add(model.now);
        if (model.version > 1) reached.add("second version");
      }
    }),
    { numRuns: 400, seed: 20261121 },
  );
  for (const state of [
    "submitted",
    "under-review",
    "changes-requested",
    "approved",
    "expired",
    "retired",
    "second version",
  ])
    expect(reached).toContain(state);
});

test("no name is ever under a content that its owner wrote, or that is another than the one they read", () => {
  const somebody = reviewer("both", ["editor", "reviewer"], ["neurologist"]);
  const start = caseOf(contentFrom("Does rituximab work in anti-MAG neuropathy?"), { state: "under-review" });
  const edited = applyAct(
    start,
    { kind: "edit", edit: { kind: "retitle", title: "A title of my own" } },
    contextOf(somebody),
  );
  if (!edited.ok) throw new Error(edited.error.message);
  const { case: after } = edited.value;
  const own = applyAct(
    after,
    { kind: "sign-off", as: "neurologist", contentHash: after.contentHash },
    contextOf(somebody),
  );
  expect(own).toMatchObject({ ok: false, error: { code: "own-work" } });
  const old = applyAct(
    after,
    { kind: "sign-off", as: "haematologist", contentHash: start.contentHash },
    contextOf(people.haematologist),
  );
  expect(old).toMatchObject({ ok: false, error: { code: "acted-meanwhile" } });
});
