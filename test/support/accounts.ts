/** The product with accounts on a database of its own, a clock that can be put forward, and browsers with cookies. */
import type { Kysely } from "kysely";
import { type Role, terminalActor } from "../../src/app/actor.ts";
import { createApplication } from "../../src/app/application.ts";
import { createLiveKnowledge } from "../../src/app/answers/live-knowledge.ts";
import { createLibraryCases } from "../../src/app/literature/library.ts";
import { createIngestProcesses } from "../../src/intake/ingest-process.ts";
import { createIngests } from "../../src/store/literature/ingests.ts";
import { createLiterature } from "../../src/store/literature/literature.ts";
import type { ReviewCases } from "../../src/app/review/review-cases.ts";
import type { PeopleCases } from "../../src/app/people/people.ts";
import type { ChainedEntry } from "../../src/app/ports/audit.ts";
import type { Surroundings } from "../../src/app/ports/surroundings.ts";
import { searchOver, searchWordsOf } from "../../src/compose/literature.ts";
import { realSurroundings } from "../../src/compose/surroundings.ts";
import { composePeople } from "../../src/compose/people.ts";
import { composeReview } from "../../src/compose/review.ts";
import { type Config, type Environment, parseConfig } from "../../src/config.ts";
import { createMemoryIndex } from "../../src/index/memory-index.ts";
import { createApp } from "../../src/server/app.ts";
import type { Reach } from "../../src/server/origin-guard.ts";
import { createAuditLog } from "../../src/store/audit.ts";
import { digestOf } from "../../src/store/digest.ts";
import { createPatients } from "../../src/store/patients/patients.ts";
import { createCards } from "../../src/store/cards/cards.ts";
import { createSavedAnswers } from "../../src/store/saved-answers.ts";
import { createStandings } from "../../src/store/standings/standings.ts";
import type { Tables } from "../../src/store/tables.ts";
import { shippedKnowledge } from "./product.ts";

export const goodPassword = "seven quiet herons at dusk";

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined where it is none. */
  readonly json: unknown;
}

/** Keeps cookies between calls, as a browser does. */
export interface Browser {
  readonly cookies: Map<string, string>;
  readonly call: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Reply>;
  /** Sends a body as it stands. */
  readonly callRaw: (
    method: string,
    path: string,
    body: string | undefined,
    headers: Readonly<Record<string, string>>,
  ) => Promise<Reply>;
}

export interface Accounts {
  readonly people: PeopleCases;
  readonly review: ReviewCases;
  readonly openapi: () => Promise<{ readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>> }>;
  readonly audit: () => Promise<readonly ChainedEntry[]>;
  readonly putForward: (ms: number) => void;
  readonly browser: () => Browser;
  /** A browser in which the account made by the first-run link is signed in. */
  readonly administrator: () => Promise<Browser>;
  /** A browser of somebody invited with these roles. */
  readonly join: (administrator: Browser, signInName: string, roles: readonly Role[]) => Promise<Browser>;
  /** The same, invited at the machine's terminal. */
  readonly joinAtTerminal: (signInName: string, roles: readonly Role[]) => Promise<Browser>;
  /** Unexpected failures so far. */
  readonly failures: readonly unknown[];
}

export interface AccountsOptions {
  readonly environment?: Environment;
  readonly reach?: Reach;
  /** Connection as the server would see it. */
  readonly peer?: string;
  readonly requestHeaders?: Readonly<Record<string, string>>;
  readonly origin?: string;
  readonly secretsPerMinute?: number;
  /** Whether rules that no board has approved are given to other programs. */
  readonly unreviewed?: boolean;
}

function keepCookies(cookies: Map<string, string>, headers: Headers): void {
  for (const line of headers.getSetCookie()) {
    const [pair = ""] = line.split(";");
    const at = pair.indexOf("=");
    if (/max-age=0/i.test(line)) cookies.delete(pair.slice(0, at));
    else cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

export const tokenOf = (link: unknown): string => (link as { readonly path: string }).path.split("#")[1] ?? "";

const configOf = (environment: Environment): Config => {
  const config = parseConfig(environment);
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  return config.value;
};

/** Opens the product on `db`. */
export function openAccounts(db: Kysely<Tables>, options: AccountsOptions = {}): Accounts {
  let aheadMs = 0;
  const surroundings: Surroundings = {
    ...realSurroundings,
    now: () => new Date(Date.now() + aheadMs).toISOString(),
  };
  const audit = createAuditLog(db);
  const knowledge = shippedKnowledge();
  const people = composePeople(configOf(options.environment ?? {}), db, surroundings);
  const standings = createStandings(db);
  const live = createLiveKnowledge(knowledge, standings, digestOf, surroundings);
  const application = createApplication({
    knowledge,
    decisions: { standings, live },
    surroundings,
    savedAnswers: createSavedAnswers(db),
    patients: createPatients(db),
    examples: () => [],
    audit,
    digestOf,
    cards: createCards(db),
    review: composeReview(db),
    literatureSearch: searchOver(createMemoryIndex(), searchWordsOf(knowledge)),
    people,
    library: createLibraryCases({
      literature: createLiterature(db, surroundings),
      ingests: createIngests(db),
      ingestProcess: createIngestProcesses({ dataFolder: "/nowhere", onEnd: () => Promise.resolve() }),
      surroundings,
    }),
  });
  const failures: unknown[] = [];
  const app = createApp({
    application,
    version: "test",
    reach: options.reach,
    unreviewed: options.unreviewed,
    limits: { secretsPerMinute: options.secretsPerMinute ?? 100_000, callsPerMinute: 100_000 },
    onFailure: (error) => failures.push(error),
  });
  const peer = options.peer === undefined ? {} : { incoming: { socket: { remoteAddress: options.peer } } };
  const browser = (): Browser => {
    const cookies = new Map<string, string>();
    const callRaw: Browser["callRaw"] = async (method, path, body, headers) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const response = await app.request(
        new URL(path, options.origin ?? "http://localhost"),
        {
          method,
          headers: { ...(cookie === "" ? {} : { cookie }), ...options.requestHeaders, ...headers },
          ...(body === undefined ? {} : { body }),
        },
        peer,
      );
      keepCookies(cookies, response.headers);
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, json: parsed(text) };
    };
    return {
      cookies,
      callRaw,
      call: (method, path, body, headers = {}) =>
        callRaw(method, path, body === undefined ? undefined : JSON.stringify(body), {
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        }),
    };
  };
  const joinWith = async (token: string, signInName: string): Promise<Browser> => {
    const joining = browser();
    const joined = await joining.call("POST", "/api/join", {
      token,
      name: `Name of ${signInName}`,
      signInName,
      password: goodPassword,
    });
    if (joined.status !== 200) throw new Error(joined.text);
    return joining;
  };
  const { review } = application;
  if (review === undefined) throw new Error("there is no review");
  return {
    people,
    review,
    openapi: async () => (await browser().call("GET", "/openapi.json")).json as never,
    audit: () => audit.list({ after: 0, limit: 10_000 }),
    putForward: (ms) => {
      aheadMs += ms;
    },
    browser,
    administrator: async () => joinWith(tokenOf(await people.doors.firstRunLink()), "chair"),
    join: async (administrator, signInName, roles) => {
      const invited = await administrator.call("POST", "/api/people/invitations", { roles, note: signInName });
      if (invited.status !== 201) throw new Error(invited.text);
      return joinWith(tokenOf(invited.json), signInName);
    },
    joinAtTerminal: async (signInName, roles) =>
      joinWith(tokenOf(await people.manage.invite(terminalActor, { roles, note: signInName })), signInName),
    failures,
  };
}
