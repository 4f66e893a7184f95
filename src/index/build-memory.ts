/** Bounds the memory in which the engine brings rows together and indexes their words. */

/**
 * Of words gathered before they are written out as a part of the index, in megabytes; of rows read ahead, in bytes; of rows
 * handled at once. As the engine has them (2,048 MB, 2 GB, 8,192 rows), a million passages take 2 GB.
 */
const bounds = {
  LANCE_FTS_PARTITION_SIZE: "64",
  LANCE_DEFAULT_IO_BUFFER_SIZE: String(32 * 1024 * 1024),
  LANCE_DEFAULT_BATCH_SIZE: "1024",
} as const;

/** The engine takes these from the environment alone, when it first needs them; what is set there already stays. */
export function boundBuildMemory(): void {
  for (const [name, value] of Object.entries(bounds)) process.env[name] ??= value;
}
