import { describe, expect, test } from "vitest";
import { inlineMarkdown } from "./markdown-inline.ts";
import { readMarkdown } from "./markdown.ts";
import { blocksOf, inputOf, onlyDocument, outcomeOf, sectionsOf } from "./readings.fixture.ts";

describe("inlineMarkdown", () => {
  test.each([
    ["emphasis", "*a*, **b *c* d**, ***e*** and _f_ __g__", "a, b c d, e and f g"],
    ["stars that are none", "10*9/L, 2*3*4, IgM*fell* and a * b", "10*9/L, 2*3*4, IgM*fell* and a * b"],
    ["underscores in words", "snake_case_word and https://x.org/a_b_c", "snake_case_word and https://x.org/a_b_c"],
    ["links", 'see [the *trial*](http://x.org/a_(b) "t") and <https://x.org/c>', "see the trial and https://x.org/c"],
    ["a link without words", "at [](https://x.org/d)", "at https://x.org/d"],
    ["pictures", "![IgM over time](a.png)", "IgM over time"],
    ["code", "`a *b*` and ``c `d` ``", "a *b* and c `d` "],
    ["escapes", "\\*a\\* 5 \\< 6", "*a* 5 < 6"],
    ["struck text", "~~old~~ new", "old new"],
    ["raised and lowered text", "10^9^/L, H~2~O and 10<sup>9</sup>/L", "10^9/L, H2O and 10^9/L"],
    ["inline HTML and entities", "&alpha;<b>x</b> &lt; 5<br>y <script>z</script>", "αx < 5 y "],
    ["comparisons", "p < 0.05 and > 3", "p < 0.05 and > 3"],
    ["notes", "text[^1]", "text[1]"],
  ])("%s", (_, source, text) => {
    expect(inlineMarkdown(source).replace(/\s+/g, " ")).toBe(text);
  });

  test("a label is a link only where it is defined", () => {
    expect(inlineMarkdown("[a][b] [c] [70]", new Set(["b", "c"]))).toBe("a c [70]");
  });
});

const article = `---
title: Rituximab in anti-MAG neuropathy
authors: [Marinos C. Dalakas, {given: Jane Q., family: Roe}]
date: 2009-03
doi: https://doi.org/10.1234/EXMPL.1
pmid: 12345678
language: English
abstract: |
  IgM fell by 35 % to 82 %.
funding: nobody
---

Intro
=====

Two trials missed
their primary end-
points.

- one
  goes on

  and on
* [x] two
1. three

| Arm | n |
|:----|--:|
| \`a|b\` | 6 \\| 9 |

> Quoted *text*
goes on

\`\`\`
const x = "*y*";
\`\`\`

<table><tr><td>10<sup>9</sup></td><td>b</td></tr></table>

<!-- nobody's

text -->
<script>
alert(1)

</script>

INCAT
: a scale

![Figure 1. IgM](f.png)

## References ##

[x]: http://example.org
[^1]: A note.
`;

describe("readMarkdown", () => {
  test("reads structure, with the markup taken off", async () => {
    const document = await onlyDocument(readMarkdown, article);
    expect(blocksOf(document)).toEqual([
      "heading: Rituximab in anti-MAG neuropathy",
      "heading: Abstract",
      "paragraph: IgM fell by 35 % to 82 %.",
      "heading: Intro",
      "paragraph: Two trials missed their primary endpoints.",
      "list-item: one goes on",
      "list-item: and on",
      "list-item: two",
      "list-item: 1. three",
      "table-row: Arm | n",
      "table-row: a|b | 6 | 9",
      "paragraph: Quoted text goes on",
      'paragraph: const x = "*y*";',
      "table-row: 10^9 | b",
      "list-item: INCAT: a scale",
      "caption: Figure 1. IgM",
      "heading: References",
      "paragraph: [1] A note.",
      "paragraph: funding: nobody",
    ]);
    expect(sectionsOf(document)).toEqual([
      "1 body Rituximab in anti-MAG neuropathy",
      "2 abstract Abstract",
      "1 body Intro",
      "2 references References",
      "1 navigation",
    ]);
  });

  test("takes metadata from the head of the file only", async () => {
    const { metadata } = await onlyDocument(readMarkdown, article);
    expect(metadata).toMatchObject({
      title: "Rituximab in anti-MAG neuropathy",
      authors: ["Dalakas MC", "Roe JQ"],
      date: "2009-03",
      doi: "10.1234/exmpl.1",
      pmid: "12345678",
      language: "en",
    });
    const bare = await onlyDocument(readMarkdown, "# A title\n\ndoi: 10.1234/abc, 2009");
    expect(bare.metadata).toMatchObject({ title: "A title", authors: [] });
    expect(bare.metadata.doi).toBeUndefined();
  });

  test("a title that the text opens with is not written twice", async () => {
    const document = await onlyDocument(readMarkdown, "---\ntitle: A title\n---\n\n# A *title*\n\nText.");
    expect(blocksOf(document)).toEqual(["heading: A title", "paragraph: Text."]);
  });

  test("keeps a head that is no YAML, says on which line it fails, and expands no aliases", async () => {
    const broken = await outcomeOf(readMarkdown, inputOf("---\na: b\n'c\n---\n\nText."));
    expect(broken.problems).toEqual(["bad-front-matter:3"]);
    expect(broken.documents[0]?.text).toBe("Text.\n\na: b\n\n'c");
    const bomb = await outcomeOf(readMarkdown, inputOf("---\na: &a [x, x]\nb: [*a, *a]\n---\n\nText."));
    expect(bomb.problems).toEqual(["bad-front-matter:1"]);
  });

  test("hostile runs of marks stay text, and are read in one pass", async () => {
    for (const mark of ["*a ", "[a", "`` ` ", "_a_ ", "> ", "(]["]) {
      const { documents } = await outcomeOf(readMarkdown, inputOf(`x ${mark.repeat(100_000)}`, "f", 65_536));
      expect(documents, mark).toHaveLength(1);
    }
  });
});
