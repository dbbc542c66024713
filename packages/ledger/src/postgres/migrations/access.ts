/** Who may see and do what. This is the confidentiality boundary of the product, so the database keeps it. */
export const access = `
GRANT USAGE ON SCHEMA ledger, read TO parley_listing, parley_agent_runner, parley_negotiation, parley_settlement, parley_ledger, parley_auditor;
GRANT SELECT ON ledger.market, ledger.category, ledger.stream, ledger.fact
	TO parley_listing, parley_agent_runner, parley_negotiation, parley_settlement, parley_ledger, parley_auditor;
GRANT SELECT ON ledger.command TO parley_auditor;
GRANT SELECT ON ledger.account, ledger.posting TO parley_settlement, parley_auditor;

REVOKE ALL ON FUNCTION ledger.append, ledger.judge, ledger.settle, ledger.require_owner FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.append TO parley_listing, parley_agent_runner, parley_negotiation, parley_settlement;

-- Everybody reads what is public or the parties' own; a private fact only its owner and an auditor.
ALTER TABLE ledger.fact ENABLE ROW LEVEL SECURITY;
CREATE POLICY services ON ledger.fact FOR SELECT
	TO parley_listing, parley_agent_runner, parley_negotiation, parley_settlement, parley_ledger
	USING (visibility <> 'private' OR split_part(stream, '-', 1) IN (SELECT name FROM ledger.category WHERE owner = current_user));
CREATE POLICY auditor ON ledger.fact FOR SELECT TO parley_auditor USING (true);

-- A stream's name can say who has a mandate, so it is as private as its facts.
ALTER TABLE ledger.stream ENABLE ROW LEVEL SECURITY;
CREATE POLICY services ON ledger.stream FOR SELECT
	TO parley_listing, parley_agent_runner, parley_negotiation, parley_settlement, parley_ledger
	USING (split_part(name, '-', 1) IN (SELECT c.name FROM ledger.category c WHERE c.visibility <> 'private' OR c.owner = current_user));
CREATE POLICY auditor ON ledger.stream FOR SELECT TO parley_auditor USING (true);

-- What the relay sends: every position, a private fact as the digest of its salt and its bytes.
CREATE VIEW ledger.relayed AS
SELECT market, version, position, at, recorded_at, id, caused_by, command_id, type_version, type, stream, visibility,
	actor_kind, actor_id, negotiation_id, deal_id, traceparent,
	CASE WHEN visibility = 'private'
		THEN json_build_object('digest', encode(sha256(salt || convert_to(data::text, 'UTF8')), 'hex'))
		ELSE data
	END AS data
FROM ledger.fact;
GRANT SELECT ON ledger.relayed TO parley_ledger;

-- Each service keeps its own checkpoints and positions, and sees nobody else's.
GRANT SELECT, INSERT, UPDATE, DELETE ON ledger.subscription, ledger.parked, ledger.projection
	TO parley_listing, parley_agent_runner, parley_negotiation, parley_settlement, parley_ledger, parley_auditor;
ALTER TABLE ledger.subscription ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON ledger.subscription USING (owner = current_user) WITH CHECK (owner = current_user);
ALTER TABLE ledger.parked ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON ledger.parked USING (owner = current_user) WITH CHECK (owner = current_user);
ALTER TABLE ledger.projection ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON ledger.projection USING (owner = current_user) WITH CHECK (owner = current_user);
`;
