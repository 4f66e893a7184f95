/** The HTTP application: API, schemas, health and the web pages. */
import { OpenAPIHono } from "@hono/zod-openapi";
import { compress } from "hono/compress";
import { HTTPException } from "hono/http-exception";
import { secureHeaders } from "hono/secure-headers";
import { z } from "zod";
import type { Application } from "../app/application.ts";
import { Refused } from "../app/guarded.ts";
import { withheldFromPrograms } from "../app/patients/for-programs.ts";
import { healthRoute, readyRoute } from "../contract/routes.ts";
import { Answer } from "../core/answer/answer.ts";
import type { Problem } from "../core/problem.ts";
import { actorOfRequest, byAccount, withoutAccounts } from "./actor.ts";
import { addAnswerRoutes } from "./api/answers.ts";
import { addAuditRoutes } from "./api/audit.ts";
import { answeringPaths, requireFresh } from "./require-fresh.ts";
import { addStandingRoutes } from "./api/standings.ts";
import { addAssessRoutes } from "./api/assess.ts";
import { addCohortRoutes } from "./api/cohort.ts";
import { addManagePeopleRoutes } from "./api/manage-people.ts";
import { addPeopleRoutes } from "./api/people.ts";
import { type Answered, observeRequests } from "./metrics.ts";
import { type Limits, limitRequests, usualLimits } from "./limit-requests.ts";
import { limitBodies } from "./body-limits.ts";
import type { CdsParts } from "./cds-hooks/answer-call.ts";
import { addCdsHooks, cdsBase } from "./cds-hooks/routes.ts";
import { addFeedbackRoutes } from "./api/feedback.ts";
import { addKeptRoutes } from "./api/kept.ts";
import { addFhir } from "./fhir/routes.ts";
import { addMcp } from "./mcp/routes.ts";
import { openApiOf } from "./openapi.ts";
import { originGuard, probes, type Reach, thisMachine } from "./origin-guard.ts";
import { addDocumentRoutes } from "./api/documents.ts";
import { addPatientAskRoute } from "./api/patient-ask.ts";
import { addPlainRoute } from "./api/plain-view.ts";
import { addDoseRoute } from "./api/plan-doses.ts";
import { addPatientRoutes } from "./api/patients.ts";
import { addReviewRoutes } from "./api/review.ts";
import { addSearchRoutes } from "./api/search.ts";
import { problemResponse } from "./problem.ts";
import { addWebPages } from "./web-pages.ts";

const problemOf = (issue: { readonly path: readonly PropertyKey[]; readonly message: string }): Problem => ({
  code: "bad-request",
  message: issue.path.length === 0 ? issue.message : `${issue.path.map(String).join(".")}: ${issue.message}`,
  where: { pointer: `/${issue.path.map(String).join("/")}` },
  fix: "see /openapi.json for what this call takes",
});

export interface AppOptions {
  readonly application: Application;
  readonly version: string;
  /** Folder of the built web app; pages are not served without it. */
  readonly webFolder?: string | undefined;
  /** Who can reach the server; this machine alone unless said. */
  readonly reach?: Reach | undefined;
  /** How often one address may call; tests ask for more. */
  readonly limits?: Limits | undefined;
  /** Serves hospital systems by CDS Hooks. */
  readonly cds?: Omit<CdsParts, "application"> | undefined;
  /** Whether rules that no board has approved are given to other programs. */
  readonly unreviewed?: boolean | undefined;
  /** Told of every answered request, by route and not by address. */
  readonly onAnswered?: ((answered: Answered) => void) | undefined;
  /** Text of /metrics; without it there is no such address. */
  readonly metrics?: (() => string) | undefined;
  /** Reports an unexpected failure; it is given no request data. */
  readonly onFailure: (error: unknown) => void;
}

/** What is served: all of it to people, and to programs what the operator lets out. */
const served = ({ application, unreviewed }: AppOptions): Application =>
  unreviewed === true ? application : { ...application, ...withheldFromPrograms(application) };

