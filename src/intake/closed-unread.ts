/** How a file that could not be read is told of. Apart from the readers, which whoever only waits for them need not load. */
import type { FileToRead } from "../app/ports/intake.ts";
import type { ClosedFile } from "../app/ports/literature.ts";
import type { Problem } from "../core/problem.ts";

export const problemOf = (code: string, path: string, message: string, fix: string): Problem => ({
  code,
  message,
  where: { file: path },
  fix,
});

/** How a file that could not be read at all is closed. */
export function closedUnread(file: FileToRead, code: string, message: string, fix: string): ClosedFile {
  return {
    path: file.path,
    fingerprint: file.fingerprint,
    sha256: "",
    complete: false,
    unchanged: false,
    documents: 0,
    problems: [problemOf(code, file.path, message, fix)],
    problemCount: 1,
  };
}
