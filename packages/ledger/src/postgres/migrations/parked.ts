/**
 * What is parked belongs to the service that parked it, and row-level security keeps others away from it. These two are
 * the only way around: the ledger service shows an operator what waits, and passes on that it is to be tried again.
 */
export const parked = `
ALTER TABLE ledger.parked ADD COLUMN again boolean NOT NULL DEFAULT false;

CREATE FUNCTION ledger.parked_by_all(lane int) RETURNS TABLE (name text, "position" bigint, error text, again boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
	SELECT p.name, p.position, p.error, p.again FROM ledger.parked p WHERE p.market = lane
$$;

CREATE FUNCTION ledger.handle_again(lane int, reader text, place bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	UPDATE ledger.parked p SET again = true WHERE p.market = lane AND p.name = reader AND p.position = place;
	RETURN FOUND;
END $$;

REVOKE ALL ON FUNCTION ledger.parked_by_all, ledger.handle_again FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.parked_by_all, ledger.handle_again TO parley_ledger;
`;
