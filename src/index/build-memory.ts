/** Bounds the memory in which the engine builds an index of words. */
import process from "node:process";

/** Of the words gathered before they are written out as a part, in megabytes. With 2,048, as the engine has it, a million passages take 2 GB. */
const partMb = 128;
/** Of rows read ahead, in bytes; 2 GB as the engine has it. */
const readAheadBytes = 128 * 1024 * 1024;

/** The engine takes these from the environment alone, when it first needs them; what is set there already stays. */
export function boundBuildMemory(): void {
  process.env["LANCE_FTS_PARTITION_SIZE"] ??= String(partMb);
  process.env["LANCE_DEFAULT_IO_BUFFER_SIZE"] ??= String(readAheadBytes);
}
