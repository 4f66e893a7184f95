/** Settings: environment to one frozen Config, or every problem at once. Nothing else reads the environment. */
import { resolve } from "node:path";
import { z } from "zod";
import { err, ok, type Problem, type Result } from "./core/problem.ts";

const Port = z.coerce.number().int().min(0).max(65_535);

const loopbackHosts = ["localhost", "127.0.0.1", "[::1]"];

/**
 * A database address, judged without ever repeating it: it holds a password. Over a network it must say how the
 * connection is protected, because the driver would otherwise send records in the clear without a word.
 */
const DatabaseUrl = z.string().superRefine((text, context) => {
  const refuse = (message: string): void => context.addIssue({ code: "custom", message });
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^postgres(ql)?:$/.test(url.protocol) || url.hostname === "" || url.pathname.length < 2)
    return refuse("must be like postgresql://user:password@host:5432/database");
  if (!loopbackHosts.includes(url.hostname) && !url.searchParams.has("sslmode"))
    refuse("must end with ?sslmode=verify-full, or ?sslmode=disable on a network that nobody else can read");
});

/** Settings with their meaning; `ranvier config` prints them. */
export const Settings = z.object({
  RANVIER_DATA: z
    .string()
    .min(1)
    .default("./data")
    .describe("Folder for the database and everything else that is kept"),
  RANVIER_DATABASE_URL: DatabaseUrl.optional().describe(
    "Address of a PostgreSQL database to keep records in; without it, the file ranvier.db in the data folder",
  ),
  RANVIER_HOST: z.string().min(1).default("127.0.0.1").describe("Address to listen on; only this machine by default"),
  RANVIER_PORT: Port.default(4000).describe("Port to listen on; 0 takes any free one"),
  RANVIER_PUBLIC_URL: z.url().optional().describe("Address people reach the server by, for permanent links"),
  RANVIER_PACKS: z.string().min(1).default("./packs").describe("Folder with the knowledge packs"),
});

/** Settings whose value is never shown. */
export const secretSettings: readonly string[] = ["RANVIER_DATABASE_URL"];

export interface Config {
  readonly dataFolder: string;
  /** Holds a password: never to be printed. */
  readonly databaseUrl: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | undefined;
  readonly packsFolder: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Parses settings. Every RANVIER_ name that is not a setting is a problem too: a typo must not be silent. */
export function parseConfig(environment: Environment): Result<Config, readonly Problem[]> {
  const ours = Object.fromEntries(
    Object.entries(environment).filter(([k, v]) => k.startsWith("RANVIER_") && v !== undefined && v !== ""),
  );
  const problems: Problem[] = Object.keys(ours)
    .filter((name) => !Object.hasOwn(Settings.shape, name))
    .map((name) => ({
      code: "unknown-setting",
      message: `${name} is not a setting`,
      where: { pointer: name },
      fix: `use one of: ${Object.keys(Settings.shape).join(", ")}`,
    }));
  const parsed = Settings.safeParse(ours);
  if (!parsed.success)
    for (const issue of parsed.error.issues)
      problems.push({
        code: "bad-setting",
        message: `${String(issue.path[0])}: ${issue.message}`,
        where: { pointer: String(issue.path[0]) },
        fix: "run `npm run -s ranvier -- config` for what each setting takes",
      });
  if (!parsed.success || problems.length > 0) return err(problems);
  const s = parsed.data;
  return ok(
    Object.freeze({
      dataFolder: resolve(s.RANVIER_DATA),
      databaseUrl: s.RANVIER_DATABASE_URL,
      host: s.RANVIER_HOST,
      port: s.RANVIER_PORT,
      publicUrl: s.RANVIER_PUBLIC_URL,
      packsFolder: resolve(s.RANVIER_PACKS),
    }),
  );
}
