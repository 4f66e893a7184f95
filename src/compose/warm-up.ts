/** Makes ready between requests what the first message that asserts something would wait for. */
import type { Library } from "../core/answer/library.ts";

/** No request waits longer than a slice; between slices there is room for many. */
const sliceMs = 3;
const pauseMs = 12;
/** The first answers come first; packs that a board's decision made anew are looked for this often. */
const lookEveryMs = 1000;

type Readied = Pick<Library, "readSituation">;

/** Does what can be done in a slice; tells whether anything is left. */
function workSlice(libraries: readonly Readied[]): boolean {
  const end = performance.now() + sliceMs;
  for (const { readSituation } of libraries) while (readSituation.warmUp()) if (performance.now() >= end) return true;
  return false;
}

/** Works in slices until everything is ready, and again when there are new libraries. Gives what ends it. */
export function startWarmUp(libraries: () => readonly Readied[]): () => void {
  let timer: NodeJS.Timeout;
  const wait = (ms: number): void => {
    timer = setTimeout(() => wait(workSlice(libraries()) ? pauseMs : lookEveryMs), ms).unref();
  };
  wait(lookEveryMs);
  return () => clearTimeout(timer);
}
