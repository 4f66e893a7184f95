/** The reviews port and notifications, over every database they run on. */
import type { Kysely } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { NewNotification } from "../../src/app/ports/notifications.ts";
import type { Reviews, ReviewWrite } from "../../src/app/ports/reviews.ts";
import type { Act } from "../../src/core/review/act.ts";
import { applyAct } from "../../src/core/review/apply-act.ts";
import { defaultPolicy } from "../../src/core/review/policy.ts";
import type { ReviewCase } from "../../src/core/review/review-case.ts";
import { createAuditLog } from "../../src/store/audit.ts";
import { createNotifications } from "../../src/store/review/notifications.ts";
import { createReviews } from "../../src/store/review/reviews.ts";
import type { Tables } from "../../src/store/tables.ts";
import { describeOnDatabases, type FreshDatabase } from "../support/databases.ts";
import { caseOf, contentFrom, contextOf, type Name, people, signAs } from "../support/review.ts";

const at = "2026-11-02T10:00:00.000Z";

function writeOf(
  reviewCase: ReviewCase,
  by: Name,
  act: Act,
  text: string,
  set: Partial<ReviewWrite> = {},
): ReviewWrite {
  return {
    case: reviewCase,
    event: { revision: reviewCase.revision, at, by, name: people[by].name, kind: act.kind, text },
    act,
    tell: [],
    entry: { at, actor: by, action: `review.${act.kind}`, subject: `review/${reviewCase.id}`, origin: "test" },
    ...set,
  };
}

function done(start: ReviewCase, by: Name, act: Act, set: Partial<ReviewWrite> = {}): ReviewWrite {
  const result = applyAct(start, act, contextOf(people[by]));
  if (!result.ok) throw new Error(result.error.message);
  const { case: after, text, approved } = result.value;
  return writeOf(after, by, act, text, { ...(approved === undefined ? {} : { approved }), ...set });
}

const article = (): ReviewCase => caseOf(contentFrom("Does rituximab work in anti-MAG neuropathy?"));
const submitted = (set: Partial<ReviewCase> = {}): ReviewWrite =>
  writeOf({ ...article(), ...set }, "editor", { kind: "submit" }, "submitted it");

const notice = (id: string, person: string, minute: number, harm = false): NewNotification => ({
  id,
  person,
  at: `2026-11-02T10:${String(minute).padStart(2, "0")}:00.000Z`,
  kind: harm ? "harm" : "commented",
  text: `Notice ${id}`,
  harm,
});

