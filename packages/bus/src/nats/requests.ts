import { headers } from "@nats-io/transport-node";
import { backOff, sleep } from "../back-off.ts";
import { BusUnavailable } from "../bus-unavailable.ts";
import type { Connection } from "./connection.ts";
import { OneByOne } from "./one-by-one.ts";
import { heard, LANE, NOW, written, writtenLane } from "./said.ts";
import type { Spans } from "./span.ts";
import type { Names } from "./subject.ts";
import { isTimeout, isUnheard } from "./trouble.ts";

/** Headers count towards the broker's limit too. */
const HEADERS_BYTES = 4 * 1024;

interface Ground {
	readonly connection: Connection;
	readonly names: Names;
	readonly spans: Spans;
	/** How long a service that is not there is waited for. */
	readonly patience: number;
	/** How long an answer is waited for. */
	readonly timeout: number;
	readonly now: (() => string) | undefined;
}

/** The asking side of requests. */
export function requests({ connection, names, spans, patience, timeout, now }: Ground) {
	const lanes = new OneByOne();
	let closed = false;

	const once = async (subject: string, body: unknown, lane?: string): Promise<unknown> => {
		const carried = headers();
		if (lane !== undefined) carried.set(LANE, writtenLane(lane));
		if (now !== undefined) carried.set(NOW, now());
		const payload = written(body);
		const limit = (connection.nc.info?.max_payload ?? Number.POSITIVE_INFINITY) - HEADERS_BYTES;
		const size = Buffer.byteLength(payload);
		if (size > limit)
			throw new Error(
				`A request to "${subject}" may have ${limit} bytes on this broker, and this one has ${size}.`,
			);
		const where = names.request(subject);
		return spans.asking(subject, body, carried, async () =>
			heard(await connection.nc.request(where, payload, { timeout, headers: carried })),
		);
	};

	const persist = async (subject: string, body: unknown, lane?: string): Promise<unknown> => {
		let waited: AbortSignal | undefined;
		let isRepeated = false;
		for (let tries = 1; ; tries++) {
			if (closed) throw nobodyServes(subject);
			if (!connection.connected) {
				waited ??= AbortSignal.timeout(patience);
				if (!(await connection.ready(waited)))
					throw new BusUnavailable(
						`The broker at ${connection.address} cannot be reached; the request to "${subject}" was not sent.`,
					);
			}
			try {
				return await connection.use(() => once(subject, body, lane));
			} catch (error) {
				// Whoever took it may have died with it: another replica is there, and does nothing twice.
				if (isTimeout(error) && !isRepeated) {
					isRepeated = true;
					continue;
				}
				if (!isUnheard(error)) throw asTold(subject, error);
				waited ??= AbortSignal.timeout(patience);
				if (waited.aborted) throw nobodyServes(subject);
				await sleep(backOff(tries), waited);
			}
		}
	};

	const asTold = (subject: string, error: unknown): unknown => {
		if (!isTimeout(error) && !(error instanceof BusUnavailable)) return error;
		const why = isTimeout(error) ? `twice within ${timeout} ms` : "before the connection broke";
		return new BusUnavailable(
			`The request to "${subject}" was not answered ${why}; whether it was done is not known. Send it again with the same id.`,
			{ cause: error },
		);
	};

	return {
		/** Throws at once, and not later, what no broker could carry. */
		async request(subject: string, body: unknown, lane?: string): Promise<unknown> {
			names.request(subject);
			if (lane === undefined) return persist(subject, body);
			return lanes.run(lane, () => persist(subject, body, lane));
		},
		end(): void {
			closed = true;
		},
	};
}

const nobodyServes = (subject: string): BusUnavailable =>
	new BusUnavailable(`Nobody serves "${subject}" on this bus; start the service that does.`);
