/** What each command does: one line of all on a screen, and the ways of using one. */

interface CommandHelp {
  readonly summary: string;
  readonly uses: readonly string[];
}

/** In the order in which people meet them. */
export const commandHelp: Readonly<Record<string, CommandHelp>> = {
  ask: {
    summary: "answer a question, with its sources",
    uses: [
      'ask "<question>" [--audience clinician|trainee|patient|carer] [--packs all|none|<id>] [--json|--markdown]',
      "  [--patient bundle.json|-]    the answer uses that patient’s FHIR record; - reads standard input",
    ],
  },
  calc: {
    summary: "list calculators, or run one",
    uses: ["calc [--json]", 'calc <id> name=value… [--json]      such as calc tli distance="70 mm"'],
  },
  sources: { summary: "what the packs rest on", uses: ["sources [--json]"] },
  search: {
    summary: "passages of your own documents",
    uses: [
      'search "<words>" [--from-year Y] [--to-year Y] [--design D] [--language L] [--format F]',
      "  [--retracted without|only|with] [--limit N] [--json]",
    ],
  },
  read: { summary: "what is read from documents; nothing is stored", uses: ["read <path…> [--text] [--json]"] },
  ingest: {
    summary: "take documents in; run it again for what is new or changed",
    uses: ["ingest <path…> [--json] [--retire-missing]"],
  },
  documents: {
    summary: "list documents",
    uses: ["documents [<words>] [--show current|retired|retracted|all] [--year Y] [--json]"],
  },
  document: {
    summary: "one document: versions, history, corrections",
    uses: [
      "document <id> [--text] [--json]",
      'document correct <id> title="…" date=2024-05 …',
      'document retire|restore <id> [--reason "…"]',
    ],
  },
  index: { summary: "the search index, made anew from the store at any time", uses: ["index rebuild|finish|check"] },
  pack: {
    summary: "check a pack, or export it",
    uses: [
      "pack check <folder> [--json]                       name every problem, with file and line",
      "pack export <folder> --to <new folder> [--base <address>] [--json]     the pathway as FHIR R4 definitions",
      "pack export <folder> --to <new folder> --yaml [--json]     the pack with the wordings that the board approved",
      "pack schema <folder>                               write JSON Schemas for editors",
    ],
  },
  assess: {
    summary: "what the rules say of patients",
    uses: ["assess <bundle.json|ndjson|-> [--json] [--proofs] [--today YYYY-MM-DD]      - reads standard input"],
  },
  cohort: {
    summary: "outcomes of many patients in one table",
    uses: [
      "cohort <bundle.json|ndjson|folder|-…> [--json|--csv|--measure-report|--svg <new file>]",
      "  [--regimen <id>] [--subgroup <id>] [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--course first|latest]",
      "  [--suppress-small] [--cohort <id>] [--base <address>] [--today YYYY-MM-DD]",
    ],
  },
  eval: { summary: "score the packs' own exam", uses: ["eval [<pack>] [--json] [--reveal]"] },
  db: {
    summary: "the database: state, schema, backup, move to PostgreSQL",
    uses: ["db status|migrate [--json]", "db backup|restore <file>", "db move"],
  },
  audit: { summary: "the chain of what was done", uses: ["audit verify|list|export"] },
  serve: {
    summary: "the web app and API",
    uses: ["serve", "serve --prepare     only keeps what makes starts quick; npm run build does it"],
  },
  mcp: {
    summary: "the tools for another program, over standard input and output",
    uses: ["mcp      Model Context Protocol; over HTTP the server answers at /mcp (docs/mcp.md)"],
  },
  retention: {
    summary: "kept answers: list, export, erase; what is old, of answers and patients",
    uses: [
      "retention list|export [--json]",
      "retention erase <address or token>",
      "retention run --answers-days <days> [--json]    erases what was kept longer ago; for a timer",
      "retention patients [--erase] [--json]           patients beyond RANVIER_PATIENT_MONTHS: counts, or erases them",
    ],
  },
  review: {
    summary: "the board's queue, its cases, its policy",
    uses: [
      "review list [--state S] [--kind article|claim|rule] [--assigned <sign-in name>] [--overdue] [--json]",
      "review show <id> [--json]",
      "review stale [--json]                what was approved and does not stand on its ground now; exit 1 when there is some",
      "review policy [--set <file.yaml>] [--json]",
    ],
  },
  people: {
    summary: "accounts, for an administrator at the machine",
    uses: [
      "people list [--json]",
      'people invite --roles <role,…> [--note "<for whom>"] [--json]',
      "people roles <sign-in name> <role,…|none>",
      "people expertise <sign-in name> <expertise,…|none>    what they bring to reviews: neurologist, lay-reader",
      "people disable|enable|password-link|reset-second-factor <sign-in name>",
    ],
  },
  suspend: {
    summary: "withdraw something at once, everywhere",
    uses: [
      'suspend <claim|rule|source|calculator|regimen|article> <id> --reason "…" [--json]',
      'suspend <kind> <id> --reason "…" --lift',
      "suspend --list [--json]                             with where each was shown before",
    ],
  },
  config: { summary: "settings in force", uses: ["config [--json]"] },
};

const width = Math.max(...Object.keys(commandHelp).map((name) => name.length));

/** Everything on one screen. */
export const overview = (): string =>
  [
    "Ranvier answers clinical questions from evidence people have checked.",
    "",
    ...Object.entries(commandHelp).map(([name, { summary }]) => `  ranvier ${name.padEnd(width)}  ${summary}`),
    "",
    "ranvier help <command> tells how to use one. Settings are environment variables: see ranvier config.",
    "Exit codes: 0 fine, 1 a finding such as a failed check, 2 usage or bad input.",
  ].join("\n");

/** How one command is used; nothing when there is none of that name. */
export function helpFor(name: string): string | undefined {
  const help = Object.hasOwn(commandHelp, name) ? commandHelp[name] : undefined;
  if (help === undefined) return undefined;
  return [
    `ranvier ${name}: ${help.summary}`,
    "",
    ...help.uses.map((use) => (use.startsWith(" ") ? `        ${use}` : `  ranvier ${use}`)),
  ].join("\n");
}
