/** The literature and ingest ports, over every database they run on. */
import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Ingests } from "../../src/app/ports/ingests.ts";
import type { ClosedFile, IntakeBatch, Literature, ReadDocument } from "../../src/app/ports/literature.ts";
import { realSurroundings } from "../../src/compose/surroundings.ts";
import { type Document, type Metadata, noMetadata } from "../../src/evidence/document.ts";
import { packDocument } from "../../src/evidence/packed-document.ts";
import { cutPassagesOf } from "../../src/evidence/passages.ts";
import { noProgress } from "../../src/evidence/ingest-progress.ts";
import { createAuditLog } from "../../src/store/audit.ts";
import { createIngests } from "../../src/store/literature/ingests.ts";
import { createLiterature } from "../../src/store/literature/literature.ts";
import type { Tables } from "../../src/store/tables.ts";
import { describeOnDatabases, type FreshDatabase } from "../support/databases.ts";

const sha = (text: string): string => createHash("sha256").update(text).digest("hex");
const at = (minute: number): string => `2026-11-21T10:${String(minute).padStart(2, "0")}:00.000Z`;
const act = (reason?: string) => ({ id: realSurroundings.newId(), actor: "local", at: at(30), reason });

function documentOf(text: string, metadata: Partial<Metadata> = {}): Document {
  return {
    format: "plain-text",
    metadata: { ...noMetadata, title: `About ${text}`, ...metadata },
    text,
    blocks: [{ start: 0, end: text.length, kind: "paragraph" }],
    sections: [],
    pages: [],
  };
}

function read(file: string, text: string, metadata: Partial<Metadata> = {}, identity = `file:${file}`): ReadDocument {
  const document = documentOf(text, metadata);
  return {
    file,
    identity,
    version: sha(`${text}${JSON.stringify(metadata)}`),
    format: document.format,
    metadata: document.metadata,
    content: packDocument(document),
    passages: cutPassagesOf(document),
  };
}

const closed = (path: string, documents: readonly ReadDocument[]): ClosedFile => ({
  path,
  fingerprint: "1",
  sha256: sha(documents.map((d) => d.version).join()),
  complete: true,
  unchanged: false,
  documents: documents.length,
  problems: [],
  problemCount: 0,
});

