/** What the application is joined from: the packs, what was decided about them, stores and surroundings. */
import type { DocumentEvidence } from "./answers/from-documents.ts";
import type { Knowledge } from "./answers/knowledge.ts";
import type { LiveKnowledge } from "./answers/live-knowledge.ts";
import { type KeptParts } from "./answers/kept.ts";
import type { PeopleCases } from "./people/people.ts";
import type { ReviewStores } from "./review/parts.ts";
import type { LibraryCases } from "./literature/library.ts";
import type { LiteratureSearch } from "./literature/search.ts";
import type { AuditLog } from "./ports/audit.ts";
import type { Patients } from "./ports/patients.ts";
import type { Cards } from "./ports/cards.ts";
import type { Standings } from "./ports/standings.ts";
import type { SavedAnswers } from "./ports/saved-answers.ts";
import type { Surroundings } from "./ports/surroundings.ts";

export interface Decisions {
  readonly standings: Standings;
  readonly live: LiveKnowledge;
}

export interface Parts {
  /** The packs as they ship. */
  readonly knowledge: Knowledge;
  /** What a board decided about them, as it moves; without it the packs stand as they ship. */
  readonly decisions?: Decisions | undefined;
  readonly surroundings: Surroundings;
  readonly savedAnswers: SavedAnswers;
  readonly audit: AuditLog;
  readonly digestOf: (value: unknown) => string;
  readonly literatureSearch: LiteratureSearch;
  readonly cards: Cards;
  /** Accounts; without them everybody at this machine is the local user, and nobody else may do anything. */
  readonly people?: PeopleCases | undefined;
  /** The clinic's documents, as answers quote them; without them the packs alone answer. */
  readonly documents?: DocumentEvidence | undefined;
  /** The library of those documents: lists, uploads, corrections. */
  readonly library?: LibraryCases | undefined;
  readonly patients: Patients;
  readonly patientRetention?: KeptParts["patientRetention"];
  /** Where reviews are kept; without it nothing is submitted and there are no articles. */
  readonly review?: ReviewStores | undefined;
  /** Records of the example patients as FHIR text, dated back from a day. */
  readonly examples: (today: string) => readonly string[];
}
