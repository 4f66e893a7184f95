/** Values that programs stumble over. */
const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let at = 0; at < depth; at++) value = at % 2 === 0 ? { item: [value] } : [value];
  return value;
};

export const hostile: readonly [unknown, ...unknown[]] = [
  null,
  "",
  " ",
  "null",
  "toString",
  "__proto__",
  "constructor",
  true,
  false,
  0,
  -1,
  1e308,
  -1e308,
  1e-320,
  0.1,
  12_345_678_901_234,
  [],
  {},
  [[]],
  [null],
  { __proto__: 1 },
  { value: {} },
  { reference: "#" },
  { reference: "Patient/" },
  { coding: "x" },
  { coding: [null] },
  "2026-02-30",
  "2026-13",
  "9999-12-31",
  "0001-01-01",
  "2026-01-01T25:00:00Z",
  "\u0000",
  "\uD800",
  "𝒳".repeat(50),
  "5,200",
  "> 70.000",
  "<",
  "a".repeat(10_000),
  nested(500),
];
