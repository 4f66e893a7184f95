/** The process behind `server-process.ts`: settings from the environment, a free port, no web pages. Prints where it listens. */
import { serve } from "@hono/node-server";
import { compose, reachOf } from "../../src/compose.ts";
import { parseConfig } from "../../src/config.ts";
import { createApp } from "../../src/server/app.ts";

const config = parseConfig(process.env);
if (!config.ok) throw new Error(JSON.stringify(config.error));
const composed = await compose(config.value);
if (!composed.ok) throw new Error(JSON.stringify(composed.error[0]));
const { application } = composed.value;
const app = createApp({
  application,
  version: "test",
  reach: reachOf(config.value),
  unreviewed: config.value.unreviewed,
  onFailure: (error) => process.stderr.write(`${String(error)}\n`),
});
const link = await application.people?.doors.firstRunLink();
serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
  process.stdout.write(`${JSON.stringify({ port, link })}\n`),
);
