import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { decodedText } from "./text-stream.ts";
import { inputOf, listOf } from "./readings.fixture.ts";

/** The text that could be read, and the codes of what could not. */
async function decoded(content: string | Uint8Array, pieceBytes?: number) {
  const pieces = await listOf(decodedText(inputOf(content, "file", pieceBytes)));
  return {
    text: pieces.map((piece) => (piece.ok ? piece.text : "")).join(""),
    problems: pieces.flatMap((piece) => (piece.ok ? [] : piece.problem.code)),
  };
}

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part))));

const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");

describe("decodedText", () => {
  test("UTF-8 is whole again however it is cut", async () => {
    const text = "Waldenström 10⁹/L 𝛼 café ".repeat(300);
    for (const piece of [1, 2, 3, 1000, 5000]) expect((await decoded(text, piece)).text).toBe(text);
  });

  test("a byte order mark is left out", async () => {
    expect((await decoded("\ufeffTY  - JOUR")).text).toBe("TY  - JOUR");
  });

  test("what is not UTF-8 is windows-1252, line by line", async () => {
    const mixed = bytes("caf", [0xe9], " ", [0x93], "x", [0x94], "\n", [...Buffer.from("Sjögren")], "\n");
    expect(await decoded(mixed)).toEqual({ text: "café “x”\nSjögren\n", problems: [] });
  });

  test("a bad byte in a line of good UTF-8 is told of, and the rest kept", async () => {
    const broken = bytes([...Buffer.from("αβγδ µg ")], [0xff], [...Buffer.from(" größer")]);
    expect(await decoded(broken)).toEqual({ text: "αβγδ µg \ufffd größer", problems: ["bad-characters"] });
  });

  test.each([
    ["little-endian with a mark", bytes([0xff, 0xfe], [...utf16("<a>é</a>")])],
    ["big-endian with a mark", bytes([0xfe, 0xff], [...utf16("<a>é</a>").swap16()])],
    ["little-endian without a mark", bytes([...utf16("<a>é</a>")])],
  ])("UTF-16, %s", async (_, content) => {
    expect(await decoded(content)).toEqual({ text: "<a>é</a>", problems: [] });
  });

  test("a declared encoding is honoured", async () => {
    const xml = bytes('<?xml version="1.0" encoding="ISO-8859-2"?><a>Pozna', [0xf1], "</a>");
    expect((await decoded(xml)).text).toContain("<a>Poznań</a>");
    expect((await decoded(bytes("% Encoding: ISO8859_5\n", [0xb0]))).text).toContain("А");
  });

  test("a declaration of UTF-16 in a file of single bytes is wrong", async () => {
    expect((await decoded('<?xml version="1.0" encoding="utf-16"?><a>é</a>')).text).toContain("<a>é</a>");
  });

  test("an encoding that is not known is refused", async () => {
    const xml = '<?xml version="1.0" encoding="klingon-8"?><a/>';
    expect(await decoded(xml)).toEqual({ text: "", problems: ["unknown-encoding"] });
  });

  test.each([
    ["NUL bytes", bytes("abc", [0, 0, 1], "def")],
    ["a PDF", bytes("%PDF-1.7\n")],
    ["a zip file", bytes([0x50, 0x4b, 0x03, 0x04], "word/document.xml")],
    ["gzip within gzip", gzipSync(gzipSync("TY  - JOUR".repeat(50)))],
  ])("%s is no text", async (_, content) => {
    expect(await decoded(content)).toEqual({ text: "", problems: ["binary"] });
  });

  test("gzip is unpacked, also in several members", async () => {
    const packed = Buffer.concat([gzipSync("first "), gzipSync("second")]);
    expect(await decoded(packed, 1)).toEqual({ text: "first second", problems: [] });
  });

  test("gzip that is cut off gives what there is, and says so", async () => {
    const text = Array.from({ length: 30_000 }, (_, n) => `${n * 7919} `).join("");
    const result = await decoded(gzipSync(text).subarray(0, 50_000));
    expect(text.startsWith(result.text) && result.text.length > 1000).toBe(true);
    expect(result.problems).toEqual(["damaged-gzip"]);
  });

  test("gzip whose checksum is wrong is told of", async () => {
    const packed = Buffer.from(gzipSync("a text of some length"));
    packed.writeUInt8(packed.readUInt8(packed.length - 8) ^ 1, packed.length - 8);
    expect((await decoded(packed)).problems).toContain("damaged-gzip");
  });

  test("a gzip bomb is stopped before much of it is out", async () => {
    const result = await decoded(gzipSync(Buffer.alloc(100_000_000, "a")));
    expect(result.problems).toEqual(["gzip-bomb"]);
    expect(result.text.length).toBeLessThan(30_000_000);
  });

  test("an error of the file itself is not taken for damaged gzip", async () => {
    const start = gzipSync("x".repeat(1000)).subarray(0, 20);
    const failing = async function* (): AsyncGenerator<Uint8Array> {
      yield start;
      throw new Error("disk failure");
    };
    await expect(listOf(decodedText({ name: "f", size: 0, bytes: failing }))).rejects.toThrow("disk failure");
  });

  test.each([
    ["plain", Buffer.from("a".repeat(10_000))],
    ["packed", gzipSync("a".repeat(10_000))],
  ])("the file is released when reading stops early, %s", async (_, block) => {
    let isReleased = false;
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield block;
      } finally {
        isReleased = true;
      }
    };
    for await (const piece of decodedText({ name: "f", size: 0, bytes: endless })) if (piece.ok) break;
    await expect.poll(() => isReleased).toBe(true);
  });

  test("an empty file has an empty text", async () => {
    expect(await decoded("")).toEqual({ text: "", problems: [] });
  });
});
