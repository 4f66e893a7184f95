/** The part of compose that joins accounts: store, account library, use cases. */
import type { Kysely } from "kysely";
import { randomBytes } from "node:crypto";
import { minuteMs } from "../app/people/parts.ts";
import { type PeopleCases, createPeopleCases } from "../app/people/people.ts";
import type { AccountLibrary } from "../app/ports/account-library.ts";
import type { Surroundings } from "../app/ports/surroundings.ts";
import type { Config } from "../config.ts";
import { ok, type Result } from "../core/problem.ts";
import { openStore } from "../store/open-store.ts";
import { createPeopleStore, readSessionKey } from "../store/people/people-store.ts";
import type { Tables } from "../store/tables.ts";
import { locationOf } from "./records.ts";
import { tellFailure } from "./repeat.ts";
import { realSurroundings } from "./surroundings.ts";

/** Five failures in a row lock a name for a quarter of an hour. */
const attempts = { failures: 5, lockMs: 15 * minuteMs };
/** A working day; then everybody signs in again, used or not. */
const longestSessionSeconds = 12 * 60 * 60;

/** Calls once and keeps the outcome; a failure is not kept. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () =>
    (made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    }));
}

/** The account library takes a while to load: only when somebody signs in or comes with a session. */
async function openAccountLibrary(
  config: Config,
  db: Kysely<Tables>,
  surroundings: Surroundings,
): Promise<AccountLibrary> {
  const { loadLibrary } = await import("../server/auth/load-library.ts");
  const { people } = createPeopleStore(db);
  return loadLibrary(
    {
      database: db as unknown as Kysely<unknown>,
      secret: config.secret ?? (await readSessionKey(db, randomBytes(32).toString("base64url"))),
      newId: surroundings.newId,
      now: surroundings.now,
      publicUrl: config.publicUrl ?? `http://localhost:${config.port}`,
      longestSessionSeconds,
      mayHaveSession: async (id) => (await people.find(id))?.disabledAt === undefined,
      onFailure: (error) => tellFailure("the accounts' library", error),
    },
    config.oidc,
  );
}

/** The use cases about people on an open database. */
export function composePeople(config: Config, db: Kysely<Tables>, surroundings: Surroundings): PeopleCases {
  return createPeopleCases({
    store: createPeopleStore(db),
    surroundings,
    library: once(() => openAccountLibrary(config, db, surroundings)),
    idleMs: config.idleMinutes * minuteMs,
    attempts,
    providerName: config.oidc?.name,
    networked: config.trustedProxies.length > 0,
  });
}

/** The use cases about people alone, for the command line. */
export async function openPeople(
  config: Config,
  surroundings: Surroundings = realSurroundings,
): Promise<Result<{ readonly people: PeopleCases; readonly close: () => Promise<void> }>> {
  const store = await openStore(locationOf(config));
  if (!store.ok) return store;
  const db = store.value;
  return ok({ people: composePeople(config, db, surroundings), close: () => db.destroy() });
}
