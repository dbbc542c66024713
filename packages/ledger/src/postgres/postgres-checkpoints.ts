import { sql } from "kysely";
import type { Again, Checkpoints, Parked, ParkedBy } from "../store.ts";
import type { Database } from "./connection.ts";
import { patiently } from "./ledger-unavailable.ts";
import type { Market } from "./postgres-store.ts";

/** Checkpoints of one service: row-level security keeps those of others out of sight. */
export function postgresCheckpoints(db: Database, { id: market }: Market): Checkpoints {
	return {
		async load(name) {
			const query = sql<{
				position: number;
			}>`SELECT position FROM ledger.subscription WHERE market = ${market} AND name = ${name}`;
			const { rows } = await patiently(() => query.execute(db));
			return rows[0]?.position ?? 0;
		},
		async memo(name) {
			const query = sql<{
				memo: string | null;
			}>`SELECT memo FROM ledger.subscription WHERE market = ${market} AND name = ${name}`;
			const { rows } = await patiently(() => query.execute(db));
			return rows[0]?.memo ?? undefined;
		},
		async save(name, position, memo) {
			const query = sql`INSERT INTO ledger.subscription (market, name, position, memo)
				VALUES (${market}, ${name}, ${position}, ${memo ?? null})
				ON CONFLICT (market, owner, name) DO UPDATE SET position = excluded.position, memo = excluded.memo`;
			await patiently(() => query.execute(db));
		},
		async park(name, position, error) {
			const query = sql`INSERT INTO ledger.parked (market, name, position, error)
				VALUES (${market}, ${name}, ${position}, ${error.replaceAll("\0", "")})
				ON CONFLICT (market, owner, name, position) DO UPDATE SET error = excluded.error, again = false`;
			await patiently(() => query.execute(db));
		},
		async parked(name) {
			const query = sql<Parked>`SELECT position, error FROM ledger.parked WHERE market = ${market} AND name = ${name} ORDER BY position`;
			return (await patiently(() => query.execute(db))).rows;
		},
		async parkedAll() {
			const query = sql<ParkedBy>`SELECT name, position, error, again FROM ledger.parked_by_all(${market}) ORDER BY name, position`;
			return (await patiently(() => query.execute(db))).rows;
		},
		async markAgain(name, position) {
			const query = sql<{
				marked: boolean;
			}>`SELECT ledger.handle_again(${market}, ${name}, ${position}) AS marked`;
			return (await patiently(() => query.execute(db))).rows[0]?.marked ?? false;
		},
		async takeAgain(names) {
			const query = sql<Again>`UPDATE ledger.parked SET again = false
				WHERE market = ${market} AND name = ANY (${names}) AND again RETURNING name, position`;
			const { rows } = await patiently(() => query.execute(db));
			return rows.toSorted((a, b) => a.position - b.position);
		},
		async unpark(name, position) {
			const query = sql`DELETE FROM ledger.parked WHERE market = ${market} AND name = ${name} AND position = ${position}`;
			await patiently(() => query.execute(db));
		},
	};
}
