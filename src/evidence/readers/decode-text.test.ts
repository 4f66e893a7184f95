import { describe, expect, test } from "vitest";
import { limits } from "../reader.ts";
import { decodeText, readText } from "./decode-text.ts";
import { inputOf, repeatedInput } from "./readings.fixture.ts";

const bytes = (...values: readonly number[]): Uint8Array => new Uint8Array(values);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function utf16(text: string, isLittle: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2 + 2));
  view.setUint16(0, 0xfeff, isLittle);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2 + 2, text.charCodeAt(at), isLittle);
  return new Uint8Array(view.buffer);
}

const textOf = (content: Uint8Array, declared?: string): string | undefined => {
  const decoded = decodeText("f", content, declared);
  return decoded.ok ? decoded.text : decoded.problem.code;
};

describe("decodeText", () => {
  test.each([
    ["UTF-8", utf8("35 % – Léger"), undefined, "35 % – Léger"],
    ["UTF-8 with a mark", utf8("\ufeffIgM"), undefined, "IgM"],
    ["UTF-16 with a mark, little end first", utf16("titre ≥ 70", true), undefined, "titre ≥ 70"],
    ["UTF-16 with a mark, big end first", utf16("titre ≥ 70", false), undefined, "titre ≥ 70"],
    ["windows-1252 without a declaration", bytes(0x33, 0x20, 0x96, 0x20, 0xe9), undefined, "3 – é"],
    ["the declared encoding", bytes(0xb1, 0xe6), "iso-8859-2", "ąć"],
    ["a declaration that a conversion left behind", utf8("Léger – 70"), "iso-8859-2", "Léger – 70"],
    ["a declared UTF-16 that is none", utf8("plain"), "utf-16", "plain"],
    ["a mark against a declaration", utf8("\ufeffé"), "iso-8859-2", "é"],
  ])("reads %s", (_, content, declared, text) => {
    expect(textOf(content, declared)).toBe(text);
  });

  test("refuses binary content, and an encoding that nobody knows", () => {
    expect(textOf(bytes(0x50, 0x4b, 3, 4, 0, 0, 0, 1, 2))).toBe("binary");
    expect(textOf(utf8("IgM \u0000 fell"))).toBe("binary");
    expect(textOf(utf8("IgM"), "klingon-1")).toBe("unknown-encoding");
  });

  test("keeps good letters of UTF-8 beside a broken one, and says that there was one", () => {
    const decoded = decodeText("f", new Uint8Array([...utf8("Léger, Čapek, Müller "), 0xff, ...utf8(" é")]));
    expect(decoded).toEqual({ ok: true, text: "Léger, Čapek, Müller \ufffd é", isLossy: true });
  });
});

describe("readText", () => {
  test("finds the declaration in the first bytes", async () => {
    const input = inputOf(bytes(...utf8("charset=iso-8859-2 "), 0xb1));
    expect(await readText(input, (head) => /charset=(\S+)/.exec(head)?.[1])).toMatchObject({
      text: "charset=iso-8859-2 ą",
    });
  });

  test("refuses a single line of 200 MB, having held no more than the limit", async () => {
    const read = await readText(repeatedInput("", "word ", 200 * 1024 * 1024));
    expect(read).toMatchObject({ ok: false, problem: { code: "too-large" } });
    expect(limits.wholeFile).toBeLessThan(200 * 1024 * 1024);
  });
});
