/** Puts the permission table around use cases: none runs for somebody who may not. */
import type { Problem } from "../core/problem.ts";
import type { Actor } from "./actor.ts";
import { type Action, refusalOf } from "./permissions.ts";

/**
 * Thrown before a use case for somebody who may not do it; server and command line turn it into its problem.
 *
 * Thrown and not returned, because it is laid around every use case, whatever that returns.
 */
export class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Throws Refused when the actor may not do it. */
export function permit(actor: Actor, action: Action): void {
  const problem = refusalOf(actor, action);
  if (problem !== undefined) throw new Refused(problem);
}

type UseCase = (actor: Actor, ...rest: never[]) => unknown;

/** Guards each use case with the action named for it. The types ask for an action for every one. */
export function guarded<Cases extends { readonly [Name in keyof Cases]: UseCase }>(
  useCases: Cases,
  actions: { readonly [Name in keyof Cases]: Action },
): Cases {
  const entries = Object.entries(useCases as Readonly<Record<string, UseCase>>).map(([name, useCase]) => {
    const action = actions[name as keyof Cases];
    const checked: UseCase = (actor, ...rest) => {
      permit(actor, action);
      return useCase(actor, ...rest);
    };
    return [name, checked] as const;
  });
  return Object.fromEntries(entries) as unknown as Cases;
}
