/** FHIR files of a folder outside the repository: .ndjson, .ndjson.gz and .json, one resource or Bundle a line. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

type Json = Readonly<Record<string, unknown>>;

/** Every line of every file. */
export function linesOf(folder: string): readonly { readonly file: string; readonly line: string }[] {
  return readdirSync(folder)
    .filter((file) => /\.(ndjson|json)(\.gz)?$/u.test(file))
    .flatMap((file) => {
      const bytes = readFileSync(join(folder, file));
      const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
      const lines = file.includes(".ndjson") ? text.split("\n") : [text];
      return lines.filter((line) => line.trim() !== "").map((line) => ({ file, line }));
    });
}

const entriesOf = (bundle: Json): readonly Json[] =>
  Array.isArray(bundle["entry"]) ? (bundle["entry"] as readonly Json[]) : [];

const typeOf = (entry: Json): unknown => (entry["resource"] as Json | undefined)?.["resourceType"];

/** A Bundle with its patient and the first `most` other resources. */
function cutTo(bundle: Json, most: number): Json {
  const patients = entriesOf(bundle).filter((entry) => typeOf(entry) === "Patient");
  const others = entriesOf(bundle).filter((entry) => typeOf(entry) !== "Patient");
  return { ...bundle, entry: [...patients, ...others.slice(0, most)] };
}

/** Bundles that hold a patient, each with at most so many other resources. */
export const patientBundles = (folder: string, most = Infinity): readonly Json[] =>
  linesOf(folder).flatMap(({ line }): readonly Json[] => {
    const bundle = JSON.parse(line) as Json;
    const isPatients =
      bundle["resourceType"] === "Bundle" && entriesOf(bundle).some((entry) => typeOf(entry) === "Patient");
    return isPatients ? [cutTo(bundle, most)] : [];
  });

/** Every resource of a kind, alone, in Bundles or contained. */
export function resourcesOfKind(
  folder: string,
  kind: string,
): readonly { readonly file: string; readonly resource: Json }[] {
  const found: { readonly file: string; readonly resource: Json }[] = [];
  const look = (file: string, resource: Json | undefined): void => {
    if (resource === undefined) return;
    if (resource["resourceType"] === kind) found.push({ file, resource });
    for (const entry of entriesOf(resource)) look(file, entry["resource"] as Json | undefined);
  };
  for (const { file, line } of linesOf(folder)) look(file, JSON.parse(line) as Json);
  return found;
}
