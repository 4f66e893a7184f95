import { createServer, type Server, type ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { stopServer } from "./stop-server.ts";

/** A server that answers when it is told to. */
async function waitingServer(): Promise<{
  readonly server: Server;
  readonly url: string;
  readonly next: () => Promise<ServerResponse>;
}> {
  const waiting: ((response: ServerResponse) => void)[] = [];
  const server = createServer((_request, response) => waiting.shift()?.(response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { server, url: `http://127.0.0.1:${port}/`, next: () => new Promise((done) => waiting.push(done)) };
}

test("stopServer() lets a request that was begun finish, and takes no new one", async () => {
  const { server, url, next } = await waitingServer();
  const arrived = next();
  const begun = fetch(url);
  const response = await arrived;
  const stopping = stopServer(server, 60_000);
  await expect(fetch(url)).rejects.toThrow("fetch failed");
  response.end("whole");
  expect(await (await begun).text()).toBe("whole");
  expect(await stopping).toBe("finished");
});

test("stopServer() cuts off what takes longer than the limit", async () => {
  const { server, url, next } = await waitingServer();
  const arrived = next();
  const begun = fetch(url).then(
    () => "answered",
    (error: Error) => error.message,
  );
  await arrived;
  expect(await stopServer(server, 20)).toBe("cut-off");
  expect(await begun).toBe("fetch failed");
});
