import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { FactOf } from "@parley/contracts/catalogue";
import {
	DATABASE,
	GEN_AI,
	isAttribute,
	isMetric,
	isResourceAttribute,
	MESSAGING,
	METRIC,
	PARLEY,
} from "@parley/contracts/conventions";
import type { Fact } from "@parley/contracts/fact";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Collector, collector, type SentSpan } from "./collector.ts";
import { SECRET } from "./leak.ts";
import { natsForTests } from "./nats.ts";
import { postgresForTests } from "./postgres.ts";
import { PRIVATE_NUMBERS } from "./small-market.ts";

const root = join(import.meta.dirname, "../..");

interface Ran {
	readonly facts: readonly Fact[];
	/** The headers of a request that was made over HTTP while a span was active. */
	readonly headers: Readonly<Record<string, string>>;
	readonly lines: readonly Readonly<Record<string, unknown>>[];
}

/** Runs a program of this folder in a process of its own; resolves with what it printed and the lines it logged. */
async function started(program: string, args: readonly string[], url: string) {
	const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("OTEL_"));
	const child = spawn(process.execPath, [`test/integration/${program}`, ...args], {
		cwd: root,
		env: { ...Object.fromEntries(kept), OTEL_EXPORTER_OTLP_ENDPOINT: url },
		stdio: ["ignore", "pipe", "pipe"],
	});
	const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
	const lines = err.split("\n").filter((line) => line !== "");
	const broken = lines.filter((line) => !line.startsWith("{"));
	if (broken.length > 0) throw new Error(`The program failed:\n${broken.join("\n")}`);
	return { printed: JSON.parse(out), lines: lines.map((line) => JSON.parse(line)) };
}

async function run(where: string, url: string): Promise<Ran> {
	const { printed, lines } = await started("traced-market.ts", [where], url);
	return { ...printed, lines };
}

const traceOf = ({ traceparent }: Fact): string => traceparent.slice(3, 35);
const IDS = /\b[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}\b|\b[0-9a-f]{16}\b/g;
const NAMES = /"(server\.address|db\.namespace|\w*UnixNano|time)":"[^"]*"/g;

/** Leaves out what is made of digits and means nothing: any number may stand in it. */
const withoutChance = (told: string): string => told.replace(IDS, "").replace(NAMES, "");

const about = (spans: readonly SentSpan[], name: string, value: string): SentSpan[] =>
	spans.filter(({ attributes = {} }) => attributes[name] === value);

