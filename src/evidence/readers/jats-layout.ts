/** The place in a JATS document at which something is laid out, and what is collected on the way. */
import type { Section } from "../document.ts";
import type { TextBuilder } from "../text-builder.ts";
import type { XmlElement } from "./xml-tree.ts";

const deepestLevel = 9;

/** Lays out headings at one level; what is inside them is one level deeper. */
export class Layout {
  readonly builder: TextBuilder;
  readonly level: number;
  readonly role: Section["role"];
  /** Labels of tables that are only pictures: their figures could not be read. */
  readonly pictures: string[];

  constructor(builder: TextBuilder, level = 1, role: Section["role"] = "body", pictures: string[] = []) {
    this.builder = builder;
    this.level = level;
    this.role = role;
    this.pictures = pictures;
  }

  /** Opens a section; an empty title ends the one before at this level. Gives back the place inside it. */
  open(title: string, role: Section["role"] = this.role): Layout {
    this.builder.heading(title, Math.min(this.level, deepestLevel), role);
    return new Layout(this.builder, this.level + 1, role, this.pictures);
  }

  withRole(role: Section["role"]): Layout {
    return new Layout(this.builder, this.level, role, this.pictures);
  }
}

/** Lays out one element. */
export type Lay = (layout: Layout, element: XmlElement) => void;
