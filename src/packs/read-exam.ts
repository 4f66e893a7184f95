/** Reads a pack's questions.yaml. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { Exam } from "../core/knowledge/exam.ts";
import { err, ok, type Problem, type Result } from "../core/problem.ts";

/** The exam of the pack in `root`, or what is wrong with it. */
export function readExam(root: string): Result<Exam, readonly Problem[]> {
  const file = join(root, "questions.yaml");
  if (!existsSync(file))
    return err([{ code: "exam-missing", message: `${root} has no questions.yaml`, where: { file } }]);
  const parsed = Exam.safeParse(parse(readFileSync(file, "utf8")));
  if (parsed.success) return ok(parsed.data);
  return err(
    parsed.error.issues.map((i) => ({
      code: "exam-schema",
      message: i.message,
      where: { file, pointer: i.path.map(String).join("/") },
    })),
  );
}
