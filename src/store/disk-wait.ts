/** Waits until the disk holds what was written, while the process goes on; those who wait at the same time share one wait. */
import { type FileHandle, open } from "node:fs/promises";

/** Brings to the disk what the system still holds in memory. */
export interface Syncing {
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface DiskWait {
  /**
   * Settles when everything that was written before this call is on the disk.
   *
   * After one failure it fails for good: a system that could not write a page may forget that it had to, and a later
   * success would then say nothing about it. Only a new start reads what the disk really holds.
   */
  readonly onDisk: () => Promise<void>;
  /** Lets those who wait finish. */
  readonly close: () => Promise<void>;
}

/** A file's own sync. The file is opened when first needed, since SQLite makes its log with the first write. */
export function createFileSync(file: string): Syncing {
  let opened: Promise<FileHandle> | undefined;
  return {
    sync: async () => {
      opened ??= open(file, "r+");
      await (await opened).datasync();
    },
    close: async () => {
      await (await opened)?.close();
    },
  };
}

/** Joins those who wait: whoever comes while one sync runs shares the next. */
export function createDiskWait({ sync, close }: Syncing): DiskWait {
  let latest: Promise<void> = Promise.resolve();
  let notBegun: Promise<void> | undefined;
  const begin = (): Promise<void> => {
    notBegun = undefined;
    return sync();
  };
  return {
    onDisk: () => {
      if (notBegun === undefined) {
        notBegun = latest.then(begin);
        latest = notBegun;
      }
      return notBegun;
    },
    close: async () => {
      await Promise.allSettled([latest]);
      await close();
    },
  };
}
