/** The evidence index's port, over LanceDB and over memory. */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { EvidenceIndex, PassageQuery } from "../../src/app/ports/evidence-index.ts";
import type { IndexedPassage } from "../../src/evidence/indexed-passage.ts";
import { openLanceIndex } from "../../src/index/lance-index.ts";
import { createMemoryIndex } from "../../src/index/memory-index.ts";

const versionOf = (document: string): string => createHash("sha256").update(document).digest("hex");

/** A passage of a made-up document; what a test does not say is left as plain as can be. */
const passage = (document: string, text: string, more: Partial<IndexedPassage> = {}): IndexedPassage => ({
  id: `${versionOf(document)}#0-${text.length}`,
  version: versionOf(document),
  documentId: document,
  title: `Document ${document}`,
  section: [],
  role: "body",
  kind: "paragraph",
  text,
  format: "plain-text",
  retracted: false,
  identifiers: [],
  ...more,
});

const query = (words: string, more: Partial<PassageQuery> = {}): PassageQuery => ({
  words: words.split(" ").map((word) => ({ word, weight: 1 })),
  phrases: [],
  identifiers: [],
  filter: {},
  limit: 10,
  ...more,
});

const nothing = query("", { words: [] });

async function openLance(folder: string): Promise<EvidenceIndex> {
  const opened = await openLanceIndex(join(folder, "evidence"));
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

const indexes = [
  { name: "LanceDB", open: openLance },
  { name: "memory", open: () => Promise.resolve(createMemoryIndex()) },
];

describe.each(indexes)("evidence index on $name", ({ open }) => {
  let folder: string;
  let index: EvidenceIndex;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "ranvier-index-"));
    index = await open(folder);
  });
  afterEach(async () => {
    await index.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const fill = async (...passages: readonly IndexedPassage[]): Promise<void> => {
    await index.add(passages);
    await index.finish();
  };
  const found = async (asked: PassageQuery): Promise<readonly string[]> =>
    (await index.search(asked)).map((hit) => hit.passage.documentId);

  test("an empty index finds nothing, counts nothing and can be finished and cleared", async () => {
    expect(await found(query("rituximab"))).toEqual([]);
    await index.finish();
    await index.clear();
    expect(await index.count()).toBe(0);
    expect((await index.vocabulary()).passages).toBe(0);
  });

  test("a passage comes back as it was given, stated members and no others", async () => {
    const full = passage("full", "IgM fell in six of nine.", {
      question: "How far does IgM fall?",
      keywords: ["Rituximab"],
      section: ["Results", "Laboratory"],
      role: "abstract",
      kind: "list-item",
      page: 3,
      year: 2009,
      language: "en",
      design: "randomised-trial",
      format: "pdf",
      identifiers: ["pmid:19743457", "doi:10.1002/ana.21577"],
    });
    const bare = passage("bare", "IgM rose.");
    await fill(full, bare);
    const hits = await index.search(query("igm"));
    expect(hits.map((hit) => hit.passage)).toEqual(expect.arrayContaining([full, bare]));
    expect(hits).toHaveLength(2);
  });

  test("words meet under their stems, without accents, in either spelling, Greek letters by name", async () => {
    await fill(passage("a", "Waldenström: responses of TNF-α and titres"), passage("b", "unrelated words"));
    for (const words of ["waldenstrom", "response", "alpha", "titer", "TNF"])
      expect(await found(query(words))).toEqual(["a"]);
  });

  test("title, question, keywords and section titles are searched too", async () => {
    await fill(
      passage("title", "x", { title: "Sensory ataxia" }),
      passage("question", "x", { question: "What is ataxia?" }),
      passage("keywords", "x", { keywords: ["Ataxia"] }),
      passage("section", "x", { section: ["Ataxia"] }),
      passage("none", "x"),
    );
    expect([...(await found(query("ataxia")))].sort()).toEqual(["keywords", "question", "section", "title"]);
  });

  test("the better passage comes first, scores fall, and the limit holds", async () => {
    await fill(
      passage("both", "Rituximab lowers the titre"),
      passage("one", "Rituximab was given"),
      ...Array.from({ length: 30 }, (_, i) => passage(`rest-${i}`, `Of the titre of blood group ${i}`)),
    );
    const hits = await index.search(query("rituximab titre", { limit: 5 }));
    expect(hits).toHaveLength(5);
    expect(hits[0]?.passage.documentId).toBe("both");
    expect(hits[1]?.passage.documentId).toBe("one");
    expect(hits.map((h) => h.score)).toEqual(hits.map((h) => h.score).sort((a, b) => b - a));
  });

  test("an added word of low weight finds, and does not outweigh the word asked for", async () => {
    await fill(passage("asked", "plasmapheresis helped"), passage("added", "apheresis helped"));
    const words = [
      { word: "plasmapheresis", weight: 1 },
      { word: "apheresis", weight: 0.3 },
    ];
    expect(await found({ ...nothing, words })).toEqual(["asked", "added"]);
  });

  test("passages with the word asked for are among those ranked, however many are shorter and hold an added word", async () => {
    const filler = Array.from({ length: 30 }, (_, i) => `filler${i}`).join(" ");
    await fill(
      ...Array.from({ length: 150 }, (_, i) => passage(`added-${i}`, "apheresis helped")),
      ...Array.from({ length: 150 }, (_, i) => passage(`asked-${i}`, `plasmapheresis helped ${filler}`)),
    );
    const words = [
      { word: "plasmapheresis", weight: 1 },
      { word: "apheresis", weight: 0.3 },
    ];
    const hits = await found({ ...nothing, words, limit: 5 });
    expect(hits.filter((document) => document.startsWith("asked-"))).toHaveLength(5);
  });

  test("a phrase must occur as it stands, but for case and spacing", async () => {
    await fill(
      passage("exact", "They saw an IgM  Flare after it."),
      passage("apart", "A flare of IgM was seen."),
      passage("near", "IgM flares were seen."),
    );
    expect(await found({ ...nothing, phrases: ["igm flare"] })).toEqual(["exact", "near"]);
    expect(await found({ ...nothing, phrases: ["IgM flare after it"] })).toEqual(["exact"]);
    expect(await found(query("flare", { phrases: ["no such phrase"] }))).toEqual([]);
  });

  test("a passage with an identifier asked for comes first, and needs no word", async () => {
    await fill(
      passage("words", "rituximab rituximab rituximab"),
      passage("named", "nothing of it", { identifiers: ["pmid:19743457"] }),
      passage("other", "nothing of it", { identifiers: ["pmid:197434570"] }),
    );
    expect(await found(query("rituximab", { identifiers: ["pmid:19743457"] }))).toEqual(["named", "words"]);
    expect(await found({ ...nothing, identifiers: ["pmid:19743457"] })).toEqual(["named"]);
  });

  test.each<[string, PassageQuery["filter"], readonly string[]]>([
    ["design", { designs: ["randomised-trial", "guideline"] }, ["trial"]],
    ["format", { formats: ["pdf"] }, ["old"]],
    ["years", { fromYear: 2000, toYear: 2010 }, ["trial"]],
    ["from a year", { fromYear: 2000 }, ["french", "trial"]],
    ["language", { languages: ["fr"] }, ["french"]],
    ["document", { documentIds: ["old", "it's"] }, ["it's", "old"]],
    ["nothing allowed", { languages: [] }, []],
    ["no filter", {}, ["french", "it's", "old", "trial"]],
    ["retracted only", { retracted: "only" }, ["withdrawn"]],
    ["retracted too", { retracted: "with" }, ["french", "it's", "old", "trial", "withdrawn"]],
    ["two together", { retracted: "with", toYear: 1999 }, ["old", "withdrawn"]],
  ])("filter: %s", async (_name, filter, expected) => {
    await fill(
      passage("trial", "rituximab", { design: "randomised-trial", year: 2009 }),
      passage("old", "rituximab", { format: "pdf", year: 1990 }),
      passage("french", "rituximab", { language: "fr", year: 2020 }),
      passage("it's", "rituximab"),
      passage("withdrawn", "rituximab", { retracted: true, year: 1990 }),
    );
    expect([...(await found(query("rituximab", { filter })))].sort()).toEqual(expected);
    expect([...(await found(query("nothing", { filter, identifiers: ["pmid:1"] })))].sort()).toEqual([]);
  });

  test("many retracted passages do not crowd out the sound one", async () => {
    await fill(
      ...Array.from({ length: 260 }, (_, i) => passage(`bad-${i}`, "rituximab", { retracted: true })),
      passage("sound", "rituximab was given among many other words that make this passage long and weak"),
    );
    expect(await found(query("rituximab"))).toEqual(["sound"]);
  });

  test("references and navigation are neither found nor counted", async () => {
    await fill(
      passage("list", "rituximab", { role: "references" }),
      passage("menu", "rituximab", { role: "navigation" }),
      passage("text", "rituximab"),
    );
    expect(await found(query("rituximab"))).toEqual(["text"]);
    expect(await index.count()).toBe(1);
  });

  test("adding a known id replaces the passage; removing a version takes out all of it and nothing else", async () => {
    await fill(passage("a", "rituximab"), passage("b", "rituximab"));
    await fill(passage("a", "rituximab", { title: "Corrected" }));
    expect(await index.count()).toBe(2);
    expect((await index.search(query("corrected"))).map((h) => h.passage.title)).toEqual(["Corrected"]);
    await index.remove([versionOf("a"), versionOf("never there")]);
    await index.finish();
    expect(await found(query("rituximab"))).toEqual(["b"]);
    expect(await index.count()).toBe(1);
  });

  test("what was appended is found, and a later addition beside it", async () => {
    await index.append([passage("a", "rituximab"), passage("b", "rituximab")]);
    await index.finish();
    await fill(passage("c", "rituximab"));
    expect([...(await found(query("rituximab")))].sort()).toEqual(["a", "b", "c"]);
  });

  test("what was gathered is found once it is put, and a gathering can be used again", async () => {
    const gathering = index.gather();
    gathering.take([passage("a", "rituximab"), passage("b", "rituximab", { role: "references" })]);
    gathering.take([passage("c", "the titre of rituximab")]);
    expect(await index.count()).toBe(0);
    await gathering.put();
    expect(gathering.size()).toBe(0);
    gathering.take([passage("d", "naïve rituximab")]);
    await gathering.put();
    await gathering.put();
    await index.finish();
    expect([...(await found(query("rituximab")))].sort()).toEqual(["a", "c", "d"]);
    const [hit] = await index.search(query("titre"));
    expect(hit?.passage).toEqual(passage("c", "the titre of rituximab"));
  });

  test("after clear() nothing is left, and the index can be filled again", async () => {
    await fill(passage("a", "rituximab"));
    await index.clear();
    expect(await found(query("rituximab"))).toEqual([]);
    await index.append([passage("b", "rituximab")]);
    await index.finish();
    expect(await found(query("rituximab"))).toEqual(["b"]);
    expect(await index.count()).toBe(1);
  });

  test("vocabulary() counts the passages of each word as it is written", async () => {
    await fill(
      passage("a", "Titres of titres"),
      passage("b", "A titre"),
      passage("c", "titre", { role: "references" }),
    );
    const { passages, passagesWith } = await index.vocabulary();
    expect(passages).toBe(2);
    expect(passagesWith.get("titres")).toBe(1);
    expect(passagesWith.get("titre")).toBe(1);
    expect(passagesWith.get("document")).toBe(2);
    expect(passagesWith.has("of")).toBe(false);
  });
});

