/** How what is said in a stretch of a message fits a pair of statements, or a truth. */
import { type Cover, coverOf, share, shareCovered } from "./belief-cover.ts";
import type { Pair, Truth } from "./belief-index.ts";
import { marks, type Shelf } from "./belief-shelf.ts";
import type { Stretch } from "./belief-stretch.ts";
import { bears, type Unit } from "./belief-units.ts";

/** Weights found, looked for, and contradicted. */
interface Tally {
  got: number;
  all: number;
  against: number;
}

/** What pairs do for each feature said, one row for each pair: how far it is covered, and for which statement it speaks. */
export interface Sheet {
  readonly covers: Float64Array;
  readonly speaks: Float64Array;
  /** How far what both statements say covers it. */
  readonly shared: Float64Array;
}

/** Room for so many pairs. */
export function createSheet({ said }: Stretch, pairs: number): Sheet {
  const room = (): Float64Array => new Float64Array(pairs * said.length);
  return { covers: room(), speaks: room(), shared: room() };
}

/** How a stretch fits a pair: what both statements say, and what only the false or the true one says. */
export interface Fit {
  readonly pair: Pair;
  readonly both: Readonly<Tally>;
  readonly named: Readonly<Tally>;
  readonly no: Readonly<Tally>;
  readonly yes: Readonly<Tally>;
  /** Names that both say and the stretch does not: how many, and the weight of the heaviest. */
  readonly missed: number;
  readonly missedMost: number;
  /** Weight of the names that both say and the whole message too, and of the heaviest concept that it nowhere has. */
  readonly anywhere: number;
  readonly missedConcept: number;
  readonly cover: Cover;
  /** Where its row begins in the sheet. */
  readonly row: number;
  readonly sheet: Sheet;
}

/** The best that anything said does for a unit, or the worst against it. The sheet's row is written to. */
function standOf(
  unit: Unit,
  { said, firstIn, entries }: Stretch,
  { covers, speaks, shared }: Sheet,
  row: number,
): number {
  let best = 0;
  let worst = 0;
  const side = unit.of === "no" ? 1 : unit.of === "yes" ? -1 : 0;
  for (const want of unit.any)
    for (let entry = entries[firstIn[want.slot] ?? -1]; entry !== undefined; entry = entries[entry.next]) {
      const one = said[entry.at];
      if (one === undefined) continue;
      const at = row + entry.at;
      const b = bears(want, one.feature) * entry.part;
      if (b > best) best = b;
      if (b < worst) worst = b;
      if (b > (covers[at] ?? 0)) covers[at] = b;
      if (side === 0) {
        if (b > (shared[at] ?? 0)) shared[at] = b;
      } else if (Math.abs(b) > Math.abs(speaks[at] ?? 0)) speaks[at] = b * side;
    }
  return best > 0 ? best : worst;
}

/** Whether anything that fills one of a unit's slots is there. */
function isTouched(slots: Int32Array, from: number, to: number, firstIn: Int32Array): boolean {
  for (let i = from; i < to; i++) if ((firstIn[slots[i] ?? 0] ?? -1) >= 0) return true;
  return false;
}

function isAnywhere(slots: Int32Array, from: number, to: number, anywhere: Uint8Array): boolean {
  for (let i = from; i < to; i++) if (anywhere[slots[i] ?? 0] === 1) return true;
  return false;
}

function count(tally: Tally, weight: number, stand: number): void {
  tally.all += weight;
  if (stand > 0) tally.got += weight * stand;
  else tally.against -= weight * stand;
}

const empty = (): Tally => ({ got: 0, all: 0, against: 0 });

/** Fits the pair at a place of the shelf; `anywhere` marks the slots named in the whole message. */
export function fitOf(
  { items, rows }: Shelf<Pair>,
  place: number,
  stretch: Stretch,
  anywhere: Uint8Array,
  sheet: Sheet,
  row: number,
): Fit | undefined {
  const pair = items[place];
  if (pair === undefined) return undefined;
  const [both, named, no, yes] = [empty(), empty(), empty(), empty()];
  let [missed, missedMost, besides, missedConcept] = [0, 0, 0, 0];
  const first = rows.units[place] ?? 0;
  const end = rows.units[place + 1] ?? 0;
  for (let at = first; at < end; at++) {
    const [from, to] = [rows.wanted[at] ?? 0, rows.wanted[at + 1] ?? 0];
    const weight = rows.weights[at] ?? 0;
    const mark = rows.marks[at] ?? 0;
    const unit = isTouched(rows.slots, from, to, stretch.firstIn) ? pair.units[at - first] : undefined;
    const stand = unit === undefined ? 0 : standOf(unit, stretch, sheet, row);
    count(mark & marks.no ? no : mark & marks.yes ? yes : both, weight, stand);
    if (!(mark & marks.both) || !(mark & (marks.named | marks.concept))) continue;
    const isThere = isAnywhere(rows.slots, from, to, anywhere);
    if (!isThere && mark & marks.concept && weight > missedConcept) missedConcept = weight;
    if (!(mark & marks.named)) continue;
    if (isThere) besides += weight;
    count(named, weight, stand);
    if (stand <= 0.5 && weight > 1) {
      missed++;
      missedMost = Math.max(missedMost, weight);
    }
  }
  return {
    pair,
    both,
    named,
    no,
    yes,
    missed,
    missedMost,
    anywhere: besides,
    missedConcept,
    cover: coverOf(stretch.words, sheet.covers, row),
    row,
    sheet,
  };
}

/** How much of what is said a truth covers, less what it contradicts. `sheet` has room for one. */
export function agreementOf(
  { items, rows }: Shelf<Truth>,
  place: number,
  stretch: Stretch,
  sheet: Sheet,
): { readonly fit: number; readonly cover: number } {
  const found = empty();
  const first = rows.units[place] ?? 0;
  const end = rows.units[place + 1] ?? 0;
  sheet.covers.fill(0);
  for (let at = first; at < end; at++) {
    const isFound = isTouched(rows.slots, rows.wanted[at] ?? 0, rows.wanted[at + 1] ?? 0, stretch.firstIn);
    const unit = isFound ? items[place]?.units[at - first] : undefined;
    count(found, rows.weights[at] ?? 0, unit === undefined ? 0 : standOf(unit, stretch, sheet, 0));
  }
  const cover = shareCovered(stretch.words, sheet.covers);
  const opposed = share(found.against, found.all);
  return { fit: 0.4 * share(found.got, found.all) + 0.6 * cover - opposed, cover: cover - opposed };
}
