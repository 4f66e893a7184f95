/** What can be chosen about a timeline: stretch, axis, terms, zoom, lanes and their order, two lanes together. */
import { Button, NativeSelect } from "@mantine/core";
import type { Timeline } from "../../../src/figures/timeline.ts";
import { daysOf, moved, reordered, type Shown, zoomed } from "./shown-timeline.ts";

export interface ControlsProps {
  readonly timeline: Timeline;
  readonly shown: Shown;
  readonly onChange: (shown: Shown) => void;
}

const stretches = { all: "Everything", year: "Last 12 months", diagnosis: "Since diagnosis", course: "Latest course" };

/** Closer, wider, earlier, later; the same keys work while the figure has the focus. */
export function zoomSteps(
  timeline: Timeline,
  shown: Shown,
): Readonly<Record<"+" | "-" | "ArrowLeft" | "ArrowRight", Shown>> {
  const days = daysOf(timeline, shown);
  const to = (window: Shown["window"]): Shown => ({ ...shown, window });
  return {
    "+": to(zoomed(timeline, days, 0.5)),
    "-": to(zoomed(timeline, days, 2)),
    ArrowLeft: to(moved(timeline, days, -0.25)),
    ArrowRight: to(moved(timeline, days, 0.25)),
  };
}

function ZoomButtons({ timeline, shown, onChange }: ControlsProps) {
  const steps = zoomSteps(timeline, shown);
  const buttons = [
    ["+", "Closer", "+"],
    ["-", "Wider", "−"],
    ["ArrowLeft", "Earlier", "◀"],
    ["ArrowRight", "Later", "▶"],
  ] as const;
  return (
    <div role="group" aria-label="Zoom" className="zoom">
      {buttons.map(([key, name, sign]) => (
        <Button
          key={key}
          size="xs"
          variant="default"
          aria-label={name}
          title={name}
          onClick={() => onChange(steps[key])}
        >
          {sign}
        </Button>
      ))}
    </div>
  );
}

export function TimelineControls({ timeline, shown, onChange }: ControlsProps) {
  const courses = timeline.courses.filter((course) => !course.planned);
  const choices = Object.entries(stretches).filter(
    ([value]) =>
      (value !== "diagnosis" || timeline.diagnosed !== undefined) && (value !== "course" || courses.length > 0),
  );
  return (
    <div className="timeline-controls no-print">
      <NativeSelect
        size="xs"
        label="Stretch"
        value={shown.stretch}
        onChange={(event) =>
          onChange({ ...shown, stretch: event.currentTarget.value as Shown["stretch"], window: undefined })
        }
        data={choices.map(([value, label]) => ({ value, label }))}
      />
      <NativeSelect
        size="xs"
        label="Axis"
        value={shown.since}
        onChange={(event) => onChange({ ...shown, since: event.currentTarget.value })}
        data={[
          { value: "", label: "Dates" },
          ...courses.map(({ id, label }) => ({ value: id, label: `Weeks since ${label}` })),
        ]}
      />
      <NativeSelect
        size="xs"
        label="Values"
        value={shown.values}
        onChange={(event) => onChange({ ...shown, values: event.currentTarget.value as Shown["values"] })}
        data={[
          { value: "measured", label: "As measured" },
          { value: "second", label: "In the other unit" },
          { value: "percent", label: "In % of the baseline" },
        ]}
      />
      <NativeSelect
        size="xs"
        label="Titre scale"
        value={shown.even ? "even" : "log"}
        onChange={(event) => onChange({ ...shown, even: event.currentTarget.value === "even" })}
        data={[
          { value: "log", label: "Logarithm" },
          { value: "even", label: "Even" },
        ]}
      />
      <ZoomButtons timeline={timeline} shown={shown} onChange={onChange} />
    </div>
  );
}

function LaneRow({ id, title, ...props }: ControlsProps & { readonly id: string; readonly title: string }) {
  const { shown, onChange } = props;
  const drawn = shown.lanes.includes(id);
  const toggled = drawn ? shown.lanes.filter((lane) => lane !== id) : [...shown.lanes, id];
  const move = (by: -1 | 1): void => onChange({ ...shown, lanes: reordered(shown.lanes, id, by) });
  return (
    <li>
      <label>
        <input type="checkbox" checked={drawn} onChange={() => onChange({ ...shown, lanes: toggled })} /> {title}
      </label>
      {drawn ? (
        <span>
          <Button size="compact-xs" variant="default" aria-label={`${title} up`} onClick={() => move(-1)}>
            ↑
          </Button>
          <Button size="compact-xs" variant="default" aria-label={`${title} down`} onClick={() => move(1)}>
            ↓
          </Button>
        </span>
      ) : null}
    </li>
  );
}

/** Lanes drawn come first, in their order. */
export function LanePicker(props: ControlsProps) {
  const { timeline, shown, onChange } = props;
  const titles = new Map(timeline.lanes.map(({ id, title }) => [id, title]));
  const ids = [...shown.lanes, ...timeline.lanes.map(({ id }) => id).filter((id) => !shown.lanes.includes(id))];
  const data = [{ value: "", label: "–" }, ...timeline.lanes.map(({ id, title }) => ({ value: id, label: title }))];
  return (
    <details className="lane-picker no-print">
      <summary>
        Lanes: {shown.lanes.length} of {timeline.lanes.length}
      </summary>
      <ul className="lane-list">
        {ids.map((id) => (
          <LaneRow key={id} {...props} id={id} title={titles.get(id) ?? id} />
        ))}
      </ul>
      <div className="timeline-controls">
        {(["first", "second"] as const).map((which, at) => (
          <NativeSelect
            key={which}
            size="xs"
            label={at === 0 ? "Two in one lane, in % of their baselines" : "and"}
            value={shown.together[at]}
            onChange={({ currentTarget: { value } }) =>
              onChange({ ...shown, together: at === 0 ? [value, shown.together[1]] : [shown.together[0], value] })
            }
            data={data}
          />
        ))}
      </div>
    </details>
  );
}
