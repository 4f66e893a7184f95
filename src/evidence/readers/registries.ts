/** Data banks of PubMed that register trials; the others hold sequences and structures. */

const registries =
  /^(?:clinicaltrials\.gov|isrctn|anzctr|chictr|cris|ctri|drks|eudract|euctr|irct|japiccti|jmacct|jprn|kct|ntr|ntrtr|pactr|rebec|repec|rpcec|slctr|tctr|umin.?ctr)$/i;

export const isRegistry = (bank: string): boolean => registries.test(bank.trim());
