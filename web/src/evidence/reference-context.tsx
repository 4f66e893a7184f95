/** Makes a page's numbered references known to the citation marks in its sentences. */
import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Reference } from "../../../src/core/answer/answer.ts";

const Context = createContext<ReadonlyMap<number, Reference>>(new Map());

export interface ReferencesProps {
  readonly references: readonly Reference[];
  readonly children: ReactNode;
}

export function WithReferences({ references, children }: ReferencesProps) {
  const byNumber = useMemo(() => new Map(references.map((r) => [r.n, r] as const)), [references]);
  return <Context value={byNumber}>{children}</Context>;
}

/** The reference behind a citation number, when the page lists it. */
export const useReference = (n: number): Reference | undefined => useContext(Context).get(n);
