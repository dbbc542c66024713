import { runningServer } from "@parley/ledger/embedded/running-server";
import { openPremises } from "../premises.ts";
import { openRooms, type Rooms } from "../rooms.ts";
import { INTERRUPTED, type Surroundings } from "./command.ts";
import { existingData } from "./data-directory.ts";

/**
 * Opens the market that is meant, reads it, and closes it whatever happens. A request to stop ends the reading early. A
 * market that is at work is read beside whoever is at work in it, unless it has to stand still meanwhile.
 */
export async function readMarket(
	named: string | undefined,
	{ directory, signal, terminal }: Surroundings,
	read: (rooms: Rooms, data: string) => Promise<number>,
	{ isStill = false }: { readonly isStill?: boolean } = {},
): Promise<number> {
	const data = await existingData(directory, named);
	const url = isStill ? undefined : await runningServer(data);
	const rooms =
		url === undefined
			? await openPremises({ data, log: (line) => terminal.note(line) })
			: await openRooms({ url, market: undefined, where: data });
	const stopped = Promise.withResolvers<number>();
	const stop = (): void => stopped.resolve(INTERRUPTED);
	signal.addEventListener("abort", stop);
	try {
		if (signal.aborted) return INTERRUPTED;
		const reading = read(rooms, data);
		// Once the market is closed under it, what the reading has to say is of no interest.
		reading.catch(() => {});
		return await Promise.race([reading, stopped.promise]);
	} finally {
		signal.removeEventListener("abort", stop);
		await rooms.close();
	}
}
