/** Which way a text says that something goes, and whether a sentence and its record go the same way. */
import type { About } from "../knowledge/about.ts";
import type { Figure } from "./figures.ts";
import type { Matter } from "./polarity.ts";
import type { Statement, StatementWord } from "./statement.ts";

/** `level` is up or down, `outcome` better or worse, `speed` fast or slow; the matters of polarity.ts have axes too. */
export type Axis = "level" | "outcome" | "speed" | Matter;

/** One statement of direction. `sign` 0 is "unchanged"; `free` says the record reports both ways. */
export interface Signal {
  readonly axis: Axis;
  readonly sign: -1 | 0 | 1;
  /** Said with "not": the opposite and "unchanged" both bear it out. */
  readonly negated?: boolean | undefined;
  /** A matter denied: its sign has been turned round. */
  readonly turned?: boolean | undefined;
  readonly free?: boolean | undefined;
  /** Said in passing ("or more", "small"): enough to bear a word out, too little to contradict one. */
  readonly weak?: boolean | undefined;
  /** Not asserted: "whether it is better", "if IgM goes up", "does not mean that it fell". */
  readonly idle?: boolean | undefined;
  /** Taken from a support's slots. */
  readonly slot?: boolean | undefined;
  readonly word: string;
  /** What it is said of: keys of the words around it. */
  readonly targets: ReadonlySet<string>;
}

const table: readonly (readonly [RegExp, Axis, -1 | 0 | 1])[] = [
  [
    /^(?:rise[sn]?|rising|rose|raise[sd]?|raising|increas\w+|higher|highest|high|highly|elevated|grow[sn]?|grew|growing|climb\w*|gain\w*|greater|larger|peak\w*|doubl(?:ed|es|ing)|stronger|flared|surge\w*|rebound\w*|hyper\w+|upper|above|over|exceed\w*)$/u,
    "level",
    1,
  ],
  [
    /^(?:falls?|fell|fallen|falling|drops?|dropped|declin\w+|decreas\w+|reduc\w+|lower\w*|lowest|low|diminish\w*|smaller|halv\w+|shrank|weaker|fewer|less|loss|lost|lose|dip\w*|hypo\w+|\w+penia|\w+penic|below|under|short|shrink\w*)$/u,
    "level",
    -1,
  ],
  [/^(?:improv\w+|better|best|recover\w*|benefit\w*|favour\w*|favor\w*|gain\w*|respon[ds]\w*)$/u, "outcome", 1],
  [/^(?:wors\w+|deteriorat\w+|progress(?:es|ed|ing|ion)?|advances?)$/u, "outcome", -1],
  [/^(?:fast\w*|quick\w*|rapid\w*|sudden\w*|abrupt\w*|accelerat\w+|subacute|speed)$/u, "speed", 1],
  [/^(?:slow\w*|gradual\w*|indolent\w*|lag\w*|quiet)$/u, "speed", -1],
];
const sameWords = /^(?:unchanged|stable|unaffected|plateau)$/u;
/** Words that state a course or a level: a record must bear them out. The others bind only what stands beside them. */
export const binding =
  /^(?:rise[sn]?|rising|rose|increas\w+|falls?|fell|fallen|falling|drop\w*|declin\w+|decreas\w+|reduc\w+|lower\w*|low|high|higher|highest|lowest|elevated|raised|raises|improv\w+|better|wors\w+|larger|smaller|stronger|weaker|gained|lost|up|down|faster|slow|slower|slowly|rapid|rapidly)$/u;
/** Words that only a record's wording is searched for: in a sentence they bound a figure. */
export const bounding = /^(?:above|over|below|under|upper|exceed\w*|more|less|fewer|short|progress\w*|advances?)$/u;
/** "up" and "down" after a verb of motion. */
const motion = /^(?:go|goes|going|gone|went|come|comes|came|coming|move|moved|bring|brought|brings|push\w*)$/u;
const span = 6;

function axisOf(word: StatementWord, statement: Statement, at: number): readonly [Axis, -1 | 0 | 1] | undefined {
  const next = statement.words[at + 1];
  if (/^-\s?dose/u.test(statement.text.slice(word.end))) return undefined;
  if (word.plain === "more" || word.plain === "less" || word.plain === "fewer")
    return ["level", word.plain === "more" ? 1 : -1];
  if (word.plain === "up" || word.plain === "down") {
    const moved = statement.words.slice(Math.max(0, at - 3), at).some((w) => motion.test(w.plain));
    return moved || /^\d/u.test(next?.plain ?? "") ? ["level", word.plain === "up" ? 1 : -1] : undefined;
  }
  const found = table.find(([pattern]) => pattern.test(word.plain));
  return found === undefined ? undefined : [found[1], found[2]];
}

