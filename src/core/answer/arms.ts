/** Whether a sentence keeps the arms of a comparison apart: what happened on rituximab is not told of placebo. */
import type { Support } from "../knowledge/claim.ts";
import type { Figure } from "./figures.ts";
import type { Statement } from "./statement.ts";

/** Two arms as the stems that name them, the one a result is told of first. */
interface Arms {
  readonly own: ReadonlySet<string>;
  readonly other: ReadonlySet<string>;
}

const joint = /\s(?:vs\.?|versus|against|compared with)\s/u;
/** What people call a treatment that is none. */
const inert = ["placebo", "sham", "dummi", "control", "untreat"];

function stemsOf(text: string, stem: (word: string) => string): ReadonlySet<string> {
  const stems = text
    .toLowerCase()
    .split(/[^a-z]+/u)
    .filter((w) => w.length > 3)
    .map(stem);
  return new Set(stems.some((s) => inert.includes(s)) ? [...stems, ...inert] : stems);
}

/** The arms of a support that names two, without the words they share. */
export function armsOf(support: Support, stem: (word: string) => string): Arms | undefined {
  const [first, second, ...more] = (support.about.arm ?? "").split(joint);
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  const [a, b] = [stemsOf(first, stem), stemsOf(second, stem)];
  const [own, other] = [a.difference(b), b.difference(a)];
  return own.size > 0 && other.size > 0 ? { own, other } : undefined;
}

/** Which arm the words from one place to another name first. */
function armNamed(statement: Statement, from: number, to: number, arms: Arms): "own" | "other" | undefined {
  const word = statement.words.find(
    (w) => w.start >= from && w.end <= to && (arms.own.has(w.stem) || arms.other.has(w.stem)),
  );
  if (word === undefined) return undefined;
  return arms.own.has(word.stem) ? "own" : "other";
}

const isSame = (a: Figure, b: Figure): boolean => a.over !== undefined && a.value === b.value && a.over === b.over;

/** Fractions of the sentence that stand with the arm they do not belong to; a support lists them in the order of its arms. */
function misplacedFractions(
  statement: Statement,
  figures: readonly Figure[],
  listed: readonly Figure[],
  arms: Arms,
): readonly Figure[] {
  const [first, second] = listed.filter((f) => f.over !== undefined);
  if (first === undefined || second === undefined || isSame(first, second)) return [];
  return figures.filter((figure, i) => {
    const belongs = isSame(figure, first) ? "own" : isSame(figure, second) ? "other" : undefined;
    if (belongs === undefined) return false;
    const named = armNamed(statement, figure.end, figures[i + 1]?.start ?? statement.text.length, arms);
    return named !== undefined && named !== belongs;
  });
}

/** "faster on placebo than on rituximab", where the result was better on rituximab. */
function isTurnedRound(statement: Statement, support: Support, arms: Arms): boolean {
  if (support.about.direction !== "improves") return false;
  const than = /\b(?:better|more|faster|stronger|higher|longer)\b[^.;:]*?\bthan\b/iu.exec(statement.text);
  if (than === null) return false;
  const at = than.index + than[0].length;
  const end = statement.text.slice(at).search(/[.;:]/u);
  return (
    armNamed(statement, at, end < 0 ? statement.text.length : at + end, arms) === "own" &&
    armNamed(statement, 0, at, arms) === "other"
  );
}

/** Reasons why the sentence tells one arm's result of the other. */
export function swappedArms(
  statement: Statement,
  figures: readonly Figure[],
  supports: readonly {
    readonly support: Support;
    readonly figures: readonly Figure[];
    readonly arms: Arms | undefined;
  }[],
): readonly string[] {
  return supports.flatMap(({ support, figures: listed, arms }) => {
    if (arms === undefined) return [];
    const misplaced = misplacedFractions(statement, figures, listed, arms).map(
      (f) => `“${f.raw}” belongs to the other arm`,
    );
    return isTurnedRound(statement, support, arms)
      ? [...misplaced, "the arms of the comparison are turned round"]
      : misplaced;
  });
}

export type { Arms };
