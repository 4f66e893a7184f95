/** Light, dark, or as the device says. */
import { UnstyledButton, useMantineColorScheme } from "@mantine/core";

const next = { auto: "light", light: "dark", dark: "auto" } as const;
const names = { auto: "Auto", light: "Light", dark: "Dark" } as const;
const shapes = { auto: "◐", light: "○", dark: "●" } as const;

export function SchemeToggle() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <UnstyledButton
      className="scheme"
      onClick={() => setColorScheme(next[colorScheme])}
      aria-label={`Colours: ${names[colorScheme]}. Change to ${names[next[colorScheme]]}`}
    >
      <span aria-hidden="true">{shapes[colorScheme]}</span> {names[colorScheme]}
    </UnstyledButton>
  );
}
