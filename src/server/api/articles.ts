/** Routes of published articles. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ReviewCases } from "../../app/review/review-cases.ts";
import { compareVersionsRoute, listArticlesRoute, openArticleRoute } from "../../contract/review-routes.ts";
import { problemResponse } from "../problem.ts";
import { noStore } from "./people.ts";

/** Adds the routes to the app. */
export function addArticleRoutes(app: OpenAPIHono, review: ReviewCases): void {
  app.openapi(listArticlesRoute, async (c) =>
    c.json({ articles: await review.listArticles(c.var.actor) }, 200, noStore),
  );
  app.openapi(openArticleRoute, async (c) => {
    const article = await review.openArticle(c.var.actor, c.req.valid("param").slug, c.req.valid("query"));
    return article.ok ? c.json(article.value, 200, noStore) : (problemResponse(c, [article.error]) as never);
  });
  app.openapi(compareVersionsRoute, async (c) => {
    const { from, to } = c.req.valid("query");
    const compared = await review.compareVersions(c.var.actor, c.req.valid("param").slug, from, to);
    return compared.ok
      ? c.json({ differences: compared.value }, 200, noStore)
      : (problemResponse(c, [compared.error]) as never);
  });
}
