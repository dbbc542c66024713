import type { Mind } from "@parley/agent-runner";
import { startPostgres } from "@parley/ledger/embedded/postgres-server";
import { LedgerUnavailable } from "@parley/ledger/postgres/ledger-unavailable";
import { openRooms, type Rooms } from "./rooms.ts";

/** A market on the Postgres that this process runs in a data directory. */
export interface Premises extends Rooms {
	/** Rejects, with a sentence, when the database server ends by itself. */
	readonly lost: Promise<never>;
}

export interface PremisesOptions {
	readonly data: string;
	/** Made if it is missing; without a name, the market that is there. */
	readonly market?: string;
	readonly log?: (line: string) => void;
	/** Who answers agents that ask for a model, where the market is run here. */
	readonly mind?: Mind | undefined;
}

/**
 * Opens the data directory: starts its Postgres and opens the market in it. Throws an Error whose message is a sentence
 * where that cannot be done.
 */
export async function openPremises({
	data,
	market,
	log,
	mind,
}: PremisesOptions): Promise<Premises> {
	const server = await startPostgres({ data, ...(log === undefined ? {} : { log }) });
	const lost = server.exited.then(({ reason }): never => {
		throw new LedgerUnavailable(reason);
	});
	const isGone = lost.catch(() => {});
	try {
		const rooms = await openRooms({ url: server.url, market, where: data, mind });
		const close = async (): Promise<void> => {
			// A ledger whose server is gone still waits for it to come back, which it will not.
			await Promise.race([rooms.close(), isGone]);
			await server.stop();
		};
		return { ...rooms, lost, close };
	} catch (error) {
		await server.stop();
		throw error;
	}
}
