/**
 * One call of CDS Hooks, from a client whose token holds: read, completed, assessed, answered with cards. The token is claimed
 * before anything is answered or asked for elsewhere; with cards, in the same write as what is kept of them.
 */
import type { Context } from "hono";
import type { Actor } from "../../app/actor.ts";
import type { Application } from "../../app/application.ts";
import { type CardGiven, tokenUsed } from "../../app/patients/show-cards.ts";
import type { SignedToken } from "../../app/ports/seen-tokens.ts";
import { type CardsResponse, Hook, HookRequest } from "../../contract/cds-hooks.ts";
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import type { CdsClient } from "./clients.ts";
import { isObject, readDrafts, type Resource, unknownMedicines, withoutDrafted } from "./drafts.ts";
import { fetchMissing, fetchNamed } from "./fetch-missing.ts";
import { completeOr412, type Prefetched, readPrefetch } from "./prefetch.ts";
import { bodyOf, outcome, unauthorized } from "./refusals.ts";
import { serviceId } from "./services.ts";
import type { TokenVerifier } from "./verify-token.ts";
import { ofAnother } from "./whose.ts";
import { type CardSetting, writeCard, writeFoldedCard } from "./write-card.ts";

/** What calls are answered with: the use cases, and what the settings say. */
export interface CdsParts {
  readonly application: Pick<Application, "showCards" | "recordCardOutcomes">;
  readonly tokens: TokenVerifier;
  /** Address that clients know this server by, which their tokens name; the request's own on this machine. */
  readonly publicUrl?: string | undefined;
  /** What the cards say they come from. */
  readonly label: string;
}

/** A hospital system acts as a program that may read patients. */
export const actorOf = ({ iss }: CdsClient): Actor => ({
  id: `client/${iss}`,
  roles: ["clinician"],
  standing: "program",
});

function cardOf({ uuid, advice, folded, unused }: CardGiven, setting: CardSetting): CardsResponse["cards"][number] {
  const [pack] = advice;
  const [first] = pack?.recommendations ?? [];
  return folded || pack === undefined || first === undefined
    ? writeFoldedCard(uuid, advice, unused, setting)
    : writeCard(uuid, { recommendation: first, references: pack.references, unused }, setting);
}

/** Address that clients know this server by. */
export const originOf = (c: Context, { publicUrl }: CdsParts): string => publicUrl ?? new URL(c.req.url).origin;

const unknownMedicine: Problem = {
  code: "data-not-available",
  message: "A draft order names its medicine by a reference that could not be read",
  fix: "send the Medication in context.draftOrders or contained, or a display with the reference",
};

export const noService: Problem = { code: "not-found", message: "There is no such service", fix: "see /cds-services" };
const otherHook: Problem = {
  code: "bad-request",
  message: "The service does not answer this hook",
  fix: "see /cds-services for those it does",
};

/** A call that was read, of whom, and its token as long as nobody has claimed it. */
interface Admitted {
  readonly client: CdsClient;
  readonly hook: Hook;
  readonly call: HookRequest;
  readonly token: SignedToken | undefined;
}

/** The call and its hook; or the refusal. */
export async function readCall(c: Context): Promise<Result<Pick<Admitted, "call" | "hook">, Response>> {
  if (c.req.param("id") !== serviceId) return err(outcome(c, 404, [noService]));
  const call = await bodyOf(c, HookRequest);
  if (!call.ok) return err(outcome(c, 400, call.error));
  const hook = Hook.safeParse(call.value.hook);
  return hook.success ? ok({ call: call.value, hook: hook.data }) : err(outcome(c, 400, [otherHook]));
}

/** A refusal, once the token is used up: that of a call that nobody answered is not good for another. */
export async function spent(
  c: Context,
  { tokens }: CdsParts,
  token: SignedToken | undefined,
  refusal: Response,
): Promise<Response> {
  return token === undefined || (await tokens.claim(token)) ? refusal : unauthorized(c);
}

