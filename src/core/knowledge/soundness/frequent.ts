/** Questions in a few words: no wording may be decided in two ways. */
import { wordingKey } from "../../answer/frequent.ts";
import { breach, type Rule } from "./checked.ts";

export const wordingsDecidedOnce: Rule = ({ pack, lexicon, where }) => {
  const decided = new Map<string, string>();
  return pack.frequent.flatMap(({ id, asked }) =>
    asked.flatMap((text, at) => {
      const key = wordingKey(text, pack, lexicon);
      const other = decided.get(key);
      decided.set(key, id);
      if (other === undefined || other === id) return [];
      return [
        breach(
          "asked-twice",
          where(`frequent/${id}`, `asked/${at}`),
          `“${text}” is the same question as one of frequent/${other}`,
          "leave one of them out; articles, courtesy and “in this disease” count for nothing",
        ),
      ];
    }),
  );
};
