/** Read tables: one for each projection, made on demand, belonging to the role of the service that asked first. */
export const readTables = `
CREATE FUNCTION ledger.create_projection(table_name text, indexes text[], words text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	caller text := coalesce(nullif(current_setting('role'), 'none'), session_user);
	existing ledger.read_table;
	field text;
	source text;
BEGIN
	PERFORM pg_advisory_xact_lock(hashtext('parley read tables'));
	SELECT * INTO existing FROM ledger.read_table t WHERE t.name = table_name;
	IF existing.owner <> caller THEN
		RAISE EXCEPTION 'The read table "%" belongs to %; give yours another name.', table_name, existing.owner USING ERRCODE = '42501';
	END IF;
	IF existing.words <> words THEN
		-- It is searched by other words now: drop it, and the facts make it again.
		EXECUTE format('DROP TABLE read.%I', table_name);
		DELETE FROM ledger.projection p WHERE p.owner = caller AND p.name = table_name;
		DELETE FROM ledger.read_table t WHERE t.name = table_name;
		existing := NULL;
	END IF;
	IF existing.name IS NULL THEN
		INSERT INTO ledger.read_table (name, owner, words) VALUES (table_name, caller, words);
		EXECUTE format('CREATE TABLE read.%I (market int NOT NULL, key text COLLATE "C" NOT NULL, body jsonb NOT NULL, PRIMARY KEY (market, key))', table_name);
		EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON read.%I TO %I', table_name, caller);
		IF cardinality(words) > 0 THEN
			SELECT string_agg(format('coalesce(body->>%L, '''')', w), ' || '' '' || ') INTO source FROM unnest(words) w;
			EXECUTE format('ALTER TABLE read.%I ADD words tsvector GENERATED ALWAYS AS (to_tsvector(''english''::regconfig, %s)) STORED', table_name, source);
			EXECUTE format('CREATE INDEX ON read.%I USING gin (words)', table_name);
		END IF;
	END IF;
	FOREACH field IN ARRAY indexes LOOP
		EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON read.%I (market, (body->>%L))', left(table_name || '_by_' || field, 63), table_name, field);
	END LOOP;
END $$;
REVOKE ALL ON FUNCTION ledger.create_projection FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.create_projection TO parley_listing, parley_agent_runner, parley_negotiation, parley_settlement, parley_ledger, parley_auditor;
`;
