/** Tokens that were used once: a second use is a replay. Shared by all server processes. */
export interface SeenTokens {
  /** True the first time that this issuer's token is seen; `expiresAt` (seconds since 1970) says how long to remember it. */
  readonly claim: (issuer: string, tokenId: string, expiresAt: number) => Promise<boolean>;
}
