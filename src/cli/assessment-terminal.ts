/** An assessment for a terminal: what to do first, why, and what is missing. */
import type { AssessReport, PatientAssessment } from "../contract/assess.ts";
import type { Proof, Recommendation, Sentence } from "../core/answer/answer.ts";
import { doseWords } from "../core/answer/dose-words.ts";
import { certaintyWord, citationMarks, referenceLine } from "../core/answer/markdown.ts";
import type { Problem } from "../core/problem.ts";
import { amountWords } from "../core/quantity-words.ts";
import { safe, wrap } from "./answer-terminal.ts";
import { problemLine } from "./output.ts";

const kinds: Readonly<Record<Recommendation["kind"], string>> = {
  stop: "STOP",
  warning: "WARNING",
  do: "DO",
  consider: "CONSIDER",
  monitor: "FOLLOW",
};
const truths = { true: "yes", false: "no", unknown: "not known" } as const;

/** A proof, each node on its line with the value used, its date and where it stands in the record. */
function proofLines(proof: Proof, depth = 0): readonly (readonly [depth: number, text: string])[] {
  const used = (proof.used ?? []).map(
    (u) => `${amountWords(u.value)}${u.date === undefined ? "" : ` on ${u.date}`} [${u.resources.join(", ")}]`,
  );
  const detail = [...used, ...(proof.why === undefined ? [] : [proof.why])].join("; ");
  const line = `${truths[String(proof.value) as keyof typeof truths]}: ${proof.text}${detail === "" ? "" : ` (${detail})`}`;
  // A rule that another leans on has its own proof where it speaks.
  const parts = proof.text.startsWith("the rule “") ? [] : (proof.parts ?? []);
  return [[depth, line], ...parts.flatMap((part) => proofLines(part, depth + 1))];
}

/** Most problems shown of one patient. */
const mostProblems = 12;

/** Renders the report; `proofs` opens the reasons of each recommendation. */
export function assessmentToTerminal(report: AssessReport, width: number, proofs: boolean): string {
  const wide = Math.max(60, Math.min(width, 100));
  const out: string[] = [report.banner, `Assessed for ${report.assessedOn}`];
  const line = (text: string, first: string, hanging = first): void =>
    void out.push(wrap(safe(text), wide, first, hanging));
  const sentences = (label: string, list: readonly Sentence[]): void => {
    for (const s of list)
      line(
        `${s.text} ${citationMarks(s.citations)}${s.certainty === undefined ? "" : ` (${certaintyWord(s.certainty.level)})`}`,
        `  ${label} `,
        "    ",
      );
  };
  const recommendation = (r: Recommendation): void => {
    out.push("");
    line(`${kinds[r.kind]}: ${r.title}`, "");
    sentences("•", r.say);
    sentences("-", r.options);
    sentences("~", r.monitor);
    for (const text of doseWords(r)) line(text, "  = ", "    ");
    if (r.due !== undefined) out.push(`  due ${r.due}${r.due < report.assessedOn ? " (overdue)" : ""}`);
    if (r.missing.length > 0) line(`missing: ${r.missing.join("; ")}`, "  ? ", "    ");
    if (proofs)
      for (const [depth, text] of proofLines(r.proof))
        line(text, `    ${"  ".repeat(depth)}`, `      ${"  ".repeat(depth)}`);
  };
  const unread = (title: string, problems: readonly Problem[]): void => {
    if (problems.length === 0) return;
    out.push("", `${title} (${problems.length})`);
    for (const p of problems.slice(0, mostProblems)) line(problemLine(p), "  ! ", "    ");
    if (problems.length > mostProblems) out.push("  ! --json lists the others");
  };
  const patient = (p: PatientAssessment): void => {
    out.push("", `Patient ${safe(p.id)}: ${p.population} (${p.pack})`);
    if (p.population === "neither") out.push("  Nothing of this pack is said of this patient.");
    p.recommendations.forEach(recommendation);
    if (p.undecided.length > 0) {
      out.push("", `Not decided (${p.undecided.length}); what would decide it:`);
      for (const u of p.undecided) line(`${u.title}: ${u.missing.map((m) => m.name).join(", ")}`, "  ? ", "    ");
    }
    if (p.references.length > 0) out.push("", "References");
    for (const r of p.references) line(referenceLine(r), "  ", "    ");
    unread("Could not be read", p.problems);
  };
  unread("Of no patient", report.problems);
  report.patients.forEach(patient);
  return out.join("\n");
}
