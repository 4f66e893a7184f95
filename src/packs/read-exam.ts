/** Reads a pack's questions.yaml. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { Exam } from "../core/knowledge/exam.ts";
import { err, ok, type Problem, type Result } from "../core/problem.ts";

/** The exam of the pack in `root`, or what is wrong with it. */
export function readExam(root: string): Result<Exam, readonly Problem[]> {
  const file = join(root, "questions.yaml");
  if (!existsSync(file))
    return err([{ code: "exam-missing", message: `${root} has no questions.yaml`, where: { file } }]);
  const document = parseDocument(readFileSync(file, "utf8"));
  if (document.errors.length > 0)
    return err(
      document.errors.map((e) => ({
        code: "yaml-syntax",
        message: e.message.split("\n")[0] ?? e.code,
        where: { file, line: e.linePos?.[0].line ?? 1 },
        fix: "mend the YAML at this line",
      })),
    );
  const parsed = Exam.safeParse(document.toJS());
  if (parsed.success) return ok(parsed.data);
  return err(
    parsed.error.issues.map((i) => ({
      code: "exam-schema",
      message: i.message,
      where: { file, pointer: i.path.map(String).join("/") },
    })),
  );
}
