/** A JSON Schema as nested lines; what is deep opens on demand. */
import type { ReactNode } from "react";
import { type JsonSchema, refName } from "./open-api.ts";

/** A schema's type in a few words. */
export function typeWords(schema: JsonSchema): string {
  if (schema.$ref !== undefined) return refName(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return either.map(typeWords).join(" | ");
  if (schema.items !== undefined) return `list of ${typeWords(schema.items)}`;
  if (typeof schema.additionalProperties === "object") return `map to ${typeWords(schema.additionalProperties)}`;
  return typeof schema.type === "string" ? schema.type : (schema.type?.join(" | ") ?? "anything");
}

/** Schemas with lines of their own below a schema: its properties, or those of what it lists. */
function partsOf(schema: JsonSchema): JsonSchema | undefined {
  if (schema.properties !== undefined) return schema;
  if (schema.items !== undefined) return partsOf(schema.items);
  return (schema.anyOf ?? schema.oneOf ?? schema.allOf)?.find((part) => part.properties !== undefined);
}

interface PropertyProps {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
}

function Property({ name, schema, required }: PropertyProps): ReactNode {
  const parts = partsOf(schema);
  return (
    <li>
      <code>{name}</code>
      {required ? "" : " (optional)"}: <span className="soft">{typeWords(schema)}</span>
      {schema.description === undefined ? "" : ` ${schema.description}`}
      {parts === undefined ? null : (
        <details>
          <summary>Parts of {name}</summary>
          <SchemaView schema={parts} />
        </details>
      )}
    </li>
  );
}

export function SchemaView({ schema }: { readonly schema: JsonSchema }) {
  const parts = partsOf(schema);
  if (parts?.properties === undefined) return <p className="soft">{typeWords(schema)}</p>;
  return (
    <ul className="schema">
      {Object.entries(parts.properties).map(([name, property]) => (
        <Property key={name} name={name} schema={property} required={parts.required?.includes(name) === true} />
      ))}
    </ul>
  );
}
