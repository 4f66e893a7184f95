/** A library of its own on this machine's disk: real files, a real database, the index in memory. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { localActor } from "../../src/app/actor.ts";
import { ingest, type IngestParts, type IngestReport, type IngestRequest } from "../../src/app/literature/ingest.ts";
import { indexedPassagesOf } from "../../src/app/literature/indexed-passages.ts";
import type { LibraryDocument } from "../../src/app/ports/literature.ts";
import { realSurroundings } from "../../src/compose/surroundings.ts";
import { cutPassagesOf } from "../../src/evidence/passages.ts";
import { createMemoryIndex } from "../../src/index/memory-index.ts";
import { createIntake } from "../../src/intake/intake.ts";
import { isDeadHolder, thisProcess } from "../../src/intake/this-process.ts";
import { createIngests } from "../../src/store/literature/ingests.ts";
import { createLiterature } from "../../src/store/literature/literature.ts";
import { openSqlite } from "../../src/store/sqlite.ts";

/** Opens one in a temporary folder; `close` takes everything away again. */
export async function openTestLibrary() {
  const folder = mkdtempSync(join(tmpdir(), "ranvier-library-"));
  const files = join(folder, "in");
  mkdirSync(files);
  const db = await openSqlite(join(folder, "ranvier.db"));
  const parts: IngestParts = {
    literature: createLiterature(db, realSurroundings),
    ingests: createIngests(db),
    intake: createIntake(),
    index: createMemoryIndex(),
    surroundings: realSurroundings,
    holder: thisProcess(),
    isDead: isDeadHolder,
  };
  const { literature, index } = parts;
  return {
    parts,
    files,
    /** Writes a file below the folder of files, and gives its path. */
    write: (name: string, content: string | Uint8Array): string => {
      const path = join(files, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      return path;
    },
    ingest: async (request: Partial<IngestRequest> = {}): Promise<IngestReport> => {
      const report = await ingest(parts, localActor, { paths: [files], options: { retireMissing: false }, ...request });
      if (!report.ok) throw new Error(report.error.message);
      return report.value;
    },
    documents: async (standing: "current" | "retired" | "all" = "current"): Promise<readonly LibraryDocument[]> =>
      (await literature.listDocuments({ standing, limit: 1000 })).documents,
    /** Passages that the index must hold, by what is in the store. */
    expectedPassages: async (): Promise<number> => {
      let passages = 0;
      for (const { version } of (await literature.listDocuments({ standing: "current", limit: 100_000 })).documents) {
        const stored = await literature.findVersion(version);
        if (stored === undefined) throw new Error(`version ${version} is lost`);
        const cut = cutPassagesOf(stored.document);
        passages += indexedPassagesOf(stored, stored.document.format, cut).length;
      }
      return passages;
    },
    close: async (): Promise<void> => {
      await db.destroy();
      await index.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type TestLibrary = Awaited<ReturnType<typeof openTestLibrary>>;
