import {
	AckPolicy,
	type ConsumerConfig,
	type ConsumerInfo,
	DeliverPolicy,
	JetStreamApiCodes,
	type JetStreamManager,
} from "@nats-io/jetstream";
import { nanos } from "@nats-io/transport-node";
import type { Subscription } from "../bus.ts";
import type { Names } from "./subject.ts";
import { asTold, codeOf } from "./trouble.ts";

/** How much of a subscription may be in hand at once, over all replicas of its service. */
const MAX_IN_HAND = 1_000;

const wanted = (names: Names, { name, types }: Subscription, ackWait: number) => ({
	durable_name: names.durable(name),
	description: name,
	ack_policy: AckPolicy.Explicit,
	ack_wait: nanos(ackWait),
	deliver_policy: DeliverPolicy.All,
	filter_subjects: types.map((type) => names.fact(type)).toSorted(),
	max_ack_pending: MAX_IN_HAND,
	// Whoever handles counts the tries: a message that the server gave up would be lost.
	max_deliver: -1,
});

/** The durable consumer; nothing where it, or its whole stream, is missing. */
export async function durableInfo(
	api: JetStreamManager,
	{ stream }: Names,
	durable: string,
): Promise<ConsumerInfo | undefined> {
	try {
		return await api.consumers.info(stream, durable);
	} catch (error) {
		const code = codeOf(error);
		if (code === JetStreamApiCodes.ConsumerNotFound || code === JetStreamApiCodes.StreamNotFound)
			return undefined;
		throw asTold(`show the consumer ${durable}`, error);
	}
}

/**
 * Makes the durable consumer of a subscription where it is missing. Only the first time is one that differs changed to
 * what the code says now: later it may have been changed by a newer version of the code, beside which this one still runs.
 */
export async function ensureDurable(
	api: JetStreamManager,
	names: Names,
	subscription: Subscription,
	ackWait: number,
	first: boolean,
): Promise<ConsumerInfo> {
	const config = wanted(names, subscription, ackWait);
	const found = await durableInfo(api, names, config.durable_name);
	try {
		if (found === undefined) return await api.consumers.add(names.stream, config);
		if (!first || same(config, found.config)) return found;
		return await api.consumers.update(names.stream, config.durable_name, config);
	} catch (error) {
		throw asTold(`make the consumer ${config.durable_name}`, error);
	}
}

function same(config: ReturnType<typeof wanted>, found: ConsumerConfig): boolean {
	const filters = [...(found.filter_subjects ?? [])].toSorted();
	return (
		JSON.stringify(filters) === JSON.stringify(config.filter_subjects) &&
		found.ack_wait === config.ack_wait &&
		found.max_ack_pending === config.max_ack_pending &&
		found.max_deliver === config.max_deliver
	);
}
