/** Where the program's compiled code and the packs that it found sound are kept, so that the next start is quicker. */
import { constants, enableCompileCache } from "node:module";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");

/**
 * With the built pages: whoever may write there may write the program itself. Node files each module under the digest of its
 * text and its own version, and compiles what does not fit or cannot be read: the folder may be deleted at any time.
 */
export const builtFolder = join(root, "dist", "compiled");
/** The packs that come with the program. */
export const ownPacks = join(root, "packs");

/**
 * In the data folder, for what does not belong to the program or where its folder is not ours to write. It stands among what
 * is this program's own, since whoever may write to it decides what is run.
 */
const besideData = (dataFolder: string): string => join(dataFolder, "compiled");

interface Folders {
  readonly packsFolder: string;
  /** Without one, nothing is kept in it. */
  readonly dataFolder?: string | undefined;
}

/** Where packs are looked for when they were kept; they are kept in the first of these that can be written. */
export const packsKeptIn = ({ packsFolder, dataFolder }: Folders): readonly string[] => [
  ...(packsFolder === ownPacks ? [builtFolder] : []),
  ...(dataFolder === undefined ? [] : [besideData(dataFolder)]),
];

/** Takes compiled code from where the build kept it, or else from the data folder, from here on; tells which. */
export function takeCompiledCode(dataFolder: string): string {
  if (enableCompileCache(builtFolder).status !== constants.compileCacheStatus.FAILED) return builtFolder;
  enableCompileCache(besideData(dataFolder));
  return besideData(dataFolder);
}
