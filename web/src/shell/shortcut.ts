/** The one keyboard shortcut: "/" goes to the question box. It can be turned off (WCAG 2.1.4). */
import { useHotkeys, useLocalStorage } from "@mantine/hooks";
import type { RefObject } from "react";

/** Whether the shortcut is on, and how to switch it. */
export function useShortcutSetting(): readonly [boolean, (on: boolean) => void] {
  const [value, setValue] = useLocalStorage({
    key: "ranvier-shortcut",
    defaultValue: "on",
    getInitialValueInEffect: false,
  });
  return [value !== "off", (on) => setValue(on ? "on" : "off")];
}

/** Lets "/" focus a field, unless somebody is typing elsewhere or turned it off. */
export function useFocusShortcut(field: RefObject<HTMLElement | null>): void {
  const [on] = useShortcutSetting();
  useHotkeys(on ? [["/", () => field.current?.focus()]] : []);
}
