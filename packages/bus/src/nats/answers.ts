import type { Msg, Subscription } from "@nats-io/transport-node";
import { sleep } from "../back-off.ts";
import type { Connection } from "./connection.ts";
import { OneByOne } from "./one-by-one.ts";
import { header, LANE, NOW, respond, written, writtenError } from "./said.ts";
import type { Spans } from "./span.ts";
import type { Names } from "./subject.ts";

const ENDING_MS = 2_000;

type Answer = (body: unknown) => Promise<unknown>;

interface Ground {
	readonly connection: Connection;
	readonly names: Names;
	readonly spans: Spans;
	readonly seen: ((instant: string) => void) | undefined;
	readonly onTrouble: (sentence: string) => void;
}

/** What was asked. What is no JSON is nothing, and whoever serves says what it takes. */
function bodyOf(message: Msg): unknown {
	try {
		return message.json();
	} catch {
		return undefined;
	}
}

/** The answering side of requests. Every replica of a service serves; each request goes to one of them. */
export function answers({ connection, names, spans, seen, onTrouble }: Ground) {
	const served = new Map<string, Subscription>();
	const lanes = new OneByOne();
	const inHand = new Set<Promise<void>>();
	const nothingInHand = async (): Promise<void> => {
		while (inHand.size > 0) await Promise.all(inHand);
	};

	const serveOne = async (subject: string, message: Msg, answer: Answer): Promise<void> => {
		let payload: string;
		try {
			const now = header(message, NOW);
			if (now !== undefined) seen?.(now);
			const body = bodyOf(message);
			const run = () => answer(body);
			payload = written(await spans.serving(subject, body, message.headers, run));
		} catch (error) {
			return respond(message, writtenError(error), onTrouble);
		}
		respond(message, { payload }, onTrouble);
	};

	const take = (subject: string, message: Msg, answer: Answer): void => {
		const lane = header(message, LANE);
		const serve = () => serveOne(subject, message, answer);
		const done: Promise<void> = (lane === undefined ? serve() : lanes.run(lane, serve)).finally(
			() => inHand.delete(done),
		);
		inHand.add(done);
	};

	const end = async (subject: string, subscription: Subscription): Promise<void> => {
		if (served.get(subject) !== subscription) return nothingInHand();
		served.delete(subject);
		// What the broker has already sent this way is still answered.
		const ending = new AbortController();
		const drained = connection.connected ? subscription.drain().catch(() => {}) : undefined;
		await Promise.race([drained, sleep(ENDING_MS, ending.signal)]);
		ending.abort();
		if (!subscription.isClosed()) subscription.unsubscribe();
		await nothingInHand();
	};

	return {
		serve(subject: string, answer: Answer): () => Promise<void> {
			if (served.has(subject))
				throw new Error(`"${subject}" is served already; one process serves a subject once.`);
			const where = names.request(subject);
			const subscription = connection.nc.subscribe(where, {
				queue: where,
				callback(error, message) {
					if (error === null) take(subject, message, answer);
					else onTrouble(`The broker does not let "${subject}" be served: ${error.message}.`);
				},
			});
			served.set(subject, subscription);
			return () => end(subject, subscription);
		},
		async endAll(): Promise<void> {
			await Promise.all([...served].map(([subject, subscription]) => end(subject, subscription)));
			await nothingInHand();
		},
	};
}
