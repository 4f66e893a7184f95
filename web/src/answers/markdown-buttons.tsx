/** Takes the answer away as Markdown, by clipboard or as a file. */
import { Button } from "@mantine/core";
import { answerToMarkdown } from "../../../src/core/answer/markdown.ts";
import type { Answer } from "../../../src/core/answer/answer.ts";
import { CopyButton } from "./copy-button.tsx";

/** Saves text as a file. The name says nothing of the question. */
function download(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/markdown;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

export function MarkdownButtons({ answer }: { readonly answer: Answer }) {
  return (
    <>
      <CopyButton text={() => answerToMarkdown(answer)} label="Copy Markdown" />
      <Button
        size="xs"
        variant="default"
        onClick={() => download(answerToMarkdown(answer), `ranvier-answer-${answer.createdAt.slice(0, 10)}.md`)}
      >
        Download Markdown
      </Button>
    </>
  );
}
