/**
 * How fast documents are taken in, and in how much memory.
 *
 *   node bench/ingest.ts [--records 50000] [--json]
 *
 * Makes PubMed XML (seeded, each record at least 8 kB and three passages), and takes it in with `ranvier ingest` in a process
 * of its own, as a person would: a first load, then loads of 1,000 new records, then the same files again. Peak memory is
 * that process's, and so is its processor time over all threads, which other work on the machine disturbs least. The stages are
 * then timed one by one over a part of the records, beside the bare XML parser. 60,000 records are half a gigabyte.
 */
import { spawn } from "node:child_process";
import { createReadStream, createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { SaxesParser } from "saxes";
import { indexedPassagesOf } from "../src/app/literature/indexed-passages.ts";
import type { IntakePiece } from "../src/app/ports/intake.ts";
import { realSurroundings } from "../src/compose/surroundings.ts";
import { openLanceIndex } from "../src/index/lance-index.ts";
import { findFiles } from "../src/intake/find-files.ts";
import { readInThread } from "../src/intake/reading-thread.ts";
import { createIngests } from "../src/store/literature/ingests.ts";
import { createLiterature } from "../src/store/literature/literature.ts";
import { openSqlite } from "../src/store/sqlite.ts";
import { pubmedFile } from "./pubmed-records.ts";

const root = resolve(import.meta.dirname, "..");
const { values } = parseArgs({ options: { records: { type: "string", default: "50000" }, json: { type: "boolean" } } });
const records = Number(values.records);
const seed = 1;
/** Records of one file, as in PubMed's own baseline. */
const perFile = 30_000;
const incrementalRecords = 1_000;
const stageRecords = Math.min(records, 10_000);

const folder = mkdtempSync(join(tmpdir(), "ranvier-bench-ingest-"));
const files = join(folder, "in");
mkdirSync(files);

const write = (name: string, first: number, count: number): Promise<void> =>
  pipeline(Readable.from(pubmedFile(seed, first, count)), createWriteStream(join(files, name)));

interface Run {
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly peakMb: number;
  readonly loadAverage: number;
}

const peakMbOf = (pid: number): number => {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};

/** Clock ticks of a second, as Linux tells processor times in. */
const ticksPerSecond = 100;

/** Processor seconds of a process so far, over all its threads. */
const processorSecondsOf = (pid: number): number => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return 0;
  }
};

/** `ranvier ingest` over the folder, with the peak of its memory and its processor time. */
async function ingest(): Promise<Run> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, "src/cli/main.ts"), "ingest", files], {
    cwd: root,
    env: { ...process.env, RANVIER_DATA: join(folder, "data") },
    stdio: ["ignore", "ignore", "inherit"],
  });
  let [peakMb, processorSeconds] = [0, 0];
  const timer = setInterval(() => {
    peakMb = Math.max(peakMb, peakMbOf(child.pid ?? 0));
    processorSeconds = Math.max(processorSeconds, processorSecondsOf(child.pid ?? 0));
  }, 100);
  const code = await new Promise<number | null>((done) => child.once("exit", done));
  clearInterval(timer);
  if (code !== 0) throw new Error(`ranvier ingest ended with ${code}`);
  const seconds = (performance.now() - began) / 1000;
  return { seconds, processorSeconds, peakMb: Math.round(peakMb), loadAverage: loadavg()[0] ?? 0 };
}

const rate = (count: number, seconds: number): number => Math.round(count / seconds);

interface Stage {
  readonly seconds: number;
  readonly processorSeconds: number;
}

async function timed(work: () => Promise<unknown>): Promise<Stage> {
  const [began, processor] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(processor);
  return { seconds: (performance.now() - began) / 1000, processorSeconds: (user + system) / 1e6 };
}

