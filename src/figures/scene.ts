/** A drawing as marks with places and roles, and its SVG text: the web page and the export draw the same. */

/** What a mark is for; the palette says how it looks. */
export type Role =
  | "axis"
  | "grid"
  | "today"
  | "band"
  | "flare"
  | "course"
  | "course-planned"
  | "dose"
  | "join"
  | "join-gap"
  | "break"
  | "point"
  | "point-open"
  | "point-aside"
  | "baseline"
  | "highlight"
  | "improved"
  | "worse"
  | "neutral"
  | "title"
  | "label"
  | "small"
  /** The name of a line, over what is drawn: with a rim of paper. */
  | "line-name";

export type Shape = "circle" | "square" | "diamond" | "triangle-up" | "triangle-down" | "tick";

interface Placed {
  readonly role: Role;
  /** Id of what is drawn: a result, a dose, a course. */
  readonly id?: string | undefined;
  /** Read by pointer, keyboard and screen reader. */
  readonly text?: string | undefined;
}

export type Mark =
  | (Placed & { readonly kind: "line"; readonly points: readonly (readonly [x: number, y: number])[] })
  | (Placed & {
      readonly kind: "rect";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    })
  | (Placed & {
      readonly kind: "symbol";
      readonly shape: Shape;
      readonly x: number;
      readonly y: number;
      readonly size: number;
    })
  | (Placed & {
      readonly kind: "text";
      readonly x: number;
      readonly y: number;
      readonly words: string;
      readonly anchor: "start" | "middle" | "end";
    });

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  readonly marks: readonly Mark[];
}

const outlines: Readonly<Record<Shape, (x: number, y: number, size: number) => string>> = {
  circle: (x, y, s) => `M${round(x - s)} ${y}a${s} ${s} 0 1 0 ${2 * s} 0a${s} ${s} 0 1 0 ${-2 * s} 0Z`,
  square: (x, y, s) => `M${round(x - s)} ${round(y - s)}h${2 * s}v${2 * s}h${-2 * s}Z`,
  diamond: (x, y, s) => `M${x} ${round(y - s)}l${s} ${s}l${-s} ${s}l${-s} ${-s}Z`,
  "triangle-up": (x, y, s) => `M${x} ${round(y - s)}l${s} ${2 * s}h${-2 * s}Z`,
  "triangle-down": (x, y, s) => `M${x} ${round(y + s)}l${s} ${-2 * s}h${-2 * s}Z`,
  tick: (x, y, s) => `M${x} ${round(y - s)}v${2 * s}`,
};

/** The outline of a symbol around a place, as an SVG path. */
export const pathOf = (shape: Shape, x: number, y: number, size: number): string =>
  outlines[shape](round(x), round(y), size);

/** A tenth of a pixel is finer than any screen. */
export const round = (n: number): number => Math.round(n * 10) / 10;
