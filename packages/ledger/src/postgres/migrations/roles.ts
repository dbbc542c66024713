/**
 * One owner that nobody logs in as, and one group role for each service. Roles belong to the whole server, so another
 * database may have made them a moment ago.
 */
export const roles = `
DO $$
DECLARE wanted text;
BEGIN
	FOREACH wanted IN ARRAY ARRAY['parley_owner', 'parley_listing', 'parley_agent_runner', 'parley_negotiation',
		'parley_settlement', 'parley_ledger', 'parley_auditor']
	LOOP
		IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
			BEGIN
				EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
			EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
			END;
		END IF;
	END LOOP;
	IF NOT pg_has_role('parley_owner', 'MEMBER') THEN
		EXECUTE format('GRANT parley_owner TO %I', current_user);
	END IF;
END $$;

ALTER SCHEMA ledger OWNER TO parley_owner;
CREATE SCHEMA read AUTHORIZATION parley_owner;
`;
