/** Keeps uploaded files under their own names in a folder of their own. */
import { createWriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { UploadedFile } from "../app/ports/ingest-process.ts";

const longestName = 150;

/** A name that is only a name: no folder, no control or direction character, not hidden. */
export function safeName(name: string): string {
  const last = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1).normalize("NFC");
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Cs}:*?"<>|]/gu, "").replace(/^[.\s]+|[.\s]+$/g, "");
  const ending = /\.[^.]{1,8}$/.exec(plain)?.[0] ?? "";
  const stem = plain.slice(0, plain.length - ending.length).slice(0, longestName - ending.length);
  return stem === "" ? `document${ending}` : `${stem}${ending}`;
}

/** Names of one upload, each once. */
function distinct(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = name.replace(/(\.[^.]*)?$/, ` (${n})$1`);
    taken.add(free.toLowerCase());
    return free;
  });
}

/** Writes each file whole before it gets its name, so that an ingest never meets half of one. */
export async function keepUploads(folder: string, files: readonly UploadedFile[]): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const names = distinct(files.map((file) => safeName(file.name)));
  const paths: string[] = [];
  for (const [at, file] of files.entries()) {
    const path = join(folder, names[at] ?? "document");
    const unfinished = `${path}.part`;
    try {
      await pipeline(Readable.from(file.content), createWriteStream(unfinished, { mode: 0o600 }));
      await rename(unfinished, path);
    } finally {
      await rm(unfinished, { force: true });
    }
    paths.push(path);
  }
  return paths;
}
