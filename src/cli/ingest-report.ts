/** What an ingest did, in words. */
import type { IngestReport } from "../app/literature/ingest.ts";
import { problemLine } from "./output.ts";

/** Problems that are named; the rest are counted, and all of them are in `--json`. */
const named = 40;

const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;

/** Lines of the report, most important first. */
export function reportLines({ state, progress: p, problems, recovered }: IngestReport): readonly string[] {
  const lines: string[] = [];
  if (recovered) lines.push("An earlier ingest had been cut off; what it left undone is done.");
  if (state === "stopped") lines.push("Stopped. What was read is kept; run the same command again to go on.");
  lines.push(
    `${count(p.files, "file")}: ${count(p.filesDone - p.filesUnchanged, "file")} read, ${p.filesUnchanged.toLocaleString("en-GB")} as before.`,
    `Documents: ${p.added.toLocaleString("en-GB")} added, ${count(p.changed, "new version")}, ${p.unchanged.toLocaleString("en-GB")} as before, ${p.retired.toLocaleString("en-GB")} retired because their file is gone or no longer holds them.`,
  );
  if (p.keptRetired > 0)
    lines.push(`${count(p.keptRetired, "document")} stay retired, as somebody retired them by hand.`);
  if (p.heldBack > 0)
    lines.push(
      `${count(p.heldBack, "file")} that were here before are missing, but their folder is there and empty, as when a disk is not mounted. Nothing was retired for that; if they are meant to be gone, run this with --retire-missing.`,
    );
  if (p.problems > 0) {
    lines.push(`${count(p.problems, "problem")}:`, ...problems.slice(0, named).map((x) => `  ${problemLine(x)}`));
    const more = p.problems - Math.min(named, problems.length);
    if (more > 0) lines.push(`  … and ${more.toLocaleString("en-GB")} more; --json names them`);
  }
  return lines;
}