async function cardsResponse(
  c: Context,
  parts: CdsParts,
  token: SignedToken | undefined,
  written: Result<CardsResponse["cards"], readonly Problem[]>,
): Promise<Response> {
  if (written.ok) return c.json({ cards: written.value } satisfies CardsResponse, 200, { "cache-control": "no-store" });
  if (!written.error.includes(tokenUsed)) return spent(c, parts, token, outcome(c, 400, written.error));
  parts.tokens.wasUsed();
  return unauthorized(c);
}

/** A call with its draft orders read. */
interface Ordered extends Admitted {
  readonly drafts: readonly Resource[];
}

/** The chart of the call and its drafts; or why there is none. */
function chartOf(
  { call, drafts }: Ordered,
  had: readonly Prefetched[],
): Result<readonly unknown[], { readonly status: 400 | 412; readonly problem: Problem }> {
  const data = completeOr412(had);
  if (!data.ok) return err({ status: 412, problem: data.error });
  const another = ofAnother(had, drafts, call.context.patientId);
  if (another !== undefined) return err({ status: 400, problem: another });
  const chart = [...withoutDrafted(data.value, drafts), ...drafts];
  return unknownMedicines(drafts, chart).length > 0 ? err({ status: 412, problem: unknownMedicine }) : ok(chart);
}

/** Cards from what is at hand. The token is claimed with what is kept of them: one wait for the disk, not two. */
async function giveCards(c: Context, ordered: Ordered, had: readonly Prefetched[], parts: CdsParts): Promise<Response> {
  const { call, hook, client, token } = ordered;
  const chart = chartOf(ordered, had);
  if (!chart.ok) return spent(c, parts, token, outcome(c, chart.error.status, [chart.error.problem]));
  const setting: CardSetting = { hook, publicUrl: originOf(c, parts), label: parts.label };
  const asked = {
    hook,
    client: client.iss,
    patientId: call.context.patientId,
    unreviewed: client.unreviewed,
    token,
    resources: chart.value,
  };
  // Not awaited here, so that nothing holds the record that came while the cards are kept.
  return parts.application
    .showCards(actorOf(client), asked, (given) => cardOf(given, setting))
    .then((written) => cardsResponse(c, parts, token, written));
}

/** Medicines of drafts, then of the chart, that are named by reference alone: without them a treatment given is not seen. */
const medicinesToFetch = ({ drafts }: Ordered, had: readonly Prefetched[]): readonly string[] =>
  unknownMedicines([...drafts, ...had.flatMap(({ resources }) => resources).filter(isObject)], []);

/** Completes what came where that is possible. Then the token is claimed first: a replay must not make us ask anybody. */
export async function answerCall(c: Context, admitted: Admitted, parts: CdsParts): Promise<Response> {
  const { call, client, token } = admitted;
  const read = readDrafts(call);
  if (!read.ok) return spent(c, parts, token, outcome(c, 400, [read.error]));
  const ordered: Ordered = { ...admitted, drafts: read.value };
  const came = readPrefetch(call.prefetch);
  const isWhole = (): boolean =>
    came.every(({ state }) => state === "had") && medicinesToFetch(ordered, came).length === 0;
  if (call.fhirServer === undefined || isWhole()) return giveCards(c, ordered, came, parts);
  if (token !== undefined && !(await parts.tokens.claim(token))) return unauthorized(c);
  const access = {
    server: call.fhirServer,
    token: call.fhirAuthorization?.access_token,
    allowed: client.fhirServers,
  };
  const { patientId } = call.context;
  const completed = await fetchMissing(came, patientId, access);
  const named = await fetchNamed(medicinesToFetch(ordered, completed), access);
  const drafts = [...ordered.drafts, ...named.filter(isObject)];
  return giveCards(c, { ...ordered, drafts, token: undefined }, completed, parts);
}
