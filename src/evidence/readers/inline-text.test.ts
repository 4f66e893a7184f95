import { expect, test } from "vitest";
import { tidy } from "../text-builder.ts";
import { inlineText } from "./inline-text.ts";
import { parseXml } from "./xml-tree.ts";

function inline(markup: string, marks: readonly string[] = []): string {
  const tree = parseXml(`<p>${markup}</p>`);
  if (!tree.ok) throw new Error(tree.error.message);
  return tidy(inlineText(tree.value, undefined, new Set(marks)));
}

test.each([
  ["10<sup>9</sup>/L", "10^9/L"],
  ["10<sup>−3</sup>", "10^−3"],
  ["375 mg/m<sup>2</sup>", "375 mg/m2"],
  ["CD20<sup>+</sup> cells", "CD20+ cells"],
  ["5<sup>th</sup>", "5th"],
  ["CO<sub>2</sub>", "CO2"],
  ["<sup>131</sup>I", "131I"],
  ["mc<sup>2</sup>7000", "mc2 7000"],
  ["β\n      <sub>2</sub>-agonist", "β2-agonist"],
  ["<sup>a</sup>Adjusted for age", "a Adjusted for age"],
  ["<i>P</i>&lt;0.05<break/>and", "P<0.05 and"],
])("inlineText sets %s as %s", (markup, text) => {
  expect(inline(markup)).toBe(text);
});

const bibr = (text: string): string => `<xref ref-type="bibr">${text}</xref>`;

test.each([
  ["a reference that is raised", `in 2009.<sup>${bibr("12")}</sup> Then`, "in 2009.[12] Then"],
  ["several in one", `improved<sup>${bibr("1")},${bibr("3")}–${bibr("5")}</sup>`, "improved[1,3–5]"],
  ["raised within", `45<xref ref-type="bibr"><sup>7</sup></xref>`, "45[7]"],
  ["one that follows a word", `activity<xref ref-type="table-fn">a</xref>`, "activity[a]"],
  ["one that is in brackets already", `shown [${bibr("1")},${bibr("2")}]`, "shown [1,2]"],
  ["one that is in round brackets", `(n = 12)<sup>${bibr("3")}</sup>`, "(n = 12)[3]"],
  ["names and a year", `as (${bibr("Price et al., 1980")}) showed`, "as (Price et al., 1980) showed"],
  ["a figure", `see <xref ref-type="fig">Figure 1</xref>`, "see Figure 1"],
])("inlineText keeps notes out of numbers: %s", (_, markup, text) => {
  expect(inline(markup)).toBe(text);
});

test("inlineText knows the marks of a table's notes from powers", () => {
  expect(inline("12.3<sup>1</sup> 4<sup>a,b</sup> m<sup>2</sup> 10<sup>9</sup>", ["1", "2", "a", "b"])).toBe(
    "12.3[1] 4[a,b] m2 10^9",
  );
});

test("inlineText reads one of several forms", () => {
  const forms = `<tex-math>\\documentclass{x}\\begin{document}$$x^2$$\\end{document}</tex-math><graphic/>`;
  expect(inline(`<alternatives><graphic/>${forms}</alternatives>`)).toBe("x^2");
  expect(inline(`<alternatives>${forms}<math><mi>y</mi></math></alternatives>`)).toBe("y");
});

test("inlineText leaves out what is taken aside, at any depth", () => {
  const tree = parseXml("<p>a<b>b<fn>note</fn></b>c</p>");
  const taken: string[] = [];
  const text =
    tree.ok &&
    inlineText(tree.value, (element) => {
      if (element.name === "fn") taken.push(inlineText(element));
      return element.name === "fn";
    });
  expect([text, taken]).toEqual(["abc", ["note"]]);
});

test.each([
  ["<msup><mi>x</mi><mn>2</mn></msup>", "x^2"],
  ["<msup><mi>e</mi><mrow><mo>-</mo><mi>k</mi><mi>t</mi></mrow></msup>", "e^(-kt)"],
  ["<msub><mi>C</mi><mi>max</mi></msub>", "Cmax"],
  ["<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>", "(a+b)/2"],
  ["<msqrt><mi>n</mi></msqrt>", "√(n)"],
  ["<mover><mi>x</mi><mo>¯</mo></mover>", "x¯"],
  ["<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>x</mi>", "∑_(i=1)^nx"],
  ["<mfenced><mi>a</mi><mi>b</mi></mfenced>", "(a, b)"],
  ["<semantics><mi>p</mi><annotation>tex</annotation></semantics>", "p"],
  ["<mn>2</mn><mo>\u2062</mo><mi>x</mi>", "2x"],
])("a formula is one line: %s", (formula, text) => {
  expect(inline(`<mml:math>${formula}</mml:math>`)).toBe(text);
});
