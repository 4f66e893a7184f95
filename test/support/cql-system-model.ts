/** The types that every CQL library knows, in the form in which the translator wants to be told of them. */

/** Name, base, and members of a structured type. */
const types: readonly (readonly [name: string, base?: string, members?: Readonly<Record<string, string>>])[] = [
  ["Any"],
  ...["Boolean", "Integer", "Long", "Decimal", "String", "Date", "DateTime", "Time"].map(
    (name) => [name, "Any"] as const,
  ),
  ["Quantity", "Any", { value: "Decimal", unit: "String" }],
  ["Ratio", "Any", { numerator: "Quantity", denominator: "Quantity" }],
  ["Code", "Any", { code: "String", system: "String", version: "String", display: "String" }],
  ["Concept", "Any", { display: "String" }],
  ["Vocabulary", "Any", { id: "String", version: "String", name: "String" }],
  ["CodeSystem", "Vocabulary", {}],
  ["ValueSet", "Vocabulary", {}],
];

const typeInfo = ([name, base, members]: (typeof types)[number]): string => {
  const baseType = base === undefined ? "" : ` baseType="System.${base}"`;
  if (members === undefined) return `<typeInfo xsi:type="SimpleTypeInfo" name="System.${name}"${baseType}/>`;
  const elements = Object.entries(members).map(
    ([member, type]) => `<element name="${member}" elementType="System.${type}"/>`,
  );
  return `<typeInfo xsi:type="ClassInfo" namespace="System" name="${name}"${baseType}>${elements.join("")}</typeInfo>`;
};

/** The model as XML. */
export const systemModel = [
  `<modelInfo xmlns="urn:hl7-org:elm-modelinfo:r1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" name="System" version="1.0.0" url="urn:hl7-org:elm-types:r1" targetQualifier="system">`,
  ...types.map(typeInfo),
  "</modelInfo>",
].join("\n");
