/**
 * The tables of the ledger. Everything belongs to a market; nothing ever spans two. No foreign key says so, because each
 * would lock the market's row, which is the one that every append waits for.
 */
export const tables = `
-- The one lock: a batch of commands holds its market's row from its first statement to its commit, so positions have
-- no gaps and follow the order of commits. A counter in a row rolls back with its batch, which a sequence does not.
CREATE TABLE ledger.market (
	id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	name text COLLATE "C" NOT NULL UNIQUE CHECK (name <> ''),
	last_position bigint NOT NULL DEFAULT 0,
	last_recorded_at timestamptz NOT NULL DEFAULT '-infinity',
	partition_size bigint NOT NULL CHECK (partition_size > 0),
	partitioned_to bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 10, autovacuum_vacuum_threshold = 50, autovacuum_vacuum_scale_factor = 0);

-- The kinds of streams: a copy of the catalogue in the contracts, which every migration brings up to date.
CREATE TABLE ledger.category (
	name text COLLATE "C" PRIMARY KEY,
	owner text COLLATE "C" NOT NULL,
	visibility text NOT NULL CHECK (visibility IN ('public', 'parties', 'private'))
);

CREATE TABLE ledger.stream (
	market int NOT NULL,
	name text COLLATE "C" NOT NULL,
	version int NOT NULL CHECK (version > 0),
	first_position bigint NOT NULL,
	last_position bigint NOT NULL,
	PRIMARY KEY (market, name)
) WITH (fillfactor = 80);

-- The payload is json and not jsonb: jsonb would rewrite the bytes that digests and signatures are made of.
CREATE TABLE ledger.fact (
	market int NOT NULL,
	version int NOT NULL CHECK (version > 0),
	position bigint NOT NULL CHECK (position > 0),
	at timestamptz NOT NULL,
	recorded_at timestamptz NOT NULL,
	id uuid NOT NULL,
	caused_by uuid NOT NULL,
	command_id uuid NOT NULL,
	type_version int NOT NULL CHECK (type_version > 0),
	type text COLLATE "C" NOT NULL,
	stream text COLLATE "C" NOT NULL,
	visibility text COLLATE "C" NOT NULL CHECK (visibility IN ('public', 'parties', 'private')),
	actor_kind text NOT NULL,
	actor_id text NOT NULL,
	negotiation_id text,
	deal_id text,
	traceparent text NOT NULL,
	salt bytea,
	data json NOT NULL CHECK (octet_length(data::text) <= 65536),
	CHECK ((visibility = 'private') = (salt IS NOT NULL)),
	PRIMARY KEY (market, position)
) PARTITION BY LIST (market);
CREATE INDEX fact_stream ON ledger.fact (market, stream, version);

-- What every command id was answered, a refusal too.
CREATE TABLE ledger.command (
	market int NOT NULL,
	id uuid NOT NULL,
	hash text NOT NULL,
	stream text COLLATE "C" NOT NULL,
	first_position bigint,
	last_position bigint,
	refusal json,
	CHECK ((first_position IS NULL) = (last_position IS NULL)),
	PRIMARY KEY (market, id)
);

-- Balances are numeric because a million of the largest amounts must still add up. "outside" has none: it is minus the
-- sum of the others, and nothing is ever asked of it.
CREATE TABLE ledger.account (
	market int NOT NULL,
	name text COLLATE "C" NOT NULL CHECK (name <> 'outside'),
	currency text COLLATE "C" NOT NULL,
	balance numeric(40, 0) NOT NULL CHECK (balance >= 0),
	PRIMARY KEY (market, name, currency)
) WITH (fillfactor = 70);

-- One amount from one account to another: it cannot be out of balance.
CREATE TABLE ledger.posting (
	market int NOT NULL,
	position bigint NOT NULL,
	leg int NOT NULL,
	from_account text COLLATE "C" NOT NULL,
	to_account text COLLATE "C" NOT NULL,
	amount bigint NOT NULL CHECK (amount >= 0),
	currency text COLLATE "C" NOT NULL,
	PRIMARY KEY (market, position, leg)
);

CREATE TABLE ledger.subscription (
	market int NOT NULL,
	owner text COLLATE "C" NOT NULL DEFAULT current_user,
	name text COLLATE "C" NOT NULL,
	position bigint NOT NULL,
	memo text,
	PRIMARY KEY (market, owner, name)
) WITH (fillfactor = 50);

CREATE TABLE ledger.parked (
	market int NOT NULL,
	owner text COLLATE "C" NOT NULL DEFAULT current_user,
	name text COLLATE "C" NOT NULL,
	position bigint NOT NULL,
	error text NOT NULL,
	PRIMARY KEY (market, owner, name, position)
);

-- How far each read table has come in each market, and the words it is searched by.
CREATE TABLE ledger.projection (
	market int NOT NULL,
	owner text COLLATE "C" NOT NULL DEFAULT current_user,
	name text COLLATE "C" NOT NULL,
	position bigint NOT NULL DEFAULT 0,
	PRIMARY KEY (market, owner, name)
) WITH (fillfactor = 50);

CREATE TABLE ledger.read_table (
	name text COLLATE "C" PRIMARY KEY CHECK (name ~ '^[a-z][a-z0-9_]{0,39}$'),
	owner text COLLATE "C" NOT NULL,
	words text[] NOT NULL
);
`;

