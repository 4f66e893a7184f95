/** The shipped packs, loaded once for tests that ask real questions. */
import { join, resolve } from "node:path";
import { localActor } from "../../src/app/actor.ts";
import { type Asked, askPacks } from "../../src/app/answers/ask.ts";
import type { Knowledge } from "../../src/app/answers/knowledge.ts";
import type { Surroundings } from "../../src/app/ports/surroundings.ts";
import { loadKnowledge } from "../../src/compose/knowledge.ts";
import type { Answer } from "../../src/core/answer/answer.ts";
import type { Library } from "../../src/core/answer/library.ts";

export const root = resolve(import.meta.dirname, "../..");
export const packsFolder = join(root, "packs");

/** Time and ids that never change, so that answers can be compared byte by byte. */
export const fixedSurroundings: Surroundings = {
  now: () => "2026-11-21T12:00:00.000Z",
  newId: () => "00000000-0000-7000-8000-000000000000",
  newToken: () => "AAAAAAAAAAAAAAAAAAAAAA",
};

let loaded: Knowledge | undefined;

/** The shipped knowledge; throws with every problem when a pack does not pass its check. */
export function shippedKnowledge(): Knowledge {
  if (loaded !== undefined) return loaded;
  const knowledge = loadKnowledge(packsFolder);
  if (!knowledge.ok)
    throw new Error(knowledge.error.map((p) => `${p.where?.file}:${p.where?.line} ${p.message}`).join("\n"));
  loaded = knowledge.value;
  return loaded;
}

/** The anti-MAG library. */
export function antiMag(): Library {
  const library = shippedKnowledge().libraries.find((l) => l.pack.header.id === "anti-mag");
  if (library === undefined) throw new Error("the anti-MAG pack is not loaded");
  return library;
}

/** Asks the shipped product. */
export function askProduct(asked: Asked | string): Answer {
  const answer = askPacks(
    { knowledge: shippedKnowledge(), surroundings: fixedSurroundings },
    localActor,
    typeof asked === "string" ? { question: asked } : asked,
  );
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}
