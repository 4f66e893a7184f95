/** Draws a scene on the page, by the same looks as its export; marks can be pointed at and picked. */
import { type Mark, pathOf, type Scene } from "../../../src/figures/scene.ts";
import { palettes } from "../../../src/figures/svg.ts";

export interface SceneViewProps {
  readonly scene: Scene;
  readonly scheme: "light" | "dark";
  readonly onPick: (id: string, text: string) => void;
}

type Look = (typeof palettes)["light"][Mark["role"]];

function shape(mark: Mark, look: Look) {
  const title = mark.text === undefined ? null : <title>{mark.text}</title>;
  const stroke = { stroke: look.stroke, strokeWidth: look.width, strokeDasharray: look.dash };
  if (mark.kind === "text")
    return (
      <text
        x={mark.x}
        y={mark.y}
        textAnchor={mark.anchor}
        fill={look.fill}
        fontSize={look.size}
        fontWeight={look.weight}
        stroke={look.stroke}
        strokeWidth={look.stroke === undefined ? undefined : look.width}
        paintOrder={look.stroke === undefined ? undefined : "stroke"}
      >
        {title}
        {mark.words}
      </text>
    );
  if (mark.kind === "line")
    return (
      <polyline points={mark.points.map(([x, y]) => `${x},${y}`).join(" ")} fill="none" {...stroke}>
        {title}
      </polyline>
    );
  if (mark.kind === "rect")
    return (
      <rect
        x={mark.x}
        y={mark.y}
        width={mark.width}
        height={mark.height}
        fill={look.fill}
        fillOpacity={look.opacity}
        {...stroke}
      >
        {title}
      </rect>
    );
  return (
    <path
      d={pathOf(mark.shape, mark.x, mark.y, mark.size)}
      fill={mark.shape === "tick" ? "none" : look.fill}
      {...stroke}
    >
      {title}
    </path>
  );
}

/** The drawing itself is decoration for those who read the table beside it. */
export function SceneView({ scene, scheme, onPick }: SceneViewProps) {
  const palette = palettes[scheme];
  return (
    <svg
      viewBox={`0 0 ${scene.width} ${scene.height}`}
      width={scene.width}
      height={scene.height}
      role="img"
      aria-label={`${scene.title}. ${scene.description}`}
      className="scene"
    >
      {scene.marks.map((mark, at) => {
        const { id, text } = mark;
        const picked =
          id !== undefined &&
          text !== undefined &&
          (mark.kind === "symbol" || mark.kind === "text" || mark.kind === "rect");
        return (
          // oxlint-disable-next-line react/no-array-index-key -- marks have no identity of their own and are never reordered
          <g
            key={at}
            className={picked ? `role-${mark.role} pickable` : `role-${mark.role}`}
            onClick={picked ? () => onPick(id, text) : undefined}
          >
            {shape(mark, palette[mark.role])}
          </g>
        );
      })}
    </svg>
  );
}
