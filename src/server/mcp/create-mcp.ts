/** The MCP server for one caller: lists the tools with their JSON Schemas, runs them, and says in words what went wrong. */
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
} from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import type { Actor } from "../../app/actor.ts";
import { Refused } from "../../app/guarded.ts";
import type { Problem } from "../../core/problem.ts";
import { createTools, type Tool, type ToolParts } from "./tools.ts";

export interface McpParts extends ToolParts {
  readonly version: string;
  /** Reports an unexpected failure; it is given no request data. */
  readonly onFailure: (error: unknown) => void;
}

const instructions =
  "Ranvier answers from evidence that people checked. Show the banner “Not yet reviewed by clinicians” and the numbered citations with whatever you use. When an answer says that there is no evidence, say that; do not fill in. Tell every tool who reads: patients and carers get no doses and no orders. Nothing here is an order.";

const problemText = ({ message, fix }: Problem): string => (fix === undefined ? message : `${message}: ${fix}`);

const failed = (problems: readonly Problem[]): CallToolResult => ({
  isError: true,
  content: [{ type: "text", text: problems.map(problemText).join("\n") }],
});

const internal: Problem = {
  code: "internal",
  message: "The server could not finish this call",
  fix: "try again; the server's own log has the cause",
};

/** A schema as tools publish theirs: an object at the root, what it refers to beside it. */
const schemaOf = (schema: z.ZodType, io: "input" | "output"): { type: "object"; [key: string]: unknown } => ({
  ...z.toJSONSchema(schema, { io }),
  type: "object",
});

const listed = (tool: Tool) => ({
  name: tool.name,
  title: tool.title,
  description: tool.description,
  inputSchema: schemaOf(tool.input, "input"),
  outputSchema: schemaOf(tool.output, "output"),
  annotations: { readOnlyHint: true, destructiveHint: false, openWorldHint: false },
});

async function call(
  tool: Tool,
  actor: Actor,
  given: unknown,
  onFailure: McpParts["onFailure"],
): Promise<CallToolResult> {
  try {
    const result = await tool.run(actor, given);
    if (!result.ok) return failed(result.error);
    return { content: [{ type: "text", text: result.value.text }], structuredContent: { ...result.value.data } };
  } catch (error) {
    if (error instanceof Refused) return failed([error.problem]);
    onFailure(error);
    return failed([internal]);
  }
}

/** Makes the server. Connect it to one transport. */
export function createMcp(parts: McpParts, actor: Actor): McpServer {
  const mcp = new McpServer({ name: "ranvier", title: "Ranvier", version: parts.version }, { instructions });
  const { server } = mcp;
  const tools = createTools(parts, actor);
  server.registerCapabilities({ tools: {} });
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: tools.map(listed) }));
  server.setRequestHandler(CallToolRequestSchema, ({ params }) => {
    const tool = tools.find(({ name }) => name === params.name);
    if (tool === undefined)
      throw new McpError(
        ErrorCode.InvalidParams,
        `There is no such tool; use one of: ${tools.map(({ name }) => name).join(", ")}`,
      );
    return call(tool, actor, params.arguments ?? {}, parts.onFailure);
  });
  return mcp;
}
