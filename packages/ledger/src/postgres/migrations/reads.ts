/**
 * The two questions that every turn asks of the facts. A session would plan them anew each time, because it takes a plan
 * for these very values to be cheaper, and to plan over partitions costs several times what it takes to run. They see
 * what their caller may see.
 */
export const reads = `
CREATE FUNCTION ledger.facts_of_streams(lane int, streams text[], versions int[]) RETURNS SETOF ledger.fact
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
BEGIN
	-- OFFSET 0 keeps each stream a probe of the index: joined freely, the planner may read the whole ledger for a handful.
	RETURN QUERY SELECT found.* FROM unnest(streams, versions) AS asked (stream, version)
		JOIN LATERAL (SELECT * FROM ledger.fact k WHERE k.market = lane AND k.stream = asked.stream AND k.version > asked.version
			ORDER BY k.version OFFSET 0) found ON true
		ORDER BY found.version;
END $$;

CREATE FUNCTION ledger.facts_of_types(lane int, after bigint, up_to bigint, types text[], at_most int) RETURNS SETOF ledger.fact
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
BEGIN
	RETURN QUERY SELECT * FROM ledger.fact k
		WHERE k.market = lane AND k.position > after AND k.position <= up_to AND k.type = ANY (types) ORDER BY k.position LIMIT at_most;
END $$;

REVOKE ALL ON FUNCTION ledger.facts_of_streams, ledger.facts_of_types FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.facts_of_streams, ledger.facts_of_types
	TO parley_listing, parley_agent_runner, parley_negotiation, parley_settlement, parley_ledger, parley_auditor;
`;