describe.each(["in memory", "on Postgres"])("a market %s that is watched", (place) => {
	let sent: Collector;
	let ran: Ran;

	beforeAll(async () => {
		sent = await collector();
		if (place === "in memory") {
			ran = await run("memory", sent.url);
			return;
		}
		const database = await postgresForTests();
		ran = await run(database.url, sent.url);
		await database.stop();
	});
	afterAll(() => sent.close());

	test("sends nothing under a name that the conventions do not have", () => {
		const spanNames = sent.spans.flatMap(({ attributes = {}, events = [], links = [] }) =>
			[attributes, ...[...events, ...links].map((part) => part.attributes ?? {})].flatMap(
				Object.keys,
			),
		);
		const logNames = sent.logs.flatMap(({ attributes = {} }) => Object.keys(attributes));
		const labels = sent.metrics.flatMap(({ points }) =>
			points.flatMap(({ attributes = {} }) => Object.keys(attributes)),
		);

		const names = [...new Set([...spanNames, ...logNames, ...labels])];
		expect(names.length).toBeGreaterThan(20);
		expect(names.filter((name) => !isAttribute(name))).toEqual([]);
		expect(sent.metrics.map(({ name }) => name).filter((name) => !isMetric(name))).toEqual([]);
		const resource = sent.resources.flatMap(Object.keys);
		expect(resource.filter((name) => !isResourceAttribute(name))).toEqual([]);
		expect(sent.resources[0]).toMatchObject({ "service.name": "parley-test" });
	});

	test("tells a private number nowhere, not in an error's words either", () => {
		const told = [...sent.everything, JSON.stringify(ran.lines), JSON.stringify(ran.headers)];

		expect(told.filter((words) => words.includes(SECRET))).toEqual([]);
		for (const minor of PRIVATE_NUMBERS)
			for (const number of [minor, `${minor.slice(0, -2)}\\.${minor.slice(-2)}`])
				expect(told.map(withoutChance).join()).not.toMatch(
					new RegExp(`(?<![\\d.])${number}(?!\\d)`),
				);
		expect(sent.spans.filter(({ status }) => status?.message !== undefined)).toEqual([]);
		const [careless] = sent.spans.filter(({ name }) => name === "careless");
		expect(careless?.events).toMatchObject([{ name: "priced" }, { name: "exception" }]);
		expect(careless?.events?.[1]?.attributes).toEqual({ "exception.type": "E_FLOOR" });
	});

	test("passes on its trace to whom it calls, and no baggage", () => {
		const [call] = sent.spans.filter(({ kind }) => kind === "SPAN_KIND_CLIENT");

		expect(ran.headers.traceparent).toContain(
			sent.spans.find(({ name }) => name === "careless")?.traceId,
		);
		expect(call).toBeDefined();
		expect(ran.headers).not.toHaveProperty("baggage");
	});

	test("gives every turn a trace of its own, whose links lead back to the opening", () => {
		const turns = sent.spans.filter(
			(span) => span.attributes?.[GEN_AI.operationName] === "invoke_agent",
		);
		const byTrace = Map.groupBy(sent.spans, ({ traceId }) => traceId);
		const decided = ran.facts.filter(({ type }) => type === "TurnDecided");

		expect(decided.length).toBeGreaterThan(4);
		expect(turns.filter(({ parentSpanId }) => parentSpanId)).toEqual([]);
		expect(new Set(turns.map(({ traceId }) => traceId)).size).toBe(turns.length);
		const traces = new Set(turns.map(({ traceId }) => traceId));
		expect(decided.filter((fact) => !traces.has(traceOf(fact)))).toEqual([]);
		for (const fact of decided.filter(({ negotiationId }) => negotiationId !== undefined)) {
			const seen = new Set<string>();
			const ahead = [traceOf(fact)];
			for (let at = ahead.pop(); at !== undefined; at = ahead.pop()) {
				if (seen.has(at)) continue;
				seen.add(at);
				for (const span of byTrace.get(at) ?? [])
					ahead.push(...(span.links ?? []).map(({ traceId }) => traceId));
			}
			const opened = [...seen].flatMap((trace) => byTrace.get(trace) ?? []);
			expect(opened.map(({ name }) => name)).toContain("command OpenNegotiation");
		}
	});

	test("describes turns by the conventions for agents, under their negotiation", () => {
		const turns = sent.spans.filter(({ attributes = {} }) => GEN_AI.operationName in attributes);
		const talks = ran.facts.filter(({ type }) => type === "NegotiationOpened");
		const inTalk = turns.filter(({ attributes = {} }) => PARLEY.negotiationId in attributes);

		expect(inTalk.length).toBeGreaterThan(4);
		for (const { kind, attributes = {} } of inTalk) {
			expect(kind).toBe("SPAN_KIND_INTERNAL");
			const negotiation = attributes[PARLEY.negotiationId];
			expect(talks.map(({ negotiationId }) => negotiationId)).toContain(negotiation);
			expect(attributes).toMatchObject({
				[GEN_AI.operationName]: "invoke_agent",
				[GEN_AI.conversationId]: negotiation,
				[PARLEY.sessionId]: negotiation,
				[PARLEY.turnId]: expect.any(String),
			});
		}
	});

	test("shows the way from a deal's id to the acceptance, and from there to every turn", () => {
		const closed = ran.facts.find(({ type }) => type === "DealClosed");
		const ofDeal = about(sent.spans, PARLEY.dealId, String(closed?.dealId));
		const accepting = sent.spans.filter(({ name, traceId }) => {
			return name === "command AcceptOffer" && ofDeal.some((span) => span.traceId === traceId);
		});
		const [accepted] = accepting;
		const negotiation = String(accepted?.attributes?.[PARLEY.negotiationId]);
		const found = new Set(
			about(sent.spans, PARLEY.negotiationId, negotiation).map(({ traceId }) => traceId),
		);

		expect(accepting).toHaveLength(1);
		expect(negotiation).toBe(closed?.negotiationId);
		const facts = ran.facts.filter(({ negotiationId }) => negotiationId === negotiation);
		expect(facts.filter(({ type }) => type === "TurnDecided").length).toBeGreaterThan(3);
		expect(facts.filter((fact) => !found.has(traceOf(fact)))).toEqual([]);
		expect(accepted?.attributes?.[PARLEY.eventTypes]).toContain("OfferAccepted");
	});

	test("logs each fact once, under its trace, negotiation and deal, and of a private one only that it is", () => {
		const lines = new Map(ran.lines.map((line) => [line[PARLEY.eventSeq], line]));
		const records = new Map(
			sent.logs.map((record) => [Number(record.attributes?.[PARLEY.eventSeq]), record]),
		);

		expect(ran.lines.filter((line) => PARLEY.eventSeq in line)).toHaveLength(ran.facts.length);
		for (const fact of ran.facts) {
			const isPrivate = fact.visibility === "private";
			const said = {
				[PARLEY.eventName]: `parley.${fact.type}`,
				...(fact.negotiationId && !isPrivate ? { [PARLEY.negotiationId]: fact.negotiationId } : {}),
				...(fact.dealId && !isPrivate ? { [PARLEY.dealId]: fact.dealId } : {}),
			};
			const line = lines.get(fact.position);
			expect(line).toMatchObject({ ...said, trace_id: traceOf(fact), level: "info" });
			expect(records.get(fact.position)?.traceId).toBe(traceOf(fact));
			expect(records.get(fact.position)?.attributes).toEqual({
				...said,
				[PARLEY.eventSeq]: expect.anything(),
			});
			if (isPrivate) expect(line).not.toHaveProperty([PARLEY.negotiationId]);
		}
	});

	test("measures the market, by no one's id", () => {
		const measured = new Map(sent.metrics.map((metric) => [metric.name, metric.points]));
		const point = (name: string, labels: Record<string, string>) =>
			measured
				.get(name)
				?.find(({ attributes = {} }) =>
					Object.entries(labels).every(([label, value]) => attributes[label] === value),
				);

		const [opened] = ran.facts.filter(({ type }) => type === "DealOpened");
		const { total } = (opened as FactOf<"DealOpened">).data.terms;
		expect(point(METRIC.negotiationsStarted, {})?.asDouble).toBe(1);
		expect(point(METRIC.negotiationOutcomes, { [PARLEY.reason]: "agreed" })?.asDouble).toBe(1);
		expect(point(METRIC.negotiationDuration, {})?.sum).toBeGreaterThan(0);
		expect(point(METRIC.negotiationOffers, {})?.sum).toBeGreaterThan(1);
		expect(point(METRIC.dealValue, { [PARLEY.currency]: "USD" })?.sum).toBe(
			Number(total.minor) / 100,
		);
		expect(point(METRIC.settlementDuration, { [PARLEY.disposition]: "released" })).toBeDefined();
		expect(point(METRIC.outboxLag, { [PARLEY.service]: "ledger" })).toBeDefined();
		expect(point(METRIC.projectionLag, { [PARLEY.projection]: "listings" })).toBeDefined();
		expect(point(METRIC.parked, { [PARLEY.subscription]: "listing.shelf" })).toBeDefined();
		expect(measured.has("http.server.request.duration")).toBe(true);
		expect([...measured.keys()].some((name) => name.startsWith("nodejs.eventloop."))).toBe(true);
		const ids = new Set(
			ran.facts.flatMap(({ negotiationId, dealId, stream }) => [negotiationId, dealId, stream]),
		);
		const labels = sent.metrics.flatMap(({ points }) =>
			points.flatMap(({ attributes = {} }) => Object.values(attributes)),
		);
		expect(labels.filter((label) => ids.has(String(label)))).toEqual([]);
	});

	if (place === "in memory") return;

	test("names statements by the database conventions, without what is in them", () => {
		const statements = sent.spans.filter(({ attributes = {} }) => DATABASE.queryText in attributes);
		const appends = statements.filter(({ attributes }) =>
			String(attributes?.[DATABASE.queryText]).includes("ledger.append"),
		);

		expect(appends.length).toBeGreaterThan(5);
		for (const { name, kind, attributes = {} } of statements) {
			expect(kind).toBe("SPAN_KIND_CLIENT");
			expect(attributes).toMatchObject({ [DATABASE.system]: "postgresql" });
			expect(attributes).toHaveProperty([DATABASE.namespace]);
			expect(name.startsWith(`${attributes[DATABASE.operation]} `)).toBe(true);
		}
		const parents = new Map(sent.spans.map(({ spanId, name }) => [spanId, name]));
		expect(new Set(appends.map(({ parentSpanId = "" }) => parents.get(parentSpanId)))).toEqual(
			new Set(["append"]),
		);
		const [failed] = statements.filter(({ status }) => status?.code === "STATUS_CODE_ERROR");
		expect(failed?.attributes).toMatchObject({
			[DATABASE.statusCode]: "22P02",
			"error.type": "22P02",
		});
		expect(sent.metrics.map(({ name }) => name)).toContain("db.client.operation.duration");
	});
});

