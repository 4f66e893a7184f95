/** Opens two things that are only of use together: where one does not open, the other is closed again. */
import { err, ok, type Problem, type Result } from "../core/problem.ts";

/** Something that is being opened, and how it is closed. */
export interface Opening<T> {
  readonly opened: Promise<Result<T>>;
  readonly close: (value: T) => Promise<void>;
}

async function closeOpened<T>({ opened, close }: Opening<T>): Promise<void> {
  const result = await opened.catch(() => undefined);
  if (result?.ok === true) await close(result.value);
}

/** Both, or every reason why not. Rejects where an opening does, after the other was closed. */
export async function openBoth<A, B>(
  first: Opening<A>,
  second: Opening<B>,
): Promise<Result<readonly [A, B], readonly Problem[]>> {
  const [a, b] = await Promise.allSettled([first.opened, second.opened]);
  if (a.status === "fulfilled" && a.value.ok && b.status === "fulfilled" && b.value.ok)
    return ok([a.value.value, b.value.value]);
  await Promise.all([closeOpened(first), closeOpened(second)]);
  const results = await Promise.all([first.opened, second.opened]);
  return err(results.flatMap((result) => (result.ok ? [] : [result.error])));
}
