/** The part of compose that joins the records themselves: where they are, looking after them, moving them. */
import { join } from "node:path";
import type { CopiedRecords, CopyProgress, RecordsKeeper } from "../app/ports/records.ts";
import type { Config } from "../config.ts";
import type { Result } from "../core/problem.ts";
import type { DatabaseLocation } from "../store/open-store.ts";
import { moveRecords, openRecordsKeeper } from "../store/records-keeper.ts";
import { realSurroundings } from "./surroundings.ts";

/** Where the settings say that records are kept. */
export const locationOf = ({ databaseUrl, dataFolder }: Config): DatabaseLocation =>
  databaseUrl === undefined
    ? { kind: "sqlite", file: join(dataFolder, "ranvier.db") }
    : { kind: "postgresql", url: databaseUrl };

/** Opens the records alone, as they are found, without the packs. */
export const openRecords = (config: Config, options: { readonly create: boolean }): Promise<Result<RecordsKeeper>> =>
  openRecordsKeeper(locationOf(config), realSurroundings, options);

/** Moves the records of the data folder to the PostgreSQL database of the settings. */
export function moveRecordsToPostgres(
  { dataFolder, databaseUrl }: Config & { readonly databaseUrl: string },
  progress: CopyProgress,
): Promise<Result<CopiedRecords>> {
  const target = { kind: "postgresql", url: databaseUrl } as const;
  return moveRecords(join(dataFolder, "ranvier.db"), target, realSurroundings, progress);
}
