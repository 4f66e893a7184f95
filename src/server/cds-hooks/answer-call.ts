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
import { draftsOf, isOther } from "./drafts.ts";
import { fetchMissing } from "./fetch-missing.ts";
import { completeOr412, type Prefetched, readPrefetch } from "./prefetch.ts";
import { bodyOf, outcome, unauthorized } from "./refusals.ts";
import { serviceId } from "./services.ts";
import type { TokenVerifier } from "./verify-token.ts";
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

function cardOf({ uuid, advice, folded }: CardGiven, setting: CardSetting): CardsResponse["cards"][number] {
  const [pack] = advice;
  const [first] = pack?.recommendations ?? [];
  return folded || pack === undefined || first === undefined
    ? writeFoldedCard(uuid, advice, setting)
    : writeCard(uuid, first, pack.references, setting);
}

/** Address that clients know this server by. */
export const originOf = (c: Context, { publicUrl }: CdsParts): string => publicUrl ?? new URL(c.req.url).origin;

const otherPatient: Problem = {
  code: "other-patient",
  message: "The patient sent along is not the one of the context",
  fix: "send the chart that is open",
};

export const noService: Problem = { code: "not-found", message: "There is no such service", fix: "see /cds-services" };
const otherHook: Problem = { code: "bad-request", message: "The service does not answer this hook" };

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

/** Cards from what is at hand. The token is claimed with what is kept of them: one wait for the disk, not two. */
async function giveCards(
  c: Context,
  { call, hook, client, token }: Admitted,
  had: readonly Prefetched[],
  parts: CdsParts,
): Promise<Response> {
  const { patientId } = call.context;
  const data = completeOr412(had);
  if (!data.ok) return spent(c, parts, token, outcome(c, 412, [data.error]));
  if (isOther(data.value, patientId)) return spent(c, parts, token, outcome(c, 400, [otherPatient]));
  const setting: CardSetting = { hook, publicUrl: originOf(c, parts), label: parts.label };
  const asked = {
    hook,
    client: client.iss,
    patientId,
    unreviewed: client.unreviewed,
    token,
    resources: [...data.value, ...draftsOf(call)],
  };
  // Not awaited here, so that nothing holds the record that came while the cards are kept.
  return parts.application
    .showCards(actorOf(client), asked, (given) => cardOf(given, setting))
    .then((written) => cardsResponse(c, parts, token, written));
}

/** Completes what came where that is possible. Then the token is claimed first: a replay must not make us ask anybody. */
export async function answerCall(c: Context, admitted: Admitted, parts: CdsParts): Promise<Response> {
  const { call, client, token } = admitted;
  const came = readPrefetch(call.prefetch);
  if (call.fhirServer === undefined || came.every(({ state }) => state === "had"))
    return giveCards(c, admitted, came, parts);
  if (token !== undefined && !(await parts.tokens.claim(token))) return unauthorized(c);
  const access = {
    server: call.fhirServer,
    token: call.fhirAuthorization?.access_token,
    allowed: client.fhirServers,
  };
  return giveCards(
    c,
    { ...admitted, token: undefined },
    await fetchMissing(came, call.context.patientId, access),
    parts,
  );
}
