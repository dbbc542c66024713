/**
 * Every name that leaves a process in a span, a metric or a log record, in one place. What is not listed here is dropped
 * before it is sent, so a new name is a decision, and a private number has no name to leave under.
 */

/** Ours. Ids lead from a span to the ledger and back; none of these is ever a label of a metric but the last group. */
export const PARLEY = {
	negotiationId: "negotiation.id",
	dealId: "deal.id",
	/** The negotiation's id once more, under the name by which viewers of agents' work group traces. */
	sessionId: "session.id",
	/** Name and position of the fact a log record is about. */
	eventName: "event.name",
	eventSeq: "event.seq",
	/** The types of the facts that a command wrote. */
	eventTypes: "parley.event.types",
	market: "parley.market",
	/** The type of the fact that gave an agent its turn. */
	trigger: "parley.trigger",
	/** The turn's id; it leads to the stream `turn-<id>`. */
	turnId: "parley.turn.id",
	/** How many of the turn's moves were refused before. */
	turnAttempt: "parley.turn.attempt",
	mandateVersion: "parley.mandate.version",
	tactic: "parley.tactic",
	/** The id of what a message was about: a fact or a command. */
	causedBy: "parley.caused_by",

	command: "parley.command",
	stream: "parley.stream",
	refusalCode: "parley.refusal.code",
	service: "parley.service",
	process: "parley.process",
	role: "parley.role",
	move: "parley.move",
	reason: "parley.reason",
	code: "parley.code",
	currency: "parley.currency",
	disposition: "parley.disposition",
	projection: "parley.projection",
	subscription: "parley.subscription",
} as const;

/** Semantic conventions for messaging, v1.44 (in development). NATS has no page of its own there. */
export const MESSAGING = {
	system: "messaging.system",
	operationName: "messaging.operation.name",
	operationType: "messaging.operation.type",
	/** The concrete subject. */
	destinationName: "messaging.destination.name",
	/** The subject with its changing parts in braces; the only destination that may be in a span's name. */
	destinationTemplate: "messaging.destination.template",
	consumerGroup: "messaging.consumer.group.name",
	messageId: "messaging.message.id",
	/** The negotiation's id. */
	conversationId: "messaging.message.conversation_id",
	bodySize: "messaging.message.body.size",
	batchCount: "messaging.batch.message_count",
} as const;

export const MESSAGING_SYSTEM = { nats: "nats", inProcess: "parley.in_process" } as const;

/** Semantic conventions for generative AI, v0.1.0 (in development). Content of messages is never recorded. */
export const GEN_AI = {
	operationName: "gen_ai.operation.name",
	provider: "gen_ai.provider.name",
	/** The negotiation's id. */
	conversationId: "gen_ai.conversation.id",
	agentId: "gen_ai.agent.id",
	agentName: "gen_ai.agent.name",
	requestModel: "gen_ai.request.model",
	maxTokens: "gen_ai.request.max_tokens",
	temperature: "gen_ai.request.temperature",
	responseId: "gen_ai.response.id",
	responseModel: "gen_ai.response.model",
	finishReasons: "gen_ai.response.finish_reasons",
	outputType: "gen_ai.output.type",
	inputTokens: "gen_ai.usage.input_tokens",
	outputTokens: "gen_ai.usage.output_tokens",
	cacheReadTokens: "gen_ai.usage.cache_read.input_tokens",
	cacheWriteTokens: "gen_ai.usage.cache_write.input_tokens",
	reasoningTokens: "gen_ai.usage.reasoning.output_tokens",
	toolName: "gen_ai.tool.name",
	toolType: "gen_ai.tool.type",
	toolCallId: "gen_ai.tool.call.id",
} as const;

/** Semantic conventions for databases, stable. The text of a query is sent without its values. */
export const DATABASE = {
	system: "db.system.name",
	namespace: "db.namespace",
	operation: "db.operation.name",
	queryText: "db.query.text",
	statusCode: "db.response.status_code",
	poolName: "db.client.connection.pool.name",
	poolState: "db.client.connection.state",
} as const;

