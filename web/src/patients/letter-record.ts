/** What a letter tells from the record: courses with what became of the last, and the last value of what is followed. */
import type { PatientView } from "../../../src/contract/patient-view.ts";
import { amountWords, numberWords } from "../../../src/core/quantity-words.ts";
import type { Lane, Point } from "../../../src/figures/timeline.ts";

/** A statement from the record, with where it stands there. */
export interface RecordLine {
  readonly what: string;
  readonly text: string;
  readonly resource: string;
}

const dayWords = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** How the last value stands against each named baseline; nothing where the two cannot be compared. */
function changesOf({ baselines, ratio }: Lane, last: Point): readonly string[] {
  if (last.comparator !== undefined || last.setAside !== undefined) return [];
  return baselines
    .filter(({ earlier, series, day }) => !earlier && series === last.series && day < last.day)
    .map(({ label, value, day }) => {
      const was = `${numberWords(value)} on ${dayWords(day)}`;
      if (!ratio || value <= 0) return `${label} ${was}`;
      const percent = Math.round((100 * (last.value - value)) / value);
      return `${percent > 0 ? "+" : percent < 0 ? "−" : "±"}${Math.abs(percent)} % since ${label} (${was})`;
    });
}

const valueOf = ({ value, unit, comparator, day }: Point, laneUnit: string): string =>
  `${amountWords({ value, unit: unit ?? laneUnit, ...(comparator === undefined ? {} : { comparator }) })} on ${dayWords(day)}`;

/** Where the last value counts for nothing, the last one that does is told beside it. */
function lastThatCounts({ points, unit }: Lane, last: Point): readonly string[] {
  const counted = last.setAside === undefined ? undefined : points.findLast(({ setAside }) => setAside === undefined);
  return counted === undefined ? [] : [`before that ${valueOf(counted, unit)}`];
}

function lastValue(lane: Lane): readonly RecordLine[] {
  const last = lane.points.at(-1);
  if (last === undefined) return [];
  const notes = [last.series, last.setAside, last.state === "final" ? "" : last.state].filter(
    (note) => note !== undefined && note !== "",
  );
  const text = [valueOf(last, lane.unit), ...changesOf(lane, last), ...notes, ...lastThatCounts(lane, last)].join("; ");
  return [{ what: lane.title, text, resource: last.id }];
}

/** Of what is followed so much is told in short. */
const mostInShort = 5;

/** In short the response to the last course is one word, as for those before it, and what is followed least is left out. */
export function recordOf({ timeline }: PatientView, isShort: boolean): readonly RecordLine[] {
  const given = timeline.courses.filter(({ planned }) => !planned);
  const courses = given.map(({ id, text, response }, at) => {
    const isFull = !isShort && at === given.length - 1;
    const verdict = isFull ? response?.text : response?.verdict.replace("-", " ");
    return { what: "Treatment", text: verdict === undefined ? text : `${text}; ${verdict}`, resource: id };
  });
  const values = timeline.lanes.filter(({ shownFirst }) => shownFirst).flatMap(lastValue);
  return [...courses, ...(isShort ? values.slice(0, mostInShort) : values)];
}
