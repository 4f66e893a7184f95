/** ranvier pack export --yaml: a pack's folder with the wordings that the board accepted, to ship as the next version. */
import { resolve } from "node:path";
import type { Knowledge } from "../../app/answers/knowledge.ts";
import type { Pack } from "../../core/knowledge/knowledge.ts";
import { rewordingsOf, writeRewordedPack } from "../../packs/export-pack.ts";
import { print, printJson, problemLine } from "../output.ts";
import { UsageError } from "../usage-error.ts";

export interface YamlExport {
  readonly folder: string;
  readonly general: Pack;
  /** The pack as it ships. */
  readonly pack: Pack;
  /** The pack under the decisions of the board. */
  readonly knowledge: Knowledge;
  readonly to: string;
  readonly json: boolean;
}

/** What is withdrawn here would be said again wherever the exported pack is loaded. */
function refuseWithdrawn({ withdrawn }: Knowledge): void {
  const named = (["claim", "rule", "source", "calculator", "regimen"] as const).flatMap((kind) =>
    [...withdrawn[kind]].filter(([, { because }]) => because === undefined).map(([id]) => `${kind} ${id}`),
  );
  if (named.length > 0)
    throw new UsageError(
      `Withdrawn here, and still in the pack: ${named.join(", ")}. Put it right in the pack's files, or lift the withdrawal; then export.`,
    );
}

/** Writes the folder and says what changed, and how much of it is approved. */
export function exportYaml({ folder, general, pack, knowledge, to, json }: YamlExport): number {
  const library = knowledge.libraries.find((one) => one.pack.header.id === pack.header.id);
  if (library === undefined) throw new UsageError("There is no pack to export.");
  refuseWithdrawn(knowledge);
  const rewordings = rewordingsOf(pack.claims, library.pack.claims);
  const written = writeRewordedPack(folder, resolve(to), rewordings, general);
  if (!written.ok) throw new UsageError(written.error.map(problemLine).join("\n"));
  const { approved, approvedRules } = library.standing;
  const reworded = [...rewordings.keys()];
  const unapproved = reworded.filter((id) => !approved.has(id));
  const counts = { approvedClaims: approved.size, approvedRules: approvedRules.size };
  if (json) printJson({ folder: resolve(to), reworded, unapproved, files: written.value, ...counts });
  else {
    for (const id of reworded) print(`  ${id}${approved.has(id) ? "" : "   (not approved as it stands now)"}`);
    print(`${reworded.length} claims reworded in ${written.value.length} files; every other line is as it was.`);
    print(
      `Approved here: ${approved.size} claims, ${approvedRules.size} rules. Approvals stay in this database, by content.`,
    );
    print(`Written to ${to}. Raise the version in pack.yaml before it is shipped.`);
  }
  return 0;
}
