/**
 * How fast calls of CDS Hooks are answered, against the least that any CDS service must do, in the same run.
 *
 *   node bench/cds-hooks.ts [--folder <FHIR NDJSON files>] [--clients 16] [--records 100] [--calls 1600] [--warm 2000]
 *     [--batch 400] [--order mixed|size] [--json]
 *
 * patient-view with a whole record as prefetch, from so many clients at once; without a folder the records are synthetic. They come
 * mixed, each round of them in another order and every run in the same ones: in one order for all rounds, the same large records meet
 * in each, and the slowest calls tell of them alone. By size, all clients bring the largest at once. Ours is the product as `npm start` runs it, in its own
 * process on a temporary SQLite database: signed tokens checked and taken once, every rule run, cards kept and each call an entry of the
 * audit. The peer is a bare node:http server that checks the same token and parses the same call. Both are called so many times first,
 * until their code is compiled, and then in turn, a batch of calls each. A batch begins with all clients calling at the same moment a
 * server that has rested: the shorter it is, the more of the figures tell of that. Times on shared machines are noisy: quote the ratios
 * and the processor time; with all clients waiting for each other, half the calls take at least clients × what one takes of the thread that
 * answers (`answeringMsPerCall`).
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { patientBundles } from "../test/fuzz/fhir-folder.ts";
import { syntheticHosts } from "../test/mirror/hosts.ts";
import { createRandom } from "../test/mutations/random.ts";
import { callsFrom } from "../test/cds-hooks/whole-records.ts";
import { createSigner } from "./cds-hooks/signer.ts";
import { type BenchServer, startProcess } from "./cds-hooks/start-process.ts";

const root = resolve(import.meta.dirname, "..");
const { values } = parseArgs({
  options: {
    folder: { type: "string" },
    clients: { type: "string", default: "16" },
    records: { type: "string", default: "100" },
    calls: { type: "string", default: "1600" },
    warm: { type: "string", default: "2000" },
    batch: { type: "string", default: "400" },
    order: { type: "string", default: "mixed" },
    json: { type: "boolean", default: false },
  },
});
const [clients, wanted] = [Number(values.clients), Number(values.calls)];
const path = "/cds-services/ranvier";
const round = (n: number): number => Number(n.toFixed(2));

interface Caller {
  readonly name: string;
  readonly server: BenchServer;
  readonly agent: Agent;
  readonly times: number[];
  cards: number;
  processorMs: number;
  answeringMs: number;
}

/** What `npm start` gives to Node, so that the measured server is the one people run. */
function startArguments(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: { start: string } };
  return scripts.start.split(" ").slice(1);
}

/** One call; what came, as it came: the clients share the machine with the server, and read nothing while the clock runs. */
function call({ server, agent }: Caller, body: Buffer, token: string): Promise<Buffer> {
  return new Promise((done, failed) => {
    const headers = {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "content-length": body.length,
    };
    const sent = request(`${server.url}${path}`, { method: "POST", agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const came = Buffer.concat(chunks);
        if (response.statusCode === 200) done(came);
        else failed(new Error(`${server.url} answered ${response.statusCode}: ${came.toString("utf8", 0, 300)}`));
      });
    });
    sent.on("error", failed);
    sent.end(body);
  });
}

const signer = await createSigner();
const today = new Date().toISOString().slice(0, 10);
const records = values.folder === undefined ? syntheticHosts(200, today) : patientBundles(values.folder);
const bySize = callsFrom(records, Number(values.records), today).map(({ body }) => Buffer.from(body));
const random = createRandom(1);

/** All records once, in an order of their own. */
const mixed = (): readonly Buffer[] =>
  bySize
    .map((body) => ({ body, place: random.next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ body }) => body);

const rounds = Math.ceil(Math.max(Number(values.warm), wanted) / bySize.length) + 1;
const bodies = values.order === "size" ? bySize : Array.from({ length: rounds }, mixed).flat();