/** Facts of a market, and the partitions that hold them. */
export const partitions = `
CREATE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'The ledger is append-only: % on % is refused.', TG_OP, TG_TABLE_NAME USING ERRCODE = '42501';
END $$;

-- Statement triggers, one on each table, because those of a parent do not fire for a statement on its partition.
CREATE FUNCTION ledger.keep_forever(kept regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %s
		FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change()', kept);
END $$;
SELECT ledger.keep_forever('ledger.fact'), ledger.keep_forever('ledger.command'), ledger.keep_forever('ledger.posting');

-- Made beside the table and attached: that waits for no reader, where CREATE TABLE ... PARTITION OF would stop them all.
CREATE FUNCTION ledger.add_partition(lane ledger.market) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	upper bigint := lane.partitioned_to + lane.partition_size;
	parent text := format('ledger.fact_%s', lane.id);
	part text := format('ledger.fact_%s_%s', lane.id, lane.partitioned_to / lane.partition_size);
BEGIN
	EXECUTE format('CREATE TABLE %s (LIKE ledger.fact INCLUDING CONSTRAINTS INCLUDING STORAGE)', part);
	EXECUTE format('ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM (%s) TO (%s)', parent, part, lane.partitioned_to, upper);
	PERFORM ledger.keep_forever(part::regclass);
	UPDATE ledger.market SET partitioned_to = upper WHERE id = lane.id;
	RETURN upper;
END $$;

CREATE FUNCTION ledger.create_market(market_name text, size bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE lane ledger.market;
BEGIN
	PERFORM pg_advisory_xact_lock(hashtext('parley market'));
	IF EXISTS (SELECT FROM ledger.market WHERE name = market_name) THEN RETURN; END IF;
	INSERT INTO ledger.market (name, partition_size) VALUES (market_name, size) RETURNING * INTO lane;
	EXECUTE format('CREATE TABLE ledger.fact_%s (LIKE ledger.fact INCLUDING CONSTRAINTS INCLUDING STORAGE) PARTITION BY RANGE (position)', lane.id);
	EXECUTE format('ALTER TABLE ledger.fact ATTACH PARTITION ledger.fact_%s FOR VALUES IN (%s)', lane.id, lane.id);
	PERFORM ledger.keep_forever(format('ledger.fact_%s', lane.id)::regclass);
	lane.partitioned_to := ledger.add_partition(lane);
	PERFORM ledger.add_partition(lane);
END $$;
REVOKE ALL ON FUNCTION ledger.create_market, ledger.add_partition, ledger.keep_forever FROM PUBLIC;
`;
