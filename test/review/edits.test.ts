/** Edits on real pages: whatever is done, references are in reading order, none is unused and no sentence has lost its source. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ReviewContent, type ReviewPage, sentencesOfPage } from "../../src/core/review/content.ts";
import { applyEdit } from "../../src/core/review/edits.ts";
import { claimContent, claimWorded } from "../../src/core/review/from-item.ts";
import type { Edit } from "../../src/core/review/review-case.ts";
import { toAnswer } from "../../src/core/review/to-answer.ts";
import { pageFrom } from "../../src/core/review/from-answer.ts";
import { Answer } from "../../src/core/answer/answer.ts";
import { digestOf } from "../../src/store/digest.ts";
import { antiMag, askProduct } from "../support/product.ts";
import { contentFrom, shippedGround } from "../support/review.ts";

const broad = "How is anti-MAG neuropathy treated?";
const content = (): ReviewContent => contentFrom(broad, ["clinician", "patient"]);

/** Says what does not hold together in a page. */
function faultsOf(page: ReviewPage): readonly string[] {
  const cited = page.parts.flatMap((part) => part.sentences.flatMap(({ says }) => says.citations.map(({ n }) => n)));
  const first = [...new Set(cited)];
  const ids = sentencesOfPage(page).map(({ id }) => id);
  return [
    ...(first.every((n, at) => n === at + 1) ? [] : ["references are not in reading order"]),
    ...(page.references.length === first.length ? [] : ["a reference is unused or missing"]),
    ...(page.references.every(({ n }, at) => n === at + 1) ? [] : ["references are not numbered in turn"]),
    ...(new Set(ids).size === ids.length ? [] : ["an id stands twice"]),
    ...page.parts.flatMap((part) =>
      part.kind === "not-known" || part.sentences.every(({ says }) => says.citations.some((c) => c.says === "supports"))
        ? []
        : [`a sentence under ${part.title} has no source`],
    ),
  ];
}

const sourcesOf = (page: ReviewPage, id: string): readonly string[] => {
  const sentence = sentencesOfPage(page).find((s) => s.id === id);
  return (sentence?.says.citations ?? []).map(
    ({ n }) => page.references.find((reference) => reference.n === n)?.sourceId ?? "gone",
  );
};

const pageOf = (from: ReviewContent, at = 0): ReviewPage => {
  const page = from.pages[at];
  if (page === undefined) throw new Error("no such page");
  return page;
};

const claims = antiMag().shown.map(({ claim }) => `anti-mag/${claim.id}`);

/** Picks an edit by numbers, so that every story can be told again. */
function editOf(page: ReviewPage, [kind, a, b]: readonly [number, number, number]): Edit {
  const sentences = sentencesOfPage(page);
  const pick = <T>(items: readonly T[], n: number): T => items[n % items.length] as T;
  const { audience } = page;
  const part = pick(page.parts, b);
  const before = part.sentences[a % (part.sentences.length + 1)]?.id;
  const where = { audience, part: part.id, ...(before === undefined ? {} : { before }) };
  if (kind === 0) return { kind: "remove", audience, sentence: pick(sentences, a).id };
  if (kind === 1) return { kind: "move", sentence: pick(sentences, a + b).id, ...where };
  return { kind: "add-claim", claim: pick(claims, a), ...where };
}

test("after any story of edits a page holds together, and a sentence keeps its sources wherever it goes", () => {
  let done = 0;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.nat(500), fc.nat(500)), { maxLength: 25 }),
      fc.integer({ min: 0, max: 1 }),
      (story, which) => {
        let now = content();
        expect(faultsOf(pageOf(now, which))).toEqual([]);
        for (const [at, step] of story.entries()) {
          const page = pageOf(now, which);
          const edited = applyEdit(now, editOf(page, step), shippedGround(), `new-${at}`);
          if (!edited.ok) {
            expect(edited.error.fix).toBeTruthy();
            continue;
          }
          done += 1;
          const after = pageOf(edited.value, which);
          expect(faultsOf(after)).toEqual([]);
          for (const { id } of sentencesOfPage(after))
            if (sentencesOfPage(page).some((s) => s.id === id))
              expect(sourcesOf(after, id)).toEqual(sourcesOf(page, id));
          expect(pageOf(edited.value, 1 - which)).toBe(pageOf(now, 1 - which));
          now = edited.value;
        }
      },
    ),
    { numRuns: 150, seed: 7 },
  );
  expect(done).toBeGreaterThan(500);
});

