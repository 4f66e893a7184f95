/** The process behind `server-process.ts`: settings from the environment, a free port, no web pages. Prints where it listens. */
import { compose, reachOf } from "../../src/compose/compose.ts";
import { parseConfig } from "../../src/config.ts";
import { createApp } from "../../src/server/app.ts";
import { httpServer } from "../../src/server/http-server.ts";

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
const server = httpServer(app);
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port");
  process.stdout.write(`${JSON.stringify({ port: address.port, link })}\n`);
});
