import { MantineProvider } from "@mantine/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Sentence } from "../../../src/core/answer/answer.ts";
import { noticeOf, notConfirmed } from "../../../src/core/answer/notice.ts";
import { SentenceLine } from "./sentence-line.tsx";

const drawn = (sentence: Sentence): string =>
  renderToStaticMarkup(
    <MantineProvider>
      <SentenceLine sentence={sentence} />
    </MantineProvider>,
  );

test("a notice is shown as one, and not as a statement that could not be checked", () => {
  expect(drawn(noticeOf(notConfirmed))).toContain(notConfirmed);
  expect(drawn(noticeOf(notConfirmed))).not.toContain("not checkable");
  expect(drawn(noticeOf("A statement without a source."))).toContain("not checkable");
});
