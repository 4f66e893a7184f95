/** Waiting and failing, said kindly: what happened and what to do. */
import { Button, Loader } from "@mantine/core";
import type { ReactNode } from "react";
import { CallFailed } from "../wire/fetch-json.ts";

export function Waiting({ what }: { readonly what: string }) {
  return (
    <p className="waiting" role="status">
      <Loader size="xs" aria-hidden="true" /> {what}
    </p>
  );
}

export interface TroubleProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

export function Trouble({ error, onRetry }: TroubleProps) {
  const problems =
    error instanceof CallFailed
      ? error.problems
      : [{ code: "page", message: "This page met something unexpected", fix: "Reload the page." }];
  return (
    <div className="box box-trouble" role="alert">
      {problems.map((problem) => (
        <p key={problem.message}>
          <strong>{problem.message}.</strong> {problem.fix === undefined ? "" : sentenceOf(problem.fix)}
        </p>
      ))}
      {problems.some(({ code }) => code === "not-signed-in") ? (
        <p>
          <a href={`/sign-in?from=${encodeURIComponent(window.location.pathname)}`}>Sign in</a>
        </p>
      ) : null}
      {onRetry === undefined || isRefused(error) ? null : (
        <Button size="xs" variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

const sentenceOf = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;

interface Loading<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

export interface LoadedProps<T> {
  readonly from: Loading<T>;
  readonly what: string;
  readonly children: (data: T) => ReactNode;
}

/** Whether whoever asks may not: trying again changes nothing. */
export const isRefused = (error: unknown): boolean =>
  error instanceof CallFailed && error.problems.some(({ code }) => code === "not-allowed");

/** Whether it was withdrawn: what was loaded before is then not shown any more. */
export const isWithdrawn = (error: unknown): error is CallFailed => error instanceof CallFailed && error.status === 410;

/** Shows what was loaded, or that it is loading, or why it could not be. */
export function Loaded<T>({ from, what, children }: LoadedProps<T>) {
  if (isWithdrawn(from.error)) return <Trouble error={from.error} />;
  if (from.data !== undefined) return children(from.data);
  if (from.error !== null) return <Trouble error={from.error} onRetry={() => void from.refetch()} />;
  return <Waiting what={`Loading ${what}…`} />;
}
