/** Gives the pages the tab's memory of answers. */
import { createContext, type ReactNode, useContext } from "react";
import { type AnswerMemory, createAnswerMemory } from "./answer-memory.ts";

const Context = createContext<AnswerMemory>(createAnswerMemory());

export interface WithAnswerMemoryProps {
  readonly memory: AnswerMemory;
  readonly children: ReactNode;
}

export function WithAnswerMemory({ memory, children }: WithAnswerMemoryProps) {
  return <Context value={memory}>{children}</Context>;
}

export const useAnswerMemory = (): AnswerMemory => useContext(Context);
