/** The intake port on this machine's disk. */
import type { Intake } from "../app/ports/intake.ts";
import { findFiles } from "./find-files.ts";
import { readInThread } from "./reading-thread.ts";

export const createIntake = (): Intake => ({ find: findFiles, read: readInThread });
