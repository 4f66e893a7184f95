/** A scene as SVG text that stands alone: for export, print and the command line. */
import { type Mark, pathOf, type Role, round, type Scene } from "./scene.ts";

interface Look {
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly dash?: string;
  readonly opacity?: number;
  readonly size?: number;
  readonly weight?: number;
}

export type Palette = Readonly<Record<Role, Look>> & { readonly paper: Look };

const looks = (ink: string, faint: string, accent: string, paper: string, good: string, bad: string): Palette => ({
  paper: { fill: paper },
  axis: { stroke: ink, width: 1 },
  grid: { stroke: faint, width: 1 },
  today: { stroke: ink, width: 1, dash: "2 3" },
  band: { fill: accent, opacity: 0.1 },
  flare: { fill: ink, opacity: 0.08 },
  course: { fill: accent, opacity: 0.85 },
  "course-planned": { fill: paper, stroke: accent, width: 1.5, dash: "4 3" },
  dose: { stroke: ink, width: 2 },
  join: { stroke: accent, width: 1.5 },
  "join-gap": { stroke: accent, width: 1, dash: "2 4" },
  break: { stroke: ink, width: 1, dash: "6 3" },
  point: { fill: accent, stroke: paper, width: 1 },
  "point-open": { fill: paper, stroke: accent, width: 1.5 },
  "point-aside": { fill: paper, stroke: faint, width: 1.5 },
  baseline: { stroke: ink, width: 1, dash: "1 3" },
  highlight: { fill: "none", stroke: ink, width: 2 },
  improved: { fill: good, size: 10 },
  worse: { fill: bad, size: 10 },
  neutral: { fill: ink, size: 10 },
  title: { fill: ink, size: 13, weight: 600 },
  label: { fill: ink, size: 11 },
  small: { fill: ink, size: 10 },
  "line-name": { fill: ink, size: 10, stroke: paper, width: 3 },
});

/** Ink, faint lines, accent, paper, better and worse; told apart in greyscale by shape and words as well. */
export const palettes = {
  light: looks("#1d2730", "#c3ccd4", "#0b5c8a", "#ffffff", "#20662f", "#a02c1c"),
  dark: looks("#e6ebef", "#4a5661", "#7cc0ea", "#14191d", "#8fd19c", "#f2a093"),
} as const;

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Characters that XML does not hold at all are left out. */
export const escapeXml = (text: string): string =>
  text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"']/g, (c) => escapes[c] ?? c);

function attributesOf(look: Look, mark: Mark): string {
  const strokes = mark.kind === "line" || (mark.kind === "symbol" && mark.shape === "tick");
  const parts: readonly (readonly [string, string | number | undefined])[] = [
    ["fill", strokes ? "none" : look.fill],
    ["stroke", look.stroke],
    ["stroke-width", look.stroke === undefined ? undefined : look.width],
    ["paint-order", mark.kind === "text" && look.stroke !== undefined ? "stroke" : undefined],
    ["stroke-dasharray", look.dash],
    ["fill-opacity", mark.kind === "rect" ? look.opacity : undefined],
    ["font-size", mark.kind === "text" ? look.size : undefined],
    ["font-weight", mark.kind === "text" ? look.weight : undefined],
  ];
  return parts.flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${value}"`])).join("");
}

function shapeOf(mark: Exclude<Mark, { readonly kind: "text" }>): readonly [name: string, place: string] {
  if (mark.kind === "line")
    return ["polyline", `points="${mark.points.map(([x, y]) => `${round(x)},${round(y)}`).join(" ")}"`];
  if (mark.kind === "rect") {
    const [x, y, width, height] = [mark.x, mark.y, mark.width, mark.height].map(round);
    return ["rect", `x="${x}" y="${y}" width="${width}" height="${height}"`];
  }
  return ["path", `d="${pathOf(mark.shape, mark.x, mark.y, mark.size)}"`];
}

function elementOf(mark: Mark, look: Look): string {
  const style = attributesOf(look, mark);
  const title = mark.text === undefined ? "" : `<title>${escapeXml(mark.text)}</title>`;
  if (mark.kind === "text")
    return `<text x="${round(mark.x)}" y="${round(mark.y)}" text-anchor="${mark.anchor}"${style}>${title}${escapeXml(mark.words)}</text>`;
  const [name, place] = shapeOf(mark);
  return `<${name} ${place}${style}>${title}</${name}>`;
}

/** The whole drawing; nothing in it can be anything but text or shapes. */
export function toSvg(scene: Scene, palette: Palette = palettes.light): string {
  const { width, height } = scene;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="system-ui, sans-serif">`,
    `<title>${escapeXml(scene.title)}</title>`,
    `<desc>${escapeXml(scene.description)}</desc>`,
    `<rect width="${width}" height="${height}" fill="${palette.paper.fill}"/>`,
    ...scene.marks.map((mark) => elementOf(mark, palette[mark.role])),
    "</svg>",
    "",
  ].join("\n");
}
