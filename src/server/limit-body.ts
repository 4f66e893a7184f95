/** Refuses bodies larger than so many bytes, before any of them is kept. */
import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";

/** The rest of a body that is refused is not read, so nothing else can come on its connection: the client is told. */
const lastOnConnection =
  (answer: (c: Context) => Response) =>
  (c: Context): Response => {
    c.header("connection", "close");
    return answer(c);
  };

/**
 * Where the length is told beforehand the body is not touched: to look for it would make a whole request object of every call,
 * with a stream.
 */
export function limitBody(maxSize: number, onError: (c: Context) => Response): MiddlewareHandler {
  const refuse = lastOnConnection(onError);
  const countBody = bodyLimit({ maxSize, onError: refuse });
  return (c, next) => {
    if (c.req.method === "GET" || c.req.method === "HEAD") return next();
    const length = c.req.header("content-length");
    if (length === undefined || c.req.header("transfer-encoding") !== undefined) return countBody(c, next);
    return Number.parseInt(length, 10) > maxSize ? Promise.resolve(refuse(c)) : next();
  };
}
