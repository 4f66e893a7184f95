/** Where a request comes from, as far as it can be believed. */
import { BlockList, isIP } from "node:net";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";

declare module "hono" {
  interface ContextVariableMap {
    /** Set by the origin guard. */
    readonly client: Client;
  }
}

export interface Client {
  /** Network address of the person's machine; "in-process" when there is no connection. */
  readonly address: string;
}

const withoutMapping = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, "");

/** Address of the other end of the connection. */
export function peerOf(c: Context): string | undefined {
  const env = c.env as { readonly incoming?: unknown } | undefined;
  if (env?.incoming === undefined) return undefined;
  const { address } = getConnInfo(c).remote;
  return address === undefined ? undefined : withoutMapping(address);
}

/** Tells whether an address belongs to one of these addresses or networks ("10.0.0.0/8"). */
export function addressMatcher(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/** The person's address in a proxy's list: the last one that is not itself a proxy we trust. */
export function clientAddress(forwardedFor: string, peer: string, isProxy: (address: string) => boolean): string {
  const hops = forwardedFor
    .split(",")
    .map((hop) => withoutMapping(hop.trim()))
    .filter((hop) => isIP(hop) !== 0);
  return hops.findLast((hop) => !isProxy(hop)) ?? peer;
}
