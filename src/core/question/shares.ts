/** Numbers in a message: shares of a whole as per cent, and what any other number counts. */
import { own, type Token } from "./tokens.ts";

const smallNumbers: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twenty: 20,
  hundred: 100,
  thousand: 1000,
};

const fractions: Readonly<Record<string, number>> = {
  half: 2,
  third: 3,
  quarter: 4,
  fifth: 5,
  sixth: 6,
  tenth: 10,
  hundredth: 100,
};

const isNumber = (word: string): boolean => /^\d/.test(word);

export function numberAt(tokens: readonly Token[], at: number): number | undefined {
  const word = tokens[at]?.word ?? "";
  if (isNumber(word)) return Number(word.replace(",", "."));
  return own(smallNumbers, word);
}

const units = /^(year|month|week|day|hour|g|mg|ml|cp|kpa|btu|point|percent|gl|dl|item)/;

/** What a number counts, "#" when its word is none of these. */
export const unitAt = (tokens: readonly Token[], at: number): string =>
  units.exec(tokens[at + 1]?.word ?? "")?.[0] ?? "#";

/** A share in per cent: "one in ten", "3 in every 1000", "0.28 per 100000", "54 %". */
export function shareAt(
  tokens: readonly Token[],
  at: number,
  text: string,
): { readonly percent: number; readonly to: number } | undefined {
  const first = numberAt(tokens, at);
  if (first === undefined) return undefined;
  const token = tokens[at];
  if (token !== undefined && isNumber(token.word) && /^\s?%/.test(text.slice(token.end, token.end + 2)))
    return { percent: first, to: at + 1 };
  const next = tokens[at + 1]?.word ?? "";
  if (next === "percent") return { percent: first, to: at + 2 };
  if (next === "per" && tokens[at + 2]?.word === "cent") return { percent: first, to: at + 3 };
  const parts = own(fractions, next.replace(/s$/, ""));
  if (parts !== undefined && first < parts) return { percent: (100 * first) / parts, to: at + 2 };
  const per = [1, 2, 3, 4, 5].find((i) => tokens[at + i]?.word === "per" && tokens[at + i]?.mark === false);
  if (!/^(in|of|per|out)$/.test(next) && (per === undefined || numberAt(tokens, at + per + 1) === undefined))
    return undefined;
  const from = /^(in|of|per|out)$/.test(next) ? at + 2 : at + (per ?? 1) + 1;
  for (let i = from; i < from + 3; i++) {
    const second = numberAt(tokens, i);
    if (second !== undefined) {
      const whole = tokens[i + 1]?.word === "hundred" ? second * 100 : second;
      return whole >= first && whole >= 2 ? { percent: (100 * first) / whole, to: i + 1 } : undefined;
    }
    if (!/^(every|a|the|of|each)$/.test(tokens[i]?.word ?? "")) return undefined;
  }
  return undefined;
}

/** Place of a share on the scale of how often. */
export const oftenness = (percent: number): number =>
  percent >= 90 ? 1 : percent >= 55 ? 0.6 : percent >= 35 ? 0.1 : percent >= 10 ? -0.3 : percent >= 1 ? -0.6 : -0.8;
