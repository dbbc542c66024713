/**
 * Writes what a catch-up has folded, in one call. The positions it was folded from are compared under their lock, so no
 * fact is folded twice; where somebody else has moved a table meanwhile nothing is written, and the answer says where the
 * tables stand. The commit does not wait for the disk: a table and its position are lost together or not at all, and the
 * facts make them again.
 */
export const keepDocuments = `
CREATE FUNCTION ledger.keep_documents(lane int, names text[], expected bigint[], reached bigint, written json) RETURNS bigint[]
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	standing bigint[];
	one record;
BEGIN
	PERFORM set_config('synchronous_commit', 'off', true);
	SELECT array_agg(held.position ORDER BY array_position(names, held.name)) INTO standing
		FROM (SELECT p.name, p.position FROM ledger.projection p WHERE p.market = lane AND p.name = ANY (names) ORDER BY p.name FOR UPDATE) held;
	IF standing IS DISTINCT FROM expected THEN
		RETURN coalesce(standing, '{}');
	END IF;
	FOR one IN SELECT * FROM json_to_recordset(written) AS doc (name text, gone text[], kept json) LOOP
		IF cardinality(one.gone) > 0 THEN
			EXECUTE format('DELETE FROM read.%I WHERE market = $1 AND key = ANY ($2)', one.name) USING lane, one.gone;
		END IF;
		EXECUTE format('INSERT INTO read.%I (market, key, body) SELECT $1, key, body FROM json_to_recordset($2) AS doc (key text, body jsonb)
			ON CONFLICT (market, key) DO UPDATE SET body = excluded.body', one.name) USING lane, one.kept;
	END LOOP;
	UPDATE ledger.projection p SET position = reached WHERE p.market = lane AND p.name = ANY (names) AND p.position < reached;
	RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION ledger.keep_documents FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.keep_documents TO parley_listing, parley_agent_runner, parley_negotiation, parley_settlement, parley_ledger, parley_auditor;
`;
