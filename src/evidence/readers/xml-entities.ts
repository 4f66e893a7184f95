/** Characters that HTML and the DTDs of journals name, for files that use the names and leave the definitions elsewhere. */

/** The names of U+00A0 to U+00FF, in order. */
const latin = `
  nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute
  micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig
  Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash
  Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute
  ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc
  uuml yacute thorn yuml
`;

/** The names of the Greek letters from alpha on, in order; "-" stands where the capitals have a gap. */
const greekCapitals = `
  Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi
  Chi Psi Omega
`;
const greekSmall = `
  alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon
  phi chi psi omega
`;

/** Others, each a name and its character. */
const others = `
  OElig Œ oelig œ Scaron Š scaron š Yuml Ÿ fnof ƒ circ ˆ tilde ˜ thetasym ϑ ndash – mdash — lsquo ‘ rsquo ’ sbquo
  ‚ ldquo “ rdquo ” bdquo „ dagger † Dagger ‡ bull • hellip … permil ‰ prime ′ Prime ″ lsaquo ‹ rsaquo › oline ‾
  frasl ⁄ euro € trade ™ larr ← uarr ↑ rarr → darr ↓ harr ↔ lArr ⇐ uArr ⇑ rArr ⇒ dArr ⇓ hArr ⇔ forall ∀ part ∂
  exist ∃ empty ∅ nabla ∇ isin ∈ notin ∉ ni ∋ prod ∏ sum ∑ minus − lowast ∗ radic √ prop ∝ infin ∞ ang ∠ and ∧ or
  ∨ cap ∩ cup ∪ int ∫ there4 ∴ sim ∼ cong ≅ asymp ≈ ne ≠ equiv ≡ le ≤ ge ≥ sub ⊂ sup ⊃ nsub ⊄ sube ⊆ supe ⊇ oplus
  ⊕ otimes ⊗ perp ⊥ sdot ⋅ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lang 〈 rang 〉 loz ◊ spades ♠ clubs ♣ hearts ♥ diams ♦
  ensp \u2002 emsp \u2003 thinsp \u2009 hairsp \u200a
  ges \u2a7e les \u2a7d hyphen \u2010 plus + equals = percnt % num # dollar $ ast * lpar ( rpar ) lsqb [ rsqb ]
  epsi \u03b5 epsiv \u03f5 phiv \u03d5 thetav \u03d1 ohm \u03a9 ell \u2113 angst \u00c5 square \u25a1 check \u2713
  inodot \u0131 lstrok \u0142 Lstrok \u0141 ccaron \u010d Ccaron \u010c cacute \u0107 Cacute \u0106 zcaron \u017e
  Zcaron \u017d zacute \u017a zdot \u017c rcaron \u0159 Rcaron \u0158 ecaron \u011b ncaron \u0148 nacute \u0144
  sacute \u015b Sacute \u015a scedil \u015f Scedil \u015e gbreve \u011f Gbreve \u011e eogon \u0119 aogon \u0105
  abreve \u0103 odblac \u0151 udblac \u0171 uring \u016f amacr \u0101 emacr \u0113 imacr \u012b omacr \u014d
  umacr \u016b dstrok \u0111 Dstrok \u0110 Idot \u0130
`;

const xml: readonly (readonly [string, string])[] = [
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
];

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

const inOrder = (list: string, first: number): readonly (readonly [string, string])[] =>
  words(list).map((name, index) => [name, String.fromCodePoint(first + index)]);

/** The lists above hold no white space as a character, so its own entries are kept apart. */
function inPairs(list: string): readonly (readonly [string, string])[] {
  const all = list.trim().split(/[ \n]+/);
  return all.flatMap((name, index) => (index % 2 === 0 ? [[name, all[index + 1] ?? ""] as const] : []));
}

const characters: ReadonlyMap<string, string> = new Map([
  ...xml,
  ...inOrder(latin, 0xa0),
  ...inOrder(greekCapitals, 0x391),
  ...inOrder(greekSmall, 0x3b1),
  ...inPairs(others),
]);

/** The character of that name, where it is known. */
export const namedCharacter = (name: string): string | undefined => characters.get(name);
