/**
 * Begins a server with the code that the build kept. In JavaScript, since the first file is read before kept code can be taken:
 * for a single file of TypeScript, Node loads a compiler that stays in memory.
 */
import { enableCompileCache } from "node:module";
import { join } from "node:path";

enableCompileCache(join(import.meta.dirname, "../../dist/compiled"));
await import("./main.ts");
