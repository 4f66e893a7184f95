/** A mark in a sentence that opens a small explanation on hover, focus or tap, and closes on Escape. */
import { Popover } from "@mantine/core";
import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";

/** A pinned explanation was asked for by a tap or click and stays when the pointer leaves. */
type Opened = "closed" | "passing" | "pinned";

const openAfterMs = 120;
const closeAfterMs = 180;

export interface PeekProps {
  readonly mark: ReactNode;
  readonly className: string;
  readonly children: () => ReactNode;
}

export function Peek({ mark, className, children }: PeekProps) {
  const [opened, setOpened] = useState<Opened>("closed");
  const timer = useRef<number | undefined>(undefined);
  const later = (ms: number, next: (now: Opened) => Opened): void => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setOpened(next), ms);
  };
  const close = (): void => {
    window.clearTimeout(timer.current);
    setOpened("closed");
  };
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const enter = (): void => later(openAfterMs, (now) => (now === "closed" ? "passing" : now));
  const leave = (): void => later(closeAfterMs, (now) => (now === "passing" ? "closed" : now));
  const blur = (event: FocusEvent<HTMLSpanElement>): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) close();
  };
  const key = (event: KeyboardEvent<HTMLSpanElement>): void => {
    if (event.key === "Escape" && opened !== "closed") {
      event.stopPropagation();
      close();
    }
  };
  return (
    <span className="peek" onMouseEnter={enter} onMouseLeave={leave} onBlur={blur} onKeyDown={key}>
      <Popover
        opened={opened !== "closed"}
        onChange={(open) => {
          if (!open) close();
        }}
        width="min(22rem, calc(100vw - 2rem))"
        withinPortal={false}
        trapFocus={false}
        returnFocus={false}
        position="bottom-start"
        offset={4}
        shadow="md"
        transitionProps={{ duration: 0 }}
        middlewares={{ shift: { padding: 12 }, flip: true }}
      >
        <Popover.Target>
          <button
            type="button"
            className={className}
            onClick={() => setOpened((now) => (now === "pinned" ? "closed" : "pinned"))}
            onFocus={(event) => {
              if (event.currentTarget.matches(":focus-visible")) enter();
            }}
          >
            {mark}
          </button>
        </Popover.Target>
        <Popover.Dropdown className="peek-body">{opened === "closed" ? null : children()}</Popover.Dropdown>
      </Popover>
    </span>
  );
}
