/** One PostgreSQL server for a whole test run, started when the first suite asks for it and stopped at the end. */
import { createServer } from "node:http";
import type { TestProject } from "vitest/node";
import { type PostgresServer, startPostgres } from "./postgres.ts";

/** The server's address, or why there is none. */
export type PostgresOffer = { readonly url: string } | { readonly unavailable: string };

declare module "vitest" {
  interface ProvidedContext {
    /** Where on this machine a suite asks for the server. */
    readonly postgresOffer: string;
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let started: Promise<PostgresServer> | undefined;
  const offer = async (): Promise<PostgresOffer> => {
    try {
      return { url: (await (started ??= startPostgres({ durable: false }))).urlOf("postgres") };
    } catch (error) {
      process.stderr.write(`PostgreSQL suites are skipped, no server could be started: ${reasonOf(error)}\n`);
      return { unavailable: reasonOf(error) };
    }
  };
  const door = createServer((_request, response) => void offer().then((made) => response.end(JSON.stringify(made))));
  await new Promise<void>((done) => door.listen(0, "127.0.0.1", done));
  const address = door.address();
  project.provide(
    "postgresOffer",
    `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`,
  );
  return async () => {
    door.close();
    door.closeAllConnections();
    await (await started?.catch(() => undefined))?.stop();
  };
}
