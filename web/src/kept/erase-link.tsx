/** Erases a kept answer for good, for whoever made its link; tells others who can. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { dateWords } from "../evidence/words.ts";
import { eraseAnswer, keepingOf } from "../wire/kept.ts";
import { ConfirmErase } from "./confirm-erase.tsx";

export interface EraseLinkProps {
  readonly token: string;
  /** The page is the kept answer itself, and goes with it. */
  readonly isOpen: boolean;
}

export function EraseLink({ token, isOpen }: EraseLinkProps) {
  const client = useQueryClient();
  const keeping = useQuery(keepingOf(token)).data;
  const erase = useMutation({
    mutationFn: () => eraseAnswer(token),
    gcTime: 0,
    onSuccess: () => (isOpen ? client.resetQueries({ queryKey: ["answers", token], exact: true }) : undefined),
  });
  if (erase.isSuccess) return <p role="status">Erased for good. The link opens nothing any more.</p>;
  if (keeping === undefined) return null;
  return (
    <div className="erase-link">
      <span className="soft">
        Kept since {dateWords(keeping.keptAt)}.
        {keeping.mayErase ? "" : " Whoever made this link can erase it, and so can an administrator."}
      </span>{" "}
      {keeping.mayErase ? (
        <ConfirmErase
          what="this kept answer"
          meaning="The question and its answer are erased from this server for good, and the link opens nothing any more, for anybody. This cannot be undone."
          pending={erase.isPending}
          error={erase.error}
          onErase={() => erase.mutate()}
        />
      ) : null}
    </div>
  );
}
