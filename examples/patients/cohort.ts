/**
 * Writes the synthetic cohort of the pilot studies, one Bundle a line:
 *
 *   node examples/patients/cohort.ts > cohort.ndjson
 *   npm run -s ranvier -- cohort cohort.ndjson --today 2026-11-21
 */
import { pilotCohort } from "../../src/examples/pilot-cohort.ts";

const [day = "2026-11-21"] = process.argv.slice(2);
for (const { bundle } of pilotCohort(day)) process.stdout.write(`${JSON.stringify(bundle)}\n`);
