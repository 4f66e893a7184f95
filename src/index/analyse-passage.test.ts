import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { IndexedPassage } from "../evidence/indexed-passage.ts";
import { toTermText } from "../evidence/ranking/term-text.ts";
import { createTermReader, plainWords } from "../evidence/ranking/terms.ts";
import { PassageAnalyser } from "./analyse-passage.ts";

const passageOf = (title: string, keywords: readonly string[], text: string): IndexedPassage => ({
  id: `${"0".repeat(64)}#0-1`,
  version: "0".repeat(64),
  documentId: "1",
  title,
  keywords,
  section: ["Results"],
  role: "body",
  kind: "paragraph",
  text,
  format: "plain-text",
  retracted: false,
  identifiers: [],
});

const words = "neuropathy IgM titre rituximab the falls 70,000 anti-MAG the of".split(" ");
const someText = fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((some) => some.join(" "));
const keywordLists = [["IgM", "neuropathy"], [], ["rituximab"]];
const somePassages = fc.array(
  fc.record({ title: fc.constantFrom("IgM neuropathy", "Rituximab", ""), list: fc.nat({ max: 2 }), text: someText }),
  { maxLength: 15 },
);

describe("PassageAnalyser", () => {
  test("counts each word once a passage, as a slow count does", () => {
    fc.assert(
      fc.property(somePassages, (given) => {
        const reader = createTermReader();
        const analyser = new PassageAnalyser(reader);
        const passages = given.map(({ title, list, text }) => passageOf(title, keywordLists[list] ?? [], text));
        const slow = new Map<string, number>();
        let terms = 0;
        for (const passage of passages) {
          const heading = [passage.title, ...(passage.keywords ?? [])].flatMap((text) => reader.termsOf(text));
          const all = [...heading, ...["Results", passage.text].flatMap((text) => reader.termsOf(text))];
          const analysed = analyser.analyse(passage);
          expect(Buffer.from(analysed.terms).toString()).toBe(toTermText(heading, all));
          terms += all.length;
          const whole = [passage.title, ...(passage.keywords ?? []), "Results", passage.text].flatMap(plainWords);
          for (const word of new Set(whole)) if (reader.termOf(word) !== "") slow.set(word, (slow.get(word) ?? 0) + 1);
        }
        expect(analyser.passagesWith()).toEqual(slow);
        expect(analyser.totals).toMatchObject({ passages: passages.length, terms });
      }),
    );
  });

  test("forgets the rarest words when there are too many", () => {
    const analyser = new PassageAnalyser(createTermReader(), 8);
    for (let n = 0; n < 6; n++) analyser.analyse(passageOf("neuropathy", [], `rare${n} once${n}`));
    expect(analyser.passagesWith().get("neuropathy")).toBe(6);
    expect(analyser.passagesWith().size).toBeLessThanOrEqual(8);
  });

  test("counts nothing after it was cleared", () => {
    const analyser = new PassageAnalyser(createTermReader());
    analyser.analyse(passageOf("neuropathy", [], "IgM"));
    analyser.clear();
    expect(analyser.passagesWith().size).toBe(0);
    expect(analyser.totals.passages).toBe(0);
  });
});
