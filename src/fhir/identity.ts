/**
 * Whose each resource is. A resource whose subject is missing, unclear or not a patient of this input enters no chart.
 */
import { z } from "zod";
import { parseWhen } from "../core/calendar.ts";
import type { Chart } from "../core/chart/chart.ts";
import type { Problem } from "../core/problem.ts";
import { base, Reference } from "./datatypes.ts";
import { createBodyParser, problemWith, type RawResource } from "./resource.ts";

const Patient = z.object({
  ...base,
  gender: z.string().max(40).optional(),
  birthDate: z.string().max(40).optional(),
  deceasedDateTime: z.string().max(60).optional(),
  deceasedBoolean: z.boolean().optional(),
  identifier: z
    .array(z.object({ system: z.string().max(500).optional(), value: z.string().max(500).optional() }))
    .max(100)
    .optional(),
  name: z
    .array(
      z.object({
        text: z.string().max(500).optional(),
        family: z.string().max(200).optional(),
        given: z.array(z.string().max(200)).max(20).optional(),
      }),
    )
    .max(50)
    .optional(),
});
const parsePatient = createBodyParser(Patient);

/** A chart that is being filled. */
export type Person = Pick<Chart, "id" | "label" | "sex" | "birthDate" | "deathDate" | "deceased">;

/** The patients of an input, and how references to them are told. */
export interface Patients {
  readonly people: readonly Person[];
  readonly problems: readonly Problem[];
  /** The patient a resource is about, or why it is nobody's. */
  readonly subjectOf: (raw: RawResource) => { readonly person: string } | { readonly problem: Problem };
}

const sexes: readonly string[] = ["female", "male", "other", "unknown"];
const isSex = (text: string | undefined): text is NonNullable<Chart["sex"]> =>
  text !== undefined && sexes.includes(text);

const readable = (date: string | undefined): string | undefined =>
  date !== undefined && parseWhen(date) !== undefined ? date : undefined;

function personOf(id: string, body: z.infer<typeof Patient>): Person {
  const [name] = body.name ?? [];
  const label = name?.text ?? [...(name?.given ?? []), name?.family].filter((part) => part !== undefined).join(" ");
  return {
    id,
    label: label.trim() === "" ? `Patient ${id}` : label,
    sex: isSex(body.gender) ? body.gender : undefined,
    birthDate: readable(body.birthDate),
    deathDate: readable(body.deceasedDateTime),
    ...(body.deceasedDateTime !== undefined || body.deceasedBoolean === true ? { deceased: true } : {}),
  };
}

const identity = (raw: RawResource, message: string, fix: string): Problem =>
  problemWith(raw, "identity", message, fix);

const Subject = z.object({
  subject: Reference.optional(),
  patient: Reference.optional(),
  focus: z.array(Reference).max(50).optional(),
});
const parseSubject = createBodyParser(Subject);

/** What a reference may be written as: "Patient/1", "urn:uuid:…", an address that ends so; a version is ignored. */
function keysOf(reference: string): readonly string[] {
  const bare = reference.replace(/\/_history\/[^/]*$/u, "");
  const tail = /(?:^|\/)(Patient\/[A-Za-z0-9.-]{1,200})$/u.exec(bare)?.[1];
  return tail === undefined || tail === bare ? [bare] : [bare, tail];
}

/** Two records of one id that differ in who they are. */
const differs = (a: Person, b: Person): boolean =>
  (a.sex !== undefined && b.sex !== undefined && a.sex !== b.sex) ||
  (a.birthDate !== undefined && b.birthDate !== undefined && a.birthDate !== b.birthDate);

/** What either record says. */
const merged = (a: Person, b: Person): Person => ({
  ...a,
  sex: a.sex ?? b.sex,
  birthDate: a.birthDate ?? b.birthDate,
  deathDate: a.deathDate ?? b.deathDate,
  ...(a.deceased === true || b.deceased === true ? { deceased: true } : {}),
});

/** Finds the patients. `expected` is the one a hook or link is about: any other is refused. */
export function findPatients(resources: readonly RawResource[], expected?: string): Patients {
  const people = new Map<string, Person>();
  const keys = new Map<string, string>();
  const refused = new Set<string>();
  const problems: Problem[] = [];
  const addKey = (key: string | undefined, id: string): void => {
    if (key === undefined) return;
    const other = keys.get(key);
    if (other !== undefined && other !== id) keys.set(key, "");
    else keys.set(key, id);
  };
  for (const raw of resources) {
    if (raw.type !== "Patient") continue;
    const id = raw.id ?? raw.fullUrl;
    const parsed = parsePatient(raw);
    if (!parsed.ok) {
      problems.push({ ...parsed.error, code: "identity" });
      continue;
    }
    if (id === undefined) {
      problems.push(identity(raw, "this patient has no id", "give every Patient an id"));
      continue;
    }
    if (expected !== undefined && id !== expected) {
      problems.push(identity(raw, "this is not the patient who was opened", "send the record of one patient"));
      continue;
    }
    const person = personOf(id, parsed.value);
    const other = people.get(id);
    if (other !== undefined && differs(other, person)) {
      refused.add(id);
      problems.push(
        identity(raw, "two different patients have this id; neither is taken", "correct the ids at the source"),
      );
      continue;
    }
    people.set(id, other === undefined ? person : merged(other, person));
    addKey(`Patient/${id}`, id);
    addKey(raw.fullUrl, id);
    for (const { system, value } of parsed.value.identifier ?? [])
      if (value !== undefined && system !== undefined) addKey(`identifier ${system} ${value}`, id);
  }
  for (const id of refused) people.delete(id);
  if (expected !== undefined && !refused.has(expected)) {
    if (!people.has(expected)) people.set(expected, { id: expected, label: `Patient ${expected}` });
    addKey(`Patient/${expected}`, expected);
  }
  const remembered = new Map<string, string | undefined>();
  const lookUp = (reference: Reference): string | undefined => {
    const written = reference.reference;
    if (written !== undefined && remembered.has(written)) return remembered.get(written);
    const tries =
      written !== undefined
        ? keysOf(written)
        : reference.identifier === undefined
          ? []
          : [`identifier ${reference.identifier.system ?? ""} ${reference.identifier.value ?? ""}`];
    const found = tries.map((key) => keys.get(key)).find((id) => id !== undefined && id !== "" && people.has(id));
    if (written !== undefined) remembered.set(written, found);
    return found;
  };
  return {
    people: [...people.values()],
    problems,
    subjectOf: (raw) => {
      const parsed = parseSubject(raw);
      if (!parsed.ok) return { problem: { ...parsed.error, code: "identity" } };
      const subject = parsed.value.subject ?? parsed.value.patient;
      if (subject === undefined)
        return {
          problem: identity(raw, "it does not say whose it is, so it is left out", "add the subject at the source"),
        };
      if ((parsed.value.focus ?? []).length > 0)
        return {
          problem: identity(
            raw,
            "it is about somebody or something else than its subject (focus), so it is left out",
            "nothing to do if this was meant",
          ),
        };
      const person = lookUp(subject);
      return person === undefined
        ? {
            problem: identity(
              raw,
              "its subject is not a patient of this input, so it is left out",
              "send the Patient with it, or correct the subject",
            ),
          }
        : { person };
    },
  };
}