describe("a message over NATS", () => {
	let sent: Collector;
	let headers: readonly string[];

	beforeAll(async () => {
		sent = await collector();
		const broker = await natsForTests();
		const { printed } = await started("traced-bus.ts", [broker.url, randomUUID()], sent.url);
		headers = printed;
		await broker.stop();
	});
	afterAll(() => sent.close());

	test("is sent and dealt with in spans of the trace it comes from", () => {
		const byId = new Map(sent.spans.map((span) => [span.spanId, span]));
		const lineOf = (span: SentSpan): string[] => {
			const parent = byId.get(span.parentSpanId ?? "");
			return [span.name, ...(parent === undefined ? [] : lineOf(parent))];
		};
		const [served] = sent.spans.filter(({ name }) =>
			name.startsWith("process parley.{market}.command"),
		);

		expect(new Set(sent.spans.map(({ traceId }) => traceId)).size).toBe(1);
		expect(served && lineOf(served)).toEqual([
			"process parley.{market}.command.negotiation",
			"send parley.{market}.command.negotiation",
			"process parley.{market}.fact.OfferMade",
			"send parley.{market}.fact.OfferMade",
			"command MakeOffer",
		]);
	});

	test("has what the conventions require of a span, and no name beside theirs", () => {
		const messages = sent.spans.filter(({ attributes = {} }) => MESSAGING.system in attributes);

		expect(messages).toHaveLength(4);
		for (const { name, kind, attributes = {} } of messages) {
			const operation = String(attributes[MESSAGING.operationName]);
			expect(kind).toBe(operation === "send" ? "SPAN_KIND_PRODUCER" : "SPAN_KIND_CONSUMER");
			expect(attributes).toMatchObject({
				[MESSAGING.system]: "nats",
				[MESSAGING.operationType]: operation,
				[MESSAGING.destinationName]: expect.stringMatching(/^parley\..+\.(fact|command)\./),
				[MESSAGING.conversationId]: "n1",
				[PARLEY.negotiationId]: "n1",
			});
			expect(name).toBe(`${operation} ${attributes[MESSAGING.destinationTemplate]}`);
			expect(Object.keys(attributes).filter((each) => !isAttribute(each))).toEqual([]);
		}
		expect(sent.everything.filter((words) => words.includes(SECRET))).toEqual([]);
	});

	test("carries its trace in its headers, and no baggage", () => {
		expect(headers).toContain("traceparent");
		expect(headers).not.toContain("baggage");
	});

	test("is timed and counted where it is sent and where it is dealt with", () => {
		const counted = Object.fromEntries(
			sent.metrics.map(({ name, points }) => [
				name,
				points.map(({ count, asDouble }) => Number(count ?? asDouble)),
			]),
		);
		expect(counted).toMatchObject({
			[METRIC.sentMessages]: [1, 1],
			[METRIC.consumedMessages]: [1, 1],
			[METRIC.processDuration]: [1, 1],
			[METRIC.clientDuration]: [1, 1],
		});
	});
});
