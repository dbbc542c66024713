import {
	DiscardPolicy,
	JetStreamApiCodes,
	type JetStreamManager,
	jetstreamManager,
	RetentionPolicy,
	StorageType,
	type StreamConfig,
} from "@nats-io/jetstream";
import { type NatsConnection, nanos } from "@nats-io/transport-node";
import type { Names } from "./subject.ts";
import { asTold, codeOf } from "./trouble.ts";

const MAX_MESSAGE_BYTES = 1024 * 1024;
/** As long as a relay may take to learn that a position arrived, and publish it once more. */
const DUPLICATE_WINDOW_MS = 2 * 60_000;

/** The JetStream API, without the question whether there is one: the broker said so when it was connected to. */
export const manager = (nc: NatsConnection): Promise<JetStreamManager> =>
	jetstreamManager(nc, { checkAPI: false });

type Wanted = Partial<StreamConfig> & { readonly name: string };

const wanted = (names: Names, replicas: number): Wanted => ({
	name: names.stream,
	subjects: [names.facts],
	retention: RetentionPolicy.Limits,
	storage: StorageType.File,
	discard: DiscardPolicy.Old,
	max_msgs: -1,
	max_bytes: -1,
	max_age: 0,
	max_msgs_per_subject: -1,
	max_msg_size: MAX_MESSAGE_BYTES,
	duplicate_window: nanos(DUPLICATE_WINDOW_MS),
	num_replicas: replicas,
	deny_delete: true,
	deny_purge: true,
	allow_direct: true,
	allow_rollup_hdrs: false,
});

/**
 * Makes the market's stream where it is missing, and compares what the broker really keeps with what it should: an option
 * that a broker does not know is dropped without a word.
 */
export async function ensureStream(
	api: JetStreamManager,
	names: Names,
	replicas: number,
): Promise<void> {
	const config = wanted(names, replicas);
	const found = await infoOf(api, names);
	const actual = found?.config ?? (await create(api, config));
	for (const [field, should] of Object.entries(config)) {
		const is = actual[field as keyof StreamConfig];
		if (JSON.stringify(is ?? false) === JSON.stringify(should)) continue;
		throw new Error(
			`The stream ${names.stream} on the broker has ${field} ${shown(is)}, and it should be ${shown(should)}. ` +
				"Change the stream, or remove it: it is filled again from the ledger.",
		);
	}
	for (const field of ["mirror", "sources", "subject_transform"] as const)
		if (actual[field] !== undefined && actual[field] !== null)
			throw new Error(
				`The stream ${names.stream} on the broker has ${field} ${shown(actual[field])}, and it should have none.`,
			);
}

const shown = (value: unknown): string => (value === undefined ? "unset" : JSON.stringify(value));

async function create(api: JetStreamManager, config: Wanted): Promise<StreamConfig> {
	try {
		return (await api.streams.add({ ...config, subjects: [...(config.subjects ?? [])] })).config;
	} catch (error) {
		throw asTold(`make the stream ${config.name}`, error);
	}
}

/** The stream as it stands; nothing where there is none. */
export async function infoOf(api: JetStreamManager, { stream }: Names) {
	try {
		return await api.streams.info(stream);
	} catch (error) {
		if (codeOf(error) === JetStreamApiCodes.StreamNotFound) return undefined;
		throw asTold(`show the stream ${stream}`, error);
	}
}
