import { openPremises, type Premises } from "../premises.ts";
import { INTERRUPTED, type Surroundings } from "./command.ts";
import { existingData } from "./data-directory.ts";

/** Opens the market that is meant, reads it, and closes it whatever happens. A request to stop ends the reading early. */
export async function readMarket(
	named: string | undefined,
	{ directory, signal, terminal }: Surroundings,
	read: (premises: Premises, data: string) => Promise<number>,
): Promise<number> {
	const data = await existingData(directory, named);
	const premises = await openPremises({ data, log: (line) => terminal.note(line) });
	const stopped = Promise.withResolvers<number>();
	const stop = (): void => stopped.resolve(INTERRUPTED);
	signal.addEventListener("abort", stop);
	try {
		if (signal.aborted) return INTERRUPTED;
		const reading = read(premises, data);
		// Once the market is closed under it, what the reading has to say is of no interest.
		reading.catch(() => {});
		return await Promise.race([reading, stopped.promise]);
	} finally {
		signal.removeEventListener("abort", stop);
		await premises.close();
	}
}
