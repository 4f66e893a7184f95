/** Settings: environment to one frozen Config, or every problem at once. Nothing else reads the environment. */
import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import { embeddingProblems, type EvidenceConfig, evidenceSettings, toEvidenceConfig } from "./config-evidence.ts";
import { mailProblems, type MailConfig, mailSettings, toMailConfig } from "./config-mail.ts";
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

const isNetwork = (text: string): boolean => {
  const [address = "", bits, ...more] = text.split("/");
  const largest = isIP(address) === 6 ? 128 : 32;
  return (
    isIP(address) !== 0 && more.length === 0 && (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= largest))
  );
};

const TrustedProxy = z
  .string()
  .transform((text) => text.split(",").map((part) => part.trim()))
  .refine(
    (parts) => parts.every(isNetwork),
    "must be addresses or networks like 10.0.0.5 or 10.0.0.0/24, with commas between",
  );
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
  ...evidenceSettings,
  RANVIER_HOST: z.string().min(1).default("127.0.0.1").describe("Address to listen on; only this machine by default"),
  RANVIER_PORT: Port.default(4000).describe("Port to listen on; 0 takes any free one"),
  RANVIER_PUBLIC_URL: z.url().optional().describe("Address people reach the server by, for permanent links"),
  RANVIER_TRUSTED_PROXY: TrustedProxy.optional().describe(
    "Addresses of the proxy that ends TLS; needed when others than this machine reach the server",
  ),
  RANVIER_IDLE_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(720)
    .default(30)
    .describe("Minutes without use after which a person is signed out"),
  RANVIER_SECRET: z
    .string()
    .min(32, "must have at least 32 characters")
    .optional()
    .describe("Key that signs sessions and encrypts second factors; without it, one is kept in the database"),
  RANVIER_OIDC_ISSUER: z.url().optional().describe("Address of an OpenID Connect provider people may sign in through"),
  RANVIER_OIDC_CLIENT_ID: z.string().min(1).optional().describe("Name under which the provider knows this server"),
  RANVIER_OIDC_CLIENT_SECRET: z.string().min(1).optional().describe("Secret the provider gave this server"),
  RANVIER_OIDC_NAME: z
    .string()
    .min(1)
    .max(60)
    .default("single sign-on")
    .describe("What the sign-in button calls the provider"),
  ...mailSettings,
  RANVIER_CDS_CLIENTS: z
    .string()
    .min(1)
    .optional()
    .describe("File that lists the hospital systems that may call by CDS Hooks; without it, every call is refused"),
  RANVIER_UNREVIEWED: z
    .enum(["on", "off"])
    .default("off")
    .describe(
      "Give rules that no board has approved to other programs over MCP, FHIR and the API, marked as not yet reviewed",
    ),
  RANVIER_METRICS: z
    .enum(["on", "off"])
    .default("off")
    .describe("Serve /metrics for Prometheus to whoever reaches the server: counts and durations by route"),
  RANVIER_LOG: z
    .enum(["failures", "requests"])
    .default("failures")
    .describe("What is written to the error stream, one JSON object a line; never an address, question or name"),
  RANVIER_PATIENT_MONTHS: z.coerce
    .number()
    .int()
    .min(1)
    .max(1200)
    .optional()
    .describe(
      "Months without a touch after which `ranvier retention patients` counts a patient, and erases with --erase; without it, none",
    ),
  RANVIER_PACKS: z.string().min(1).default("./packs").describe("Folder with the knowledge packs"),
});

/** Settings whose value is never shown. */
export const secretSettings: readonly string[] = [
  "RANVIER_DATABASE_URL",
  "RANVIER_EMBEDDINGS_KEY",
  "RANVIER_SMTP_URL",
  "RANVIER_SECRET",
  "RANVIER_OIDC_CLIENT_SECRET",
];

/** A provider people may sign in through. */
export interface OidcProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
}

export interface Config extends EvidenceConfig {
  readonly dataFolder: string;
  /** Holds a password: never to be printed. */
  readonly databaseUrl: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | undefined;
  readonly trustedProxies: readonly string[];
  readonly idleMinutes: number;
  /** Never to be printed. */
  readonly secret: string | undefined;
  /** Holds a secret: never to be printed. */
  readonly oidc: OidcProvider | undefined;
  /** How letters leave, where that is set up; holds a password: never to be printed. */
  readonly mail: MailConfig | undefined;
  /** List of hospital systems that may call by CDS Hooks. */
  readonly cdsClientsFile: string | undefined;
  /** Months without a touch after which patients may be erased by age; without it, never. */
  readonly patientMonths: number | undefined;
  readonly packsFolder: string;
  /** Whether rules that no board has approved are given to other programs. */
  readonly unreviewed: boolean;
  readonly metrics: boolean;
  readonly logRequests: boolean;
}

