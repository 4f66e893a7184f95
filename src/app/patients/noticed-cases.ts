/** What is said of patients, with the mark on each source that a document taken in says was retracted. */
import type { Reference } from "../../core/answer/answer.ts";
import { ok, type Result } from "../../core/problem.ts";
import { type NoticedSources, referencesWithNotices, withNoticedSources } from "../answers/noticed-sources.ts";
import type { UseCases } from "../use-cases.ts";

type Marked =
  | "assess"
  | "assessElsewhere"
  | "viewPatient"
  | "planDoses"
  | "plainView"
  | "askWithRecord"
  | "askAboutPatient";

interface Referring {
  readonly references: readonly Reference[];
}

/** Assessments and views of packs with the mark on their references. */
export const marked = <T extends Referring>(items: readonly T[], noticed: NoticedSources): readonly T[] =>
  noticed.size === 0
    ? items
    : items.map((item) => ({ ...item, references: referencesWithNotices(item.references, noticed) }));

const onSuccess = <T, E>(result: Result<T, E>, mark: (value: T) => T): Result<T, E> =>
  result.ok ? ok(mark(result.value)) : result;

/** The same use cases, marked. What the documents say is known beforehand and costs a call nothing. */
export const createNoticedCases = (
  cases: Pick<UseCases, Marked>,
  noticed: () => Promise<NoticedSources>,
): Pick<UseCases, Marked> => ({
  assess: async (actor, text) => {
    const of = await noticed();
    return onSuccess(await cases.assess(actor, text), (r) => ({ ...r, patients: marked(r.patients, of) }));
  },
  assessElsewhere: async (actor, asked) => {
    const of = await noticed();
    return onSuccess(await cases.assessElsewhere(actor, asked), (r) => ({ ...r, patients: marked(r.patients, of) }));
  },
  viewPatient: async (actor, id) => {
    const of = await noticed();
    const view = await cases.viewPatient(actor, id);
    return view && { ...view, assessments: marked(view.assessments, of) };
  },
  planDoses: async (actor, id, start) => {
    const of = await noticed();
    const planned = await cases.planDoses(actor, id, start);
    return planned && onSuccess(planned, (view) => ({ ...view, packs: marked(view.packs, of) }));
  },
  plainView: async (actor, id) => {
    const of = await noticed();
    const view = await cases.plainView(actor, id);
    return view && { ...view, packs: marked(view.packs, of) };
  },
  askWithRecord: async (actor, asked, record) => {
    const of = await noticed();
    return onSuccess(await cases.askWithRecord(actor, asked, record), (answer) => withNoticedSources(answer, of));
  },
  askAboutPatient: async (actor, id, asked) => {
    const of = await noticed();
    const answer = await cases.askAboutPatient(actor, id, asked);
    return answer && onSuccess(answer, (page) => withNoticedSources(page, of));
  },
});
