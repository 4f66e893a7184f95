/** A server of the benchmark in a process of its own, with the processor time it has used. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

export interface BenchServer {
  /** As its tokens name it. */
  readonly url: string;
  /** Milliseconds on all processors since it started. */
  readonly processorMs: () => number;
  /** Of these, the milliseconds of the thread that answers: what one call takes of them, every other call waits for. */
  readonly answeringMs: () => number;
  /** Memory that it holds now. */
  readonly residentMb: () => number;
  readonly stop: () => Promise<void>;
}

/** Linux counts in hundredths of a second: fields 14 and 15, the name in brackets before them may hold blanks. */
function processorMsOf(statistics: string): number {
  const fields = readFileSync(statistics, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const residentMbOf = (pid: number): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024);

/** Starts Node with these arguments and waits for the address it prints. */
export async function startProcess(
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<BenchServer> {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const url = await new Promise<string>((done, failed) => {
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/localhost:\d+/.exec(said);
      if (found !== null) done(found[0]);
    });
    child.once("exit", () => failed(new Error(`node ${args.join(" ")} ended before it listened`)));
  });
  return {
    url,
    processorMs: () => processorMsOf(`/proc/${child.pid ?? 0}/stat`),
    answeringMs: () => processorMsOf(`/proc/${child.pid ?? 0}/task/${child.pid ?? 0}/stat`),
    residentMb: () => residentMbOf(child.pid ?? 0),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
