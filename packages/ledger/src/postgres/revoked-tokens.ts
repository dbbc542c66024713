import { sql } from "kysely";
import type { Database } from "./connection.ts";
import { patiently } from "./ledger-unavailable.ts";

/** Tokens that may no longer be used, though they have not expired. All markets of a database share them. */
export interface RevokedTokens {
	isRevoked(id: string): Promise<boolean>;
	/** `until` is when the token expires by itself, as UTC with milliseconds; nobody has to remember it after that. */
	revoke(id: string, until: string): Promise<void>;
}

export function revokedTokens(db: Database): RevokedTokens {
	return {
		async isRevoked(id) {
			const query = sql`SELECT FROM ledger.revoked_token WHERE id = ${id}`;
			return (await patiently(() => query.execute(db))).rows.length > 0;
		},
		async revoke(id, until) {
			const query = sql`WITH expired AS (DELETE FROM ledger.revoked_token WHERE until < now() - interval '1 hour')
				INSERT INTO ledger.revoked_token (id, until) VALUES (${id}, ${until}) ON CONFLICT (id) DO NOTHING`;
			await patiently(() => query.execute(db));
		},
	};
}
