/** Writes headings whose sections take their role from their own title or from the section around them. */
import type { Block, Section } from "../document.ts";
import type { TextBuilder } from "../text-builder.ts";
import { roleOfTitle } from "./section-role.ts";

interface Open {
  readonly level: number;
  readonly role: Section["role"];
}

export class SectionWriter {
  readonly #builder: TextBuilder;
  #open: readonly Open[] = [];
  readonly #navigation: string[] = [];
  /** Whether anything was written that is part of the document proper. */
  hasText = false;

  constructor(builder: TextBuilder) {
    this.#builder = builder;
  }

  /** The role of what is written next. */
  get role(): Section["role"] {
    return this.#open.at(-1)?.role ?? "body";
  }

  /** Opens a section; "Methods" under "Abstract" is a part of the abstract. */
  heading(title: string, level: number, role: Section["role"] = roleOfTitle(title)): void {
    const around = this.#open.filter((section) => section.level < level);
    const inherited = role === "body" ? (around.at(-1)?.role ?? "body") : role;
    this.#open = [...around, { level, role: inherited }];
    this.hasText ||= title.trim() !== "";
    this.#builder.heading(title, level, inherited);
  }

  block(text: string, kind: Block["kind"] = "paragraph"): { readonly start: number; readonly end: number } | undefined {
    const place = this.#builder.block(text, kind);
    this.hasText ||= place !== undefined;
    return place;
  }

  /** Keeps text that is no part of the document proper for the end. */
  navigation(texts: Iterable<string>): void {
    for (const text of texts) this.#navigation.push(text);
  }

  /** Writes what was kept for the end, in a section of its own. */
  end(): void {
    if (this.#navigation.length > 0) this.#builder.heading("", 1, "navigation");
    for (const text of this.#navigation) this.#builder.block(text);
  }
}
