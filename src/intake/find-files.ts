/** Looks for files: folders opened, hidden names left out, what is no file named. */
import { lstat, readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Found, FoundFile, FoundFolder } from "../app/ports/intake.ts";
import type { Problem } from "../core/problem.ts";

/** Left out without a word: hidden files, and what office programs and file managers leave behind. */
const isClutter = (name: string): boolean => /^\.|^~\$|^(?:thumbs\.db|desktop\.ini)$/i.test(name);

const problem = (code: string, file: string, message: string, fix: string): Problem => ({
  code,
  message,
  where: { file },
  fix,
});

/** Changes whenever the content may have changed: a write changes the time of the inode, which programs cannot set back. */
export async function fingerprintOf(path: string): Promise<{ readonly size: number; readonly fingerprint: string }> {
  const { size, mtimeNs, ctimeNs, ino } = await stat(path, { bigint: true });
  return { size: Number(size), fingerprint: `${size}:${mtimeNs}:${ctimeNs}:${ino}` };
}

class Search {
  readonly files = new Map<string, FoundFile>();
  readonly problems: Problem[] = [];
  readonly empty: string[] = [];
  readonly unreadable: string[] = [];

  /** Whether there was anything at the path. */
  async look(path: string, asked: boolean): Promise<"file" | "folder" | "neither"> {
    const entry = await lstat(path).catch(() => undefined);
    const target = entry?.isSymbolicLink() === true ? await stat(path).catch(() => undefined) : entry;
    if (target === undefined) {
      const what = asked ? "There is nothing here" : "The link leads nowhere";
      this.problems.push(problem("not-found", path, what, "check the path, and that its disk is mounted"));
      return "neither";
    }
    if (target.isFile()) {
      this.files.set(path, { path, ...(await fingerprintOf(path)) });
      return "file";
    }
    if (target.isDirectory() && (asked || entry?.isSymbolicLink() !== true)) {
      await this.#open(path);
      return "folder";
    }
    const what = target.isDirectory() ? "A link to a folder is not followed" : "This is neither a file nor a folder";
    this.problems.push(problem("not-a-file", path, what, "name the folder itself if it is meant"));
    return "neither";
  }

  async #open(folder: string): Promise<void> {
    let names: readonly string[];
    try {
      names = (await readdir(folder)).sort();
    } catch {
      this.unreadable.push(folder);
      this.problems.push(problem("folder-unreadable", folder, "The folder does not open", "check who may read it"));
      return;
    }
    if (names.length === 0) this.empty.push(folder);
    for (const name of names) if (!isClutter(name)) await this.look(join(folder, name), false);
  }
}

/** Everything under the paths, each file once, in order. */
export async function findFiles(paths: readonly string[]): Promise<Found> {
  const search = new Search();
  const folders: FoundFolder[] = [];
  for (const path of paths.map((p) => resolve(p)))
    if ((await search.look(path, true)) === "folder")
      folders.push({ path, empty: search.empty, unreadable: search.unreadable });
  return { files: [...search.files.values()], folders, problems: search.problems };
}
