/** A tool's result as the tests read it. */
export interface CalledTool {
  readonly isError?: boolean;
  readonly content: readonly { readonly type: string; readonly text: string }[];
  readonly structuredContent?: unknown;
}

/** Its text. */
export const textOf = ({ content }: CalledTool): string => content.map(({ text }) => text).join("\n");
