/** Who is reading: remembered in this browser, sent with each question so that the words fit. */
import { useLocalStorage } from "@mantine/hooks";
import type { Audience } from "../../../src/core/knowledge/claim.ts";

/** The reader as they described themselves; `not-said` leaves it to the question. */
export type Reader = Audience | "not-said";

export const readerNames: Readonly<Record<Reader, string>> = {
  "not-said": "Not said",
  clinician: "Clinician",
  trainee: "Trainee",
  patient: "Patient",
  carer: "Carer",
};

export const readers = Object.keys(readerNames) as readonly Reader[];

/** True for a value that names a reader. */
export const isReader = (value: string): value is Reader => Object.hasOwn(readerNames, value);

/** True for a value that names an audience an answer can be written for. */
export const isAudience = (value: string): value is Audience => isReader(value) && value !== "not-said";

/** The remembered reader and how to change it. */
export function useReader(): readonly [Reader, (reader: Reader) => void] {
  const [value, setValue] = useLocalStorage({
    key: "ranvier-reader",
    defaultValue: "not-said",
    getInitialValueInEffect: false,
  });
  return [isReader(value) ? value : "not-said", setValue];
}

/** The audience to send, or nothing when the reader has not said. */
export const audienceOf = (reader: Reader): Audience | undefined => (reader === "not-said" ? undefined : reader);

/** Patients and carers get no dose, titre verdict or order anywhere in the product. */
export const isLayReader = (reader: Reader): boolean => reader === "patient" || reader === "carer";
