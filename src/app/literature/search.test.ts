import { beforeEach, describe, expect, test } from "vitest";
import { localActor } from "../actor.ts";
import type { EvidenceIndex } from "../ports/evidence-index.ts";
import type { IndexedPassage } from "../../evidence/indexed-passage.ts";
import { createMemoryIndex } from "../../index/memory-index.ts";
import { createLiteratureSearch, type LiteratureSearch } from "./search.ts";

const passage = (number: number, text: string, more: Partial<IndexedPassage> = {}): IndexedPassage => ({
  id: `${String(number).padStart(64, "0")}#100-${100 + text.length}`,
  version: String(number).padStart(64, "0"),
  documentId: `document-${number}`,
  title: `Document ${number}`,
  section: [],
  role: "body",
  kind: "paragraph",
  text,
  format: "plain-text",
  retracted: false,
  identifiers: [],
  ...more,
});

let index: EvidenceIndex;
let search: LiteratureSearch;
const ask = async (query: string, more: object = {}) => {
  const found = await search.search(localActor, { query, ...more });
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};

beforeEach(async () => {
  index = createMemoryIndex();
  search = createLiteratureSearch({ index, lexicons: [], isOrdinary: () => false });
  await index.add([
    passage(1, "The titre fell. Nobody had a flare of IgM after rituximab.", { page: 3, section: ["Results"] }),
    passage(2, "Rituximab was given to others."),
    passage(3, "Polyneuropathy was seen once."),
    passage(4, "Polyneuropathy was seen twice.", { retracted: true }),
  ]);
  await index.finish();
});

describe("createLiteratureSearch", () => {
  test("a hit has its place, and a snippet whose offsets are the document's", async () => {
    const [hit] = (await ask("IgM flare")).hits;
    expect(hit).toMatchObject({ documentId: "document-1", page: 3, section: ["Results"] });
    expect(hit?.snippet.start).toBe(100);
    expect(hit?.snippet.marks.map((m) => hit.snippet.text.slice(m.start, m.end))).toEqual(["flare", "IgM"]);
  });

  test("a misspelt word finds, and the response says what was searched instead", async () => {
    await index.add([passage(5, "Rituximab again.")]);
    const found = await ask("rituxmab");
    expect(found.corrections).toEqual([{ from: "rituxmab", to: "rituximab" }]);
    expect(found.hits.length).toBeGreaterThan(1);
  });

  test("a word that the vocabulary left out but the index knows is not mended", async () => {
    const forgetful: EvidenceIndex = {
      ...index,
      vocabulary: async () => {
        const { passages, passagesWith } = await index.vocabulary();
        return {
          passages,
          passagesWith: new Map([...passagesWith].filter(([word]) => word !== "rituximab").concat([["rituximob", 9]])),
        };
      },
    };
    search = createLiteratureSearch({ index: forgetful, lexicons: [], isOrdinary: () => false });
    expect((await ask("rituximab")).corrections).toEqual([]);
  });

  test("retracted documents are shown only when asked for", async () => {
    expect((await ask("polyneuropathy")).hits.map((h) => h.documentId)).toEqual(["document-3"]);
    const both = await ask("polyneuropathy", { filter: { retracted: "with" } });
    expect(both.hits.filter((h) => h.retracted).map((h) => h.documentId)).toEqual(["document-4"]);
  });

  test("nothing found is an empty list with the size of the index", async () => {
    expect(await ask("ataxia")).toMatchObject({ hits: [], passages: 4 });
  });

  test.each(["patient", "carer"] as const)("a %s is refused: documents hold doses and orders", async (audience) => {
    const found = await search.search(localActor, { query: "rituximab", audience });
    expect(found).toMatchObject({ ok: false, error: { code: "closed-to-audience" } });
  });

  test("an index that fails gives a problem that does not repeat the words", async () => {
    const failing: EvidenceIndex = {
      ...index,
      search: () => Promise.reject(new Error("cannot search for secret words")),
    };
    search = createLiteratureSearch({ index: failing, lexicons: [], isOrdinary: () => false });
    const found = await search.search(localActor, { query: "secret words" });
    expect(found).toMatchObject({ ok: false, error: { code: "evidence-not-answering" } });
    expect(JSON.stringify(found)).not.toContain("secret");
  });
});
