/** Keeps the program's compiled code in the data folder, so that the next start needs not compile it again. */
import { join } from "node:path";

/**
 * Where it is kept. Node files each module under the digest of its text and its own version, and compiles what does not fit or
 * cannot be read: the folder may be deleted at any time. It stands among what is this program's own, since whoever may write
 * to it decides what is run.
 */
export const compiledFolder = (dataFolder: string): string => join(dataFolder, "compiled");
