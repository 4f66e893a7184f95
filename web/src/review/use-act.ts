/** Acts on a case. When somebody was faster, shows what they did and keeps one's own text. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { CaseView, HistoryEntry } from "../../../src/contract/review.ts";
import type { Act } from "../../../src/core/review/act.ts";
import { CallFailed } from "../wire/fetch-json.ts";
import { actOnCase, reviewCase } from "../wire/review.ts";

/** What others did between the page one looked at and the act that came too late. */
export interface Conflict {
  readonly problems: CallFailed["problems"];
  readonly meanwhile: readonly HistoryEntry[];
}

interface Sent {
  readonly act: Act;
  readonly from: string;
  readonly revision: number;
}

const isConflict = (error: unknown): error is CallFailed => error instanceof CallFailed && error.status === 409;

export function useAct(view: CaseView) {
  const client = useQueryClient();
  const [conflict, setConflict] = useState<Conflict | undefined>(undefined);
  const { id, revision } = view.case;
  const key = reviewCase(id).queryKey;
  const send = useMutation({
    mutationFn: (sent: Sent) => actOnCase(id, sent.revision, sent.act),
    gcTime: 0,
    onMutate: () => setConflict(undefined),
    onSuccess: (after) => {
      client.setQueryData(key, after);
      void client.invalidateQueries({ queryKey: ["review", "queue"] });
      void client.invalidateQueries({ queryKey: ["notifications"] });
      void client.invalidateQueries({ queryKey: ["articles"] });
    },
    onError: async (error, sent) => {
      if (!isConflict(error)) return;
      const { problems } = error;
      // Said at once: what others did may take a while to come, or not come at all.
      setConflict({ problems, meanwhile: [] });
      const now = await client.fetchQuery({ ...reviewCase(id), staleTime: 0 });
      setConflict({ problems, meanwhile: now.history.filter((entry) => entry.revision > sent.revision) });
    },
  });
  const act = async (given: Act, from: string): Promise<boolean> => {
    try {
      await send.mutateAsync({ act: given, from, revision });
      return true;
    } catch {
      return false;
    }
  };
  return {
    act,
    acting: send.isPending ? send.variables.from : undefined,
    failure:
      send.error === null || isConflict(send.error)
        ? undefined
        : { from: send.variables?.from ?? "", error: send.error },
    conflict,
    forgetConflict: () => setConflict(undefined),
  };
}
