/** Takes the marks of emphasis off: one pass over the runs of stars, underscores and tildes, however many there are. */

interface Run {
  readonly at: number;
  readonly marks: string;
}

/** The character before a place, or after it; a space at the ends. */
const near = (text: string, at: number): string => text[at] ?? " ";

/** Marks inside words and beside figures stay: "10*9/L" and "snake_case" are no emphasis. */
const canOpen = (before: string, after: string): boolean => !/[\p{L}\p{N}]/u.test(before) && !/\s/.test(after);

function canClose(before: string, after: string, mark: string): boolean {
  return !/\s/.test(before) && !(mark === "*" ? /\p{N}/u : /[\p{L}\p{N}]/u).test(after);
}

/** The pairs of runs that open and close; each as the places of its two runs. */
function pairsOf(text: string): readonly Run[] {
  const open: Run[] = [];
  const paired: Run[] = [];
  const waiting = new Map<string, number>();
  for (const match of text.matchAll(/\*{1,3}(?!\*)|_{1,3}(?!_)|~~(?!~)/g)) {
    const run = { at: match.index, marks: match[0] };
    const before = near(text, run.at - 1);
    const after = near(text, run.at + run.marks.length);
    if (before === run.marks[0]) continue;
    if ((waiting.get(run.marks) ?? 0) > 0 && canClose(before, after, run.marks[0] ?? "")) {
      for (let top = open.pop(); top !== undefined; top = open.pop()) {
        waiting.set(top.marks, (waiting.get(top.marks) ?? 1) - 1);
        if (top.marks !== run.marks) continue;
        paired.push(top, run);
        break;
      }
    } else if (canOpen(before, after)) {
      open.push(run);
      waiting.set(run.marks, (waiting.get(run.marks) ?? 0) + 1);
    }
  }
  return paired.sort((a, b) => a.at - b.at);
}

/** The text without the marks of emphasis. */
export function withoutEmphasis(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const { at, marks } of pairsOf(text)) {
    parts.push(text.slice(from, at));
    from = at + marks.length;
  }
  return parts.join("") + text.slice(from);
}
