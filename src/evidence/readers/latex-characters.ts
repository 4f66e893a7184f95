/** The characters that LaTeX writes as commands: accents, letters, Greek, signs. */

/** Accents by their command, as the marks that follow the letter. */
export const accentMarks: ReadonlyMap<string, string> = new Map([
  ["`", "\u0300"],
  ["'", "\u0301"],
  ["^", "\u0302"],
  ["~", "\u0303"],
  ["=", "\u0304"],
  ["u", "\u0306"],
  [".", "\u0307"],
  ['"', "\u0308"],
  ["r", "\u030a"],
  ["H", "\u030b"],
  ["v", "\u030c"],
  ["d", "\u0323"],
  ["c", "\u0327"],
  ["k", "\u0328"],
  ["b", "\u0331"],
]);

const letters = "ss ß ae æ AE Æ oe œ OE Œ aa å AA Å o ø O Ø l ł L Ł i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ";

const greek =
  "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω";

const signs =
  "pm ± mp ∓ times × div ÷ cdot · leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ ll ≪ gg ≫ approx ≈ sim ∼ simeq ≃ equiv ≡ infty ∞ rightarrow → to → leftarrow ← leftrightarrow ↔ uparrow ↑ downarrow ↓ degree ° circ ° textdegree ° prime ′ sum ∑ prod ∏ sqrt √ partial ∂ dagger † ddagger ‡ dag † ddag ‡ copyright © textcopyright © textregistered ® texttrademark ™ textmu µ micro µ textpm ± texttimes × textendash – textemdash — ldots … dots … textellipsis … bullet • textbullet • S § P ¶ pounds £ euro € texteuro € textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” textquotesingle ' guillemotleft « guillemotright » textless < textgreater > lt < gt > textasciitilde ~ textasciicircum ^ textbackslash \\ textbar | textunderscore _";

/** The lists above as pairs of a name and its character. */
function inPairs(list: string): readonly (readonly [string, string])[] {
  const all = list.split(" ");
  return all.flatMap((name, index) => (index % 2 === 0 ? [[name, all[index + 1] ?? ""] as const] : []));
}

const characters: ReadonlyMap<string, string> = new Map([letters, greek, signs].flatMap(inPairs));
const letterCommands: ReadonlySet<string> = new Set(inPairs(letters).map(([name]) => name));

/** The character that a command of this name stands for. */
export const characterOf = (name: string): string | undefined => characters.get(name);

/** Letters of words: the space after such a command only ends its name. */
export const isLetterCommand = (name: string): boolean => letterCommands.has(name);
