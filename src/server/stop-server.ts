/** Stops a server: nothing new is taken, what was begun is finished, within a limit. */
import type { Server } from "node:http";

/** Whether every request was answered, or some were cut off at the limit. */
export type Stopped = "finished" | "cut-off";

/** Resolves when the last connection is closed. */
export function stopServer(server: Server, limitMs: number): Promise<Stopped> {
  return new Promise((done) => {
    let stopped: Stopped = "finished";
    const limit = setTimeout(() => {
      stopped = "cut-off";
      server.closeAllConnections();
    }, limitMs);
    server.close(() => {
      clearTimeout(limit);
      done(stopped);
    });
    server.closeIdleConnections();
  });
}
