/** The tables of accounts as Kysely sees them. Truth values are 0 and 1, times ISO 8601 text, on every database. */
import type { Generated } from "kysely";

export interface PeopleTables {
  readonly people: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly email_verified: number;
    readonly image: string | null;
    readonly two_factor_enabled: number | null;
    readonly created_at: string;
    readonly updated_at: string;
    readonly roles: string;
    readonly interests: string;
    /** Words joined by commas, as in `neurologist,lay-reader`. */
    readonly expertise: string;
    readonly disabled_at: string | null;
    /** 1 where they want no letters of what the bell tells. */
    readonly no_letters: Generated<number>;
  };
  readonly sessions: {
    readonly id: string;
    readonly token: string;
    readonly expires_at: string;
    readonly ip_address: string | null;
    readonly user_agent: string | null;
    readonly created_at: string;
    readonly updated_at: string;
    readonly person_id: string;
    readonly seen_at: string | null;
    readonly origin: string | null;
  };
  readonly sign_in_methods: {
    readonly id: string;
    readonly account_id: string;
    readonly provider_id: string;
    readonly password: string | null;
    readonly created_at: string;
    readonly updated_at: string;
    readonly person_id: string;
  };
  readonly verifications: {
    readonly id: string;
    readonly identifier: string;
    readonly value: string;
    readonly expires_at: string;
  };
  readonly second_factors: {
    readonly id: string;
    readonly person_id: string;
    readonly verified: number | null;
  };
  readonly invitations: {
    readonly id: string;
    readonly kind: string;
    readonly token_hash: string;
    readonly roles: string;
    readonly person_id: string | null;
    readonly note: string;
    readonly made_by: string;
    readonly made_at: string;
    readonly expires_at: string;
    readonly spent_at: string | null;
  };
  readonly service_tokens: {
    readonly id: string;
    readonly token_hash: string;
    readonly name: string;
    readonly scopes: string;
    readonly made_by: string;
    readonly made_at: string;
    readonly expires_at: string;
    readonly revoked_at: string | null;
    readonly used_at: string | null;
  };
  /** The id is a digest of the name somebody tried to sign in with. */
  readonly sign_in_attempts: {
    readonly id: string;
    readonly failures: number;
    readonly last_at: string;
    readonly locked_until: string | null;
  };
  readonly server_keys: {
    readonly id: string;
    readonly value: string;
  };
}
