/** Joins all parts: configuration and packs in, a working application out. The only file that knows every part. */
import { createApplication, type Application } from "../app/application.ts";
import { createLibraryCases } from "../app/literature/library.ts";
import type { SeenTokens } from "../app/ports/seen-tokens.ts";
import type { Surroundings } from "../app/ports/surroundings.ts";
import type { Config } from "../config.ts";
import { ok, type Problem, type Result } from "../core/problem.ts";
import { exampleRecords } from "../examples/example-records.ts";
import { type PacksApart, readPacksApart } from "../packs/read-apart.ts";
import type { Reach } from "../server/origin-guard.ts";
import { createAuditLog } from "../store/audit.ts";
import { openCallRecords } from "../store/cards/call-records.ts";
import { createCards } from "../store/cards/cards.ts";
import { createSeenTokens } from "../store/cards/seen-tokens.ts";
import { digestOf } from "../store/digest.ts";
import { openStore } from "../store/open-store.ts";
import { createPatients } from "../store/patients/patients.ts";
import { createPatientRetention } from "../store/patients/retention.ts";
import { createSavedAnswers } from "../store/saved-answers.ts";
import { openDecisions, startShownSince, startWatch } from "./decisions.ts";
import { loadKnowledgeApart } from "./indexed-packs.ts";
import {
  documentsOver,
  evidenceForServer,
  finishWhatWasCutOff,
  libraryParts,
  searchAidsOf,
  searchOver,
  searchWordsOf,
} from "./literature.ts";
import { letterWriterOf, startDelivery } from "./mail.ts";
import { openBoth } from "./open-both.ts";
import { composePeople } from "./people.ts";
import { locationOf } from "./records.ts";
import { startForgettingTokens } from "./tokens.ts";
import { tellFailure } from "./repeat.ts";
import { composeReview } from "./review.ts";
import { startWarmUp } from "./warm-up.ts";
import { realSurroundings } from "./surroundings.ts";

/** Who can reach the server: others only through a proxy that is named, at the address people use. */
export const reachOf = ({ host, publicUrl, trustedProxies }: Config): Reach =>
  publicUrl === undefined || trustedProxies.length === 0
    ? { from: "this-machine", host }
    : { from: "network", publicUrl, trustedProxies };

/** The example patients as NDJSON lines, dated back from a day. */
const exampleTexts = (today: string): readonly string[] =>
  exampleRecords(today).map(({ bundle }) => JSON.stringify(bundle));

/** An application with its database open. Call `close` when done. */
export interface Composed {
  readonly application: Application;
  readonly seenTokens: SeenTokens;
  readonly close: () => Promise<void>;
}

/** Opens everything for a server, whose packs may already be on their way. */
export async function compose(
  config: Config,
  surroundings: Surroundings = realSurroundings,
  packs: PacksApart = readPacksApart(config.packsFolder),
): Promise<Result<Composed, readonly Problem[]>> {
  const knowledge = await loadKnowledgeApart(packs);
  if (!knowledge.ok) return knowledge;
  const both = await openBoth(
    { opened: openStore(locationOf(config)), close: (store) => store.destroy() },
    { opened: evidenceForServer(config), close: (evidence) => evidence.close() },
  );
  if (!both.ok) return both;
  const [db, index] = both.value;
  const callRecords = openCallRecords(db, locationOf(config));
  const seenTokens = createSeenTokens(db, callRecords.record);
  const library = libraryParts(db, config, surroundings, () => watch.ask());
  const literatureSearch = searchOver(index, searchWordsOf(knowledge.value), searchAidsOf(config));
  const { decisions, close: stopLooking } = await openDecisions(db, knowledge.value, surroundings);
  const application = createApplication({
    knowledge: knowledge.value,
    decisions,
    surroundings,
    savedAnswers: createSavedAnswers(db),
    audit: createAuditLog(db),
    digestOf,
    people: composePeople(config, db, surroundings),
    literatureSearch,
    documents: documentsOver(library.literature, literatureSearch),
    library: createLibraryCases(library),
    patients: createPatients(db),
    patientRetention: { of: createPatientRetention(db), months: config.patientMonths },
    examples: exampleTexts,
    cards: createCards(db, callRecords.record),
    review: composeReview(db, letterWriterOf(config.mail)),
  });
  const delivery = startDelivery(db, config.mail, surroundings);
  const watch = startWatch(application, decisions, surroundings);
  const endWarmUp = startWarmUp(() => decisions.live.current().libraries);
  const shownSince = startShownSince(db, decisions, surroundings);
  // Not waited for, and no reason not to serve: the next ingest would put the same right.
  const looked = finishWhatWasCutOff(library, index).catch((error: unknown) =>
    tellFailure("finishing what was cut off", error),
  );
  const forgetting = startForgettingTokens(seenTokens, surroundings);
  const close = async (): Promise<void> => {
    endWarmUp();
    await Promise.all([stopLooking(), watch.close(), shownSince.close(), forgetting.close(), looked]);
    await library.ingestProcess.close();
    await Promise.all([delivery.close(), callRecords.close()]);
    await Promise.all([db.destroy(), index.close()]);
  };
  return ok({ application, seenTokens, close });
}
