import { expect, test } from "vitest";
import { inputOf, listOf, repeatedInput } from "./readings.fixture.ts";
import { textLines } from "./text-lines.ts";

const linesOf = async (text: string, pieceBytes: number) =>
  (await listOf(textLines(inputOf(text, "f", pieceBytes), 20))).map((line) =>
    line.ok ? `${line.number} ${line.text}` : `${line.problem.where?.line} ${line.problem.code}`,
  );

test.each([1, 2, 3, 1000])("textLines knows every kind of line end, in pieces of %i bytes", async (pieceBytes) => {
  expect(await linesOf("a\r\nb\rc\n\nd", pieceBytes)).toEqual(["1 a", "2 b", "3 c", "4 ", "5 d"]);
  expect(await linesOf("a\n", pieceBytes)).toEqual(["1 a"]);
});

test("textLines takes a return and a line feed in two pieces for one line end", async () => {
  // The decoder gathers the first two kilobytes, so the pieces are met behind them.
  const lines = await linesOf("p\n".repeat(1500) + "a\r\nb\r\n\r\nc\rd", 1);
  expect(lines.slice(1500)).toEqual(["1501 a", "1502 b", "1503 ", "1504 c", "1505 d"]);
});

test("textLines passes over a line that is too long, and reads the next", async () => {
  expect(await linesOf(`a\n${"x".repeat(21)}\n${"y".repeat(20)}`, 7)).toEqual([
    "1 a",
    "2 line-too-long",
    `3 ${"y".repeat(20)}`,
  ]);
});

test("textLines meets a line of 200 MB without holding it", async () => {
  const before = process.memoryUsage().rss;
  const lines = await listOf(textLines(repeatedInput("", "x", 200_000_000, "\nlast")));
  expect(lines.map((line) => line.ok || line.problem.code)).toEqual(["line-too-long", true]);
  expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
});
