/** Where something was shown before it was withdrawn: kept answers with it on their page, and cards of rules that say it. */
import type { Kysely } from "kysely";
import type { ShownIn, Sought } from "../../app/ports/standings.ts";
import { Answer, sentencesOf } from "../../core/answer/answer.ts";
import { sha256 } from "../digest.ts";
import type { Tables } from "../tables.ts";

/** Rows read at a time, and names asked for at a time. */
const atOnce = 200;

/** Whether a page shows one of what is sought. */
function pageShows(sought: Sought): (answer: Answer) => boolean {
  const claims = new Set(sought.claims);
  const sources = new Set(sought.sources);
  const calculators = new Set(sought.calculators);
  const rules = new Set(sought.rules);
  const articles = new Set(sought.articles);
  return (answer) =>
    sentencesOf(answer).some(({ claim }) => claim !== undefined && claims.has(claim)) ||
    answer.references.some(({ sourceId }) => sources.has(sourceId)) ||
    answer.calculations.some(({ calculator }) => calculators.has(calculator)) ||
    answer.forThisPatient.some(({ rule }) => rules.has(rule)) ||
    (answer.article !== undefined && articles.has(answer.article.slug));
}

async function keptAnswers(db: Kysely<Tables>, sought: Sought): Promise<readonly ShownIn[]> {
  const shows = pageShows(sought);
  const found: ShownIn[] = [];
  for (let after = ""; ;) {
    const rows = await db
      .selectFrom("saved_answers")
      .selectAll()
      .where("token", ">", after)
      .orderBy("token")
      .limit(atOnce)
      .execute();
    for (const { token, answer, saved_at: at, saved_by: to } of rows)
      if (shows(Answer.parse(JSON.parse(answer))))
        found.push({ kind: "answer", subject: `answer-link/${sha256(token).slice(0, 16)}`, to, at });
    const last = rows.at(-1);
    if (last === undefined || rows.length < atOnce) return found;
    after = last.token;
  }
}

async function cards(db: Kysely<Tables>, rules: readonly string[]): Promise<readonly ShownIn[]> {
  const found: ShownIn[] = [];
  for (let from = 0; from < rules.length; from += atOnce) {
    const rows = await db
      .selectFrom("cds_cards")
      .select(["uuid", "client", "shown_at"])
      .where("rule", "in", rules.slice(from, from + atOnce))
      .orderBy("shown_at")
      .execute();
    for (const { uuid, client, shown_at: at } of rows)
      found.push({ kind: "card", subject: `card/${uuid}`, to: `client/${client}`, at });
  }
  return found;
}

/** Where it was shown, as far as that is kept. */
export const findShownIn = async (db: Kysely<Tables>, sought: Sought): Promise<readonly ShownIn[]> => [
  ...(await keptAnswers(db, sought)),
  ...(await cards(db, sought.rules)),
];
