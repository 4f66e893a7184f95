/** Joins all parts: configuration and packs in, a working application out. The only file that knows every part. */
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { createApplication, type Application } from "./app/application.ts";
import type { Knowledge } from "./app/answers/knowledge.ts";
import type { Surroundings } from "./app/ports/surroundings.ts";
import type { Config } from "./config.ts";
import { createLibrary } from "./core/answer/library.ts";
import type { Exam } from "./core/knowledge/exam.ts";
import type { Pack } from "./core/knowledge/knowledge.ts";
import { err, ok, type Problem, type Result } from "./core/problem.ts";
import { checkPack } from "./packs/check-pack.ts";
import { readExam } from "./packs/read-exam.ts";
import { readPack } from "./packs/read-pack.ts";
import { createAuditLog } from "./store/audit.ts";
import { digestOf } from "./store/digest.ts";
import { createSavedAnswers } from "./store/saved-answers.ts";
import { openSqlite } from "./store/sqlite.ts";

/** UUID version 7: milliseconds first, so that rows sort by age. */
function uuidV7(nowMs: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** The real world. */
export const realSurroundings: Surroundings = {
  now: () => new Date().toISOString(),
  newId: () => uuidV7(Date.now()),
  newToken: () => randomBytes(16).toString("base64url"),
};

const general = "general";

function withFolder(folder: string, problems: readonly Problem[]): readonly Problem[] {
  return problems.map((p) => ({ ...p, where: { ...p.where, file: join(folder, p.where?.file ?? "") } }));
}

/** Names of the subject packs in a folder. */
export function packNames(packsFolder: string): readonly string[] {
  if (!existsSync(packsFolder)) return [];
  return readdirSync(packsFolder)
    .filter(
      (name) =>
        name !== general &&
        statSync(join(packsFolder, name)).isDirectory() &&
        existsSync(join(packsFolder, name, "pack.yaml")),
    )
    .sort();
}

/** Reads, checks and indexes the packs; every problem of every pack at once, with file and line. */
export function loadKnowledge(packsFolder: string, only?: readonly string[]): Result<Knowledge, readonly Problem[]> {
  const problems: Problem[] = [];
  const load = (name: string): Pack | undefined => {
    const folder = join(packsFolder, name);
    const read = readPack(folder);
    if (!read.ok) {
      problems.push(...withFolder(folder, read.error));
      return undefined;
    }
    problems.push(...withFolder(folder, checkPack(read.value, name === general ? undefined : generalPack?.pack)));
    return read.value.pack;
  };
  const generalRead = readPack(join(packsFolder, general));
  const generalPack = generalRead.ok ? generalRead.value : undefined;
  const base = load(general);
  const packs = (only ?? packNames(packsFolder)).flatMap((name) => load(name) ?? []);
  if (base === undefined || problems.length > 0) return err(problems);
  return ok({ libraries: packs.map((pack) => createLibrary(pack, base)), bare: createLibrary(base, base) });
}

/** The exam of a pack. */
export const loadExam = (packsFolder: string, id: string): Result<Exam, readonly Problem[]> =>
  readExam(join(packsFolder, id));

/** An application with its database open. Call `close` when done. */
export interface Composed {
  readonly application: Application;
  readonly close: () => Promise<void>;
}

/** Opens everything for a server. */
export async function compose(
  config: Config,
  surroundings: Surroundings = realSurroundings,
): Promise<Result<Composed, readonly Problem[]>> {
  const knowledge = loadKnowledge(config.packsFolder);
  if (!knowledge.ok) return knowledge;
  const db = await openSqlite(join(config.dataFolder, "ranvier.db"));
  const application = createApplication({
    knowledge: knowledge.value,
    surroundings,
    savedAnswers: createSavedAnswers(db),
    audit: createAuditLog(db),
    digestOf,
  });
  return ok({ application, close: () => db.destroy() });
}
