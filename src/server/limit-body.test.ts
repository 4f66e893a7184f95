/** Bodies that are too large, sent as clients send them: over one connection, in pieces or with their length. */
import { Agent, request, type Server } from "node:http";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { httpServer } from "./http-server.ts";
import { limitBody } from "./limit-body.ts";

const maxSize = 1000;
const app = new Hono();
app.use(limitBody(maxSize, (c) => c.text("too large", 413)));
app.post("/", async (c) => c.text(`${(await c.req.text()).length} characters`));

let server: Server;
let port: number;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
beforeAll(async () => {
  server = httpServer(app);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  port = typeof address === "object" && address !== null ? address.port : 0;
});
afterAll(() => {
  agent.destroy();
  server.close();
});

interface Got {
  readonly status: number | undefined;
  readonly connection: string | undefined;
}

const send = (size: number, headers: Readonly<Record<string, string>> = {}): Promise<Got> =>
  new Promise((done, failed) => {
    const sent = request({ agent, port, host: "127.0.0.1", method: "POST", headers }, (response) => {
      response.resume();
      response.once("end", () => done({ status: response.statusCode, connection: response.headers.connection }));
    });
    // After the answer this changes nothing.
    sent.once("error", failed);
    for (let left = size; left > 0; left -= 10_000) sent.write("a".repeat(Math.min(left, 10_000)));
    sent.end();
  });

test.each([
  ["in pieces", {}],
  ["with its length", { "content-length": "60000" }],
])(
  "limitBody() says that it closes the connection under a body it refuses %s, and the next call gets through",
  async (_, headers) => {
    for (let round = 0; round < 10; round += 1) {
      expect(await send(60_000, headers)).toEqual({ status: 413, connection: "close" });
      expect(await send(10)).toEqual({ status: 200, connection: "keep-alive" });
    }
  },
);
