/** What a form asks for each kind of entry, and how an entry that is kept goes back into the form. */
import type { MeasureView } from "../../../src/contract/measures.ts";
import type { EntryRequest } from "../../../src/contract/patients.ts";
import type { Entry, Reading } from "../../../src/core/chart/chart.ts";
import { amountWords } from "../../../src/core/quantity-words.ts";

/** What is typed, all of it text; nothing is lost or rounded while somebody types. */
export interface Typed {
  readonly name: string;
  readonly date: string;
  /** The choice, where there is one; `so` for that it is so, was done or was given. */
  readonly said: string;
  readonly value: string;
  readonly unit: string;
  readonly assay: string;
  readonly laboratory: string;
  readonly nerve: string;
  readonly side: string;
  readonly low: string;
  readonly high: string;
}

export const nothingTyped: Typed = {
  name: "",
  date: "",
  said: "",
  value: "",
  unit: "",
  assay: "",
  laboratory: "",
  nerve: "",
  side: "",
  low: "",
  high: "",
};

/** A choice of what is said; none is made before somebody chooses. All but `so` are sent as the value. */
export interface Said {
  readonly value: string;
  readonly label: string;
}

export interface Fields {
  /** Absent: only an amount is typed. */
  readonly choices?: readonly Said[] | undefined;
  readonly amount: boolean;
  readonly assay: boolean;
  readonly range: boolean;
  readonly nerve: boolean;
  readonly side: boolean;
}

const so = "so";
const isSo: Said = { value: so, label: "yes" };
const isNot: Said = { value: "no", label: "no" };
const planned: Said = { value: "planned", label: "planned" };

const choicesOf: Readonly<Record<MeasureView["kind"], readonly Said[] | undefined>> = {
  quantity: undefined,
  titre: undefined,
  score: undefined,
  result: [
    { value: "positive", label: "positive" },
    { value: "negative", label: "negative" },
    { value: "indeterminate", label: "indeterminate" },
  ],
  diagnosis: [
    isSo,
    { value: "suspected", label: "suspected" },
    { value: "resolved", label: "resolved" },
    { value: "refuted", label: "refuted" },
    isNot,
  ],
  treatment: [{ value: so, label: "given" }, planned, { value: "ongoing", label: "ongoing" }, isNot],
  procedure: [{ value: so, label: "done" }, isNot],
  vaccine: [{ value: so, label: "given" }, isNot],
  allergy: [isSo, isNot],
};

/** Whether an amount is asked for, given what was chosen. */
export const asksAmount = ({ amount, choices }: Fields, { said }: Pick<Typed, "said">): boolean =>
  amount && (choices === undefined || said === so);

/** The fields of a measure. A name that is not known yet gets a value and a unit. */
export function fieldsOf(measure: MeasureView | undefined): Fields {
  if (measure === undefined) return { amount: true, assay: false, range: false, nerve: false, side: false };
  const { kind, given, perNerve, perSide } = measure;
  const isProcedure = kind === "treatment" && given === "procedure";
  const choices = isProcedure ? [{ value: so, label: "done" }, planned, isNot] : choicesOf[kind];
  return {
    choices,
    amount: ["quantity", "titre", "score"].includes(kind) || (kind === "treatment" && !isProcedure),
    assay: kind === "titre",
    range: kind === "quantity" || kind === "titre",
    nerve: perNerve,
    side: perNerve || perSide,
  };
}

/** What is sent: fields that the kind has and that hold something. A known name is sent as its id, which reads one way. */
export function requestOf(typed: Typed, measure: MeasureView | undefined): EntryRequest {
  const fields = fieldsOf(measure);
  const side = typed.side === "left" || typed.side === "right" ? typed.side : undefined;
  const kept = (wanted: boolean, text: string): string | undefined =>
    wanted && text.trim() !== "" ? text.trim() : undefined;
  const chosen = fields.choices !== undefined && typed.said !== so;
  const value = chosen ? kept(true, typed.said) : kept(fields.amount, typed.value);
  // A unit belongs to a number; "planned" has none.
  const unit = chosen || value === undefined ? undefined : kept(fields.amount, typed.unit);
  return Object.fromEntries(
    Object.entries({
      name: measure?.id ?? typed.name.trim(),
      date: typed.date.trim(),
      value,
      unit,
      assay: kept(fields.assay, typed.assay),
      laboratory: kept(fields.assay || fields.range, typed.laboratory),
      nerve: kept(fields.nerve, typed.nerve),
      side: fields.side ? side : undefined,
      low: kept(fields.range, typed.low),
      high: kept(fields.range, typed.high),
    }).filter(([, text]) => text !== undefined),
  ) as EntryRequest;
}

const textOfNumber = (value: number | undefined): string => (value === undefined ? "" : String(value));

function typedReading({ value, original, nerve, side, range }: Reading): Partial<Typed> {
  const place = {
    nerve: nerve ?? "",
    side: side ?? "",
    low: textOfNumber(range?.low),
    high: textOfNumber(range?.high),
  };
  if (typeof value !== "object") {
    const text = typeof value === "boolean" ? (value ? "positive" : "negative") : value;
    return { ...place, said: text, value: original.value, unit: original.unit ?? "" };
  }
  const { comparator = "", unit, assay = "", laboratory = "" } = value;
  return { ...place, value: `${comparator}${value.value}`, unit, assay, laboratory };
}

function saidOf(entry: Entry): string {
  if (entry.kind === "state") return entry.state === "present" ? so : entry.state === "absent" ? "no" : entry.state;
  if (entry.kind === "plan") return "planned";
  return entry.kind === "dose" && entry.ongoing === true ? "ongoing" : so;
}

/** An entry as it would have been typed, for correcting it. */
export function typedFrom(entry: Entry, measure: MeasureView | undefined): Typed {
  const base = { ...nothingTyped, name: measure?.name ?? entry.text, date: entry.date?.slice(0, 10) ?? "" };
  if (entry.kind === "reading") return { ...base, ...typedReading(entry) };
  const amount = entry.kind === "dose" ? entry.amount : undefined;
  const dose = amount === undefined ? {} : { value: String(amount.value), unit: amount.unit };
  return { ...base, said: saidOf(entry), ...dose };
}

/** Why a reading is drawn nowhere and read by no rule. */
const notUsable: Readonly<Record<NonNullable<Reading["unusable"]>, string>> = {
  unit: "not usable: in this unit",
  range: "not usable: outside what is possible",
  value: "not usable: it cannot be read one way",
  date: "not usable: it has no date",
};

/** What an entry says, in a few words. */
export function entryWords(entry: Entry): string {
  switch (entry.kind) {
    case "reading":
      return entry.unusable === undefined
        ? amountWords(entry.value)
        : `${[entry.original.value, entry.original.unit].filter((part) => part !== undefined).join(" ")} (${notUsable[entry.unusable]})`;
    case "state":
      return entry.state;
    case "dose":
      return [entry.amount === undefined ? entry.evidence : amountWords(entry.amount), entry.ongoing ? "ongoing" : ""]
        .filter((part) => part !== "")
        .join(", ");
    case "plan":
      return "planned";
    default:
      return "done";
  }
}
