/** What the use cases need of the world: the time and identifiers. */
export interface Surroundings {
  /** Now, ISO 8601 with offset. */
  readonly now: () => string;
  /** A UUIDv7 for rows people create. */
  readonly newId: () => string;
  /** 128 random bits for links that must not be guessed. */
  readonly newToken: () => string;
}
