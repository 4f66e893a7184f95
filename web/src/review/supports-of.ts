/** Support records from a filled form: what each source says, in the words a program can compare. */
import type { Support } from "../../../src/core/knowledge/claim.ts";

export const reads = ["full-text", "abstract", "label", "secondary", "not-read"] as const;
export const directions = ["rises", "falls", "unchanged", "improves", "worsens", "mixed"] as const;
export const actions = ["test", "give", "avoid", "delay", "consider", "monitor", "refer", "stop", "treat"] as const;
/** Slots that name a concept of the glossary. */
export const concepts = ["subject", "drug", "measure", "population", "condition"] as const;

const oneOf = <Value extends string>(all: readonly Value[], given: string | undefined): Value | undefined =>
  all.find((value) => value === given);

/** The texts of one field, one per record. */
const column = (values: FormData, name: string): readonly string[] =>
  values.getAll(name).map((value) => (typeof value === "string" ? value.trim() : ""));

/** Numbers as people list them: one per line or parted by semicolons, since a figure may hold a comma. */
const numbersOf = (text: string): readonly string[] =>
  text
    .split(/[\n;]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

type About = Support["about"];

function aboutOf(at: (name: string) => string): About {
  const named = Object.fromEntries(
    [...concepts, "arm"].map((name) => [name, at(name)] as const).filter(([, value]) => value !== ""),
  );
  const direction = oneOf(directions, at("direction"));
  const action = oneOf(actions, at("action"));
  const isDoNot = at("polarity") === "do-not";
  return {
    ...named,
    ...(direction === undefined ? {} : { direction }),
    ...(action === undefined ? {} : { action, polarity: isDoNot ? "do-not" : "do" }),
  };
}

/** Every record that names a source and a place in it. */
export function supportsOf(values: FormData): readonly Support[] {
  return column(values, "source").flatMap((source, row) => {
    const at = (name: string): string => column(values, name)[row] ?? "";
    if (source === "" || at("at") === "") return [];
    const quote = at("quote");
    return [
      {
        source,
        at: at("at"),
        read: oneOf(reads, at("read")) ?? "not-read",
        says: at("says") === "contradicts" ? ("contradicts" as const) : ("supports" as const),
        about: aboutOf(at),
        numbers: numbersOf(at("numbers")),
        ...(quote === "" ? {} : { quote }),
      },
    ];
  });
}
