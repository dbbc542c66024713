import { type Attributes, type Counter, type Histogram, metrics } from "@opentelemetry/api";
import { ERROR_TYPE, MESSAGING, METRIC, SERVER } from "@parley/contracts/conventions";

/** Never the concrete subject, nor an id: what labels a metric has few values. */
const LABELS = [
	MESSAGING.system,
	MESSAGING.operationName,
	MESSAGING.operationType,
	MESSAGING.destinationTemplate,
	MESSAGING.consumerGroup,
	SERVER.address,
	SERVER.port,
	ERROR_TYPE,
];

/** Seconds, as the conventions advise. */
const BOUNDARIES = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

interface Instruments {
	readonly process: Histogram;
	readonly client: Histogram;
	readonly sent: Counter;
	readonly consumed: Counter;
}

let known: Instruments | undefined;

/** Made at the first message: before that there may be no SDK to make them with. */
function instruments(): Instruments {
	if (known !== undefined) return known;
	const meter = metrics.getMeter("parley");
	const seconds = { unit: "s", advice: { explicitBucketBoundaries: BOUNDARIES } };
	const messages = { unit: "{message}" };
	known = {
		process: meter.createHistogram(METRIC.processDuration, seconds),
		client: meter.createHistogram(METRIC.clientDuration, seconds),
		sent: meter.createCounter(METRIC.sentMessages, messages),
		consumed: meter.createCounter(METRIC.consumedMessages, messages),
	};
	return known;
}

/** Counts what a span that has ended says about messages; nothing where it is about something else. */
export function countMessaging(said: Attributes, seconds: number): void {
	const type = said[MESSAGING.operationType];
	if (type === undefined) return;
	const labels = Object.fromEntries(LABELS.map((name) => [name, said[name]]));
	const { process, client, sent, consumed } = instruments();
	const batch = said[MESSAGING.batchCount];
	const count = typeof batch === "number" ? batch : 1;
	if (type === "process") process.record(seconds, labels);
	else client.record(seconds, labels);
	if (type === "send") sent.add(count, labels);
	// A message that is pushed to its consumer is never received by a span of its own.
	if (type === "process") consumed.add(count, labels);
}