/** So many calls from all clients at once. Tokens are signed before the clock runs. */
async function batch(caller: Caller, from: number, count: number): Promise<void> {
  const tokens: string[] = [];
  for (let at = 0; at < count; at++) tokens.push(await signer.sign(`${caller.server.url}${path}`));
  const [before, answeringBefore] = [caller.server.processorMs(), caller.server.answeringMs()];
  const came: Buffer[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let at = next++; at < count; at = next++) {
        const body = bodies[(from + at) % bodies.length];
        if (body === undefined) throw new Error("there are no records");
        const began = performance.now();
        came.push(await call(caller, body, tokens[at] ?? ""));
        caller.times.push(performance.now() - began);
      }
    }),
  );
  caller.processorMs += caller.server.processorMs() - before;
  caller.answeringMs += caller.server.answeringMs() - answeringBefore;
  for (const text of came)
    caller.cards += (JSON.parse(text.toString("utf8")) as { cards: readonly unknown[] }).cards.length;
}

const quantile = (times: readonly number[], q: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(q * times.length))] ?? 0;

const figuresOf = ({ times, processorMs, answeringMs, cards, server }: Caller) => ({
  calls: times.length,
  cards,
  p50Ms: round(quantile(times, 0.5)),
  p95Ms: round(quantile(times, 0.95)),
  p99Ms: round(quantile(times, 0.99)),
  processorMsPerCall: round(processorMs / times.length),
  answeringMsPerCall: round(answeringMs / times.length),
  residentMb: server.residentMb(),
});

const folder = mkdtempSync(join(tmpdir(), "ranvier-bench-cds-"));
const clientsFile = join(folder, "clients.json");
writeFileSync(clientsFile, JSON.stringify({ clients: [{ iss: signer.issuer, jwks: signer.jwks, unreviewed: true }] }));
const callerOf = (name: string, server: BenchServer): Caller => ({
  name,
  server,
  agent: new Agent({ keepAlive: true, maxSockets: clients }),
  times: [],
  cards: 0,
  processorMs: 0,
  answeringMs: 0,
});
const ours = callerOf(
  "ours",
  await startProcess(startArguments(), root, {
    RANVIER_PORT: "0",
    RANVIER_DATA: join(folder, "data"),
    RANVIER_CDS_CLIENTS: clientsFile,
  }),
);
const peer = callerOf(
  "peer",
  await startProcess([join(root, "bench/cds-hooks/bare-server.ts"), JSON.stringify(signer.jwks), signer.issuer], root),
);
try {
  const size = Number(values.batch);
  for (const caller of [ours, peer]) {
    for (let from = 0; from < Number(values.warm); from += size) await batch(caller, from, size);
    Object.assign(caller, { cards: 0, processorMs: 0, answeringMs: 0 });
    caller.times.length = 0;
  }
  for (let from = 0; from < wanted; from += size)
    for (const caller of [ours, peer]) await batch(caller, from, Math.min(size, wanted - from));
  const [mine, bare] = [figuresOf(ours), figuresOf(peer)];
  const report = {
    clients,
    warmCalls: Number(values.warm),
    batch: Number(values.batch),
    order: values.order,
    records: bySize.length,
    meanCallKilobytes: Math.round(bySize.reduce((sum, body) => sum + body.length, 0) / bySize.length / 1024),
    ours: mine,
    bareServer: bare,
    ratios: {
      p50: round(mine.p50Ms / bare.p50Ms),
      p95: round(mine.p95Ms / bare.p95Ms),
      processor: round(mine.processorMsPerCall / bare.processorMsPerCall),
    },
  };
  console.log(values.json ? JSON.stringify(report) : report);
} finally {
  for (const { server, agent } of [ours, peer]) {
    agent.destroy();
    await server.stop();
  }
  rmSync(folder, { recursive: true, force: true });
}
