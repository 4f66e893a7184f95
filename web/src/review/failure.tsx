/** What went wrong with an act, where it was begun. */
import { Trouble } from "../shell/trouble.tsx";
import { useCase } from "./case-context.tsx";

export function Failure({ from }: { readonly from: string }) {
  const { failure } = useCase();
  return failure?.from === from ? <Trouble error={failure.error} /> : null;
}
