/** Finding one's way in a record's tree: children by name, attributes, plain text. */
import { tidy } from "../text-builder.ts";
import { inlineText } from "./inline-text.ts";
import type { XmlElement, XmlNode } from "./xml-tree.ts";

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== "string";

/** The child elements, or those of these names. */
export const childElements = (element: XmlElement | undefined, ...names: readonly string[]): readonly XmlElement[] =>
  (element?.children ?? []).filter(
    (child): child is XmlElement => isElement(child) && (names.length === 0 || names.includes(child.name)),
  );

/** The first element down a path of names. */
export function descend(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let at = element;
  for (const name of path)
    at = at?.children.find((child): child is XmlElement => isElement(child) && child.name === name);
  return at;
}

/** Every element of that name below, in order. */
export function descendants(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return childElements(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendants(child, name),
  ]);
}

/** An attribute's value, if it has one. */
export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  const value = element?.attributes[name]?.trim();
  return value === "" ? undefined : value;
}

/** An element's text on one line, if it has any. */
export function textOf(element: XmlElement | undefined): string | undefined {
  if (element === undefined) return undefined;
  const text = tidy(inlineText(element));
  return text === "" ? undefined : text;
}

/** The text of the first element down a path. */
export const textAt = (element: XmlElement | undefined, ...path: readonly string[]): string | undefined =>
  textOf(descend(element, ...path));

/** The texts of the children of these names. */
export const textsOf = (element: XmlElement | undefined, ...names: readonly string[]): readonly string[] =>
  childElements(element, ...names).flatMap((child) => textOf(child) ?? []);
