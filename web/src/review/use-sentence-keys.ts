/**
 * The keyboard on a case: j and k walk the sentences, c and s write, a and d go to accepting and declining, ? explains.
 * Single letters can be turned off in the footer (WCAG 2.1.4). Nothing is decided by one key: a and d move the focus.
 */
import { useHotkeys } from "@mantine/hooks";
import type { RefObject } from "react";
import { useShortcutSetting } from "../shell/shortcut.ts";
import type { OpenForm } from "./case-context.tsx";

const selector = "[data-place]";

/** The sentence the focus is in. */
const current = (): HTMLElement | undefined => {
  const found = document.activeElement?.closest<HTMLElement>(selector);
  return found ?? undefined;
};

function walk(body: HTMLElement | null, step: 1 | -1): void {
  const all = [...(body?.querySelectorAll<HTMLElement>(selector) ?? [])];
  const now = current();
  const at = now === undefined ? -1 : all.indexOf(now);
  const next = all[at === -1 ? (step === 1 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step))];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "center" });
}

/** Goes to a control: of the sentence the focus is in, else the first on the page. */
function goTo(body: HTMLElement | null, name: "accept" | "decline"): void {
  const found = (current() ?? body)?.querySelector<HTMLElement>(`[data-act="${name}"]`) ?? undefined;
  (found ?? body?.querySelector<HTMLElement>(`[data-act="${name}"]`))?.focus();
}

export function useSentenceKeys(
  body: RefObject<HTMLElement | null>,
  openForm: (form: OpenForm | undefined) => void,
): void {
  const [on] = useShortcutSetting();
  const write = (kind: "comment" | "suggest"): void => {
    const sentence = current();
    const at = sentence?.dataset["place"];
    if (at !== undefined && sentence?.querySelector(`[data-act="${kind}"]`) !== null) openForm({ kind, at });
  };
  const help = (): void => {
    const details = document.querySelector<HTMLDetailsElement>("#review-keys");
    if (details === null) return;
    details.open = true;
    details.querySelector("summary")?.focus();
  };
  useHotkeys(
    on
      ? [
          ["j", () => walk(body.current, 1)],
          ["k", () => walk(body.current, -1)],
          ["c", () => write("comment")],
          ["s", () => write("suggest")],
          ["a", () => goTo(body.current, "accept")],
          ["d", () => goTo(body.current, "decline")],
          // With or without Shift, as the keyboard has it.
          ["shift+?", help],
          ["?", help],
        ]
      : [],
  );
}
