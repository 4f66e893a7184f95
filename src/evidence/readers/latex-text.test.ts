import { expect, test } from "vitest";
import { latexToText } from "./latex-text.ts";

test.each([
  [String.raw`{\"O}zt{\"u}rk and S\'ebastien Garc\'{\i}a`, "Öztürk and Sébastien García"],
  [String.raw`\c{C}elik, \v{S}im\r{a}k, Fran{\c c}ois, na\"{\i}ve`, "Çelik, Šimåk, François, naïve"],
  [String.raw`{\AA}ngstr\"om, \o stergaard, {\L}ukasz, Stra{\ss}e`, "Ångström, østergaard, Łukasz, Straße"],
  [String.raw`$\alpha$-blocker, $p \leq 0.05$, 3 $\pm$ 1`, "α-blocker, p ≤ 0.05, 3 ± 1"],
  [String.raw`10$^{9}$/L, $10^{-3}$, 10\textsuperscript{9}`, "10^9/L, 10^-3, 10^9"],
  [String.raw`m$^2$, CO$_2$, 375 mg/m\textsuperscript{2}, H\textsubscript{2}O`, "m2, CO2, 375 mg/m2, H2O"],
  [String.raw`95\% \& more, a\_b, \{set\}, \$5`, "95% & more, a_b, {set}, $5"],
  ["from $5 million to $10", "from $5 million to $10"],
  ["one lone $ sign", "one lone $ sign"],
  ["pages 1--7 --- all ``quoted''", "pages 1–7 — all “quoted”"],
  [String.raw`\emph{very} {\bf {IgM}} and \LaTeX{}`, "very IgM and LaTeX"],
  [String.raw`\frac{a}{b} \unknown{kept} \bare kept`, "a/b kept bare kept"],
  ["n~=~3", "n = 3"],
])("latexToText: %s is %s", (source, text) => {
  expect(latexToText(source).replace(/\s+/g, " ")).toBe(text);
});

test("latexToText keeps empty lines, which part paragraphs", () => {
  expect(latexToText("one\n\ntwo")).toBe("one\n\ntwo");
});

test("latexToText comes to an end with hostile markup", () => {
  for (const unit of ["{", "$", "\\", "\\'{", "$\\", "^{", "\\frac{", "\\\\[", "~", "-"])
    expect(latexToText(unit.repeat(300_000)).length).toBeLessThanOrEqual(unit.length * 300_000);
});