describeOnDatabases("literature", ({ create }) => {
  let fresh: FreshDatabase;
  let db: Kysely<Tables>;
  let literature: Literature;
  let ingests: Ingests;
  const ingest = "00000000-0000-7000-8000-000000000001";

  beforeEach(async () => {
    fresh = await create();
    db = await fresh.open();
    literature = createLiterature(db, realSurroundings);
    ingests = createIngests(db);
    await ingests.ask({ id: ingest, actor: "local", paths: [], options: { retireMissing: false }, askedAt: at(0) });
    await ingests.start(ingest, at(0), { host: "here", pid: 1 }, () => false);
  });
  afterEach(() => fresh.remove());

  /** Reads a whole file in one batch. */
  const take = (path: string, documents: readonly ReadDocument[], more: Partial<IntakeBatch> = {}) =>
    literature.takeIn({
      ingest,
      at: at(1),
      opened: [{ path, fingerprint: "1" }],
      documents,
      closed: [closed(path, documents)],
      ...more,
    });
  const idOf = async (d: ReadDocument): Promise<string> =>
    (await literature.findVersion(d.version))?.documentId ?? "not stored";
  const markAll = async (): Promise<void> => literature.markIndexed(await literature.pending(1000));

  test("takeIn() keeps text, structure and origin as they were read", async () => {
    const text = "Ein Satz mit ü, \u{1F9EC} und \u0000 darin. A second one.";
    const d = { ...read("/in/a.txt", text), record: "7" };
    expect(await take("/in/a.txt", [d])).toMatchObject({ added: 1, changed: 0, unchanged: 0, retired: 0 });
    const version = await literature.findVersion(d.version);
    expect(version?.document).toEqual(documentOf(text));
    expect(version?.origin).toEqual({ file: "/in/a.txt", record: "7" });
    expect(version?.supersededBy).toBeUndefined();
    expect(await literature.findVersion(sha("nothing"))).toBeUndefined();
  });

  test("the same file twice changes nothing", async () => {
    const d = read("/in/a.txt", "one");
    await take("/in/a.txt", [d]);
    await markAll();
    const before = await literature.findDocument(await idOf(d));
    expect(await take("/in/a.txt", [d])).toMatchObject({ added: 0, changed: 0, unchanged: 1, live: [] });
    expect(await literature.findDocument(await idOf(d))).toEqual(before);
    expect(await literature.countPending()).toBe(0);
  });

  test("a changed file makes a new version; the old one stays readable and names its successor", async () => {
    const [one, two] = [read("/in/a.txt", "one"), read("/in/a.txt", "two")];
    await take("/in/a.txt", [one]);
    await markAll();
    expect(await take("/in/a.txt", [two])).toMatchObject({ added: 0, changed: 1 });
    expect(await idOf(two)).toBe(await idOf(one));
    const old = await literature.findVersion(one.version);
    expect([old?.document.text, old?.supersededBy]).toEqual(["one", two.version]);
    const pending = await literature.pending(10);
    expect(pending.map((p) => [p.version, p.live]).sort()).toEqual(
      [
        [one.version, false],
        [two.version, true],
      ].sort(),
    );
    expect((await literature.findDocument(await idOf(one)))?.versions.map((v) => v.version).sort()).toEqual(
      [one.version, two.version].sort(),
    );
  });

  test("a file that is as it once was makes its old version current again", async () => {
    const [one, two] = [read("/in/a.txt", "one"), read("/in/a.txt", "two")];
    for (const d of [one, two, one]) await take("/in/a.txt", [d]);
    expect((await literature.findVersion(one.version))?.supersededBy).toBeUndefined();
    expect((await literature.findVersion(two.version))?.supersededBy).toBe(one.version);
    expect((await literature.findDocument(await idOf(one)))?.version).toBe(one.version);
  });

  test("two versions of one record in one batch: the later counts, the earlier is kept", async () => {
    const [one, two] = [read("/in/a.xml", "one", {}, "pmid:1"), read("/in/a.xml", "two", {}, "pmid:1")];
    expect(await take("/in/a.xml", [one, two])).toMatchObject({ added: 1, changed: 1 });
    expect((await literature.findVersion(one.version))?.supersededBy).toBe(two.version);
    expect((await literature.listDocuments({ limit: 10 })).total).toBe(1);
  });

  test("the same bytes in two files are one document, retired when both are gone", async () => {
    const [a, b] = [read("/in/a.txt", "one"), read("/in/b.txt", "one")];
    await take("/in/a.txt", [a]);
    expect(await take("/in/b.txt", [b])).toMatchObject({ added: 0, unchanged: 1 });
    expect(await literature.removeFiles(ingest, at(2), ["/in/a.txt"])).toBe(0);
    expect((await literature.findDocument(await idOf(a)))?.files).toEqual(["/in/b.txt"]);
    expect(await literature.removeFiles(ingest, at(3), ["/in/b.txt"])).toBe(1);
    expect(await literature.findDocument(await idOf(a))).toMatchObject({ retiredAt: at(3), retiredBecause: "removed" });
    expect(await literature.countLive()).toBe(0);
  });

  test("a record that its file no longer holds is retired, and comes back with it", async () => {
    const [one, two] = [read("/in/a.xml", "one", {}, "pmid:1"), read("/in/a.xml", "two", {}, "pmid:2")];
    await take("/in/a.xml", [one, two]);
    expect(await take("/in/a.xml", [two])).toMatchObject({ unchanged: 1, retired: 1 });
    expect((await literature.findVersion(one.version))?.retiredAt).toBe(at(1));
    expect(await take("/in/a.xml", [one, two])).toMatchObject({ changed: 1, retired: 0 });
    expect((await literature.findVersion(one.version))?.retiredAt).toBeUndefined();
  });

  test("a file that could not be read to its end keeps what it held", async () => {
    const d = read("/in/a.xml", "one", {}, "pmid:1");
    await take("/in/a.xml", [d]);
    const broken = { ...closed("/in/a.xml", []), complete: false };
    expect(await take("/in/a.xml", [], { closed: [broken] })).toMatchObject({ retired: 0 });
    expect((await literature.findVersion(d.version))?.retiredAt).toBeUndefined();
    expect((await literature.fileStates(["/in/a.xml"])).get("/in/a.xml")?.state).toBe("incomplete");
  });

  test("corrections are seen at once, outlive new versions and can be taken back", async () => {
    const one = read("/in/a.txt", "one", { title: "Wrnog", date: "2001", journal: "J" });
    await take("/in/a.txt", [one]);
    await markAll();
    const id = await idOf(one);
    expect(await literature.correct(act("typing error"), id, { title: "Wrong", journal: null })).toBe(true);
    expect((await literature.pending(10)).map((p) => p.live && p.metadata.title)).toEqual(["Wrong"]);
    await take("/in/a.txt", [read("/in/a.txt", "two", { title: "Wrnog again", date: "2002", journal: "J" })]);
    const record = await literature.findDocument(id);
    expect(record?.metadata).toMatchObject({ title: "Wrong", date: "2002" });
    expect(record?.metadata.journal).toBeUndefined();
    expect(record?.title).toBe("Wrong");
    expect(record?.changes.map((c) => [c.field, c.before, c.after, c.reason])).toEqual([
      ["title", "Wrnog", "Wrong", "typing error"],
      ["journal", "J", null, "typing error"],
    ]);
    await literature.correct(act(), id, { title: undefined });
    expect((await literature.findDocument(id))?.title).toBe("Wrnog again");
    expect(await literature.correct(act(), "no-such-id", { title: "x" })).toBe(false);
  });

  test("retired by hand, a document stays retired over ingests until it is restored", async () => {
    const one = read("/in/a.txt", "one");
    await take("/in/a.txt", [one]);
    await markAll();
    const id = await idOf(one);
    expect(await literature.retire(act("out of date"), id)).toBe(true);
    expect((await literature.pending(10)).map((p) => p.live)).toEqual([false]);
    expect(await take("/in/a.txt", [read("/in/a.txt", "two")])).toMatchObject({ changed: 1, keptRetired: 1, live: [] });
    expect(await literature.findDocument(id)).toMatchObject({ retiredBecause: "by-hand" });
    await markAll();
    expect(await literature.restore(act(), id)).toBe(true);
    expect((await literature.pending(10)).filter((p) => p.live).length).toBe(1);
    expect((await literature.findDocument(id))?.retiredAt).toBeUndefined();
  });

  const retraction = (file: string): ReadDocument =>
    read(file, "Retraction of the article.", {
      pmid: "99",
      notices: [{ kind: "retraction", about: "other", text: "Retraction of: J. 2009", pmid: "1" }],
    });

  test.each(["before", "after", "together with"])(
    "a notice of retraction that comes %s the article flags it",
    async (order) => {
      const article = read("/in/article.xml", "We found much.", { pmid: "1" }, "pmid:1");
      const notice = retraction("/in/notice.xml");
      if (order === "before") await take("/in/notice.xml", [notice]);
      if (order === "together with")
        await literature.takeIn({
          ingest,
          at: at(1),
          opened: ["/in/article.xml", "/in/notice.xml"].map((path) => ({ path, fingerprint: "1" })),
          documents: [article, notice],
          closed: [],
        });
      else await take("/in/article.xml", [article]);
      if (order === "after") {
        await markAll();
        await take("/in/notice.xml", [notice]);
      }
      const version = await literature.findVersion(article.version);
      expect(version?.metadata.retracted).toBe(true);
      expect(version?.metadata.notices).toEqual([
        { kind: "retraction", about: "this", text: "Retraction of: J. 2009", pmid: "99" },
      ]);
      expect((await literature.pending(10)).find((p) => p.version === article.version)).toMatchObject({
        metadata: { retracted: true },
      });
      expect((await literature.findVersion(notice.version))?.metadata.retracted).toBe(false);
      const list = await literature.listDocuments({ standing: "retracted", limit: 10 });
      expect(list.documents.map((d) => d.pmid)).toEqual(["1"]);
    },
  );

  test("findRetractions() tells of publications by identifier, held here or not; a correction by hand has the last word", async () => {
    const asked = ["pmid:1", "pmid:2", "doi:10.1/x"];
    const told = async () =>
      [...(await literature.findRetractions(asked))].map(([id, { retracted }]) => `${id} ${retracted}`);
    expect(await told()).toEqual([]);
    await take("/in/notice.xml", [retraction("/in/notice.xml")]);
    expect(await told()).toEqual(["pmid:1 true"]);
    const held = read("/in/held.xml", "Held", { pmid: "1", doi: "10.1/X", retracted: true });
    await take("/in/held.xml", [held]);
    expect(await told()).toEqual(["pmid:1 true", "doi:10.1/x true"]);
    const { documentId } = (await literature.findVersion(held.version)) ?? { documentId: "" };
    await literature.correct(act("The notice is about another paper."), documentId, { retracted: false });
    expect(await told()).toEqual(["pmid:1 false", "doi:10.1/x false"]);
    await literature.removeFiles(ingest, at(2), ["/in/notice.xml", "/in/held.xml"]);
    expect(await told()).toEqual([]);
  });

  test("a notice that is gone flags nothing any more", async () => {
    const article = read("/in/article.xml", "We found much.", { pmid: "1" }, "pmid:1");
    await take("/in/article.xml", [article]);
    await take("/in/notice.xml", [retraction("/in/notice.xml")]);
    await literature.removeFiles(ingest, at(2), ["/in/notice.xml"]);
    expect((await literature.findVersion(article.version))?.metadata.retracted).toBe(false);
    expect((await literature.listDocuments({ standing: "retracted", limit: 10 })).total).toBe(0);
  });

  test("a mark does not hold for a version that changed meanwhile", async () => {
    const d = read("/in/a.txt", "one");
    const { live } = await take("/in/a.txt", [d]);
    await literature.correct(act(), await idOf(d), { title: "Other" });
    await literature.markIndexed(live);
    expect(await literature.countPending()).toBe(1);
    await markAll();
    expect(await literature.countPending()).toBe(0);
    await literature.forgetIndex();
    expect(await literature.countPending()).toBe(1);
  });

  test("listDocuments() filters and pages, newest first", async () => {
    const all = Array.from({ length: 7 }, (_, n) =>
      read(`/in/${n}.txt`, `text ${n}`, {
        title: `Title ${n} 100% sure`,
        date: `200${n}`,
        pmid: `${10_000 + n}`,
        doi: `10.1000/Ab.${n}`,
        authors: ["Dalakas MC"],
      }),
    );
    for (const d of all) await take(d.file, [d]);
    const titles = async (query: object) =>
      (await literature.listDocuments({ limit: 10, ...query })).documents.map((d) => d.title.slice(0, 7));
    expect(await titles({ limit: 2 })).toEqual(["Title 6", "Title 5"]);
    const first = await literature.listDocuments({ limit: 5 });
    expect(first.total).toBe(7);
    expect(await titles({ before: first.documents.at(-1)?.id })).toEqual(["Title 1", "Title 0"]);
    expect(await titles({ words: "DALAKAS title 3" })).toEqual(["Title 3"]);
    expect(await titles({ words: "10004" })).toEqual(["Title 4"]);
    expect(await titles({ words: "10.1000/AB.5" })).toEqual(["Title 5"]);
    expect(await titles({ words: "2.txt" })).toEqual(["Title 2"]);
    expect(await titles({ year: 2001 })).toEqual(["Title 1"]);
    expect(await titles({ format: "pdf" })).toEqual([]);
  });

  test("every act by hand and every ingest is in the audit chain", async () => {
    const d = read("/in/a.txt", "one");
    await take("/in/a.txt", [d]);
    const id = await idOf(d);
    await literature.correct(act(), id, { title: "x" });
    await literature.retire(act(), id);
    await literature.restore(act(), id);
    await ingests.end(ingest, at(9), "finished", noProgress);
    const log = createAuditLog(db);
    expect((await log.list({ after: 0, limit: 10 })).map((e) => e.action)).toEqual([
      "ingest.started",
      "document.corrected",
      "document.retired",
      "document.restored",
      "ingest.finished",
    ]);
    expect(await log.verify()).toMatchObject({ ok: true, entries: 5 });
  });

  test("only one ingest runs; a dead holder's lock is recovered, and what it still sends is refused", async () => {
    const second = "00000000-0000-7000-8000-000000000002";
    await ingests.ask({
      id: second,
      actor: "local",
      paths: ["/in"],
      options: { retireMissing: false },
      askedAt: at(1),
    });
    const holder = { host: "here", pid: 2 };
    expect(await ingests.start(second, at(1), holder, () => false)).toMatchObject({ got: false, held: { pid: 1 } });
    expect(await ingests.start(second, at(1), holder, () => true)).toEqual({ got: true, recovered: ingest });
    expect((await ingests.find(ingest))?.state).toBe("interrupted");
    await expect(take("/in/a.txt", [read("/in/a.txt", "one")])).rejects.toThrow("no longer holds the lock");
    await expect(ingests.beat(ingest, at(2), noProgress)).rejects.toThrow("no longer holds the lock");
    await ingests.beat(second, at(2), { ...noProgress, files: 3 });
    expect((await ingests.find(second))?.progress.files).toBe(3);
    await ingests.end(ingest, at(3), "failed", noProgress);
    expect((await ingests.lock())?.ingest).toBe(second);
    await ingests.end(second, at(4), "finished", noProgress);
    expect(await ingests.lock()).toBeUndefined();
  });

  test("a batch that fails leaves nothing behind", async () => {
    const d = read("/in/a.txt", "one");
    await expect(take("/in/a.txt", [d], { opened: [] })).rejects.toThrow("was not opened");
    expect(await literature.findVersion(d.version)).toBeUndefined();
    expect((await literature.listDocuments({ limit: 10, standing: "all" })).total).toBe(0);
  });

  test("a batch larger than one statement may carry is stored whole", async () => {
    const many = Array.from({ length: 3_500 }, (_, n) => read("/in/a.xml", `text ${n}`, {}, `pmid:${n}`));
    expect(await take("/in/a.xml", many)).toMatchObject({ added: 3_500 });
    expect(await literature.countLive()).toBe(3_500);
    expect((await literature.pending(10_000)).length).toBe(3_500);
  });
});
