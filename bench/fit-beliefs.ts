/**
 * Fits the weights by which a message is compared with false beliefs, and says how well that generalises. It learns from
 * the messages of test/situations, from each pair of statements tried against all other pairs, and from questions that
 * people ask of claims. Cross-validated by file of messages and by belief. `--write <threshold>` writes the weights.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { readingsOf } from "../src/core/question/belief-index.ts";
import { measureNames } from "../src/core/question/belief-measures.ts";
import { heldIn, readyBeliefs } from "../src/core/question/beliefs.ts";
import { createCueIndex, createPassage } from "../src/core/question/passage.ts";
import { tokensOf } from "../src/core/question/tokens.ts";
import { beliefRules, claimQuestions } from "../test/situation-rules.ts";
import { type Model, regress, scoreOf } from "./beliefs/regression.ts";

type Kind = "message" | "calm" | "pair" | "question";

interface Text {
  readonly kind: Kind;
  /** Texts of one group are learnt from together, or not at all. */
  readonly group: string;
  readonly isFalse: boolean;
  readonly rows: readonly (readonly number[])[];
  /** Which rows a false text may be: for a pair those of its own belief. */
  readonly own: readonly boolean[];
}

/** How much a text of each kind counts. */
const counts: Readonly<Record<Kind, number>> = { message: 1, calm: 0.5, pair: 0.5, question: 0.3 };

const Batch = z.object({
  believed: z.array(z.object({ says: z.string() })).default([]),
  sound: z.array(z.string()).default([]),
  calm: z.array(z.string()).default([]),
});

const rules = beliefRules();
const index = readyBeliefs(rules);
const cues = createCueIndex();

function textOf(kind: Kind, group: string, text: string, isFalse: boolean, without?: number): Text {
  const found = heldIn(text, createPassage(tokensOf(text), cues), () => index, without).flatMap((h) => h.candidates);
  const belief = without === undefined ? undefined : index.pairs.items[without]?.belief;
  return {
    kind,
    group,
    isFalse,
    rows: found.map(({ measures }) => measureNames.map((name) => measures[name])),
    own: found.map(({ fit }) => belief === undefined || fit.pair.belief === belief),
  };
}

const folder = new URL("../test/situations/", import.meta.url);

function textsOfMessages(): readonly Text[] {
  return readdirSync(folder)
    .toSorted()
    .flatMap((file) => {
      const { believed, sound, calm } = Batch.parse(parse(readFileSync(new URL(file, folder), "utf8")));
      return [
        ...believed.map(({ says }) => textOf("message", file, says, true)),
        ...sound.map((says) => textOf("message", file, says, false)),
        ...calm.map((says) => textOf("calm", file, says, false)),
      ];
    });
}

const textsOfPairs = (): readonly Text[] =>
  rules.beliefs
    .flatMap(({ id, pairs }) => pairs.map((pair) => ({ id, pair })))
    .flatMap(({ id, pair }, at) => {
      const [no, yes] = readingsOf(pair);
      return [textOf("pair", id, `${no}.`, true, at), textOf("pair", id, `${yes}.`, false, at)];
    });

/** Of a false text only its nearest pair is learnt from, the others being other beliefs; of a true one the worst two. */
function fit(texts: readonly Text[]): Model {
  const start: Readonly<Record<string, number>> = { topic: 3, falseSaid: 2, covered: 2 };
  let model: Model = { weights: measureNames.map((name) => start[name] ?? 0), constant: -4 };
  for (let round = 0; round < 3; round++) {
    const now = model;
    model = regress(
      texts.flatMap(({ kind, isFalse, rows, own }) =>
        rows
          .filter((_, i) => !isFalse || own[i] === true)
          .toSorted((a, b) => scoreOf(now, b) - scoreOf(now, a))
          .slice(0, isFalse ? 1 : 2)
          .map((measures) => ({ measures, isOne: isFalse, weight: counts[kind] })),
      ),
    );
  }
  return model;
}

const folds = 5;
const foldOf = ({ group }: Text): number =>
  Array.from(group).reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7) % folds;

const started = process.cpuUsage();
const messages = textsOfMessages();
const cpuMs = process.cpuUsage(started).user / 1000 / messages.length;
const all = [...messages, ...textsOfPairs(), ...claimQuestions().map((text) => textOf("question", text, text, false))];
const scored = Array.from({ length: folds }, (_, k) => {
  const model = fit(all.filter((text) => foldOf(text) !== k));
  return all
    .filter((text) => foldOf(text) === k)
    .map((text) => ({ text, score: Math.max(-20, ...text.rows.map((row) => scoreOf(model, row))) }));
}).flat();

const of = (kind: Kind, isFalse: boolean): readonly number[] =>
  scored.filter(({ text }) => text.kind === kind && text.isFalse === isFalse).map(({ score }) => score);
const over = (scores: readonly number[], threshold: number): string =>
  `${((100 * scores.filter((score) => score > threshold).length) / Math.max(1, scores.length)).toFixed(1)} %`;

console.log(`${rules.beliefs.length} beliefs, ${all.length} texts, ${cpuMs.toFixed(2)} ms CPU per message`);
console.log("threshold  false messages  true messages  calm  questions  | pairs left out: false  true");
for (const threshold of [0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6, 1.8])
  console.log(
    threshold.toFixed(1).padStart(9),
    over(of("message", true), threshold).padStart(15),
    over(of("message", false), threshold).padStart(14),
    over(of("calm", false), threshold).padStart(7),
    over(of("question", false), threshold).padStart(8),
    over(of("pair", true), threshold).padStart(20),
    over(of("pair", false), threshold).padStart(8),
  );

const write = process.argv.indexOf("--write");
if (write > 0) {
  const { weights, constant } = fit(all);
  const lines = measureNames.map((name, i) => `    ${name}: ${(weights[i] ?? 0).toFixed(2)},`).join("\n");
  writeFileSync(
    new URL("../src/core/question/belief-weights.fitted.ts", import.meta.url),
    `/** Weights of the measures, written by \`node bench/fit-beliefs.ts --write <threshold>\`. */
import type { Weighing } from "./belief-weights.ts";

export const fitted: Weighing = {
  weights: {
${lines}
  },
  constant: ${constant.toFixed(2)},
  threshold: ${process.argv[write + 1] ?? "1.2"},
};
`,
  );
}
