import { expect, test } from "vitest";
import { parseConfig } from "./config.ts";

test("parseConfig() has defaults for everything and listens on this machine only", () => {
  const config = parseConfig({});
  expect(config).toMatchObject({ ok: true, value: { host: "127.0.0.1", port: 4000 } });
});

test.each([
  ["24", 24],
  [undefined, undefined],
])("parseConfig() reads RANVIER_PATIENT_MONTHS %s; by default no patient is erased by age", (text, months) => {
  expect(parseConfig({ RANVIER_PATIENT_MONTHS: text })).toMatchObject({ ok: true, value: { patientMonths: months } });
});

test.each(["0", "-3", "1.5", "two years"])("parseConfig() refuses %s as RANVIER_PATIENT_MONTHS", (text) => {
  const config = parseConfig({ RANVIER_PATIENT_MONTHS: text });
  expect(config).toMatchObject({ ok: false, error: [{ where: { pointer: "RANVIER_PATIENT_MONTHS" } }] });
});

test("parseConfig() names every bad setting at once, and every unknown one", () => {
  const config = parseConfig({ RANVIER_PORT: "99999", RANVIER_PUBLIC_URL: "here", RANVIER_PROT: "1", PATH: "x" });
  if (config.ok) throw new Error("accepted");
  expect(config.error.map((p) => p.where?.pointer).sort()).toEqual([
    "RANVIER_PORT",
    "RANVIER_PROT",
    "RANVIER_PUBLIC_URL",
  ]);
});

test.each([
  ["mysql://u:hunter2@localhost/x", "must be like postgresql://"],
  ["hunter2", "must be like postgresql://"],
  ["postgresql://u:hunter2@localhost", "must be like postgresql://"],
  ["postgresql://u:hunter2@db.clinic.example/ranvier", "sslmode=verify-full"],
])("parseConfig() refuses the database address %s and does not repeat it", (address, message) => {
  const config = parseConfig({ RANVIER_DATABASE_URL: address });
  expect(JSON.stringify(config)).toContain(message);
  expect(JSON.stringify(config)).not.toContain("hunter2");
});

test.each([
  "postgresql://u:p@localhost/ranvier",
  "postgres://u@127.0.0.1:5433/ranvier",
  "postgresql://u:p@db.clinic.example/ranvier?sslmode=verify-full",
])("parseConfig() takes %s", (address) => {
  expect(parseConfig({ RANVIER_DATABASE_URL: address })).toMatchObject({ ok: true, value: { databaseUrl: address } });
});

test.each([
  [{ RANVIER_HOST: "0.0.0.0" }, ["RANVIER_HOST"]],
  [{ RANVIER_HOST: "::" }, ["RANVIER_HOST"]],
  [{ RANVIER_PUBLIC_URL: "https://ranvier.clinic.example" }, ["RANVIER_PUBLIC_URL"]],
  [{ RANVIER_HOST: "0.0.0.0", RANVIER_TRUSTED_PROXY: "10.0.0.5" }, ["RANVIER_TRUSTED_PROXY"]],
  [
    { RANVIER_TRUSTED_PROXY: "10.0.0.5", RANVIER_PUBLIC_URL: "http://ranvier.clinic.example" },
    ["RANVIER_TRUSTED_PROXY"],
  ],
  [{ RANVIER_TRUSTED_PROXY: "the proxy", RANVIER_PUBLIC_URL: "https://x.example" }, ["RANVIER_TRUSTED_PROXY"]],
  [{ RANVIER_TRUSTED_PROXY: "10.0.0.0/40", RANVIER_PUBLIC_URL: "https://x.example" }, ["RANVIER_TRUSTED_PROXY"]],
])("parseConfig() refuses %j: others would reach the server unprotected", (environment, pointers) => {
  const config = parseConfig(environment);
  if (config.ok) throw new Error("accepted");
  expect(config.error.map((p) => p.where?.pointer)).toEqual(pointers);
});

test("parseConfig() takes a server behind a TLS-ending proxy", () => {
  const config = parseConfig({
    RANVIER_HOST: "0.0.0.0",
    RANVIER_TRUSTED_PROXY: "10.0.0.5, 10.1.0.0/16, fd00::1",
    RANVIER_PUBLIC_URL: "https://ranvier.clinic.example",
  });
  expect(config).toMatchObject({ ok: true, value: { trustedProxies: ["10.0.0.5", "10.1.0.0/16", "fd00::1"] } });
});

test("parseConfig() keeps the evidence index in the data folder, or where it is told, with the store's own settings", () => {
  const value = (environment: Record<string, string>) => {
    const config = parseConfig(environment);
    if (!config.ok) throw new Error(JSON.stringify(config.error));
    return config.value;
  };
  expect(value({ RANVIER_DATA: "/srv/ranvier" })).toMatchObject({
    evidenceUri: "/srv/ranvier/evidence",
    evidenceStorage: {},
  });
  expect(
    value({ RANVIER_EVIDENCE_URI: "s3://clinic/evidence", AWS_REGION: "eu-west-1", GOOGLE_X: "no", AWS_EMPTY: "" }),
  ).toMatchObject({ evidenceUri: "s3://clinic/evidence", evidenceStorage: { aws_region: "eu-west-1" } });
});

test.each(["ftp://x/y", "s3://", "http://clinic.example"])("parseConfig() refuses to keep the index at %s", (uri) => {
  expect(parseConfig({ RANVIER_EVIDENCE_URI: uri })).toMatchObject({
    ok: false,
    error: [{ where: { pointer: "RANVIER_EVIDENCE_URI" } }],
  });
});

test("parseConfig() wants both address and model of an embedding server", () => {
  expect(parseConfig({ RANVIER_EMBEDDINGS_URL: "http://127.0.0.1:8080" })).toMatchObject({
    ok: false,
    error: [{ where: { pointer: "RANVIER_EMBEDDINGS_MODEL" } }],
  });
  const both = parseConfig({ RANVIER_EMBEDDINGS_URL: "http://127.0.0.1:8080", RANVIER_EMBEDDINGS_MODEL: "small" });
  expect(both).toMatchObject({ ok: true, value: { embeddings: { model: "small" } } });
});

test.each([
  [{ RANVIER_SMTP_URL: "http://mail.example.org" }, ["RANVIER_SMTP_URL"]],
  [{ RANVIER_SMTP_URL: "smtp://u:hunter2@" }, ["RANVIER_SMTP_URL"]],
  [{ RANVIER_SMTP_URL: "smtps://u:hunter2@mail.example.org" }, ["RANVIER_MAIL_FROM", "RANVIER_PUBLIC_URL"]],
  [{ RANVIER_MAIL_FROM: "somebody" }, ["RANVIER_MAIL_FROM"]],
])("parseConfig() refuses mail settings half made, and repeats no password: %j", (environment, pointers) => {
  const config = parseConfig(environment);
  if (config.ok) throw new Error("accepted");
  expect(config.error.map((p) => p.where?.pointer)).toEqual(pointers);
  expect(JSON.stringify(config.error)).not.toContain("hunter2");
});
