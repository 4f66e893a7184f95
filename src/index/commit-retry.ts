/** Repeats a write that lost against another writer's commit, as LanceDB asks for. */
import { setTimeout as wait } from "node:timers/promises";

const mostTries = 8;

export async function withCommitRetry<T>(write: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++)
    try {
      return await write();
    } catch (error) {
      if (tries === mostTries || !/retryable commit conflict/i.test(String(error))) throw error;
      await wait(25 * 2 ** tries * (0.5 + Math.random()));
    }
}