/** The named peer: the XML parser alone, with nothing done with what it finds. */
async function parseOnly(path: string): Promise<void> {
  const parser = new SaxesParser();
  for await (const piece of createReadStream(path, { encoding: "utf8", highWaterMark: 1 << 18 }))
    parser.write(piece as string);
  parser.close();
}

async function stages(path: string) {
  const found = await findFiles([path]);
  const pieces: IntakePiece[] = [];
  const parse = await timed(() => parseOnly(path));
  const read = await timed(async () => {
    for await (const piece of readInThread(found.files)) pieces.push(piece);
  });
  const db = await openSqlite(join(folder, "stages", "ranvier.db"));
  const [literature, ingests] = [createLiterature(db, realSurroundings), createIngests(db)];
  const id = realSurroundings.newId();
  const at = realSurroundings.now();
  await ingests.ask({ id, actor: "local", paths: [], options: { retireMissing: false }, askedAt: at });
  await ingests.start(id, at, { host: "bench", pid: process.pid }, () => false);
  const passages: Parameters<typeof index.append>[0][number][] = [];
  const opened = await openLanceIndex(join(folder, "stages", "evidence"));
  if (!opened.ok) throw new Error(opened.error.message);
  const index = opened.value;
  const store = await timed(async () => {
    for (const piece of pieces) {
      const taken = await literature.takeIn({ ingest: id, at, ...piece });
      await literature.markIndexed(taken.live);
      const byVersion = new Map(piece.documents.map((d) => [d.version, d]));
      for (const live of taken.live) {
        const document = byVersion.get(live.version);
        if (document !== undefined) passages.push(...indexedPassagesOf(live, document.format, document.passages));
      }
    }
  });
  const append = await timed(async () => {
    for (let start = 0; start < passages.length; start += 4_000)
      await index.append(passages.slice(start, start + 4_000));
  });
  const finish = await timed(() => index.finish());
  await Promise.all([index.close(), db.destroy()]);
  return { bareXmlParser: parse, readInThread: read, store, indexAppend: append, indexFinish: finish };
}

try {
  const count = Math.ceil(records / perFile);
  for (let n = 0; n < count; n++)
    await write(`pubmed-${String(n).padStart(4, "0")}.xml`, n * perFile, Math.min(perFile, records - n * perFile));
  const bytes = Array.from(
    { length: count },
    (_, n) => statSync(join(files, `pubmed-${String(n).padStart(4, "0")}.xml`)).size,
  ).reduce((sum, size) => sum + size, 0);
  const first = await ingest();
  const increments: Run[] = [];
  for (let n = 0; n < 3; n++) {
    await write(`update-${n}.xml`, records + n * incrementalRecords, incrementalRecords);
    increments.push(await ingest());
  }
  const again = await ingest();
  await write("stages.xml", 0, stageRecords);
  const alone = await stages(join(files, "stages.xml"));
  const figures = {
    cpus: cpus().length,
    records,
    gigabytes: Number((bytes / 1e9).toFixed(2)),
    bytesPerRecord: Math.round(bytes / records),
    firstLoad: {
      recordsPerSecond: rate(records, first.seconds),
      seconds: Number(first.seconds.toFixed(1)),
      processorMsPer1000: Math.round((first.processorSeconds / records) * 1_000_000),
      peakMb: first.peakMb,
      loadAverage: first.loadAverage,
    },
    incrementOf1000: increments.map((run) => ({ seconds: Number(run.seconds.toFixed(1)), peakMb: run.peakMb })),
    nothingNew: { seconds: Number(again.seconds.toFixed(1)), peakMb: again.peakMb },
    stagesAlone: Object.fromEntries(
      Object.entries(alone).map(([name, { seconds, processorSeconds }]) => [
        name,
        {
          recordsPerSecond: rate(stageRecords, seconds),
          processorMsPer1000: Math.round((processorSeconds / stageRecords) * 1_000_000),
        },
      ]),
    ),
    loadAverageAtEnd: loadavg()[0],
  };
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
