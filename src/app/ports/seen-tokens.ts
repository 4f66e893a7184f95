/** A token as it is remembered, so that it is taken once. */
export interface SignedToken {
  readonly issuer: string;
  readonly id: string;
  /** Seconds since 1970 until which it must be remembered. */
  readonly expiresAt: number;
}

/** Tokens that were used once: a second use is a replay. Shared by all server processes. */
export interface SeenTokens {
  /** True the first time that this issuer's token is claimed; it is then on the disk. */
  readonly claim: (token: SignedToken) => Promise<boolean>;
  /** Forgets tokens whose time is over. */
  readonly forget: (nowSeconds: number) => Promise<void>;
}
