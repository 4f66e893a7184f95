/** Taking documents in, from files on disk to passages in the index. */
import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { localActor } from "../src/app/actor.ts";
import { ingest, rebuild } from "../src/app/literature/ingest.ts";
import type { EvidenceIndex } from "../src/app/ports/evidence-index.ts";
import { noProgress } from "../src/evidence/ingest-progress.ts";
import { gatheredFor } from "../src/index/gathered-for.ts";
import { openTestLibrary, type TestLibrary } from "./support/library.ts";

let library: TestLibrary;
beforeEach(async () => void (library = await openTestLibrary()));
afterEach(() => library.close());

const article = (pmid: number, text: string, more = ""): string =>
  `<PubmedArticle><MedlineCitation><PMID>${pmid}</PMID><Article><ArticleTitle>Title ${pmid}</ArticleTitle><Abstract><AbstractText>${text}</AbstractText></Abstract></Article>${more}</MedlineCitation></PubmedArticle>`;
const pubmed = (...articles: readonly string[]): string =>
  `<PubmedArticleSet>${articles.join("\n")}</PubmedArticleSet>`;
const titles = async (standing: "current" | "retired" | "all" = "current"): Promise<readonly string[]> =>
  (await library.documents(standing))
    .map((d) => (d.title === "" ? (d.origin.file.split("/").at(-1) ?? "").replace(/\.\w+$/, "") : d.title))
    .sort();
const inStep = async (): Promise<void> => {
  expect(await library.parts.index.count()).toBe(await library.expectedPassages());
  expect(await library.parts.literature.countPending()).toBe(0);
};

