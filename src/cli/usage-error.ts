/** Wrong use of a command; its message tells the person what to do. Ends with exit code 2. */
export class UsageError extends Error {}
