/** What a text affirms or denies of matters that can be put in many words: an endpoint met or missed, advice for or against. */
import type { About } from "../knowledge/about.ts";
import { isIdle, type Signal, targetsOf } from "./direction.ts";
import type { Figure } from "./figures.ts";
import type { Statement, StatementWord } from "./statement.ts";

/** A matter with two signs: "met" and "missed" are one thing. */
export type Matter =
  | "met"
  | "effect"
  | "link"
  | "difference"
  | "advice"
  | "needed"
  | "safe"
  | "likely"
  | "often"
  | "return";

const matters: readonly (readonly [RegExp, Matter, 1 | -1])[] = [
  [/^(?:meets?|met|reach(?:es|ed)?|achieved?|significant(?:ly)?)$/u, "met", 1],
  [/^(?:miss|missed|misses|failed|fails|fail)$/u, "met", -1],
  [
    /^(?:effective|help(?:s|ed|ful|ing)?|useful|benefit(?:s|ed)?|works?|worked|improv(?:e|es|ed|ement|ements|ing)|respond(?:s|ed|ers?)?|better)$/u,
    "effect",
    1,
  ],
  [/^(?:ineffective|useless|wors\w+|deteriorat\w+)$/u, "effect", -1],
  [
    /^(?:relation|relationship|relates?|related|correlat\w+|link(?:s|ed)?|associat\w+|tied|depend(?:s|ed)?|predicts?|predicted|track(?:s|ed)?)$/u,
    "link",
    1,
  ],
  [/^(?:unrelated)$/u, "link", -1],
  [/^(?:differ(?:s|ed)?|differences?)$/u, "difference", 1],
  [/^(?:equal(?:ly)?|identical|alike)$/u, "difference", -1],
  [/^(?:recommend\w*|advis(?:e|es|ed)|indicated|justif\w+|favours?)$/u, "advice", 1],
  [
    /^(?:contraindicat\w+|avoid\w*|withh\w+|discontinu\w+|refus\w+|stopp?|defer\w*|delay\w*|waits?|held)$/u,
    "advice",
    -1,
  ],
  [/^(?:need(?:s|ed)?|requir\w+|necessary|mandatory|must)$/u, "needed", 1],
  [/^(?:unnecessary|skip\w*|omitted)$/u, "needed", -1],
  [/^(?:safe|safely)$/u, "safe", 1],
  [/^(?:unsafe|contraindicat\w+)$/u, "safe", -1],
  [/^(?:likely)$/u, "likely", 1],
  [/^(?:unlikely)$/u, "likely", -1],
  [/^(?:common|usual|frequent\w*|universal)$/u, "often", 1],
  [/^(?:rarely|seldom|unusual|uncommon)$/u, "often", -1],
  [/^(?:recur\w*|returns?|returned|relapsed)$/u, "return", 1],
];

/** What a word affirms or denies. */
export const mattersOf = (word: StatementWord): readonly (readonly [Matter, 1 | -1])[] =>
  matters.flatMap(([pattern, matter, sign]) => (pattern.test(word.plain) ? [[matter, sign] as const] : []));

/** Phrases in which such a word says something else: "get help", "worked out". */
const idle = /^(?:\s(?:out|up|at once|straight away|right away|the same day)\b|-up\b|-\p{L})/u;

const modals = /^(?:may|might|could|can|goal|aim|chance|who|possible)$/u;

/** "may help" and "its goal was to improve" affirm nothing. */
const isPossible = (statement: Statement, at: number): boolean =>
  statement.words.slice(Math.max(0, at - 3), at).some((w) => modals.test(w.plain));

/** Everything a text affirms or denies of these matters, as signals beside the directions. */
export function matterSignals(statement: Statement, figures: readonly Figure[]): readonly Signal[] {
  return statement.words.flatMap((word, at): readonly Signal[] => {
    if (idle.test(statement.text.slice(word.end))) return [];
    return mattersOf(word).map(([axis, sign]) => ({
      axis,
      sign: word.negated ? turn(sign) : sign,
      turned: word.negated,
      idle: isIdle(statement, at) || isPossible(statement, at),
      word: word.plain,
      targets: targetsOf(statement, at, figures),
    }));
  });
}

const turn = (sign: -1 | 0 | 1): -1 | 0 | 1 => (sign === 1 ? -1 : sign === -1 ? 1 : 0);

/**
 * What slots affirm or deny: "unchanged" is no effect and no difference; "do-not" and "avoid" advise against. Only a
 * support's own direction says that there is a link or a difference at all.
 */
export function matterSignalsOfAbout(about: About, slot: boolean): readonly Signal[] {
  const targets = new Set([about.measure, about.subject, about.condition].filter((id) => id !== undefined));
  const says = (sign: -1 | 1, ...axes: readonly Matter[]): readonly Signal[] =>
    axes.map((axis) => ({ axis, sign, slot, word: about.direction ?? about.action ?? "", targets }));
  const { direction, action } = about;
  const against = action !== undefined && /^(?:avoid|delay|stop)$/u.test(action) !== (about.polarity === "do-not");
  return [
    ...(direction === "unchanged" ? says(-1, "effect", "difference", "link", "met") : []),
    ...(direction === "mixed" && slot
      ? [...says(1, "effect", "difference", "link"), ...says(-1, "effect", "difference", "link")]
      : []),
    ...(direction !== undefined && direction !== "unchanged" && slot ? says(1, "difference", "link") : []),
    ...(direction === "improves" ? says(1, "effect") : []),
    ...(direction === "worsens" ? says(-1, "effect") : []),
    ...(action === undefined ? [] : says(against ? -1 : 1, "advice", "safe")),
    ...(action === undefined || against ? [] : says(1, "needed")),
  ];
}

/** For each key, whether the record affirms it, denies it, or both. */
export type Stance = ReadonlyMap<string, { readonly yes: boolean; readonly no: boolean }>;

/** Joins what texts say of each word into one stance per key. */
export function stanceOf(words: Iterable<StatementWord>): Stance {
  const stance = new Map<string, { yes: boolean; no: boolean }>();
  for (const word of words) {
    if (!word.content) continue;
    const at = stance.get(word.key) ?? { yes: false, no: false };
    if (word.negated || word.denied) at.no = true;
    if (!word.negated) at.yes = true;
    stance.set(word.key, at);
  }
  return stance;
}
