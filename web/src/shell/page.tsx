/** A page: its title in the tab, its heading, and the focus on that heading after moving here. */
import { useCanGoBack } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";

export interface PageProps {
  /** Shown in the tab and kept in the browser's history: never a question. */
  readonly title: string;
  readonly heading?: ReactNode;
  readonly lead?: ReactNode;
  readonly className?: string;
  /** Pages with a field to type in take the focus there instead. */
  readonly focusHeading?: boolean;
  readonly children: ReactNode;
}

export function Page({ title, heading, lead, className, focusHeading = true, children }: PageProps) {
  const headingRef = useRef<HTMLHeadingElement>(null);
  const moved = useCanGoBack();
  useEffect(() => {
    document.title = title === "" ? "Ranvier" : `${title} · Ranvier`;
  }, [title]);
  useEffect(() => {
    if (moved && focusHeading) headingRef.current?.focus({ preventScroll: true });
  }, [moved, focusHeading]);
  return (
    <div className={className === undefined ? "page" : `page ${className}`}>
      <h1 ref={headingRef} tabIndex={-1}>
        {heading ?? title}
      </h1>
      {lead === undefined ? null : <p className="lead">{lead}</p>}
      {children}
    </div>
  );
}
