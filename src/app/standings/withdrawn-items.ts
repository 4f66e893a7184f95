/** What is withdrawn now, as readers are told of it. */
import type { WithdrawnItem } from "../../contract/standings.ts";
import { ItemKind } from "../../core/knowledge/overlay.ts";
import { statementWithdrawn, type Withdrawn } from "../../core/knowledge/withdrawn.ts";
import type { Problem } from "../../core/problem.ts";
import type { Knowledge } from "../answers/knowledge.ts";

export type { WithdrawnItem } from "../../contract/standings.ts";

/** Every withdrawn item with the words that stand in its place. */
export const listWithdrawn = (withdrawn: Withdrawn): readonly WithdrawnItem[] =>
  ItemKind.options.flatMap((kind) =>
    [...withdrawn[kind]].map(([id, withdrawal]) => ({
      kind,
      id,
      since: withdrawal.since,
      text: statementWithdrawn(withdrawal),
      named: withdrawal.because === undefined,
    })),
  );

/** The problem that stands in place of a withdrawn item, found by `<pack>/<id>` or a bare id. */
export function withdrawnProblem({ withdrawn }: Knowledge, kind: ItemKind, id: string): Problem | undefined {
  const found =
    withdrawn[kind].get(id) ?? [...withdrawn[kind]].find(([whole]) => whole.slice(whole.indexOf("/") + 1) === id)?.[1];
  return found === undefined
    ? undefined
    : { code: "withdrawn", message: statementWithdrawn(found), fix: "ask the question again; answers go without it" };
}
