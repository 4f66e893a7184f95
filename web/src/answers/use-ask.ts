/** Asks the server, remembers the answer in this tab and goes to its page. */
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { AskRequest } from "../../../src/contract/ask.ts";
import { askAboutPatient } from "../wire/patients.ts";
import { askQuestion } from "../wire/queries.ts";
import type { AboutPatient } from "./answer-memory.ts";
import { useAnswerMemory } from "./answer-memory-context.tsx";

/** `mutate(request)` asks, about a patient when one is given; `isPending` and `error` say how it goes. */
export function useAsk(patient?: AboutPatient) {
  const memory = useAnswerMemory();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (request: AskRequest) =>
      patient === undefined ? askQuestion(request) : askAboutPatient(patient.id, request),
    gcTime: 0,
    onSuccess: (answer, request: AskRequest) => {
      memory.keep({ answer, request, patient });
      return navigate({ to: "/answer", state: { answerKey: answer.id } });
    },
  });
}

export type Ask = ReturnType<typeof useAsk>;