describe("evidence index on LanceDB, kept in a folder", () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "ranvier-index-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("a folder that is not absolute is refused with what to do", async () => {
    const opened = await openLanceIndex("evidence");
    expect(opened).toMatchObject({ ok: false, error: { code: "evidence-uri" } });
  });

  test("what was finished is there after closing and opening", async () => {
    const first = await openLance(folder);
    await first.add([passage("a", "rituximab")]);
    await first.finish();
    await first.close();
    const second = await openLance(folder);
    expect((await second.search(query("rituximab"))).map((h) => h.passage.documentId)).toEqual(["a"]);
    expect((await second.vocabulary()).passagesWith.get("rituximab")).toBe(1);
    await second.close();
  });

  test("a reader sees what another process's writer has finished", async () => {
    const [reader, writer] = [await openLance(folder), await openLance(folder)];
    expect(await reader.search(query("rituximab"))).toEqual([]);
    await writer.append([passage("a", "rituximab")]);
    await writer.finish();
    await expect
      .poll(async () => (await reader.search(query("rituximab"))).length, { timeout: 10_000, interval: 200 })
      .toBe(1);
    await reader.close();
    await writer.close();
  });

  test("words of passages whose writer ended before it finished are counted by the next", async () => {
    const killed = await openLance(folder);
    await killed.append([passage("a", "rituximab"), passage("b", "rituximab")]);
    await killed.close();
    const next = await openLance(folder);
    await next.add([passage("c", "ataxia")]);
    await next.finish();
    const { passages, passagesWith } = await next.vocabulary();
    expect([passages, passagesWith.get("rituximab"), passagesWith.get("ataxia")]).toEqual([3, 2, 1]);
    await next.close();
  });

  test("two writers at once lose nothing", async () => {
    const [one, two] = [await openLance(folder), await openLance(folder)];
    const of = (name: string): readonly IndexedPassage[] =>
      Array.from({ length: 20 }, (_, i) => passage(`${name}-${i}`, "rituximab"));
    await Promise.all([...of("one"), ...of("two")].map((p) => (p.documentId.startsWith("one") ? one : two).add([p])));
    await one.finish();
    expect(await one.count()).toBe(40);
    expect(await one.search(query("rituximab", { limit: 50 }))).toHaveLength(40);
    await one.close();
    await two.close();
  });
});
