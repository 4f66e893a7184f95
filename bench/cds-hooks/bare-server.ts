/** The peer of `bench/cds-hooks.ts`: the least a CDS service must do. Checks the token, parses the call, answers no card; keeps nothing. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from "jose";

const [jwks = "", issuer = ""] = process.argv.slice(2);
const keys = createLocalJWKSet(JSON.parse(jwks) as JSONWebKeySet);
let address = "";

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const token = (request.headers.authorization ?? "").replace("Bearer ", "");
    jwtVerify(token, keys, { issuer, audience: `${address}${request.url ?? ""}`, typ: "JWT" })
      .then(() => {
        const call = JSON.parse(Buffer.concat(chunks).toString("utf8")) as { readonly hook?: string };
        response.statusCode = call.hook === "patient-view" ? 200 : 400;
        response.setHeader("content-type", "application/json");
        response.end(JSON.stringify({ cards: [] }));
      })
      .catch(() => {
        response.statusCode = 401;
        response.end();
      });
  });
});
server.listen(0, "127.0.0.1", () => {
  address = `http://localhost:${(server.address() as AddressInfo).port}`;
  process.stdout.write(`${address}\n`);
});
