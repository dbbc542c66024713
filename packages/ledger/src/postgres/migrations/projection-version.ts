/**
 * A read table remembers the version of the projection that folds it. Documents of another version may lack what the fold
 * now relies on, so the table is dropped, in every market, and the facts make it again.
 */
export const projectionVersion = `
ALTER TABLE ledger.read_table ADD COLUMN version int NOT NULL DEFAULT 1;

CREATE FUNCTION ledger.create_projection(table_name text, indexes text[], words text[], wanted int) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	caller text := coalesce(nullif(current_setting('role'), 'none'), session_user);
BEGIN
	PERFORM pg_advisory_xact_lock(hashtext('parley read tables'));
	DELETE FROM ledger.read_table t WHERE t.name = table_name AND t.owner = caller AND t.version <> wanted;
	IF FOUND THEN
		EXECUTE format('DROP TABLE read.%I', table_name);
		DELETE FROM ledger.projection p WHERE p.owner = caller AND p.name = table_name;
	END IF;
	PERFORM ledger.create_projection(table_name, indexes, words);
	UPDATE ledger.read_table t SET version = wanted WHERE t.name = table_name AND t.version <> wanted;
END $$;
REVOKE ALL ON FUNCTION ledger.create_projection(text, text[], text[], int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.create_projection(text, text[], text[], int)
	TO parley_listing, parley_agent_runner, parley_negotiation, parley_settlement, parley_ledger, parley_auditor;
`;
