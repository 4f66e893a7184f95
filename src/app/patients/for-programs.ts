/** The use cases as other programs have them: rules that no board has approved are kept back, and that they are is said. */
import type { Actor } from "../actor.ts";
import { ok, type Result } from "../../core/problem.ts";
import type { UseCases } from "../use-cases.ts";
import { approvedAnswer, approvedDoses, approvedPlainView, approvedView } from "./approved-only.ts";

type Withholding =
  | "ask"
  | "savedAnswer"
  | "assess"
  | "askWithRecord"
  | "askAboutPatient"
  | "viewPatient"
  | "planDoses"
  | "plainView";

const isProgram = ({ standing }: Actor): boolean => standing === "program";

const onSuccess =
  <T, E>(keepBack: (value: T) => T) =>
  (result: Result<T, E>): Result<T, E> =>
    result.ok ? ok(keepBack(result.value)) : result;

const whereThere =
  <T>(keepBack: (value: T) => T) =>
  (value: T | undefined): T | undefined =>
    value === undefined ? undefined : keepBack(value);

/** A use case whose result is cut for programs and left whole for people. */
const cutFor =
  <Rest extends readonly unknown[], T>(run: (actor: Actor, ...rest: Rest) => Promise<T>, cut: (result: T) => T) =>
  async (actor: Actor, ...rest: Rest): Promise<T> => {
    const result = await run(actor, ...rest);
    return isProgram(actor) ? cut(result) : result;
  };

/**
 * The same use cases, for people as they are. Cards, `$apply` and MCP have settings of their own and are told by them what to
 * keep back.
 */
export function withheldFromPrograms(
  cases: Pick<UseCases, Withholding | "assessElsewhere">,
): Pick<UseCases, Withholding> {
  return {
    ask: cutFor(cases.ask, onSuccess(approvedAnswer)),
    savedAnswer: cutFor(cases.savedAnswer, whereThere(approvedAnswer)),
    askWithRecord: cutFor(cases.askWithRecord, onSuccess(approvedAnswer)),
    askAboutPatient: cutFor(cases.askAboutPatient, whereThere(onSuccess(approvedAnswer))),
    viewPatient: cutFor(cases.viewPatient, whereThere(approvedView)),
    planDoses: cutFor(cases.planDoses, whereThere(onSuccess(approvedDoses))),
    plainView: cutFor(cases.plainView, whereThere(approvedPlainView)),
    // Kept back before it is noted: the audit has a digest of what was given.
    assess: (actor, text) =>
      isProgram(actor)
        ? cases.assessElsewhere(actor, { of: { kind: "records", text }, unreviewed: false, through: "app" })
        : cases.assess(actor, text),
  };
}
