/** The part of a patient's page that stands before everything else. */
export const helpAtOnce = "When to get help at once";