type Values = z.infer<typeof Settings>;

/**
 * What is missing before others than this machine may reach the server. Passwords and patients never cross a network in
 * the clear, and a proxy that is not named could let anybody in as the person at this machine.
 */
function exposureProblems(s: Values): readonly Problem[] {
  const problem = (pointer: string, message: string, fix: string): Problem => ({
    code: "unsafe-setting",
    message: `${pointer}: ${message}`,
    where: { pointer },
    fix,
  });
  const proxyFix = "set RANVIER_TRUSTED_PROXY to the address of a proxy that ends TLS; docs/accounts.md shows how";
  const url = s.RANVIER_PUBLIC_URL === undefined ? undefined : new URL(s.RANVIER_PUBLIC_URL);
  const problems: Problem[] = [];
  if (s.RANVIER_TRUSTED_PROXY === undefined) {
    if (!loopbackHosts.includes(s.RANVIER_HOST) && s.RANVIER_HOST !== "::1")
      problems.push(problem("RANVIER_HOST", "others could reach the server without TLS", proxyFix));
    if (url !== undefined && !loopbackHosts.includes(url.hostname))
      problems.push(problem("RANVIER_PUBLIC_URL", "is outside this machine, and no proxy is trusted", proxyFix));
  } else if (url?.protocol !== "https:")
    problems.push(
      problem("RANVIER_TRUSTED_PROXY", "needs the address people use", "set RANVIER_PUBLIC_URL to an https address"),
    );
  return problems;
}

function providerOf(s: Values): OidcProvider | undefined {
  const [issuer, clientId, clientSecret] = [
    s.RANVIER_OIDC_ISSUER,
    s.RANVIER_OIDC_CLIENT_ID,
    s.RANVIER_OIDC_CLIENT_SECRET,
  ];
  return issuer === undefined || clientId === undefined || clientSecret === undefined
    ? undefined
    : { issuer, clientId, clientSecret, name: s.RANVIER_OIDC_NAME };
}

/** A provider needs all of its settings, TLS outside this machine, and to know where to send people back to. */
function providerProblems(s: Values): readonly Problem[] {
  const names = ["RANVIER_OIDC_ISSUER", "RANVIER_OIDC_CLIENT_ID", "RANVIER_OIDC_CLIENT_SECRET"] as const;
  if (names.every((name) => s[name] === undefined)) return [];
  const missing = [...names, "RANVIER_PUBLIC_URL" as const].filter((name) => s[name] === undefined);
  const problems: Problem[] = missing.map((pointer) => ({
    code: "bad-setting",
    message: `${pointer}: is needed for signing in through a provider`,
    where: { pointer },
    fix: "set it, or leave out every RANVIER_OIDC_ setting",
  }));
  const issuer = s.RANVIER_OIDC_ISSUER === undefined ? undefined : new URL(s.RANVIER_OIDC_ISSUER);
  if (issuer !== undefined && issuer.protocol !== "https:" && !loopbackHosts.includes(issuer.hostname))
    problems.push({
      code: "unsafe-setting",
      message: "RANVIER_OIDC_ISSUER: must be an https address",
      where: { pointer: "RANVIER_OIDC_ISSUER" },
      fix: "use the provider's https address",
    });
  return problems;
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
  else
    problems.push(
      ...exposureProblems(parsed.data),
      ...providerProblems(parsed.data),
      ...embeddingProblems(parsed.data),
      ...mailProblems(parsed.data),
    );
  if (!parsed.success || problems.length > 0) return err(problems);
  const s = parsed.data;
  return ok(
    Object.freeze({
      dataFolder: resolve(s.RANVIER_DATA),
      databaseUrl: s.RANVIER_DATABASE_URL,
      ...toEvidenceConfig(s, environment),
      host: s.RANVIER_HOST,
      port: s.RANVIER_PORT,
      publicUrl: s.RANVIER_PUBLIC_URL,
      trustedProxies: s.RANVIER_TRUSTED_PROXY ?? [],
      idleMinutes: s.RANVIER_IDLE_MINUTES,
      secret: s.RANVIER_SECRET,
      oidc: providerOf(s),
      mail: toMailConfig(s),
      cdsClientsFile: s.RANVIER_CDS_CLIENTS === undefined ? undefined : resolve(s.RANVIER_CDS_CLIENTS),
      patientMonths: s.RANVIER_PATIENT_MONTHS,
      packsFolder: resolve(s.RANVIER_PACKS),
      unreviewed: s.RANVIER_UNREVIEWED === "on",
      metrics: s.RANVIER_METRICS === "on",
      logRequests: s.RANVIER_LOG === "requests",
    }),
  );
}
