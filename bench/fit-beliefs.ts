/**
 * Fits the trees by which a message is compared with false beliefs, and says how well that generalises. It learns from
 * the messages of test/situations and of twins.yaml, from each pair of statements tried against all other pairs, and from
 * the questions and sentences of claims. Messages are tried without the pair they are nearest to and without the true
 * statements put in for messages once corrected wrongly: so they stand for wordings that nobody prepared. Cross-validated
 * by belief. `--write <threshold>` writes the trees.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { readingsOf } from "../src/core/question/belief-index.ts";
import { measureNames, senseOfMeasure } from "../src/core/question/belief-measures.ts";
import { heldIn, readyBeliefs } from "../src/core/question/beliefs.ts";
import { createCueIndex, createPassage } from "../src/core/question/passage.ts";
import { tokensOf } from "../src/core/question/tokens.ts";
import { beliefRules, claimQuestions } from "../test/situation-rules.ts";
import { boost, type Example, type Model, scoreOf } from "./beliefs/boosting.ts";

type Kind = "message" | "twin" | "calm" | "pair" | "question" | "claim";

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
const counts: Readonly<Record<Kind, number>> = {
  message: 1,
  twin: 2,
  calm: 0.5,
  pair: 0.5,
  question: 0.3,
  claim: 0.3,
};

const Batch = z.object({
  believed: z.array(z.object({ says: z.string(), belief: z.array(z.string()) })).default([]),
  sound: z.array(z.string()).default([]),
  calm: z.array(z.string()).default([]),
});
const Twins = z.array(z.object({ no: z.string(), yes: z.string() }));

const shipped = beliefRules();
const rules = { ...shipped, beliefs: shipped.beliefs.map((belief) => ({ ...belief, true: [] })) };
const index = readyBeliefs(rules, { base: 0, trees: [], threshold: 0 });
const cues = createCueIndex();

const candidatesOf = (text: string, without?: number) =>
  heldIn(text, createPassage(tokensOf(text), cues), () => index, without).flatMap((held) => held.candidates);

function textOf(kind: Kind, group: string, text: string, isFalse: boolean, without?: number): Text {
  const found = candidatesOf(text, without);
  const belief = kind === "pair" && without !== undefined ? index.pairs.items[without]?.belief : undefined;
  return {
    kind,
    group,
    isFalse,
    rows: found.map(({ measures }) => measureNames.map((name) => measures[name])),
    own: found.map(({ fit }) => belief === undefined || fit.pair.belief === belief),
  };
}

/** A message without the pair that it is nearest to. */
function unprepared(kind: Kind, group: string, text: string, isFalse: boolean): Text {
  const [nearest] = candidatesOf(text)
    .map(({ fit, measures: m }) => ({ fit, near: 5 * m.topic + 3 * Math.max(m.falseSaid, m.trueSaid) + 2 * m.covered }))
    .toSorted((a, b) => b.near - a.near);
  return textOf(
    kind,
    group,
    text,
    isFalse,
    nearest === undefined ? undefined : index.pairs.items.indexOf(nearest.fit.pair),
  );
}

const folder = new URL("../test/situations/", import.meta.url);
const read = (file: string, base: URL | string): unknown => parse(readFileSync(new URL(file, base), "utf8"));

const textsOfMessages = (): readonly Text[] =>
  readdirSync(folder)
    .toSorted()
    .flatMap((file) => {
      const { believed, sound, calm } = Batch.parse(read(file, folder));
      return [
        ...believed.map(({ says, belief }) => unprepared("message", belief[0] ?? says, says, true)),
        ...sound.map((says) => unprepared("message", says, says, false)),
        ...calm.map((says) => textOf("calm", says, says, false)),
      ];
    });

const textsOfTwins = (): readonly Text[] =>
  Twins.parse(read("./beliefs/twins.yaml", import.meta.url)).flatMap(({ no, yes }) => [
    unprepared("twin", no, no, true),
    unprepared("twin", no, yes, false),
  ]);

const textsOfPairs = (): readonly Text[] =>
  rules.beliefs
    .flatMap(({ id, pairs }) => pairs.map((pair) => ({ id, pair })))
    .flatMap(({ id, pair }, at) => {
      const [no, yes] = readingsOf(pair);
      return [textOf("pair", id, `${no}.`, true, at), textOf("pair", id, `${yes}.`, false, at)];
    });

