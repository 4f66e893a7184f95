/** ranvier ask: a question in, the answer page on the terminal, as Markdown or as JSON. */
import { parseArgs } from "node:util";
import { localActor } from "../../app/actor.ts";
import { ask, type Asked } from "../../app/answers/ask.ts";
import { createAddDocuments } from "../../app/answers/from-documents.ts";
import { longestQuestion } from "../../contract/ask.ts";
import { openDocuments, realSurroundings } from "../../compose.ts";
import type { Answer } from "../../core/answer/answer.ts";
import { Audience } from "../../core/knowledge/claim.ts";
import { answerToMarkdown } from "../../core/answer/markdown.ts";
import { answerToTerminal } from "../answer-terminal.ts";
import type { Result } from "../../core/problem.ts";
import { print, printJson, problemLine } from "../output.ts";
import { requireConfig } from "../require-config.ts";
import { requireKnowledge } from "../setup.ts";
import { UsageError } from "../usage-error.ts";

function audienceFrom(text: string | undefined): Audience | undefined {
  if (text === undefined) return undefined;
  const parsed = Audience.safeParse(text);
  if (!parsed.success)
    throw new UsageError(`--audience takes ${Audience.options.join(", ")}; “${text}” is none of them.`);
  return parsed.data;
}

/** Asks the packs, and the documents where there are any. */
async function answered(asked: Asked): Promise<Result<Answer>> {
  const knowledge = requireKnowledge();
  const opened = await openDocuments(requireConfig(), knowledge);
  if (!opened.ok) throw new UsageError(problemLine(opened.error));
  const { documents, close } = opened.value;
  try {
    const addDocuments =
      documents === undefined ? undefined : createAddDocuments(knowledge, documents, realSurroundings);
    return await ask({ knowledge, surroundings: realSurroundings, addDocuments }, localActor, asked);
  } finally {
    await close();
  }
}

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      audience: { type: "string" },
      packs: { type: "string" },
      json: { type: "boolean" },
      markdown: { type: "boolean" },
    },
  });
  const question = positionals.join(" ").trim();
  if (question === "") throw new UsageError('Write a question, such as: ranvier ask "Does rituximab work?"');
  if (question.length > longestQuestion)
    throw new UsageError(`The question has ${question.length} characters; shorten it to ${longestQuestion}.`);
  const audience = audienceFrom(values.audience);
  const answer = await answered({ question, audience, packs: values.packs?.split(",") });
  if (!answer.ok) throw new UsageError(`${answer.error.message}; ${answer.error.fix ?? ""}`);
  if (values.json === true) printJson(answer.value);
  else if (values.markdown === true) print(answerToMarkdown(answer.value));
  else
    print(
      answerToTerminal(answer.value, {
        width: process.stdout.columns ?? 100,
        colour: process.stdout.isTTY && process.env["NO_COLOR"] === undefined,
      }),
    );
  return 0;
}
