/**
 * The only writer. One call is one batch of commands of distinct streams and ids, and one commit; each command in it
 * stands or falls alone. Commands and facts come as two JSON arrays, whose payloads keep their bytes.
 */
export const append = `
CREATE TYPE ledger.verdict AS (
	ordinal int, id uuid, hash text, stream text, expected int, facts int, refusal json, actor_kind text, actor_id text,
	caused_by uuid, traceparent text, at timestamptz, owner text, visibility text, status text, version int, before bigint
);
CREATE TYPE ledger.move AS (command int, fact int, leg int, from_account text, to_account text, amount bigint, currency text);

-- Under the market's lock every check is a plain read. LIMIT keeps each look-up an index probe whatever the statistics say.
CREATE FUNCTION ledger.judge(lane int, commands json) RETURNS ledger.verdict[]
LANGUAGE plpgsql AS $$
BEGIN
	RETURN (SELECT array_agg(ROW(c.ordinal, c.id, c.hash, c.stream, c.expected, c.facts, c.refusal, c.actor_kind, c.actor_id,
		c.caused_by, c.traceparent, c.at, kind.owner, kind.visibility,
		CASE
			WHEN known.hash = c.hash THEN 'duplicate'
			WHEN known.hash IS NOT NULL THEN 'key_reused'
			WHEN coalesce(s.version, 0) <> c.expected THEN 'conflict'
			ELSE 'appended'
		END,
		coalesce(s.version, 0), NULL)::ledger.verdict ORDER BY c.ordinal)
	FROM ROWS FROM (json_to_recordset(commands) AS (id uuid, hash text, stream text, expected int, facts int, refusal json,
		actor_kind text, actor_id text, caused_by uuid, traceparent text, at timestamptz)) WITH ORDINALITY
		AS c (id, hash, stream, expected, facts, refusal, actor_kind, actor_id, caused_by, traceparent, at, ordinal)
	LEFT JOIN LATERAL (SELECT * FROM ledger.category k WHERE k.name = split_part(c.stream, '-', 1) LIMIT 1) kind ON true
	LEFT JOIN LATERAL (SELECT * FROM ledger.command k WHERE k.market = lane AND k.id = c.id LIMIT 1) known ON true
	LEFT JOIN LATERAL (SELECT * FROM ledger.stream k WHERE k.market = lane AND k.name = c.stream LIMIT 1) s ON true);
END $$;

-- Moves one command's money, or says false and moves nothing.
CREATE FUNCTION ledger.settle(lane int, moves ledger.move[]) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
	names text[]; currencies text[]; balances numeric[];
BEGIN
	SELECT array_agg(d.name), array_agg(d.currency), array_agg(coalesce(a.balance, 0) + d.delta) INTO names, currencies, balances
	FROM (
		SELECT side.name, side.currency, sum(side.amount) AS delta
		FROM unnest(moves) m
		CROSS JOIN LATERAL (VALUES (m.from_account, m.currency, -m.amount), (m.to_account, m.currency, m.amount)) side (name, currency, amount)
		WHERE side.name <> 'outside'
		GROUP BY side.name, side.currency
	) d
	LEFT JOIN LATERAL (SELECT balance FROM ledger.account k
		WHERE k.market = lane AND k.name = d.name AND k.currency = d.currency LIMIT 1) a ON true;
	IF 0 > ANY (balances) THEN RETURN false; END IF;
	INSERT INTO ledger.account (market, name, currency, balance)
	SELECT lane, u.* FROM unnest(names, currencies, balances) u
	ON CONFLICT (market, name, currency) DO UPDATE SET balance = excluded.balance;
	RETURN true;
END $$;

-- Nobody speaks for a service but its own role, not even the owner or a superuser: who must, says so with SET ROLE.
CREATE FUNCTION ledger.require_owner(verdicts ledger.verdict[], caller text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE foreign_stream ledger.verdict;
BEGIN
	SELECT * INTO foreign_stream FROM unnest(verdicts) v WHERE v.owner IS DISTINCT FROM caller LIMIT 1;
	IF FOUND THEN
		RAISE EXCEPTION 'The role % may not append to streams of the kind "%"; they belong to %.', caller,
			split_part(foreign_stream.stream, '-', 1), coalesce(foreign_stream.owner, 'nobody') USING ERRCODE = '42501';
	END IF;
END $$;

CREATE FUNCTION ledger.append(market_name text, commands json, facts json)
RETURNS TABLE (status text, version int, before bigint, recorded_at timestamptz, fact_ids uuid[], refusal json)
LANGUAGE plpgsql SECURITY DEFINER
-- Sessions keep their plans, and may have made them while a table was empty: these settings leave them no choice but an index.
SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
	caller text := coalesce(nullif(current_setting('role'), 'none'), session_user);
	lane ledger.market;
	verdicts ledger.verdict[];
	moves ledger.move[];
	own_moves ledger.move[];
	newest bigint;
	stamp timestamptz;
BEGIN
	IF current_setting('transaction_isolation') <> 'read committed' THEN
		RAISE EXCEPTION 'ledger.append needs READ COMMITTED: it must see what was committed while it waited for its turn.' USING ERRCODE = '25001';
	END IF;
	SELECT * INTO lane FROM ledger.market k WHERE k.name = market_name FOR UPDATE;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'There is no market "%"; create it first.', market_name USING ERRCODE = '02000';
	END IF;
	newest := lane.last_position;
	stamp := greatest(date_trunc('milliseconds', clock_timestamp()), lane.last_recorded_at);
	verdicts := ledger.judge(lane.id, commands);
	PERFORM ledger.require_owner(verdicts, caller);

	IF strpos(facts::text, '"postings"') > 0 THEN
		SELECT array_agg(ROW(f.command, f.ordinal, p.leg, p."from", p."to", (p.amount->>'minor')::bigint, p.amount->>'currency')::ledger.move)
		INTO moves
		FROM json_to_recordset(facts) AS f (command int, ordinal int, data json)
		CROSS JOIN LATERAL ROWS FROM (json_to_recordset(f.data->'postings') AS ("from" text, "to" text, amount json))
			WITH ORDINALITY AS p ("from", "to", amount, leg);
	END IF;

	FOR i IN 1..cardinality(verdicts) LOOP
		IF moves IS NOT NULL AND verdicts[i].status = 'appended' THEN
			SELECT array_agg(m) INTO own_moves FROM unnest(moves) m WHERE m.command = i;
			IF own_moves IS NOT NULL AND caller <> 'parley_settlement' THEN
				RAISE EXCEPTION 'Only settlement moves money; a fact with postings on % is refused.', verdicts[i].stream USING ERRCODE = '42501';
			ELSIF own_moves IS NOT NULL AND NOT ledger.settle(lane.id, own_moves) THEN
				verdicts[i].status := 'insufficient';
			END IF;
		END IF;
		verdicts[i].before := newest;
		IF verdicts[i].status = 'appended' THEN newest := newest + verdicts[i].facts; END IF;
	END LOOP;

	IF newest > lane.last_position THEN
		WHILE lane.partitioned_to - newest <= lane.partition_size LOOP
			lane.partitioned_to := ledger.add_partition(lane);
		END LOOP;
		INSERT INTO ledger.fact (market, version, position, at, recorded_at, id, caused_by, command_id, type_version, type, stream,
			visibility, actor_kind, actor_id, negotiation_id, deal_id, traceparent, salt, data)
		SELECT lane.id, v.version + f.ordinal, v.before + f.ordinal, v.at, stamp, f.id, v.caused_by, v.id, f.type_version, f.type, v.stream,
			-- A fact that claims another visibility than its kind of stream has is refused by this null.
			CASE WHEN f.visibility = v.visibility THEN f.visibility END, v.actor_kind, v.actor_id, f.negotiation_id, f.deal_id, v.traceparent,
			CASE WHEN f.visibility = 'private' THEN uuid_send(gen_random_uuid()) END, f.data
		FROM json_to_recordset(facts) AS f (command int, ordinal int, id uuid, type_version int, type text, visibility text,
			negotiation_id text, deal_id text, data json)
		JOIN unnest(verdicts) v ON v.ordinal = f.command
		WHERE v.status = 'appended';
		INSERT INTO ledger.stream (market, name, version, first_position, last_position)
		SELECT lane.id, v.stream, v.version + v.facts, v.before + 1, v.before + v.facts
		FROM unnest(verdicts) v WHERE v.status = 'appended' AND v.facts > 0
		ON CONFLICT (market, name) DO UPDATE SET version = excluded.version, last_position = excluded.last_position;
		IF moves IS NOT NULL THEN
			INSERT INTO ledger.posting (market, position, leg, from_account, to_account, amount, currency)
			SELECT lane.id, v.before + m.fact, m.leg, m.from_account, m.to_account, m.amount, m.currency
			FROM unnest(moves) m JOIN unnest(verdicts) v ON v.ordinal = m.command WHERE v.status = 'appended';
		END IF;
		UPDATE ledger.market SET last_position = newest, last_recorded_at = stamp WHERE id = lane.id;
		PERFORM pg_notify('parley_ledger', newest || ' ' || market_name);
	END IF;
	INSERT INTO ledger.command (market, id, hash, stream, first_position, last_position, refusal)
	SELECT lane.id, v.id, v.hash, v.stream, CASE WHEN v.facts > 0 THEN v.before + 1 END, CASE WHEN v.facts > 0 THEN v.before + v.facts END, v.refusal
	FROM unnest(verdicts) v WHERE v.status = 'appended';

	RETURN QUERY
	SELECT v.status, v.version, v.before, stamp,
		CASE WHEN v.status = 'duplicate' THEN ARRAY(SELECT f.id FROM ledger.fact f WHERE f.market = lane.id
			AND f.position BETWEEN known.first_position AND known.last_position ORDER BY f.position) END,
		CASE WHEN v.status = 'duplicate' THEN known.refusal END
	FROM unnest(verdicts) v
	LEFT JOIN LATERAL (SELECT * FROM ledger.command k
		WHERE v.status = 'duplicate' AND k.market = lane.id AND k.id = v.id LIMIT 1) known ON true
	ORDER BY v.ordinal;
END $$;
`;
