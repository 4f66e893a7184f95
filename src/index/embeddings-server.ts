/** An embedder behind the OpenAI-compatible call `/v1/embeddings`, which many local servers speak. */
import { z } from "zod";
import type { Embedder } from "../app/ports/embedder.ts";
import { err, ok, type Problem, type Result } from "../core/problem.ts";

export interface EmbeddingsServer {
  /** Address up to and without `/v1/embeddings`. */
  readonly url: string;
  readonly model: string;
  /** Sent as a bearer token where there is one. */
  readonly key?: string | undefined;
  readonly timeoutMs?: number | undefined;
}

const Reply = z.object({
  data: z.array(z.object({ index: z.number().int().nonnegative(), embedding: z.array(z.number()).min(1) })),
});

const failure = (message: string): Problem => ({
  code: "embeddings-not-answering",
  message,
  fix: "check RANVIER_EMBEDDINGS_URL, its model and key; until then the search is by words alone",
});

/** The reply's vectors in the order of the texts, or why they cannot be used. */
function vectorsOf(reply: unknown, count: number): Result<readonly (readonly number[])[]> {
  const parsed = Reply.safeParse(reply);
  if (!parsed.success) return err(failure("The embedding server's reply is not what /v1/embeddings gives"));
  const sorted = parsed.data.data.toSorted((a, b) => a.index - b.index);
  const lengths = new Set(sorted.map(({ embedding }) => embedding.length));
  if (sorted.length !== count || sorted.some(({ index }, at) => index !== at) || lengths.size > 1)
    return err(failure("The embedding server did not give one vector of one length for each text"));
  return ok(sorted.map(({ embedding }) => embedding));
}

export function createEmbeddingsServer({ url, model, key, timeoutMs = 20_000 }: EmbeddingsServer): Embedder {
  const address = `${url.replace(/\/+$/, "").replace(/\/v1$/, "")}/v1/embeddings`;
  return {
    model,
    embed: async (texts) => {
      if (texts.length === 0) return ok([]);
      try {
        const response = await fetch(address, {
          method: "POST",
          headers: {
            "content-type": "application/json",
            ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
          },
          body: JSON.stringify({ model, input: texts }),
          signal: AbortSignal.timeout(timeoutMs),
        });
        if (!response.ok) {
          await response.arrayBuffer();
          return err(failure(`The embedding server answered with status ${response.status}`));
        }
        return vectorsOf(await response.json(), texts.length);
      } catch {
        return err(failure("The embedding server does not answer"));
      }
    },
  };
}
