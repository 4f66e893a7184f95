/** A cohort's table for a terminal: a block for each regimen, a line for each number. */
import type { CohortGroup, CohortReport } from "../core/cohort/report.ts";
import { cellLines, cellTitle, countText, groupText, missingText, saysItTwice } from "../core/cohort/say.ts";
import { safe, wrap } from "./answer-terminal.ts";

/** Renders the report within `width` letters. */
export function cohortToTerminal(report: CohortReport, width: number): string {
  const wide = Math.max(60, Math.min(width, 100));
  const out: string[] = [];
  const line = (text: string, first = "", hanging = first): void =>
    void out.push(wrap(safe(text), wide, first, hanging));
  const group = (one: CohortGroup): void => {
    out.push("");
    line(`${one.name}: ${groupText(one)}`);
    for (const cell of one.cells.filter((each) => !saysItTwice(one, each))) {
      const aside = cell.setAside === 0 ? "" : `, set aside ${countText(cell.setAside)}`;
      line(`${cellTitle(cell)}: n ${countText(cell.n)}, missing ${countText(cell.missing)}${aside}`, "  ", "    ");
      for (const { name, text } of cellLines(cell)) line(`${name}: ${text}`, "      ", "        ");
      if (cell.because.length > 0) line(`missing because ${missingText(cell)}`, "      ", "        ");
    }
  };
  line(report.banner);
  line(`${report.title}, as of ${report.asOf}: ${report.followUp}`);
  line(`${countText(report.charts)} charts read, ${countText(report.patients)} patients count in.`);
  for (const { text, count } of report.leftOut) line(`left out: ${text}: ${countText(count)}`, "  ", "    ");
  for (const one of report.groups) group(one);
  out.push("");
  for (const note of report.notes) line(note, "- ", "  ");
  line("Medians with range; shares with 95 % intervals (Wilson). Every definition: docs/cohort.md.", "- ", "  ");
  return out.join("\n");
}