/** Semantic conventions for HTTP, stable. Neither queries nor headers nor the address of who asks. */
export const HTTP = {
	method: "http.request.method",
	methodOriginal: "http.request.method_original",
	route: "http.route",
	statusCode: "http.response.status_code",
	requestSize: "http.request.body.size",
	responseSize: "http.response.body.size",
	resendCount: "http.request.resend_count",
	scheme: "url.scheme",
	path: "url.path",
	/** Sent without its query. */
	url: "url.full",
	protocolName: "network.protocol.name",
	protocolVersion: "network.protocol.version",
} as const;

/** Semantic conventions that belong to all of them, stable. */
const GENERAL = {
	errorType: "error.type",
	/** Of an error the name, and never the words. */
	exceptionType: "exception.type",
	serverAddress: "server.address",
	serverPort: "server.port",
} as const;
export const ERROR_TYPE = GENERAL.errorType;
export const SERVER = { address: GENERAL.serverAddress, port: GENERAL.serverPort } as const;

/** Of the metrics of the Node runtime, as its instrumentation names them. */
const RUNTIME = [
	"v8js.gc.type",
	"v8js.heap.space.name",
	"v8js.resource.type",
	"nodejs.eventloop.state",
];

/** Metrics: ours, and those of the conventions above that we make ourselves. Times are in seconds. */
export const METRIC = {
	processDuration: "messaging.process.duration",
	clientDuration: "messaging.client.operation.duration",
	sentMessages: "messaging.client.sent.messages",
	consumedMessages: "messaging.client.consumed.messages",

	/** Positions that the bus has not taken charge of yet. */
	outboxLag: "parley.outbox.lag",
	/** Positions that a read table has not taken in yet. */
	projectionLag: "parley.projection.lag",
	/** Messages that kept failing and wait for a person. */
	parked: "parley.parked",

	negotiationsStarted: "parley.negotiation.started",
	negotiationOutcomes: "parley.negotiation.outcomes",
	negotiationDuration: "parley.negotiation.duration",
	negotiationOffers: "parley.negotiation.offers",
	dealValue: "parley.deal.value",
	settlementDuration: "parley.settlement.duration",
	settlementFailures: "parley.settlement.failures",
	disputes: "parley.disputes",
	refusedCommands: "parley.command.refused",
	turnDuration: "parley.turn.duration",

	inferenceDuration: "gen_ai.client.inference.duration",
	inferenceInputTokens: "gen_ai.client.inference.usage.input_tokens",
	inferenceOutputTokens: "gen_ai.client.inference.usage.output_tokens",
	inferenceCacheReadTokens: "gen_ai.client.inference.usage.cache_read.input_tokens",
	inferenceCacheWriteTokens: "gen_ai.client.inference.usage.cache_write.input_tokens",
	modelCost: "parley.model.cost",
	modelRefusals: "parley.model.refusals",
} as const;

/** Metrics that the instrumentations of http, pg and the Node runtime make by themselves. */
const INSTRUMENTED = [
	"http.server.request.duration",
	"http.client.request.duration",
	"db.client.operation.duration",
	"db.client.connection.count",
	"db.client.connection.max",
	"db.client.connection.pending_requests",
];
const INSTRUMENTED_FAMILIES = ["nodejs.eventloop.", "v8js."];

const METRICS: ReadonlySet<string> = new Set([...Object.values(METRIC), ...INSTRUMENTED]);

/** Whether a metric may leave the process. */
export const isMetric = (name: string): boolean =>
	METRICS.has(name) || INSTRUMENTED_FAMILIES.some((family) => name.startsWith(family));

const ALLOWED: ReadonlySet<string> = new Set([
	...[PARLEY, MESSAGING, GEN_AI, DATABASE, HTTP, GENERAL].flatMap((names) => Object.values(names)),
	...RUNTIME,
]);

/** What may name the process itself: who runs it chooses these, so whole families are let through. */
const OF_THE_PROCESS = [
	"service.",
	"telemetry.sdk.",
	"host.",
	"os.",
	"k8s.",
	"container.",
	"deployment.",
	"cloud.",
];

/** Whether an attribute of a span, an event, a link, a log record or a metric may leave the process. */
export const isAttribute = (name: string): boolean => ALLOWED.has(name);

/** Whether an attribute may describe the process that sends. */
export const isResourceAttribute = (name: string): boolean =>
	OF_THE_PROCESS.some((prefix) => name.startsWith(prefix));
