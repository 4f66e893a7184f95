/** What answers rest on, under one word of the header: closes when a page is chosen, when it is left, and with Escape. */
import { Link, useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

const places = [
  { to: "/claims", name: "Claims" },
  { to: "/sources", name: "Sources" },
  { to: "/documents", name: "Library" },
  { to: "/pack", name: "Pack" },
] as const;

export function EvidenceMenu() {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const menu = useRef<HTMLDetailsElement>(null);
  const close = (): void => menu.current?.removeAttribute("open");
  // Not by blur alone: some browsers give a link that is pressed no focus, and would close under the finger.
  useEffect(() => {
    const pressed = ({ target }: PointerEvent): void => {
      if (target instanceof Node && menu.current?.contains(target) !== true) menu.current?.removeAttribute("open");
    };
    document.addEventListener("pointerdown", pressed);
    return () => document.removeEventListener("pointerdown", pressed);
  }, []);
  const isHere = places.some(({ to }) => path === to || path.startsWith(`${to}/`));
  return (
    <details
      key={path}
      ref={menu}
      className="menu"
      onBlur={(event) => {
        if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) close();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        close();
        menu.current?.querySelector("summary")?.focus();
      }}
    >
      <summary className={isHere ? "here" : ""}>Evidence</summary>
      <ul>
        {places.map(({ to, name }) => (
          <li key={to}>
            <Link to={to}>{name}</Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
