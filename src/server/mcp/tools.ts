/** The tools of the MCP server over the use cases: each gives structured data and the same as text, banner first. */
import { z } from "zod";
import type { Actor } from "../../app/actor.ts";
import type { Application } from "../../app/application.ts";
import { approvedAnswer, keptBack } from "../../app/patients/approved-only.ts";
import type { ReportElsewhere } from "../../app/patients/assess-elsewhere.ts";
import {
  McpAskRequest,
  McpAskResult,
  McpAssessRequest,
  McpAssessResult,
  McpCalculateRequest,
  McpCalculateResult,
  McpSearchRequest,
  McpSearchResult,
} from "../../contract/mcp.ts";
import { unreviewedBanner } from "../../core/answer/answer.ts";
import { answerToMarkdown } from "../../core/answer/markdown.ts";
import { isLay } from "../../core/knowledge/claim.ts";
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import { assessmentToMarkdown } from "../../core/pathway/markdown.ts";
import { calculationText, calculatorList, hitsText } from "./write-text.ts";

export interface ToolParts {
  readonly application: Pick<
    Application,
    "ask" | "searchLiterature" | "assessElsewhere" | "runCalculator" | "listCalculators"
  >;
  /** Whether rules that no board has approved are given. */
  readonly unreviewed: boolean;
}

export interface ToolOutput {
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly run: (actor: Actor, given: unknown) => Promise<Result<ToolOutput, readonly Problem[]>>;
}

interface Written<In extends z.ZodType, Out extends z.ZodType> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: In;
  readonly output: Out;
  readonly call: (actor: Actor, asked: z.infer<In>) => Promise<Result<z.infer<Out>, readonly Problem[]>>;
  readonly say: (result: z.infer<Out>) => string;
}

const problemsOf = (error: z.ZodError): readonly Problem[] =>
  error.issues.slice(0, 20).map((issue) => ({
    code: "bad-request",
    message: issue.path.length === 0 ? issue.message : `${issue.path.map(String).join(".")}: ${issue.message}`,
  }));

function tool<In extends z.ZodType, Out extends z.ZodType>(written: Written<In, Out>): Tool {
  const { name, title, description, input, output, call, say } = written;
  return {
    name,
    title,
    description,
    input,
    output,
    run: async (actor, given) => {
      const asked = input.safeParse(given);
      if (!asked.success) return err(problemsOf(asked.error));
      const result = await call(actor, asked.data);
      if (!result.ok) return result;
      return ok({ text: say(result.value), data: result.value as Readonly<Record<string, unknown>> });
    },
  };
}

const closed: Problem = {
  code: "closed-to-audience",
  message: "An assessment is for professionals: it may hold doses and readings of titres",
  fix: "for patients and carers use the tool ask with their audience",
};

const withheldText = ({ withheld }: ReportElsewhere): string => (withheld === 0 ? "" : `\n\n${keptBack(withheld)}`);

const reportText = (report: ReportElsewhere): string => {
  const ofNobody = report.problems.map(({ message }) => `- Not used: ${message}`);
  const nobody = report.patients.length === 0 ? ["No patient could be read."] : [];
  return [
    `**${report.banner}**, assessed for ${report.assessedOn}.`,
    ...nobody,
    ...ofNobody,
    ...report.patients.map((patient) => `\n${assessmentToMarkdown(patient, report.banner)}`),
  ]
    .join("\n")
    .concat(withheldText(report));
};

/** Every tool, in the order it is listed. */
export function createTools({ application, unreviewed }: ToolParts, actor: Actor): readonly Tool[] {
  return [
    tool({
      name: "ask",
      title: "Ask a clinical question",
      description:
        "Answers a clinical question from checked evidence, with citations, certainty, both sides of disputes and what is not known. Abstains rather than guesses. Say who reads it: patients and carers get plain words and no doses. Show the banner and the citations with whatever is used of it.",
      input: McpAskRequest,
      output: McpAskResult,
      call: async (who, asked) => {
        const answer = await application.ask(who, asked);
        if (!answer.ok) return err([answer.error]);
        const given = unreviewed ? answer.value : approvedAnswer(answer.value);
        return ok({ banner: given.review.banner ?? unreviewedBanner, answer: given });
      },
      say: ({ answer }) => answerToMarkdown(answer),
    }),
    tool({
      name: "search_evidence",
      title: "Search the clinic's own documents",
      description:
        "Finds passages of the documents this clinic has taken in, by words, “quoted phrases” and identifiers. They are shown as written and nobody here has reviewed them. Closed to patients and carers.",
      input: McpSearchRequest,
      output: McpSearchResult,
      call: async (who, asked) => {
        const found = await application.searchLiterature(who, asked);
        return found.ok ? ok({ banner: unreviewedBanner, ...found.value }) : err([found.error]);
      },
      say: hitsText,
    }),
    tool({
      name: "assess_patient",
      title: "Assess a patient",
      description:
        "Runs the care pathway's rules over a FHIR R4 record, or over a patient kept here: what to stop, do, consider and follow, why, what is missing, with citations. Draft proposals for a professional, never an order. Each call is an entry of the audit; a record that is sent is not stored.",
      input: McpAssessRequest,
      output: McpAssessResult,
      call: async (who, { record, patient, audience }) => {
        if (audience !== undefined && isLay(audience)) return err([closed]);
        const of =
          patient === undefined
            ? ({ kind: "records", text: JSON.stringify(record) } as const)
            : ({ kind: "kept", id: patient } as const);
        return application.assessElsewhere(who, { of, unreviewed, through: "mcp" });
      },
      say: reportText,
    }),
    tool({
      name: "calculate",
      title: "Run a calculator",
      description: `Runs a clinical calculator with its formula, source, reading and cautions. Amounts carry their unit; nothing is guessed. ${calculatorList(application.listCalculators(actor))}`,
      input: McpCalculateRequest,
      output: McpCalculateResult,
      call: async (who, { calculator, inputs, audience }) => {
        const result = application.runCalculator(who, calculator, inputs, audience ?? "clinician");
        return result.ok ? ok({ banner: unreviewedBanner, ...result.value }) : result;
      },
      say: calculationText,
    }),
  ];
}
