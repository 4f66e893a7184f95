/** The keys of a case, explained where ? leads. */
import { useShortcutSetting } from "../shell/shortcut.ts";

const keys = [
  ["j", "next sentence"],
  ["k", "sentence before"],
  ["c", "comment on this sentence"],
  ["s", "suggest a change to it"],
  ["a", "go to Accept; Enter accepts"],
  ["d", "go to Decline; Enter asks why"],
  ["?", "these keys"],
] as const;

export function KeysHelp() {
  const [on] = useShortcutSetting();
  return (
    <details id="review-keys" className="no-print">
      <summary>Keys</summary>
      <dl className="keys">
        {keys.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">
        {on ? "They can be turned off at the foot of the page." : "They are off; turn them on at the foot of the page."}{" "}
        Everything is reached with Tab as well.
      </p>
    </details>
  );
}
