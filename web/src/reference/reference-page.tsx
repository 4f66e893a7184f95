/** The HTTP API, read from the server's own OpenAPI document. */
import { useQuery } from "@tanstack/react-query";
import { Page } from "../shell/page.tsx";
import { Loaded } from "../shell/trouble.tsx";
import { type OpenApi, openApi } from "./open-api.ts";
import { OperationView } from "./operation-view.tsx";
import { SchemaView } from "./schema-view.tsx";

const methods = ["get", "post", "put", "patch", "delete"] as const;

function Calls({ api }: { readonly api: OpenApi }) {
  return Object.entries(api.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation === undefined
        ? []
        : [<OperationView key={`${method} ${path}`} method={method} path={path} operation={operation} />];
    }),
  );
}

export function ReferencePage() {
  return (
    <Page
      title="API"
      lead="Everything these pages do, other programs can do over HTTP. Errors come as Problem Details (RFC 9457)."
    >
      <p>
        Machine-readable: <a href="/openapi.json">/openapi.json</a>,{" "}
        <a href="/schema/answer.json">/schema/answer.json</a>
      </p>
      <Loaded from={useQuery(openApi)} what="the API description">
        {(api) => (
          <>
            <Calls api={api} />
            <h2>Shared shapes</h2>
            {Object.entries(api.components?.schemas ?? {}).map(([name, schema]) => (
              <details key={name} className="shape">
                <summary>{name}</summary>
                <SchemaView schema={schema} />
              </details>
            ))}
            <p className="soft">
              {api.info.title} {api.info.version}
            </p>
          </>
        )}
      </Loaded>
    </Page>
  );
}