/** True for a word that states a direction. */
export const isDirection = (word: StatementWord): boolean => table.some(([pattern]) => pattern.test(word.plain));

/** The nearest word of content on one side within two words, in the same clause. */
function beside(statement: Statement, at: number, step: 1 | -1): StatementWord | undefined {
  const own = statement.words[at];
  return [1, 2]
    .map((distance) => statement.words[at + step * distance])
    .find((w) => w !== undefined && w.content && w.clause === own?.clause);
}

/**
 * What stands around a word of direction in its own clause: words, figures as "#4/13", and as "@" what stands right
 * beside it: "falling haemoglobin and rising LDH" say two things.
 */
export function targetsOf(statement: Statement, at: number, figures: readonly Figure[]): ReadonlySet<string> {
  const own = statement.words[at];
  const around = statement.words
    .slice(Math.max(0, at - span), at + span + 1)
    .filter((w) => w !== own && w.clause === own?.clause);
  const [from, to] = [around[0]?.start ?? 0, around.at(-1)?.end ?? 0];
  const near = figures.filter((f) => f.end >= from && f.end <= to + 3);
  const counted = near.findLast((f) => f.end <= (own?.start ?? 0) && (own?.start ?? 0) - f.end < 12);
  return new Set([
    ...around.filter((w) => w.content).map((w) => w.key),
    ...near.map((f) => `#${f.value}/${f.over ?? ""}`),
    ...[beside(statement, at, 1), beside(statement, at, -1)].flatMap((w) => (w === undefined ? [] : [`@${w.key}`])),
    ...(counted === undefined ? [] : [`@#${counted.value}`]),
  ]);
}

const isNoChange = (word: StatementWord): boolean => word.negated && /^(?:chang\w+|differ\w*)$/u.test(word.plain);

/** "stayed the same" says so; "the same day" and "the same nerve" do not. */
const isSame = (statement: Statement, at: number): boolean => {
  const [word, next] = [statement.words[at], statement.words[at + 1]];
  return (
    word?.plain === "same" &&
    (next === undefined || !next.content || next.clause !== word.clause || /^(?:rate|amount)$/u.test(next.plain))
  );
};

const idleOpeners = /^(?:if|whether|unless|until)$/u;
const reporting = /^(?:proof|proven|prove|mean|means|show|shows|prove|tell|known|know|say|clear|alone)$/u;

/** True where a word is asked about, supposed or only denied a meaning. */
export function isIdle(statement: Statement, at: number): boolean {
  const word = statement.words[at];
  const from = statement.words.findIndex((w) => w.clause === word?.clause);
  const clause = statement.words.slice(from, at);
  const opener = clause[0];
  return (
    (opener !== undefined && idleOpeners.test(opener.plain)) || clause.some((w) => w.negated && reporting.test(w.plain))
  );
}

/** Every statement of direction in a text. A negated one turns round: "did not improve" is not better. */
export function signalsOf(statement: Statement, figures: readonly Figure[]): readonly Signal[] {
  const found: Signal[] = [];
  statement.words.forEach((word, at) => {
    const targets = targetsOf(statement, at, figures);
    if (sameWords.test(word.plain) || isNoChange(word) || isSame(statement, at)) {
      for (const axis of ["level", "outcome"] as const) found.push({ axis, sign: 0, word: word.plain, targets });
      return;
    }
    const read = axisOf(word, statement, at);
    if (read === undefined) return;
    const [axis, sign] = read;
    found.push({
      axis,
      sign,
      negated: word.negated,
      weak: bounding.test(word.plain),
      idle: isIdle(statement, at),
      word: word.plain,
      targets,
    });
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

/** The direction that slots state for their measure; only a support's own "mixed" lets both ways pass. */
export function signalsOfAbout(about: About, slot: boolean): readonly Signal[] {
  if (about.direction === undefined) return [];
  const targets = new Set([about.measure, about.subject].filter((id) => id !== undefined));
  if (about.direction === "mixed")
    return slot
      ? (["level", "outcome"] as const).map((axis) => ({ axis, sign: 0, free: true, slot, word: "mixed", targets }))
      : [];
  return ofDirection[about.direction].map(([axis, sign]) => ({
    axis,
    sign,
    slot,
    word: about.direction ?? "",
    targets,
  }));
}