/** Of a false text only its nearest pair is learnt from, the others being other beliefs; of a true one the worst two. */
function fit(texts: readonly Text[]): Model {
  const topic = measureNames.map((name) => (name === "topic" || name === "falseSaid" || name === "covered" ? 1 : 0));
  let scoring = (row: readonly number[]): number => row.reduce((sum, x, i) => sum + x * (topic[i] ?? 0), 0);
  let model: Model = { base: 0, trees: [] };
  for (let round = 0; round < 3; round++) {
    const examples = texts.flatMap(({ kind, isFalse, rows, own }): readonly Example[] =>
      rows
        .filter((_, i) => !isFalse || own[i] === true)
        .toSorted((a, b) => scoring(b) - scoring(a))
        .slice(0, isFalse ? 1 : 2)
        .map((measures) => ({ measures, isOne: isFalse, weight: counts[kind] })),
    );
    const fitted = boost(examples, measureNames.map(senseOfMeasure));
    model = fitted;
    scoring = (row) => scoreOf(fitted, row);
  }
  return model;
}

const folds = 5;
const foldOf = ({ group }: Text): number =>
  Array.from(group).reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7) % folds;

const started = process.cpuUsage();
const messages = [...textsOfMessages(), ...textsOfTwins()];
const cpuMs = process.cpuUsage(started).user / 2000 / messages.length;
const all = [
  ...messages,
  ...textsOfPairs(),
  ...claimQuestions().map((text) => textOf("question", text, text, false)),
  ...rules.truths.flatMap((said) => said.split(/(?<=[.;])\s+/u)).map((text) => textOf("claim", text, text, false)),
];
const scored = Array.from({ length: folds }, (_, k) => {
  const model = fit(all.filter((text) => foldOf(text) !== k));
  return all
    .filter((text) => foldOf(text) === k)
    .map((text) => ({ text, score: Math.max(-20, ...text.rows.map((row) => scoreOf(model, row))) }));
}).flat();

const of = (kind: Kind, isFalse: boolean): readonly number[] =>
  scored.filter(({ text }) => text.kind === kind && text.isFalse === isFalse).map(({ score }) => score);
const over = (scores: readonly number[], threshold: number): string =>
  `${((100 * scores.filter((score) => score > threshold).length) / Math.max(1, scores.length)).toFixed(1)} %`.padStart(
    8,
  );

console.log(`${rules.beliefs.length} beliefs, ${all.length} texts, ${cpuMs.toFixed(2)} ms CPU per message`);
console.log("in per cent, false and true: messages, their nearest pair left out; twins, the same; pairs left out");
console.log("threshold  messages           twins              pairs                calm  questions  claims");
for (const threshold of [0, 0.3, 0.6, 0.9, 1.2, 1.5, 1.7, 2])
  console.log(
    threshold.toFixed(1).padStart(9),
    ...(["message", "twin", "pair"] as const).flatMap((kind) => [
      over(of(kind, true), threshold),
      over(of(kind, false), threshold),
    ]),
    ...(["calm", "question", "claim"] as const).map((kind) => over(of(kind, false), threshold)),
  );

const short = (x: number): string => String(Number(x.toFixed(3)));

const write = process.argv.indexOf("--write");
if (write > 0) {
  const { base, trees } = fit(all);
  const lines = trees.map(({ forks, ends }) => {
    const names = forks.map(({ measure, limit }) => `${measureNames[measure] ?? ""}<${limit === 0 ? 0 : short(limit)}`);
    return `    "${names.join(" ")} : ${ends.map(short).join(" ")}",`;
  });
  writeFileSync(
    new URL("../src/core/question/belief-weights.fitted.ts", import.meta.url),
    `/** Trees over the measures, written by \`node bench/fit-beliefs.ts --write <threshold>\`. */
import type { Weighing } from "./belief-weights.ts";

export const fitted: Weighing = {
  base: ${short(base)},
  trees: [
${lines.join("\n")}
  ],
  threshold: ${process.argv[write + 1] ?? "1.2"},
};
`,
  );
}
