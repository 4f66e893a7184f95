/** The container files as far as they can be checked without a container engine. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseConfig } from "../src/config.ts";

const root = resolve(import.meta.dirname, "..");
const read = (name: string): string => readFileSync(join(root, name), "utf8");
const dockerfile = read("Dockerfile");

interface Service {
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly networks: readonly string[] | Readonly<Record<string, { readonly ipv4_address: string }>>;
  readonly command?: string;
  readonly depends_on?: unknown;
}
const compose = parse(read("compose.yaml")) as {
  readonly services: Readonly<Record<"proxy" | "ranvier" | "database", Service>>;
  readonly networks: { readonly front: { readonly ipam: { readonly config: readonly [{ readonly subnet: string }] } } };
};

/** Fills variables in as the composition does, from what an administrator is told to set. */
const env: Readonly<Record<string, string>> = {
  RANVIER_NAME: "ranvier.clinic.example",
  RANVIER_DATABASE_PASSWORD: "0a1b".repeat(12),
  RANVIER_SECRET: "f".repeat(64),
};
const filled = (text: string): string =>
  text.replaceAll(/\$\{(\w+)(?::\?[^}]*)?\}/g, (_all, name: string) => {
    const value = env[name];
    if (value === undefined) throw new Error(`${name} is not among what docs/deployment.md tells to set`);
    return value;
  });

const imageSettings = Object.fromEntries(
  [...dockerfile.matchAll(/(RANVIER_\w+)=(\S+)/g)].map(([, name = "", value = ""]) => [name, value]),
);

describe("the image", () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = ""]) => names.split(" "));

  test("copies what exists, and everything the server reads", () => {
    expect(copied.filter((name) => !existsSync(join(root, name)))).toEqual([]);
    for (const name of ["src", "packs", "package.json", "package-lock.json", "LICENSE"]) expect(copied).toContain(name);
  });

  test("runs the pinned Node with the flags of npm start, not as root", () => {
    const pinned = JSON.parse(read("package.json")) as {
      dependencies: Record<string, string>;
      scripts: Record<string, string>;
    };
    const bases = [...dockerfile.matchAll(/^FROM node:([\d.]+)-/gm)].map(([, version]) => version);
    expect(new Set(bases)).toEqual(new Set([pinned.dependencies["node"]]));
    const command = JSON.parse(/^CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? "[]") as readonly string[];
    expect(command.join(" ")).toBe(pinned.scripts["start"]);
    expect(dockerfile).toMatch(/USER node\nVOLUME/);
  });

  test("prepares starts with the same flags, for nobody to change", () => {
    const command = JSON.parse(/^CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? "[]") as readonly string[];
    const prepared = JSON.parse(/^RUN (\[.*\])$/m.exec(dockerfile)?.[1] ?? "[]") as readonly string[];
    expect(prepared).toEqual([...command, "--prepare"]);
    expect(dockerfile).toMatch(/^RUN chown -R root:root dist\/compiled && chmod -R go=rX dist\/compiled$/m);
  });
});

describe("the composition", () => {
  const { proxy, ranvier, database } = compose.services;

  test("has settings that hold together", () => {
    const given = Object.entries(ranvier.environment ?? {}).map(([name, value]) => [name, filled(value)] as const);
    const config = parseConfig({ ...imageSettings, ...Object.fromEntries(given) });
    expect(config.ok ? [] : config.error).toEqual([]);
    if (!config.ok) return;
    expect(config.value.publicUrl).toBe("https://ranvier.clinic.example");
    expect(config.value.databaseUrl).toContain("@database:5432/ranvier");
  });

  test("trusts the proxy alone, at its address in its network", () => {
    const { front } = proxy.networks as Readonly<Record<string, { readonly ipv4_address: string }>>;
    expect(ranvier.environment?.["RANVIER_TRUSTED_PROXY"]).toBe(front?.ipv4_address);
    const [{ subnet }] = compose.networks.front.ipam.config;
    expect(front?.ipv4_address.startsWith(subnet.replace(/0\/24$/, ""))).toBe(true);
    expect(filled(proxy.command ?? "")).toBe("caddy reverse-proxy --from ranvier.clinic.example --to ranvier:4000");
  });

  test("publishes nothing but the proxy, and the database is on the inner network alone", () => {
    expect([ranvier.ports, database.ports]).toEqual([undefined, undefined]);
    expect(database.networks).toEqual(["back"]);
  });
});
