import { expect, test } from "vitest";
import { noMetadata } from "../document.ts";
import { standingOf } from "./standing.ts";

const told = (text: string, more: object = {}): string | undefined =>
  standingOf(
    { format: "plain-text", metadata: noMetadata, text, blocks: [], sections: [], pages: [] },
    { ...noMetadata, ...more },
  );

test.each([
  ["Content is pending human review. Rituximab works.", "pending review"],
  ["This text has not been reviewed.", "pending review"],
  ["This is a preprint and was not certified.", "a preprint"],
  ["Draft for consultation\n\nRituximab works.", "a draft"],
  ["This protocol is no longer in force.", "no longer in force"],
  ["Patients were reviewed at six months.", undefined],
  ["We drafted a protocol and reviewed the literature.", undefined],
])("%s", (text, standing) => {
  expect(told(text)).toBe(standing);
});

test("publication types and the end of a long text are read too", () => {
  expect(told("Rituximab works.", { publicationTypes: ["Preprint"] })).toBe("a preprint");
  expect(told(`${"Rituximab works. ".repeat(900)}Awaiting peer review.`)).toBe("pending review");
});
