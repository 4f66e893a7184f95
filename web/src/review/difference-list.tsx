/** What changed, sentence by sentence: before and after side by side, with the words marked. */
import type { SentenceDifference } from "../../../src/contract/review.ts";
import { pageWords } from "./words.ts";

const kindNames: Readonly<Record<SentenceDifference["kind"], string>> = {
  added: "Added",
  removed: "Removed",
  reworded: "Reworded",
  moved: "Moved",
};

type Word = SentenceDifference["words"][number];

/** Marked words keep their meaning without colour: struck out or underlined, and said to screen readers. */
export function Words({ words }: { readonly words: readonly Word[] }) {
  return words.map((word, at) => {
    const key = `${at} ${word.text}`;
    if (word.kind === "added") return <ins key={key}>{word.text}</ins>;
    if (word.kind === "removed") return <del key={key}>{word.text}</del>;
    return <span key={key}>{word.text}</span>;
  });
}

function Side({ title, words }: { readonly title: string; readonly words: readonly Word[] }) {
  return (
    <div className="difference-side">
      <h4>{title}</h4>
      <p>{words.length === 0 ? <span className="soft">Not there</span> : <Words words={words} />}</p>
    </div>
  );
}

function Difference({ difference }: { readonly difference: SentenceDifference }) {
  const { words } = difference;
  return (
    <li>
      <h3>
        {kindNames[difference.kind]}{" "}
        <span className="soft">
          · {difference.part} · {pageWords[difference.audience]}
        </span>
      </h3>
      {difference.kind === "moved" ? (
        <p>
          <Words words={words} />
        </p>
      ) : (
        <div className="difference-sides">
          <Side title="Before" words={words.filter(({ kind }) => kind !== "added")} />
          <Side title="After" words={words.filter(({ kind }) => kind !== "removed")} />
        </div>
      )}
    </li>
  );
}

export function DifferenceList({ differences }: { readonly differences: readonly SentenceDifference[] }) {
  if (differences.length === 0) return <p>No sentence differs.</p>;
  return (
    <ul className="differences">
      {differences.map((difference) => (
        <Difference key={`${difference.audience} ${difference.sentence} ${difference.kind}`} difference={difference} />
      ))}
    </ul>
  );
}
