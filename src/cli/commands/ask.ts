/** ranvier ask: a question in, the answer page on the terminal, as Markdown or as JSON. */
import { parseArgs } from "node:util";
import { localActor } from "../../app/actor.ts";
import { ask, type Asked } from "../../app/answers/ask.ts";
import { createAddDocuments } from "../../app/answers/from-documents.ts";
import { longestQuestion } from "../../contract/ask.ts";
import { askWithRecord, type SentBundle } from "../../app/patients/ask-about.ts";
import { assessorOver } from "../../compose/knowledge.ts";
import { openDocuments } from "../../compose/literature.ts";
import { realSurroundings } from "../../compose/surroundings.ts";
import type { Answer } from "../../core/answer/answer.ts";
import { Audience } from "../../core/knowledge/claim.ts";
import { answerToMarkdown } from "../../core/answer/markdown.ts";
import { answerToTerminal } from "../answer-terminal.ts";
import { err, type Problem, type Result } from "../../core/problem.ts";
import { print, printJson, problemLine } from "../output.ts";
import { recordText } from "../record-text.ts";
import { requireConfig } from "../require-config.ts";
import { requireDecided } from "../setup.ts";
import { UsageError } from "../usage-error.ts";

function audienceFrom(text: string | undefined): Audience | undefined {
  if (text === undefined) return undefined;
  const parsed = Audience.safeParse(text);
  if (!parsed.success)
    throw new UsageError(`--audience takes ${Audience.options.join(", ")}; “${text}” is none of them.`);
  return parsed.data;
}

/** The Bundle of a file, for the one patient the question is about. */
function bundleFrom(file: string): SentBundle {
  const text = recordText(file);
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new UsageError(`${file} is no JSON; --patient takes a FHIR R4 Bundle.`);
  }
  if (typeof read !== "object" || read === null || !("resourceType" in read) || read.resourceType !== "Bundle")
    throw new UsageError(`${file} is no FHIR R4 Bundle (resourceType Bundle).`);
  return { ...read };
}

/** Asks the packs, the documents where there are any, and the chart of the patient that came along. */
async function answered(asked: Asked, patient: SentBundle | undefined): Promise<Result<Answer, readonly Problem[]>> {
  const knowledge = await requireDecided();
  const opened = await openDocuments(requireConfig(), knowledge);
  if (!opened.ok) throw new UsageError(problemLine(opened.error));
  const { documents, close } = opened.value;
  try {
    const addDocuments =
      documents === undefined ? undefined : createAddDocuments(knowledge, documents, realSurroundings);
    const parts = { knowledge, surroundings: realSurroundings, addDocuments };
    if (patient !== undefined)
      return await askWithRecord({ ...parts, assessor: assessorOver(knowledge) }, localActor, asked, patient);
    const answer = await ask(parts, localActor, asked);
    return answer.ok ? answer : err([answer.error]);
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
      patient: { type: "string" },
      json: { type: "boolean" },
      markdown: { type: "boolean" },
    },
  });
  const question = positionals.join(" ").trim();
  if (question === "") throw new UsageError('Write a question, such as: ranvier ask "Does the treatment work?"');
  if (question.length > longestQuestion)
    throw new UsageError(`The question has ${question.length} characters; shorten it to ${longestQuestion}.`);
  const audience = audienceFrom(values.audience);
  const patient = values.patient === undefined ? undefined : bundleFrom(values.patient);
  const answer = await answered({ question, audience, packs: values.packs?.split(",") }, patient);
  if (!answer.ok) throw new UsageError(answer.error.map(problemLine).join("\n"));
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
