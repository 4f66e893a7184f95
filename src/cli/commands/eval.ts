/** ranvier eval: puts the packs' exams to the engine and prints the marks by kind and part. */
import { createHash } from "node:crypto";
import { parseArgs } from "node:util";
import { answerable, type Mark, missedFloors, tally } from "../../core/answer/exam.ts";
import { sitExam } from "../../core/answer/sit-exam.ts";
import { loadExam } from "../../compose/knowledge.ts";
import type { Exam } from "../../core/knowledge/exam.ts";
import { print, printJson, say, sayProblems } from "../output.ts";
import { requireConfig } from "../require-config.ts";
import { requireKnowledge } from "../setup.ts";

/** A third of the questions is set aside by the hash of its id, twins and follow-ups with their parent. */
export function isAside(id: string, exam: Exam): boolean {
  const question = exam.questions.find((q) => q.id === id);
  const parent =
    question?.twin !== undefined && exam.questions.some((q) => q.id === question.twin) ? question.twin : id;
  return Number(BigInt(`0x${createHash("sha256").update(parent).digest("hex")}`) % 3n) === 0;
}

const percent = (right: number, of: number): string => (of === 0 ? "-" : `${((100 * right) / of).toFixed(1)} %`);

function table(tuned: readonly Mark[], aside: readonly Mark[]): string {
  const rows = [["kind", "tuned", "", "aside", ""]];
  const asideTally = new Map(tally(aside).map((t) => [t.kind, t]));
  for (const t of tally([...tuned, ...aside])) {
    const a = asideTally.get(t.kind) ?? { right: 0, of: 0 };
    rows.push([
      t.kind,
      `${t.right - a.right}/${t.of - a.of}`,
      percent(t.right - a.right, t.of - a.of),
      `${a.right}/${a.of}`,
      percent(a.right, a.of),
    ]);
  }
  const pooled = (marks: readonly Mark[]): readonly [number, number] => {
    const of = marks.filter((m) => answerable.includes(m.question.kind));
    return [of.filter((m) => m.faults.length === 0).length, of.length];
  };
  const [tr, to] = pooled(tuned);
  const [ar, ao] = pooled(aside);
  rows.push(["all answerable", `${tr}/${to}`, percent(tr, to), `${ar}/${ao}`, percent(ar, ao)]);
  return rows
    .map(
      (r) =>
        `${(r[0] ?? "").padEnd(16)}${(r[1] ?? "").padStart(9)}${(r[2] ?? "").padStart(9)}${(r[3] ?? "").padStart(9)}${(r[4] ?? "").padStart(9)}`,
    )
    .join("\n");
}

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: "boolean" }, reveal: { type: "boolean" } },
  });
  const knowledge = requireKnowledge();
  const { packsFolder } = requireConfig();
  const libraries = knowledge.libraries.filter(
    (l) => positionals.length === 0 || positionals.includes(l.pack.header.id),
  );
  let code = 0;
  for (const library of libraries) {
    const exam = loadExam(packsFolder, library.pack.header.id);
    if (!exam.ok) {
      sayProblems(exam.error);
      return 2;
    }
    const marks = sitExam(exam.value, library);
    const aside = marks.filter((m) => isAside(m.question.id, exam.value));
    const tuned = marks.filter((m) => !aside.includes(m));
    const failures = (part: readonly Mark[]): readonly object[] =>
      part
        .filter((m) => m.faults.length > 0)
        .map((m) => ({ id: m.question.id, kind: m.question.kind, text: m.question.text, faults: m.faults }));
    const missed = missedFloors(exam.value, tuned, aside);
    if (missed.length > 0) code = 1;
    if (values.json === true) {
      printJson({
        pack: library.pack.header.id,
        tuned: tally(tuned),
        aside: tally(aside),
        failures: { tuned: failures(tuned), ...(values.reveal === true ? { aside: failures(aside) } : {}) },
        missed,
      });
      continue;
    }
    print(
      `${library.pack.header.title} (${library.pack.header.id} ${library.pack.header.version}), ${marks.length} questions\n`,
    );
    print(table(tuned, aside));
    for (const m of [...tuned, ...(values.reveal === true ? aside : [])].filter((x) => x.faults.length > 0))
      print(`\n${m.question.id} [${m.question.voice}] ${m.question.text}\n    ${m.faults.join("\n    ")}`);
    if (values.reveal === true)
      say("\nThe set-aside part has been looked at; it no longer measures anything. Write a new one.");
    print(missed.length === 0 ? "\nEvery floor is met." : `\nFloors missed:\n  ${missed.join("\n  ")}`);
  }
  return code;
}
