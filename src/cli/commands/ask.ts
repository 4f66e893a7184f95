/** ranvier ask: a question in, the answer page on the terminal, as Markdown or as JSON. */
import { parseArgs } from "node:util";
import { localActor } from "../../app/actor.ts";
import { ask } from "../../app/answers/ask.ts";
import { longestQuestion } from "../../contract/ask.ts";
import { realSurroundings } from "../../compose.ts";
import { Audience } from "../../core/knowledge/claim.ts";
import { answerToMarkdown } from "../../core/answer/markdown.ts";
import { answerToTerminal } from "../answer-terminal.ts";
import { print, printJson } from "../output.ts";
import { requireKnowledge } from "../setup.ts";
import { UsageError } from "../usage-error.ts";

function audienceFrom(text: string | undefined): Audience | undefined {
  if (text === undefined) return undefined;
  const parsed = Audience.safeParse(text);
  if (!parsed.success)
    throw new UsageError(`--audience takes ${Audience.options.join(", ")}; “${text}” is none of them.`);
  return parsed.data;
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
  const answer = ask(requireKnowledge(), realSurroundings, localActor, {
    question,
    audience,
    packs: values.packs?.split(","),
  });
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
