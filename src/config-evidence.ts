/** Settings of the evidence index: where it is kept, what helps its search. */
import { join, resolve } from "node:path";
import { z } from "zod";
import type { Problem } from "./core/problem.ts";

/** A folder, or an address of one of the kinds that the evidence index can be kept at. */
const EvidenceUri = z
  .string()
  .min(1)
  .refine(
    (uri) => !uri.includes("://") || /^(s3|gs|az|db):\/\/[^/]/.test(uri),
    "must be a folder, or begin with s3://, gs://, az:// or db://",
  );

/** Environment names that say how to reach each kind of object store, as its own tools read them. */
const storageNames: Readonly<Record<string, RegExp>> = {
  s3: /^AWS_/,
  gs: /^GOOGLE_/,
  az: /^AZURE_/,
  db: /^LANCEDB_/,
};

/** What the environment says about the object store at an address, by the lower-case names LanceDB takes. */
function storageOf(
  uri: string,
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const names = storageNames[/^([a-z0-9]+):\/\//.exec(uri)?.[1] ?? ""];
  if (names === undefined) return {};
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      names.test(name) && value !== undefined && value !== "" ? [[name.toLowerCase(), value]] : [],
    ),
  );
}

/** The settings with their meaning. */
export const evidenceSettings = {
  RANVIER_EVIDENCE_URI: EvidenceUri.optional().describe(
    "Where the evidence index is kept: a folder, s3://, gs://, az:// or db://; without it, evidence in the data folder",
  ),
  RANVIER_EMBEDDINGS_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("Address of a server with the call /v1/embeddings; passages and searches are sent to it. Off without it"),
  RANVIER_EMBEDDINGS_MODEL: z.string().min(1).optional().describe("Name of the model that server is asked for"),
  RANVIER_EMBEDDINGS_KEY: z.string().min(1).optional().describe("Key sent to that server, where it wants one"),
  RANVIER_MESH: z
    .string()
    .min(1)
    .optional()
    .describe("A MeSH descriptor file (desc2026.xml): searches then also use its names for the same thing"),
};

interface Values {
  readonly RANVIER_DATA: string;
  readonly RANVIER_EVIDENCE_URI?: string | undefined;
  readonly RANVIER_EMBEDDINGS_URL?: string | undefined;
  readonly RANVIER_EMBEDDINGS_MODEL?: string | undefined;
  readonly RANVIER_EMBEDDINGS_KEY?: string | undefined;
  readonly RANVIER_MESH?: string | undefined;
}

export interface EvidenceConfig {
  /** Absolute folder or address of the evidence index. */
  readonly evidenceUri: string;
  /** Settings of its object store. Holds keys: never to be printed. */
  readonly evidenceStorage: Readonly<Record<string, string>>;
  /** The embedding server, where one is set up. Its key is never to be printed. */
  readonly embeddings: { readonly url: string; readonly model: string; readonly key: string | undefined } | undefined;
  /** MeSH descriptor file, where one is supplied. */
  readonly meshFile: string | undefined;
}

/** An address without a model, or the other way round, is a setting half made. */
export function embeddingProblems(s: Values): readonly Problem[] {
  if ((s.RANVIER_EMBEDDINGS_URL === undefined) === (s.RANVIER_EMBEDDINGS_MODEL === undefined)) return [];
  const missing = s.RANVIER_EMBEDDINGS_URL === undefined ? "RANVIER_EMBEDDINGS_URL" : "RANVIER_EMBEDDINGS_MODEL";
  return [
    {
      code: "bad-setting",
      message: `${missing}: is needed too, since the other setting for embeddings is there`,
      where: { pointer: missing },
      fix: "set both RANVIER_EMBEDDINGS_URL and RANVIER_EMBEDDINGS_MODEL, or neither",
    },
  ];
}

export function toEvidenceConfig(s: Values, environment: Readonly<Record<string, string | undefined>>): EvidenceConfig {
  const evidence = s.RANVIER_EVIDENCE_URI ?? join(s.RANVIER_DATA, "evidence");
  const evidenceUri = evidence.includes("://") ? evidence : resolve(evidence);
  const { RANVIER_EMBEDDINGS_URL: url, RANVIER_EMBEDDINGS_MODEL: model, RANVIER_EMBEDDINGS_KEY: key } = s;
  return {
    evidenceUri,
    evidenceStorage: storageOf(evidenceUri, environment),
    embeddings: url === undefined || model === undefined ? undefined : { url, model, key },
    meshFile: s.RANVIER_MESH === undefined ? undefined : resolve(s.RANVIER_MESH),
  };
}
