/** Files that were there at an earlier ingest and are gone: removed, or only out of reach. */
import type { Found, FoundFolder } from "../ports/intake.ts";

export interface Missing {
  /** Their documents are retired. */
  readonly removed: readonly string[];
  /** Their folder is there but empty, as when a disk is not mounted: left as they are unless asked otherwise. */
  readonly heldBack: readonly string[];
}

const isBelow = (path: string, folder: string): boolean =>
  path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);

/** Sorts what is missing of the files known below a folder. A folder that did not open tells nothing of its files. */
export function missingFiles(known: readonly string[], folder: FoundFolder, found: Found): Missing {
  const there = new Set(found.files.map((file) => file.path));
  const missing = known.filter((path) => !there.has(path) && !folder.unreadable.some((f) => isBelow(path, f)));
  const isHeldBack = (path: string): boolean => folder.empty.some((f) => isBelow(path, f));
  return { removed: missing.filter((path) => !isHeldBack(path)), heldBack: missing.filter(isHeldBack) };
}
