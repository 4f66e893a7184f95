/** Routes of the answers work: ask, kept answers, claims, sources, calculators, packs. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Application } from "../../app/application.ts";
import {
  askRoute,
  calculateRoute,
  claimRoute,
  listCalculatorsRoute,
  listClaimsRoute,
  listPacksRoute,
  listSourcesRoute,
  saveAnswerRoute,
  savedAnswerRoute,
} from "../../contract/routes.ts";
import { withdrawnRoute } from "../../contract/standings.ts";
import type { Audience } from "../../core/knowledge/claim.ts";
import type { Problem } from "../../core/problem.ts";
import { problemResponse } from "../problem.ts";

const noStore = { "cache-control": "no-store" } as const;

const noSuchClaim: Problem = {
  code: "not-found",
  message: "There is no claim with this id",
  fix: "GET /api/claims lists them",
};

/** A reader who does not say is a professional. */
const readerOf = ({ audience }: { readonly audience?: Audience | undefined }): Audience => audience ?? "clinician";

/** Adds the routes to the app. */
export function addAnswerRoutes(app: OpenAPIHono, application: Application): void {
  app.openapi(askRoute, async (c) => {
    const { patient, ...asked } = c.req.valid("json");
    if (patient !== undefined) {
      const about = await application.askWithRecord(c.var.actor, asked, patient);
      return about.ok ? c.json(about.value, 200, noStore) : (problemResponse(c, about.error) as never);
    }
    const answer = await application.ask(c.var.actor, asked);
    return answer.ok ? c.json(answer.value, 200, noStore) : (problemResponse(c, [answer.error]) as never);
  });
  app.openapi(saveAnswerRoute, async (c) => {
    const saved = await application.saveAnswer(c.var.actor, c.req.valid("json"));
    return saved.ok ? c.json(saved.value, 201, noStore) : (problemResponse(c, [saved.error]) as never);
  });
  app.openapi(savedAnswerRoute, async (c) => {
    const answer = await application.savedAnswer(c.var.actor, c.req.valid("param").token);
    return answer === undefined
      ? (problemResponse(c, [
          {
            code: "not-found",
            message: "There is no kept answer at this address",
            fix: "check the link, or ask the question again",
          },
        ]) as never)
      : c.json(answer, 200, noStore);
  });
  app.openapi(listClaimsRoute, (c) =>
    c.json({ claims: application.listClaims(c.var.actor, readerOf(c.req.valid("query"))) } as never, 200),
  );
  app.openapi(claimRoute, async (c) => {
    const claim = await application.findClaim(c.var.actor, c.req.valid("param").id, readerOf(c.req.valid("query")));
    return claim === undefined
      ? (problemResponse(c, [
          application.withdrawnProblem(c.var.actor, "claim", c.req.valid("param").id) ?? noSuchClaim,
        ]) as never)
      : c.json(claim as never, 200);
  });
  app.openapi(listSourcesRoute, async (c) =>
    c.json({ sources: await application.listSources(c.var.actor) } as never, 200),
  );
  app.openapi(listCalculatorsRoute, (c) =>
    c.json({ calculators: application.listCalculators(c.var.actor) } as never, 200),
  );
  app.openapi(calculateRoute, (c) => {
    const { inputs, audience } = c.req.valid("json");
    const { id } = c.req.valid("param");
    const withdrawn = application.withdrawnProblem(c.var.actor, "calculator", id);
    if (withdrawn !== undefined) return problemResponse(c, [withdrawn]) as never;
    const result = application.runCalculator(c.var.actor, id, inputs, audience ?? "clinician");
    return result.ok ? c.json(result.value, 200, noStore) : (problemResponse(c, result.error) as never);
  });
  app.openapi(withdrawnRoute, (c) => c.json({ items: application.listWithdrawn(c.var.actor) }, 200, noStore));
  app.openapi(listPacksRoute, (c) =>
    c.json({ packs: application.listPacks(c.var.actor, readerOf(c.req.valid("query"))) }, 200),
  );
}