describe("an edit is refused", () => {
  const page = (): ReviewPage => pageOf(content());
  const edit = (given: Edit) => applyEdit(content(), given, shippedGround(), "new");
  const [first] = sentencesOfPage(page());
  const sentence = first?.id ?? "";

  test.each<readonly [string, Edit, string]>([
    ["of a sentence that is gone", { kind: "remove", audience: "clinician", sentence: "gone" }, "no-such-sentence"],
    [
      "before itself",
      { kind: "move", audience: "clinician", sentence, part: "bottom-line", before: sentence },
      "no-such-sentence",
    ],
    ["into a part that is not there", { kind: "move", audience: "clinician", sentence, part: "nowhere" }, "bad-edit"],
    ["on a page that is not there", { kind: "remove", audience: "carer", sentence }, "bad-edit"],
    [
      "with a claim of no pack",
      { kind: "add-claim", audience: "clinician", claim: "none/none", part: "bottom-line" },
      "bad-edit",
    ],
    ["to the title it has", { kind: "retitle", title: broad }, "bad-edit"],
    [
      "with a statement that its record does not bear out",
      {
        kind: "add-statement",
        audience: "clinician",
        part: "bottom-line",
        pack: "anti-mag",
        text: "Rituximab helps 99 % of people.",
        support: antiMag().shown[0]?.claim.support.slice(0, 1) ?? [],
      },
      "not-verified",
    ],
    [
      "with a source that the pack does not have",
      {
        kind: "add-statement",
        audience: "clinician",
        part: "bottom-line",
        pack: "anti-mag",
        text: "It is so.",
        support: (antiMag().shown[0]?.claim.support ?? []).map((support) => ({ ...support, source: "nobody-1999" })),
      },
      "not-verified",
    ],
  ])("%s", (_what, given, code) => {
    expect(edit(given)).toMatchObject({ ok: false, error: { code } });
  });

  test("that would leave one side of a dispute without a word", () => {
    const disputed = contentFrom("Does rituximab work in anti-MAG neuropathy?");
    const [side] = pageOf(disputed).parts.filter(({ kind }) => kind === "side");
    if (side === undefined) throw new Error("there is no dispute on this page");
    let now = disputed;
    const ids = side.sentences.map(({ id }) => id);
    for (const [at, id] of ids.entries()) {
      const removed = applyEdit(now, { kind: "remove", audience: "clinician", sentence: id }, shippedGround(), "new");
      expect(removed.ok).toBe(at < ids.length - 1);
      if (removed.ok) now = removed.value;
    }
  });

  test("that moves what is not known into a section, where every sentence needs a source", () => {
    const withGap = [
      "Is there a vaccine against anti-MAG neuropathy?",
      "Which dose of rituximab is best?",
      broad,
      "Does diet help?",
    ]
      .map((question) => pageFrom(askProduct(question)))
      .find((p) => p.parts.some((part) => part.kind === "not-known") && p.parts.length > 2);
    if (withGap === undefined) throw new Error("no page with a gap");
    const gap = withGap.parts.find((part) => part.kind === "not-known")?.sentences[0]?.id ?? "";
    const whole = { ...content(), pages: [withGap] };
    const moved: Edit = { kind: "move", audience: "clinician", sentence: gap, part: "bottom-line" };
    expect(applyEdit(whole, moved, shippedGround(), "new")).toMatchObject({ ok: false, error: { code: "bad-edit" } });
  });
});

describe("a statement of the board's own", () => {
  test("stands with the record it rests on", () => {
    const claim = antiMag().shown.find(({ claim }) => claim.support.some((s) => s.says === "supports"))?.claim;
    if (claim === undefined) throw new Error("no claim");
    const added = applyEdit(
      content(),
      {
        kind: "add-statement",
        audience: "clinician",
        part: "bottom-line",
        pack: "anti-mag",
        text: claim.say.clinician,
        support: claim.support,
      },
      shippedGround(),
      "own-1",
    );
    if (!added.ok) throw new Error(added.error.message);
    const page = pageOf(added.value);
    expect(faultsOf(page)).toEqual([]);
    expect(sourcesOf(page, "own-1")).toContain(`anti-mag/${claim.support[0]?.source}`);
  });
});

describe("pages and answers", () => {
  test("what a page says is what the answer said, without anything about one person", () => {
    const answer = askProduct("My IgM is 52 g/L. Should plasma exchange come before rituximab in anti-MAG neuropathy?");
    const page = pageFrom(answer);
    const back = toAnswer({ title: "A title", pages: [page], evidenceCurrentThrough: "2026-11-01", packs: [] }, page, {
      id: "x",
      status: "approved",
      at: "2026-11-21T10:00:00.000Z",
      version: 1,
      signOffs: [],
    });
    expect(Answer.parse(back)).toEqual(back);
    const texts = (sentences: readonly { text: string }[]) => sentences.map(({ text }) => text);
    expect(texts(back.bottomLine)).toEqual(texts(answer.bottomLine));
    expect(back.sections.map((s) => [s.id, s.title, texts(s.sentences)])).toEqual(
      answer.sections.map((s) => [s.id, s.title, texts(s.sentences)]),
    );
    expect(back.disagreements.map((d) => [d.id, d.sides.map((s) => [s.label, texts(s.statements)])])).toEqual(
      answer.disagreements.map((d) => [d.id, d.sides.map((s) => [s.label, texts(s.statements)])]),
    );
    expect(back).toMatchObject({ corrections: [], forThisPatient: [], calculations: [], followUps: [] });
    expect(faultsOf(page)).toEqual([]);
  });

  test("a claim's hash is the item's own, and another with every rewording", () => {
    const claim = antiMag().shown[0]?.claim;
    const made = claim === undefined ? undefined : claimContent(antiMag(), claim.id);
    if (claim === undefined || made === undefined) throw new Error("no claim");
    expect(digestOf(claimWorded(claim, made))).toBe(digestOf(claim));
    const reworded = structuredClone(made) as unknown as {
      pages: { parts: { sentences: { says: { text: string } }[] }[] }[];
    };
    const sentence = reworded.pages[1]?.parts[0]?.sentences[0];
    if (sentence === undefined) throw new Error("no lay wording");
    sentence.says.text = "In other words.";
    const worded = claimWorded(claim, reworded as unknown as ReviewContent);
    expect(worded.say).toEqual({ clinician: claim.say.clinician, patient: "In other words." });
    expect(digestOf(worded)).not.toBe(digestOf(claim));
  });
});