describe("ingest()", { timeout: 120_000 }, () => {
  test("takes in what is there, and the second time finds nothing to do", async () => {
    library.write("a.md", "# Protocol\n\nGive the drug slowly.");
    library.write("deep/er/b.xml", pubmed(article(1, "One."), article(2, "Two.")));
    library.write("deep/.hidden.txt", "not this");
    const first = await library.ingest();
    expect(first.state).toBe("finished");
    expect(first.progress).toMatchObject({ files: 2, filesDone: 2, added: 3, problems: 0, passages: 3 });
    await inStep();
    const before = await library.documents();
    const second = await library.ingest();
    expect(second.progress).toMatchObject({ filesUnchanged: 2, documents: 0, added: 0, changed: 0, retired: 0 });
    expect(await library.documents()).toEqual(before);
  });

  test("a file that is touched but not changed is known by its content", async () => {
    const path = library.write("a.txt", "The same words as before.");
    await library.ingest();
    writeFileSync(path, "The same words as before.");
    expect((await library.ingest()).progress).toMatchObject({ filesUnchanged: 1, documents: 0 });
  });

  test("a changed file is a new version, and only the new one is searched", async () => {
    library.write("a.txt", "Rituximab is given once.");
    await library.ingest();
    const [old] = await library.documents();
    library.write("a.txt", "Rituximab is given twice.");
    expect((await library.ingest()).progress).toMatchObject({ added: 0, changed: 1 });
    const [now] = await library.documents();
    expect(now?.id).toBe(old?.id);
    expect(now?.version).not.toBe(old?.version);
    expect((await library.parts.literature.findVersion(old?.version ?? ""))?.document.text).toContain("once");
    await inStep();
  });

  test("a renamed file stays the same document", async () => {
    const path = library.write("a.txt", "Words.");
    await library.ingest();
    const [before] = await library.documents();
    renameSync(path, join(library.files, "b.txt"));
    expect((await library.ingest()).progress).toMatchObject({ added: 0, retired: 0 });
    expect((await library.documents())[0]?.id).toBe(before?.id);
  });

  test("a removed file is retired, and a file that comes back brings its document back", async () => {
    const path = library.write("a.txt", "Words.");
    library.write("b.txt", "Others.");
    await library.ingest();
    rmSync(path);
    expect((await library.ingest()).progress.retired).toBe(1);
    expect(await titles("retired")).toEqual(["a"]);
    await inStep();
    library.write("a.txt", "Words.");
    await library.ingest();
    expect(await titles()).toEqual(["a", "b"]);
    await inStep();
  });

  test("a folder that is suddenly empty retires nothing until it is said to be meant", async () => {
    library.write("disk/a.txt", "Words.");
    library.write("b.txt", "Others.");
    await library.ingest();
    rmSync(join(library.files, "disk/a.txt"));
    expect((await library.ingest()).progress).toMatchObject({ retired: 0, heldBack: 1 });
    expect(await titles()).toEqual(["a", "b"]);
    expect((await library.ingest({ options: { retireMissing: true } })).progress).toMatchObject({
      retired: 1,
      heldBack: 0,
    });
    expect(await titles()).toEqual(["b"]);
  });

  test("a folder or file that is not there is a problem, and retires nothing", async () => {
    library.write("disk/a.txt", "Words.");
    await library.ingest();
    rmSync(join(library.files, "disk"), { recursive: true });
    const report = await library.ingest({ paths: [join(library.files, "disk"), join(library.files, "x.pdf")] });
    expect(report.problems.map((p) => p.code)).toEqual(["not-found", "not-found"]);
    expect(await titles()).toEqual(["a"]);
  });

  test("what is neither file nor folder, and links to folders, are named and passed by", async () => {
    library.write("a.txt", "Words.");
    mkdirSync(join(library.files, "sub"));
    symlinkSync(library.files, join(library.files, "sub/loop"));
    symlinkSync(join(library.files, "a.txt"), join(library.files, "sub/link.txt"));
    symlinkSync("/nowhere/at/all", join(library.files, "sub/dangling"));
    const report = await library.ingest();
    expect(report.problems.map((p) => p.code).sort()).toEqual(["not-a-file", "not-found"]);
    expect(await titles()).toEqual(["a"]);
  });

  test("a record of a collection is one document, whatever file it stands in", async () => {
    library.write("1.xml", pubmed(article(1, "First wording.")));
    library.write("2.xml", pubmed(article(1, "Second wording."), article(2, "Two.")));
    expect((await library.ingest()).progress).toMatchObject({ added: 2, changed: 1 });
    expect(await titles()).toEqual(["Title 1", "Title 2"]);
    await inStep();
    library.write("2.xml", pubmed(article(2, "Two.")));
    await library.ingest();
    expect(await titles()).toEqual(["Title 1", "Title 2"]);
  });

  test("one bad file never stops the rest, and is told with its reason", async () => {
    library.write("a.txt", "Words.");
    library.write("b.docx", "PK\u0003\u0004 not really");
    library.write("c.jsonl", '{"id":1,"text":"One line."}\n{broken\n{"id":2,"text":"Another."}\n');
    library.write("d.bin", new Uint8Array(3000));
    library.write("e.txt", "More words.");
    const report = await library.ingest();
    expect(report.progress).toMatchObject({ files: 5, filesDone: 5, added: 4 });
    const codes = new Map(report.problems.map((p) => [p.where?.file?.slice(-7), p.code]));
    expect(codes.get("c.jsonl")).toBe("broken-line");
    expect([...codes.keys()].some((name) => name?.endsWith("d.bin"))).toBe(true);
    expect([...codes.keys()].some((name) => name?.endsWith("b.docx"))).toBe(true);
  });

  test.skipIf(process.getuid?.() === 0)("a file that may not be read is told, and keeps what it held", async () => {
    const path = library.write("a.txt", "Words.");
    await library.ingest();
    writeFileSync(path, "Other words.");
    chmodSync(path, 0);
    const report = await library.ingest();
    expect(report.problems.map((p) => p.code)).toEqual(["unreadable"]);
    expect(await titles()).toEqual(["a"]);
  });

  test("a file that breaks off keeps the records that it held before", async () => {
    library.write("a.xml", pubmed(article(1, "One."), article(2, "Two.")));
    await library.ingest();
    library.write("a.xml", pubmed(article(1, "One."), article(2, "Two.")).slice(0, 150));
    const report = await library.ingest();
    expect(report.problems.map((p) => p.code)).toContain("cut-off");
    expect(await titles()).toEqual(["Title 1", "Title 2"]);
  });

  test("stopped after a piece, it goes on where it was", async () => {
    for (let n = 0; n < 5; n++)
      library.write(
        `${n}.xml`,
        pubmed(...Array.from({ length: 300 }, (_, at) => article(n * 300 + at + 1, `Text ${at}.`))),
      );
    const controller = new AbortController();
    const stopped = await library.ingest({
      signal: controller.signal,
      onProgress: (p) => p.documents > 0 && controller.abort(),
    });
    expect(stopped.state).toBe("stopped");
    expect(stopped.progress.added).toBeGreaterThan(0);
    expect(stopped.progress.added).toBeLessThan(1500);
    await inStep();
    expect((await library.ingest()).state).toBe("finished");
    expect((await library.documents()).length).toBe(1000);
    expect(await library.parts.literature.countLive()).toBe(1500);
  });

  test("what an ingest that died left undone is finished by the next", async () => {
    library.write("a.txt", "Words.");
    const append = (): Promise<void> => Promise.reject(new Error("no disk"));
    const failing: EvidenceIndex = { ...library.parts.index, append, gather: () => gatheredFor(append) };
    await expect(
      ingest({ ...library.parts, index: failing }, localActor, {
        paths: [library.files],
        options: { retireMissing: false },
      }),
    ).rejects.toThrow("no disk");
    expect(await library.parts.literature.countPending()).toBe(1);
    const dead = "00000000-0000-7000-8000-000000000009";
    const { ingests, surroundings } = library.parts;
    const askedAt = surroundings.now();
    await ingests.ask({ id: dead, actor: "local", paths: [], options: { retireMissing: false }, askedAt });
    await ingests.start(dead, askedAt, { host: library.parts.holder.host, pid: 2 ** 22 + 1 }, () => false);
    const report = await library.ingest();
    expect(report.recovered).toBe(true);
    await inStep();
    expect(await library.parts.index.count()).toBe(1);
  });

  test("while another is at work it says so and does nothing", async () => {
    const { ingests, surroundings, holder } = library.parts;
    const other = surroundings.newId();
    const askedAt = surroundings.now();
    await ingests.ask({ id: other, actor: "local", paths: [], options: { retireMissing: false }, askedAt });
    await ingests.start(other, askedAt, holder, () => false);
    const report = await ingest(library.parts, localActor, {
      paths: [library.files],
      options: { retireMissing: false },
    });
    expect(report).toMatchObject({ ok: false, error: { code: "ingest-busy" } });
    expect((await ingests.list(10)).map((i) => i.id)).toEqual([other]);
    await ingests.end(other, askedAt, "finished", noProgress);
    expect((await library.ingest()).state).toBe("finished");
  });

  test("a notice of retraction in another file flags the article in the index", async () => {
    library.write("1.xml", pubmed(article(1, "We found much.")));
    await library.ingest();
    const comments = `<CommentsCorrectionsList><CommentsCorrections RefType="RetractionOf"><RefSource>J. 2009</RefSource><PMID>1</PMID></CommentsCorrections></CommentsCorrectionsList>`;
    library.write("2.xml", pubmed(article(2, "Retracted.", comments)));
    await library.ingest();
    const found = async (retracted: "without" | "only") =>
      (
        await library.parts.index.search({
          words: [{ word: "much", weight: 1 }],
          phrases: [],
          identifiers: [],
          filter: { retracted },
          limit: 5,
        })
      ).length;
    expect([await found("without"), await found("only")]).toEqual([0, 1]);
  });

  test("an index that lost everything, as after a restored backup, is filled again by the next ingest", async () => {
    library.write("b.xml", pubmed(article(1, "One."), article(2, "Two.")));
    await library.ingest();
    await library.parts.index.clear();
    expect((await library.ingest()).progress).toMatchObject({ filesUnchanged: 1, added: 0 });
    await inStep();
    expect(await library.parts.index.count()).toBe(2);
  });

  test("rebuild() makes the index anew from the store", async () => {
    library.write("a.txt", "Words.");
    library.write("b.xml", pubmed(article(1, "One."), article(2, "Two.")));
    await library.ingest();
    await library.parts.index.clear();
    expect(await rebuild(library.parts, localActor)).toEqual({ ok: true, value: 3 });
    await inStep();
  });
});
