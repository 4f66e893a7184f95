/** Everything that was done to the case, newest first. */
import { momentWords } from "../people/words.ts";
import { useCase } from "./case-context.tsx";

export function History() {
  const { history } = useCase().view;
  return (
    <details className="history">
      <summary>
        <h2>History</h2> <span className="soft">({history.length})</span>
      </summary>
      <ol reversed>
        {history.toReversed().map((entry) => (
          <li key={entry.revision}>
            <strong>{entry.by.name}</strong> {entry.text} <span className="soft">{momentWords(entry.at)}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
