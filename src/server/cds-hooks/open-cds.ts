/** Makes the CDS service from the settings: who may call, and what its cards say they come from. */
import type { Application } from "../../app/application.ts";
import { localActor } from "../../app/actor.ts";
import type { SeenTokens } from "../../app/ports/seen-tokens.ts";
import { ok, type Problem, type Result } from "../../core/problem.ts";
import { knownClients } from "./clients.ts";
import { readCdsClients } from "./read-clients.ts";
import type { CdsParts } from "./answer-call.ts";
import { createTokenVerifier } from "./verify-token.ts";

interface CdsSettings {
  readonly cdsClientsFile: string | undefined;
  readonly publicUrl: string | undefined;
}

/** `say` hears why a call was refused, without anything of the call. */
export function openCds(
  { cdsClientsFile, publicUrl }: CdsSettings,
  application: Pick<Application, "listPacks">,
  seenTokens: SeenTokens,
  say: (line: string) => void,
): Result<Omit<CdsParts, "application">, readonly Problem[]> {
  const clients = readCdsClients(cdsClientsFile);
  if (!clients.ok) return clients;
  const packs = application.listPacks(localActor, "clinician").map(({ title, version }) => `${title} ${version}`);
  return ok({
    tokens: createTokenVerifier(knownClients(clients.value), seenTokens, (reason) =>
      say(`A call of CDS Hooks was refused: ${reason}`),
    ),
    publicUrl,
    label: `Ranvier: ${packs.join(", ")}`,
  });
}
