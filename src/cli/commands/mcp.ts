/** ranvier mcp: the tools for a program on this machine, over standard input and output. */
import { parseArgs } from "node:util";
import { versionOf } from "../version.ts";
import { terminalActor } from "../../app/actor.ts";
import { say, sayProblems } from "../output.ts";
import { requireConfig } from "../require-config.ts";

export async function run(args: readonly string[]): Promise<number> {
  parseArgs({ args: [...args], options: {} });
  const config = requireConfig();
  const [{ compose }, { createMcp }, { StdioServerTransport }] = await Promise.all([
    import("../../compose/compose.ts"),
    import("../../server/mcp/create-mcp.ts"),
    import("@modelcontextprotocol/sdk/server/stdio.js"),
  ]);
  const composed = await compose(config);
  if (!composed.ok) {
    sayProblems(composed.error);
    return 2;
  }
  const { application, close } = composed.value;
  // Whoever starts this process can read the packs and the records anyway, so nothing is kept back.
  const parts = {
    application,
    unreviewed: true,
    version: versionOf(),
    onFailure: (error: unknown) => say(`A call failed: ${error instanceof Error ? error.name : "unknown failure"}`),
  };
  const mcp = createMcp(parts, terminalActor);
  await mcp.connect(new StdioServerTransport());
  await new Promise<void>((done) => {
    process.stdin.once("end", done);
    process.stdin.once("close", done);
    process.once("SIGINT", done);
    process.once("SIGTERM", done);
  });
  await mcp.close();
  await close();
  return 0;
}
