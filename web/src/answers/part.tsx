/** One headed part of an answer, which the table of contents can go to. */
import type { ReactNode } from "react";

export interface PartProps {
  readonly id: string;
  readonly title: string;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Part({ id, title, className, children }: PartProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className={className === undefined ? "part" : `part ${className}`}>
      <h2 id={`${id}-title`} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}
