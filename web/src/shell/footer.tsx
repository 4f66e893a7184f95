/** What holds for every page: review state, what the product is not, the shortcut. */
import { UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import { account } from "../wire/people.ts";
import { useShortcutSetting } from "./shortcut.ts";

/** The same sentence as in src/core/answer/answer.ts, without taking the schema library along. */
export const bannerSentence = "Not yet reviewed by clinicians";

export function Footer() {
  const [shortcut, setShortcut] = useShortcutSetting();
  // Articles, one or all of them, say themselves how far their review has come.
  const isArticle = useLocation({ select: ({ pathname }) => /^\/articles(?:\/|$)/u.test(pathname) });
  const mayCount = useQuery(account).data?.roles.includes("administrator") === true;
  return (
    <footer className="footer">
      <div className="footer-inside">
        <p>
          {isArticle ? null : <strong>{bannerSentence}. </strong>}Ranvier summarises published evidence. It does not
          diagnose, order or prescribe, and does not replace clinical judgement. In an emergency call your local
          emergency number.
        </p>
        <p>
          Questions are not stored unless you ask for a permanent link.{" "}
          {mayCount ? (
            <>
              <Link to="/kept">What is kept here</Link>
              {" · "}
            </>
          ) : null}
          <Link to="/policy">Editorial policy</Link>
          {" · "}
          <Link to="/reference">API</Link>
        </p>
        <p className="no-print">
          <kbd>/</kbd> jumps to the question box.{" "}
          <UnstyledButton className="as-link" onClick={() => setShortcut(!shortcut)} aria-pressed={shortcut}>
            Shortcut {shortcut ? "on" : "off"}
          </UnstyledButton>
        </p>
      </div>
    </footer>
  );
}
