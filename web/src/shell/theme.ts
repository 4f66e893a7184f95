/** Mantine set up for reading: system fonts, one accent, and colours that keep WCAG AA contrast in both schemes. */
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

const node: MantineColorsTuple = [
  "#e8f1f5",
  "#cfe3ec",
  "#a6cddd",
  "#7cc4e0",
  "#4c9fbf",
  "#2b7f9f",
  "#186a8a",
  "#0f5a78",
  "#0b4a64",
  "#073a50",
];

export const theme = createTheme({
  colors: { node },
  primaryColor: "node",
  primaryShade: { light: 7, dark: 6 },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  defaultRadius: "sm",
  respectReducedMotion: true,
  cursorType: "pointer",
});

/** Mantine's own greys for hints, borders and errors are too faint for small text; these are not. */
export const colourVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-body": "#ffffff",
    "--mantine-color-text": "#1b1f24",
    "--mantine-color-dimmed": "#4b5563",
    "--mantine-color-placeholder": "#5b6572",
    "--mantine-color-error": "#9b1c1c",
    "--mantine-color-default-border": "#7b8794",
    "--mantine-color-anchor": "#0f5a78",
    "--mantine-color-gray-4": "#7b8794",
  },
  dark: {
    "--mantine-color-body": "#16191d",
    "--mantine-color-text": "#e6e8ea",
    "--mantine-color-dimmed": "#aab2bb",
    "--mantine-color-placeholder": "#9aa4ae",
    "--mantine-color-error": "#ff9d96",
    "--mantine-color-default-border": "#73808c",
    "--mantine-color-default": "#1e2328",
    "--mantine-color-default-hover": "#272d33",
    "--mantine-color-anchor": "#7cc4e0",
    "--mantine-color-dark-4": "#73808c",
    "--mantine-color-dark-6": "#1e2328",
  },
});
