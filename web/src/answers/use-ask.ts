/** Asks the server, remembers the answer in this tab and goes to its page. */
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { AskRequest } from "../../../src/contract/ask.ts";
import { askQuestion } from "../wire/queries.ts";
import { useAnswerMemory } from "./answer-memory-context.tsx";

/** `mutate(request)` asks; `isPending` and `error` say how it goes. */
export function useAsk() {
  const memory = useAnswerMemory();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: askQuestion,
    gcTime: 0,
    onSuccess: (answer, request: AskRequest) => {
      memory.keep({ answer, request });
      return navigate({ to: "/answer", state: { answerKey: answer.id } });
    },
  });
}

export type Ask = ReturnType<typeof useAsk>;
