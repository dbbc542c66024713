/** Tokens that their owners gave up before they expired, so that no service takes them any more. */
export const revokedTokens = `
CREATE TABLE ledger.revoked_token (id text PRIMARY KEY CHECK (length(id) <= 200), until timestamptz NOT NULL);
CREATE INDEX ON ledger.revoked_token (until);
GRANT SELECT, INSERT, DELETE ON ledger.revoked_token
	TO parley_listing, parley_agent_runner, parley_negotiation, parley_settlement, parley_ledger;
`;
