/** The services of discovery: one id for all hooks, so that a client replaces older cards by newer ones. */
import type { CdsService, Discovery, Hook } from "../../contract/cds-hooks.ts";
import { prefetchTemplates } from "./prefetch.ts";

/** Id of the service at every hook. */
export const serviceId = "ranvier";

const usageRequirements =
  "Needs a signed token of a client on the operator's list, and every prefetch key, or leave to read them from the FHIR server. Speaks only of patients whose disease the record confirms or suggests; where it only suggests it, of treatment by hard stops alone. No card means that no rule spoke, not that an order is safe.";

const texts: Readonly<Record<Hook, { readonly title: string; readonly description: string }>> = {
  "patient-view": {
    title: "What the evidence says for this patient",
    description: "Shows what is due, what is missing and what to weigh for this patient, with sources and reasons.",
  },
  "order-select": {
    title: "Checks of a treatment being selected",
    description: "Shows hard stops and cautions that bear on the treatment being selected, with sources and reasons.",
  },
  "order-sign": {
    title: "Checks of a treatment before it is signed",
    description:
      "Shows hard stops and cautions that bear on the treatment about to be signed, with sources and reasons.",
  },
};

const hooks = Object.keys(texts) as readonly Hook[];

export const discovery: Discovery = {
  services: hooks.map((hook): CdsService => ({
    hook,
    id: serviceId,
    ...texts[hook],
    prefetch: prefetchTemplates,
    usageRequirements,
  })),
};
