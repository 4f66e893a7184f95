/** What the parts of a case page share: the case as it stands, what is being written, and how to act. */
import { createContext, useContext } from "react";
import type { CaseView } from "../../../src/contract/review.ts";
import type { Act } from "../../../src/core/review/act.ts";
import type { Audience } from "../../../src/core/knowledge/claim.ts";

/** The one form that is open: what for, and at which sentence, suggestion or part. */
export interface OpenForm {
  readonly kind: "comment" | "suggest" | "decline";
  readonly at: string;
}

export interface CaseRoom {
  readonly view: CaseView;
  readonly audience: Audience;
  /** Who is looking. */
  readonly me: string;
  readonly nameOf: (person: string) => string;
  readonly may: (kind: Act["kind"]) => boolean;
  readonly form: OpenForm | undefined;
  readonly openForm: (form: OpenForm | undefined) => void;
  /** Text typed but not sent; kept while the page is open, whatever else happens. */
  readonly drafts: Map<string, string>;
  /** Resolves to true when it was done. `from` says where the outcome is shown. */
  readonly act: (act: Act, from: string) => Promise<boolean>;
  readonly acting: string | undefined;
  readonly failure: { readonly from: string; readonly error: unknown } | undefined;
}

const Context = createContext<CaseRoom | undefined>(undefined);

export const WithCase = Context;

export function useCase(): CaseRoom {
  const room = useContext(Context);
  if (room === undefined) throw new Error("outside a case page");
  return room;
}

/** Names a sentence on one reader's page. */
export const placeOf = (audience: Audience, sentence: string): string => `${audience}:${sentence}`;
