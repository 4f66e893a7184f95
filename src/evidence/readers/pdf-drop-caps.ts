/** Puts the large letter that opens a chapter back before the rest of its word. */
import type { Fragment } from "./pdf-fragments.ts";
import { commonSize } from "./pdf-rows.ts";

const isDropCap = (fragment: Fragment, size: number): boolean =>
  /^\p{Lu}$/u.test(fragment.text) && fragment.size > size * 1.9;

/** The first line beside the letter: the highest one that stands close to its right. */
function wordBeside(letter: Fragment, fragments: readonly Fragment[]): Fragment | undefined {
  let highest: Fragment | undefined;
  for (const fragment of fragments) {
    const gap = fragment.left - letter.right;
    const isInside = fragment.y > letter.y - letter.size && fragment.y <= letter.y + 1;
    if (fragment === letter || !isInside || gap < -2 || gap > letter.size || fragment.size > letter.size / 1.5)
      continue;
    if (
      highest === undefined ||
      fragment.y < highest.y - 1 ||
      (fragment.y < highest.y + 1 && fragment.left < highest.left)
    )
      highest = fragment;
  }
  return highest;
}

/** The page's pieces with such letters joined to their words. */
export function withoutDropCaps(fragments: readonly Fragment[]): readonly Fragment[] {
  const size = commonSize(fragments);
  const joined = new Map<Fragment, string>();
  const gone = new Set<Fragment>();
  for (const letter of fragments.filter((fragment) => isDropCap(fragment, size)).slice(0, 50)) {
    const word = wordBeside(letter, fragments);
    if (word === undefined) continue;
    joined.set(word, letter.text + (word.spaced && /^\p{Lu}/u.test(word.text) ? " " : "") + word.text);
    gone.add(letter);
  }
  if (gone.size === 0) return fragments;
  return fragments.flatMap((fragment) => {
    if (gone.has(fragment)) return [];
    const text = joined.get(fragment);
    return [text === undefined ? fragment : { ...fragment, text }];
  });
}
