/** A second engine for the rules: the exported CQL library, translated and run by the CQL community's own tools. */
import {
  CqlTranslator,
  createModelInfoProvider,
  LibraryManager,
  ModelManager,
  stringAsSource,
} from "@cqframework/cql/cql-to-elm";
import cql from "cql-execution";
import type { FactValue } from "../../src/core/chart/fact-value.ts";
import type { CqlLibrary, ParameterKind } from "../../src/fhir/export/cql.ts";
import { systemModel } from "../support/cql-system-model.ts";

/** Truth of every rule of the library for one person's facts. */
export type CqlEngine = (read: (fact: string) => FactValue) => Promise<ReadonlyMap<string, boolean | "unknown">>;

interface Translated {
  readonly library: { readonly annotation?: readonly { readonly type: string; readonly message?: string }[] };
}

function translate(text: string): Translated {
  const models = new ModelManager();
  models.modelInfoLoader.registerModelInfoProvider(
    createModelInfoProvider((name: string) => (name === "System" ? stringAsSource(systemModel) : null)),
  );
  const elm = JSON.parse(CqlTranslator.fromText(text, new LibraryManager(models)).toJson()) as Translated;
  const errors = (elm.library.annotation ?? []).filter(({ type }) => type === "CqlToElmError");
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
  return elm;
}

/** The smallest step of a CQL decimal. */
const step = 1e-8;
const far = 1e12;

/** A bound as the values it allows. Ends are given closed: the engine takes the next value after an open 0 to be 1. */
function intervalOf(value: number, comparator: string | undefined): InstanceType<typeof cql.Interval> {
  if (comparator === undefined) return new cql.Interval(value, value, true, true);
  const shift = comparator.endsWith("=") ? 0 : step;
  return comparator.startsWith(">")
    ? new cql.Interval(value + shift, far, true, true)
    : new cql.Interval(-far, value - shift, true, true);
}

function parameterOf(fact: FactValue, kind: ParameterKind): unknown {
  if (!fact.known) return null;
  const { value } = fact;
  if (kind === "amount") return typeof value === "object" ? intervalOf(value.value, value.comparator) : null;
  if (kind === "yes-or-no") return typeof value === "boolean" ? value : null;
  return typeof value === "object" ? String(value.value) : String(value);
}

/** Translates the library once and makes the engine. Throws with the translator's errors. */
export function createCqlEngine(library: CqlLibrary): CqlEngine {
  const ready = new cql.Library(translate(library.text));
  return async (read) => {
    const parameters = Object.fromEntries([...library.parameters].map(([f, kind]) => [f, parameterOf(read(f), kind)]));
    const executor = new cql.Executor(ready, undefined, parameters);
    const { unfilteredResults } = await executor.exec(new cql.PatientSource([]));
    return new Map(library.rules.map((rule) => [rule, (unfilteredResults[rule] as boolean | null) ?? "unknown"]));
  };
}