describeOnDatabases("reviews", ({ create }) => {
  let fresh: FreshDatabase;
  let db: Kysely<Tables>;
  let reviews: Reviews;
  beforeEach(async () => {
    fresh = await create();
    db = await fresh.open();
    reviews = createReviews(db);
  });
  afterEach(() => fresh.remove());

  const act = async (start: ReviewCase, by: Name, given: Act): Promise<ReviewCase> => {
    const write = done(start, by, given);
    expect(await reviews.act(start.revision, write)).toBe(true);
    return write.case;
  };
  const actions = async (): Promise<readonly string[]> =>
    (await createAuditLog(db).list({ after: 0, limit: 100 })).map(({ action }) => action);

  test("a case is found as it was, by its id and by its address", async () => {
    const write = submitted();
    expect(await reviews.create(write)).toBe(true);
    const stored = JSON.parse(JSON.stringify(write.case)) as ReviewCase;
    expect(await reviews.find(write.case.id)).toEqual(stored);
    expect(await reviews.findBySubject({ kind: "article", slug: "an-article" })).toEqual(stored);
    expect(await reviews.findBySubject({ kind: "claim", item: "an-article" })).toBeUndefined();
    expect(await reviews.list()).toEqual([stored]);
    expect(await reviews.history(write.case.id)).toEqual([
      { revision: 1, at, by: "editor", name: "Name of editor", kind: "submit", text: "submitted it" },
    ]);
  });

  test("an address is given once and for ever, and the second leaves no trace", async () => {
    await reviews.create(submitted());
    expect(await reviews.create(submitted({ id: "another" }))).toBe(false);
    const retired = await act(article(), "editor", { kind: "retire", why: "superseded" });
    expect(retired.state).toBe("retired");
    expect(await reviews.create(submitted({ id: "another" }))).toBe(false);
    expect(await reviews.create(submitted({ id: "claim", subject: { kind: "claim", item: "an-article" } }))).toBe(true);
    expect(await actions()).toEqual(["review.submit", "review.retire", "review.submit"]);
  });

  test("an act on an older revision changes nothing: no event, no version, no notice, no entry", async () => {
    await reviews.create(submitted());
    const begun = await act(article(), "neurologist", { kind: "begin" });
    const late = done(article(), "neurologist", { kind: "begin" }, { tell: [notice("n1", "editor", 1)] });
    expect(await reviews.act(1, late)).toBe(false);
    expect(await reviews.find(begun.id)).toMatchObject({ state: "under-review", revision: 2 });
    expect((await reviews.history(begun.id)).map(({ kind }) => kind)).toEqual(["submit", "begin"]);
    expect(await createNotifications(db).ofPerson("editor", 10)).toEqual([]);
    expect(await actions()).toEqual(["review.submit", "review.begin"]);
  });

  test("of many who act at once on one revision, one is stored", async () => {
    await reviews.create(submitted());
    const begun = await act(article(), "neurologist", { kind: "begin" });
    const outcomes = await Promise.all(
      [0, 1, 2, 3].map((n) => reviews.act(2, done(begun, "haematologist", { kind: "comment", text: `Comment ${n}` }))),
    );
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    const now = await reviews.find(begun.id);
    expect(now).toMatchObject({ revision: 3 });
    expect(now?.comments).toHaveLength(1);
    expect(await reviews.history(begun.id)).toHaveLength(3);
    expect(await createAuditLog(db).verify()).toMatchObject({ ok: true, entries: 3 });
  });

  test("a failure after the case was changed undoes everything", async () => {
    await reviews.create(submitted());
    const twice = [notice("n1", "editor", 1), notice("n1", "editor", 1)];
    await expect(reviews.act(1, done(article(), "neurologist", { kind: "begin" }, { tell: twice }))).rejects.toThrow(
      /notifications/iu,
    );
    expect(await reviews.find(article().id)).toMatchObject({ state: "submitted", revision: 1 });
    expect(await reviews.history(article().id)).toHaveLength(1);
  });

  test("the content is kept as it was after each act", async () => {
    await reviews.create(submitted());
    const edited = await act(article(), "editor", { kind: "edit", edit: { kind: "retitle", title: "A second title" } });
    const begun = await act(edited, "neurologist", { kind: "begin" });
    const third = await act(begun, "editor", { kind: "edit", edit: { kind: "retitle", title: "A third title" } });
    const titles = await Promise.all([0, 1, 2, 3, 4].map((revision) => reviews.contentAt(third.id, revision)));
    expect(titles.map((content) => content?.title)).toEqual([
      undefined,
      article().content.title,
      "A second title",
      "A second title",
      "A third title",
    ]);
  });

  test("approved versions are kept one beside the other, and none is written twice", async () => {
    await reviews.create(submitted());
    let now = await act(article(), "neurologist", { kind: "begin" });
    now = await act(now, "haematologist", signAs("haematologist")(now));
    const first = done(now, "neurologist", signAs("neurologist")(now));
    await reviews.act(now.revision, first);
    expect(await reviews.versions(now.id)).toEqual([JSON.parse(JSON.stringify(first.approved))]);
    const reasons = [{ kind: "by-hand", subject: "chair", text: "A new trial." }] as const;
    now = await act(first.case, "editor", { kind: "reopen", reasons });
    now = await act(now, "editor", { kind: "edit", edit: { kind: "retitle", title: "A second title" } });
    now = await act(now, "neurologist", { kind: "begin" });
    now = await act(now, "haematologist", signAs("haematologist")(now));
    const again = { ...done(now, "neurologist", signAs("neurologist")(now)), approved: first.approved };
    await expect(reviews.act(now.revision, again)).rejects.toThrow(/unique/i);
    now = await act(now, "neurologist", signAs("neurologist")(now));
    const versions = await reviews.versions(now.id);
    expect(versions.map(({ version, content }) => [version, content.title])).toEqual([
      [1, article().content.title],
      [2, "A second title"],
    ]);
    expect((await reviews.latestVersions()).get(now.id)?.version).toBe(2);
  });

  test("what somebody saw is remembered by person", async () => {
    await reviews.create(submitted());
    const { id } = article();
    await reviews.see(id, "neurologist", 1, at);
    await reviews.see(id, "neurologist", 3, at);
    await reviews.see(id, "lay", 2, at);
    expect(await reviews.seenBy("neurologist")).toEqual(new Map([[id, 3]]));
    expect(await reviews.seenBy("nobody")).toEqual(new Map());
  });

  test("the policy set last is in force, and the earlier ones stay", async () => {
    expect(await reviews.policy()).toBeUndefined();
    const entry = (when: string) => ({
      at: when,
      actor: "chair",
      action: "policy.set",
      subject: "policy",
      origin: "test",
    });
    await reviews.setPolicy(defaultPolicy, entry("2026-11-01T10:00:00.000Z"));
    await reviews.setPolicy({ ...defaultPolicy, signOffs: 3 }, entry(at));
    expect(await reviews.policy()).toEqual({ policy: { ...defaultPolicy, signOffs: 3 }, since: at, by: "chair" });
    expect((await reviews.policies()).map(({ policy }) => policy.signOffs)).toEqual([3, 2]);
    expect(await actions()).toEqual(["policy.set", "policy.set"]);
  });

  test("policies set at once are all kept and each has its audit entry", async () => {
    const entry = { at, actor: "chair", action: "policy.set", subject: "policy", origin: "test" };
    const asked = Array.from({ length: 10 }, (_, n) => n + 1);
    await Promise.all(
      asked.map((signOffs) =>
        reviews.setPolicy({ ...defaultPolicy, signOffs }, { ...entry, actor: `chair ${signOffs}` }),
      ),
    );
    const kept = await reviews.policies();
    expect(kept.map(({ policy }) => policy.signOffs).toSorted((a, b) => a - b)).toEqual(asked);
    expect((await reviews.policy())?.policy).toEqual(kept[0]?.policy);
    expect(await createAuditLog(db).verify()).toMatchObject({ ok: true, entries: asked.length });
  });

  test("notifications are each person's own, newest first, and seen up to a moment", async () => {
    const notifications = createNotifications(db);
    await reviews.create({ ...submitted(), tell: [notice("n1", "editor", 1), notice("n2", "lay", 2)] });
    await notifications.tell([notice("n3", "editor", 3, true)], submitted().entry);
    expect((await notifications.ofPerson("editor", 10)).map(({ id, harm }) => [id, harm])).toEqual([
      ["n3", true],
      ["n1", false],
    ]);
    await notifications.see("editor", "2026-11-02T10:02:00.000Z", at);
    expect((await notifications.ofPerson("editor", 10)).map(({ seenAt }) => seenAt)).toEqual([undefined, at]);
    expect((await notifications.ofPerson("lay", 10)).map(({ seenAt }) => seenAt)).toEqual([undefined]);
    expect(await notifications.ofPerson("editor", 1)).toHaveLength(1);
  });
});
