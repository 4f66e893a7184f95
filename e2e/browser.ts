/** The browser of the end-to-end tests: Debian's Chromium, or one line saying that there is none. */
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const executablePath = "/usr/bin/chromium";

/** Whether browser tests can run here. Says in one line when they cannot. */
export function hasBrowser(): boolean {
  if (existsSync(executablePath)) return true;
  process.stderr.write(`Browser tests are skipped: there is no Chromium at ${executablePath}.\n`);
  return false;
}

/** Starts Chromium without anything that calls out. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
