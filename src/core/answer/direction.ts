/** Which way a text says that something goes, and whether a sentence and its record go the same way. */
import type { About } from "../knowledge/about.ts";
import { stemOf } from "../question/words.ts";
import type { Statement, StatementWord } from "./statement.ts";

/** `level` is up or down, `outcome` better or worse, `speed` fast or slow. */
export type Axis = "level" | "outcome" | "speed";

/** One statement of direction. `sign` 0 is "unchanged"; `free` says the record reports both ways. */
export interface Signal {
  readonly axis: Axis;
  readonly sign: -1 | 0 | 1;
  /** Said with "not": the opposite and "unchanged" both bear it out. */
  readonly negated?: boolean | undefined;
  readonly free?: boolean | undefined;
  readonly word: string;
  /** What it is said of: keys of the words around it. */
  readonly targets: ReadonlySet<string>;
}

const table: readonly (readonly [RegExp, Axis, -1 | 0 | 1])[] = [
  [/^(?:rise[sn]?|rising|rose|raise[sd]?|increas\w+|higher|highest|high|elevated|grow[sn]?|grew|growing|climb\w*|gain\w*|greater|larger|upward|peaked|doubl\w+|stronger)$/u, "level", 1],
  [/^(?:falls?|fell|fallen|falling|drop\w*|declin\w+|decreas\w+|reduc\w+|lower\w*|lowest|low|diminish\w*|smaller|halv\w+|shrank|weaker|fewer|less|loss|lost|dip\w*)$/u, "level", -1],
  [/^(?:improv\w+|better|best|recover\w*|benefit\w*|favour\w*|favor\w*)$/u, "outcome", 1],
  [/^(?:wors\w+|deteriorat\w+)$/u, "outcome", -1],
  [/^(?:fast\w*|quick\w*|rapid\w*|sudden\w*|abrupt\w*|accelerat\w+|subacute)$/u, "speed", 1],
  [/^(?:slow\w*|gradual\w*|indolent\w*)$/u, "speed", -1],
];
const sameWords = /^(?:unchanged|stable|unaffected|plateau)$/u;
/** Words that state a course of their own; the others only compare, and bind only what stands beside them. */
const strong =
  /^(?:rise[sn]?|rising|rose|increas\w+|falls?|fell|fallen|falling|drop\w*|declin\w+|decreas\w+|reduc\w+|lowered|lowers|raised|raises|improv\w+|better|wors\w+|up|down)$/u;
/** "up" and "down" after a verb of motion. */
const motion = /^(?:go|goes|going|gone|went|come|comes|came|coming|move|moved|bring|brought|brings|push\w*)$/u;
const comparing = /^(?:than)$/u;
const span = 6;

function axisOf(word: StatementWord, statement: Statement, at: number): readonly [Axis, -1 | 0 | 1] | undefined {
  const next = statement.words[at + 1];
  if ((word.plain === "more" || word.plain === "less" || word.plain === "fewer") && next !== undefined) {
    if (comparing.test(next.plain) || /^\d/u.test(next.plain) || next.clause !== word.clause) return undefined;
    return ["level", word.plain === "more" ? 1 : -1];
  }
  const before = statement.words.slice(Math.max(0, at - 3), at).some((w) => motion.test(w.plain));
  if (word.plain === "up" && before) return ["level", 1];
  if (word.plain === "down" && before) return ["level", -1];
  const found = table.find(([pattern]) => pattern.test(word.plain));
  return found === undefined ? undefined : [found[1], found[2]];
}

/** What stands around a word of direction, in its own clause first. */
function targetsOf(statement: Statement, at: number): ReadonlySet<string> {
  const own = statement.words[at];
  const around = statement.words.filter((w, i) => i !== at && Math.abs(i - at) <= span && w.content && w.clause === own?.clause);
  return new Set(around.map((w) => w.key));
}

const isNoChange = (word: StatementWord): boolean => word.negated && /^(?:chang\w+|differ\w*)$/u.test(word.plain);

/** "stayed the same" says so; "the same day" and "the same nerve" do not. */
const isSame = (statement: Statement, at: number): boolean => {
  const [word, next] = [statement.words[at], statement.words[at + 1]];
  return word?.plain === "same" && (next === undefined || !next.content || next.clause !== word.clause || /^(?:rate|amount)$/u.test(next.plain));
};

/** Every statement of direction in a text. A negated one turns round: "did not improve" is not better. */
export function signalsOf(statement: Statement): readonly Signal[] {
  const found: Signal[] = [];
  statement.words.forEach((word, at) => {
    const targets = targetsOf(statement, at);
    if (sameWords.test(word.plain) || isNoChange(word) || isSame(statement, at)) {
      for (const axis of ["level", "outcome"] as const) found.push({ axis, sign: 0, word: word.plain, targets });
      return;
    }
    const read = axisOf(word, statement, at);
    if (read === undefined) return;
    const [axis, sign] = read;
    found.push({ axis, sign, negated: word.negated, word: word.plain, targets });
  });
  const numbered = /(?<=^|[\s(>])([-−+])\s?\d/gu;
  for (const match of statement.text.matchAll(numbered))
    found.push({ axis: "level", sign: match[1] === "+" ? 1 : -1, word: match[0], targets: new Set() });
  return found;
}

const ofDirection: Readonly<Record<NonNullable<About["direction"]>, readonly (readonly [Axis, -1 | 0 | 1])[]>> = {
  rises: [["level", 1]],
  falls: [["level", -1]],
  unchanged: [
    ["level", 0],
    ["outcome", 0],
  ],
  improves: [["outcome", 1]],
  worsens: [["outcome", -1]],
  mixed: [],
};

/** The direction that a record's slots state for their measure. */
export function signalsOfAbout(about: About): readonly Signal[] {
  if (about.direction === undefined) return [];
  const targets = new Set([about.measure, about.subject].filter((id) => id !== undefined));
  if (about.direction === "mixed")
    return (["level", "outcome"] as const).map((axis) => ({ axis, sign: 0, free: true, word: "mixed", targets }));
  return ofDirection[about.direction].map(([axis, sign]) => ({ axis, sign, word: about.direction ?? "", targets }));
}

const shares = (a: Signal, b: Signal, common: ReadonlySet<string>): boolean =>
  [...a.targets].some((t) => b.targets.has(t) && !common.has(t));

/** How a sentence's direction stands to its record. */
export type Agreement = "agrees" | "conflicts" | "open";

/** Two statements of one thing that can both be true. */
function consistent(a: Signal, b: Signal): boolean {
  if (b.free === true) return true;
  if ((a.negated ?? false) === (b.negated ?? false)) return a.sign === b.sign;
  return a.sign !== b.sign;
}

const isSameWord = (a: Signal, b: Signal): boolean => stemOf(a.word) === stemOf(b.word) && (a.negated ?? false) === (b.negated ?? false);

/**
 * Compares one signal with the record's: of the same thing where there are any, else, for words that state a
 * course, of the same axis. `common` are keys that nearly every word of the record stands beside, such as the drug.
 */
export function compareSignal(signal: Signal, record: readonly Signal[], common: ReadonlySet<string>): Agreement {
  const axis = record.filter((r) => r.axis === signal.axis);
  if (axis.some((r) => isSameWord(signal, r))) return "agrees";
  const near = axis.filter((r) => shares(signal, r, common));
  const candidates = near.length > 0 || !strong.test(signal.word) ? near : axis;
  if (candidates.length === 0) return "open";
  return candidates.some((r) => consistent(signal, r)) ? "agrees" : "conflicts";
}
