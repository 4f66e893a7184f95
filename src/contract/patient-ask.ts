/** Asking about a patient whose record is kept here. The question travels in the body; the answer is kept nowhere. */
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { Answer } from "../core/answer/answer.ts";
import { AskRequest } from "./ask.ts";
import { ProblemDetails } from "./problem-details.ts";

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: ProblemDetails } },
});

export const askAboutPatientRoute = createRoute({
  method: "post",
  path: "/api/patients/{id}/ask",
  summary: "Ask about a patient",
  description:
    "Answers from the packs and from the patient's chart: rules over its facts, with proofs. Opening the record is noted in the audit; question and answer are stored nowhere.",
  request: {
    params: z.object({ id: z.string().regex(/^[0-9a-f-]{36}$/, "not the id of a patient") }),
    body: { required: true, content: { "application/json": { schema: AskRequest } } },
  },
  responses: {
    200: { description: "The answer page", content: { "application/json": { schema: Answer } } },
    400: problem("The request could not be read"),
    404: problem("No such patient"),
  },
});