/** Builds the app. Test it with `app.request()`. */
export function createApp(options: AppOptions): OpenAPIHono {
  const application = served(options);
  const app = new OpenAPIHono({
    defaultHook: (result, c) => (result.success ? undefined : problemResponse(c, result.error.issues.map(problemOf))),
  });
  if (options.onAnswered !== undefined) app.use(observeRequests(options.onAnswered));
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        scriptSrc: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
      referrerPolicy: "no-referrer",
      xFrameOptions: "DENY",
    }),
  );
  const reach = options.reach ?? thisMachine;
  const { people, library, review } = application;
  app.use(originGuard(reach));
  app.use(limitRequests(options.limits ?? usualLimits));
  const findActor = actorOfRequest(people === undefined ? withoutAccounts(reach) : byAccount(people));
  // Whether the server lives must be told also when the database, where accounts are, does not answer. Hospital systems are no
  // accounts: each call has a signed token of its own.
  app.use((c, next) =>
    probes.includes(c.req.path) || c.req.path.startsWith(`${cdsBase}/`) ? next() : findActor(c, next),
  );
  app.use("/assets/*", compress());
  app.use(limitBodies);
  app.onError((error, c) => {
    if (error instanceof Refused) return problemResponse(c, [error.problem]);
    if (error instanceof HTTPException && error.status < 500)
      return problemResponse(c, [
        {
          code: "not-json",
          message: "The body is not valid JSON",
          fix: "send JSON with content-type application/json",
        },
      ]);
    options.onFailure(error);
    return problemResponse(c, [
      {
        code: "internal",
        message: "The server could not finish this request",
        fix: "try again; the server's own log has the cause",
      },
    ]);
  });
  for (const path of answeringPaths) app.use(path, requireFresh(application));
  addAnswerRoutes(app, application);
  addKeptRoutes(app, application);
  addSearchRoutes(app, application);
  addPatientRoutes(app, application);
  addPatientAskRoute(app, application);
  addDoseRoute(app, application);
  addPlainRoute(app, application);
  addAssessRoutes(app, application);
  const publicUrl = reach.from === "network" ? reach.publicUrl : undefined;
  addCohortRoutes(app, application, publicUrl);
  if (library !== undefined) addDocumentRoutes(app, library);
  addAuditRoutes(app, application);
  if (review !== undefined) addReviewRoutes(app, review);
  if (application.feedback !== undefined) addFeedbackRoutes(app, application.feedback);
  if (application.suspensions !== undefined) addStandingRoutes(app, application.suspensions);
  if (options.cds !== undefined) addCdsHooks(app, { application, ...options.cds });
  const { version, onFailure } = options;
  const elsewhere = { application, version, onFailure, unreviewed: options.unreviewed ?? false };
  addMcp(app, elsewhere, reach);
  addFhir(app, { ...elsewhere, publicUrl, now: () => new Date().toISOString() });
  if (people !== undefined) {
    addPeopleRoutes(app, people);
    addManagePeopleRoutes(app, people.manage);
  }
  app.openapi(healthRoute, (c) => c.json({ status: "ok" as const }, 200));
  app.openapi(readyRoute, async (c) => {
    try {
      return c.json({ status: "ready" as const, packs: await application.ready() }, 200);
    } catch {
      return problemResponse(c, [
        { code: "not-ready", message: "The database does not answer", fix: "check the data folder and its disk" },
      ]) as never;
    }
  });
  const { metrics } = options;
  if (metrics !== undefined) app.get("/metrics", (c) => c.text(metrics(), 200, { "cache-control": "no-store" }));
  app.get("/openapi.json", (c) => c.json(openApiOf(app, options.version)));
  app.get("/schema/answer.json", (c) => c.json(z.toJSONSchema(Answer)));
  app.all("/api/*", (c) =>
    problemResponse(c, [{ code: "not-found", message: "There is no such call", fix: "see /openapi.json" }]),
  );
  if (options.webFolder !== undefined) addWebPages(app, options.webFolder);
  app.notFound((c) => problemResponse(c, [{ code: "not-found", message: "There is nothing at this address" }]));
  return app;
}
