/** One call of the API: method, address, what goes in, what comes out. */
import type { Body, Operation } from "./open-api.ts";
import { SchemaView, typeWords } from "./schema-view.tsx";

function BodyView({ title, body }: { readonly title: string; readonly body: Body }) {
  const contents = Object.entries(body.content ?? {});
  return (
    <details>
      <summary>{title}</summary>
      {contents.length === 0 ? <p className="soft">No body.</p> : null}
      {contents.map(([type, { schema }]) => (
        <div key={type}>
          <p className="soft">{type}</p>
          {schema === undefined ? null : <SchemaView schema={schema} />}
        </div>
      ))}
    </details>
  );
}

export interface OperationViewProps {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

export function OperationView({ method, path, operation }: OperationViewProps) {
  return (
    <section className="operation">
      <h2>
        <span className="tag">{method.toUpperCase()}</span> <code>{path}</code>
      </h2>
      <p>
        <strong>{operation.summary}.</strong> {operation.description}
      </p>
      {operation.parameters === undefined || operation.parameters.length === 0 ? null : (
        <ul>
          {operation.parameters.map((parameter) => (
            <li key={parameter.name}>
              <code>{parameter.name}</code> in {parameter.in}
              {parameter.required === true ? "" : ", optional"}:{" "}
              <span className="soft">{parameter.schema === undefined ? "" : typeWords(parameter.schema)}</span>{" "}
              {parameter.description}
            </li>
          ))}
        </ul>
      )}
      {operation.requestBody === undefined ? null : <BodyView title="Request" body={operation.requestBody} />}
      {Object.entries(operation.responses ?? {}).map(([status, body]) => (
        <BodyView
          key={status}
          title={`${status === "default" ? "Otherwise" : `Response ${status}`}: ${body.description ?? ""}`}
          body={body}
        />
      ))}
    </section>
  );
}
