/** Changes to a record as hospitals, networks and attackers make them. Each is drawn by chance from a seed. */
import type { Chance } from "../../src/examples/chance.ts";
import { hostile } from "./hostile.ts";

type Json = Record<string, unknown>;

/** A record after its changes: as text, and which resources now belong to somebody else. */
export interface Mutated {
  readonly text: string;
  readonly foreign: ReadonlySet<string>;
}

/** Every object of a value with its parent's place, gathered without recursion. */
function objectsOf(root: unknown): readonly (Json | unknown[])[] {
  const found: (Json | unknown[])[] = [];
  const open: unknown[] = [root];
  while (open.length > 0 && found.length < 20_000) {
    const value = open.pop();
    if (typeof value !== "object" || value === null) continue;
    found.push(value as Json);
    open.push(...Object.values(value));
  }
  return found;
}

const pick = <T>(chance: Chance, list: readonly T[]): T | undefined => list[Math.floor(chance.between(0, list.length))];

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null;

const resourcesOf = (bundle: Json): readonly Json[] =>
  (Array.isArray(bundle["entry"]) ? bundle["entry"] : []).flatMap((entry: unknown) =>
    isJson(entry) && isJson(entry["resource"]) ? [entry["resource"]] : [],
  );

/** One change to a parsed record. Gives back the name of a resource that was given to somebody else. */
type Change = (bundle: Json, chance: Chance) => string | undefined;

const replaceSomething: Change = (bundle, chance) => {
  const target = pick(chance, objectsOf(bundle));
  const key = target === undefined ? undefined : pick(chance, Object.keys(target));
  if (target !== undefined && key !== undefined) Reflect.set(target, key, structuredClone(pick(chance, hostile)));
  return undefined;
};

const removeSomething: Change = (bundle, chance) => {
  const target = pick(chance, objectsOf(bundle));
  const key = target === undefined ? undefined : pick(chance, Object.keys(target));
  if (target !== undefined && key !== undefined) Reflect.deleteProperty(target, key);
  return undefined;
};

const addSomething: Change = (bundle, chance) => {
  const target = pick(chance, objectsOf(bundle));
  const key = pick(chance, [
    "valueQuantity",
    "valueString",
    "component",
    "subject",
    "patient",
    "focus",
    "contained",
    "item",
    "coding",
    "__proto__",
    "resourceType",
    "status",
    "meta",
    "entry",
    "extension",
  ]);
  if (target !== undefined && key !== undefined)
    Object.defineProperty(target, key, {
      value: structuredClone(pick(chance, hostile)),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return undefined;
};

const doubleEntry: Change = (bundle, chance) => {
  const entries = bundle["entry"];
  if (Array.isArray(entries) && entries.length > 0) entries.push(structuredClone(pick(chance, entries)));
  return undefined;
};

const nestBundle: Change = (bundle, chance) => {
  const entries = bundle["entry"];
  if (Array.isArray(entries) && entries.length > 0)
    entries[0] = { resource: { resourceType: "Bundle", entry: entries.slice(0, Math.floor(chance.between(1, 6))) } };
  return undefined;
};

const giveAway: Change = (bundle, chance) => {
  const resource = pick(
    chance,
    resourcesOf(bundle).filter((r) => "subject" in r || "patient" in r),
  );
  if (resource === undefined) return undefined;
  const reference = pick(chance, [
    { reference: "Patient/somebody-else" },
    { reference: "Group/1" },
    { reference: "#p" },
    {},
    { display: "Patient/example-01" },
  ]);
  delete resource["patient"];
  resource["subject"] = reference;
  return `${String(resource["resourceType"])}/${String(resource["id"])}`;
};

const changes: readonly [Change, ...Change[]] = [
  replaceSomething,
  replaceSomething,
  replaceSomething,
  removeSomething,
  addSomething,
  doubleEntry,
  nestBundle,
  giveAway,
];

/** Cuts, doubles or overwrites a stretch of text, as a broken transfer does. */
function breakText(text: string, chance: Chance): string {
  const at = Math.floor(chance.between(0, text.length));
  const length = Math.floor(chance.between(1, 40));
  return chance.oneOf([
    text.slice(0, at),
    text.slice(0, at) + text.slice(at + length),
    text.slice(0, at) + text.slice(at, at + length) + text.slice(at),
    `${text.slice(0, at)}\n${text.slice(at)}`,
    `${text.slice(0, at)}${chance.oneOf(["}", "]", '"', "\u0000", "{", ",", "\\"])}${text.slice(at + 1)}`,
  ]);
}

/** Changes a record one to six times; one in ten is also broken as text. */
export function mutateRecord(source: unknown, chance: Chance): Mutated {
  const bundle = structuredClone(source) as Json;
  const foreign = new Set<string>();
  const count = Math.floor(chance.between(1, 7));
  for (let at = 0; at < count; at++) {
    const name = chance.oneOf(changes)(bundle, chance);
    if (name !== undefined) foreign.add(name);
  }
  const text =
    chance.between(0, 4) < 1
      ? resourcesOf(bundle)
          .map((r) => JSON.stringify(r))
          .join("\n")
      : JSON.stringify(bundle);
  return chance.between(0, 10) < 1 ? { text: breakText(text, chance), foreign: new Set() } : { text, foreign };
}
