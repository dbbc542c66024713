import { isFact } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import { derivedId, rootId } from "@parley/contracts/id";
import { foldInto, MemoryDocuments } from "@parley/ledger/memory-documents";
import type { Doc } from "@parley/ledger/projection";
import type { Store } from "@parley/ledger/store";
import { describe, expect, test } from "vitest";
import {
	commandOf,
	dueTimers,
	nextDue,
	type Pending,
	type TimerRule,
	timerTable,
} from "./timers.ts";

const START = "2026-01-05T09:00:00.000Z";
const TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

const fact = (version: number, type: string, data: Record<string, unknown> = {}): Fact => ({
	id: rootId(`fact ${version}`),
	market: "test",
	stream: "negotiation-n1",
	version,
	position: version,
	type,
	typeVersion: 1,
	visibility: "parties",
	data,
	actor: { kind: "agent", id: "ann" },
	causedBy: rootId("cause"),
	commandId: rootId("cause"),
	traceparent: TRACEPARENT,
	at: START,
	recordedAt: START,
});

const offerMade = (version: number, expiresAt: string) =>
	fact(version, "OfferMade", { offerId: `o${version}`, expiresAt });

/** An offer expires; a new one replaces it; a negotiation has a deadline too. */
const rules: readonly TimerRule[] = [
	{
		on: ["OfferMade", "OfferDeclined", "NegotiationEnded"],
		clear: ({ stream }) => [`${stream}:offer`],
		set(made) {
			if (!isFact(made, "OfferMade")) return undefined;
			const { offerId, expiresAt } = made.data;
			return {
				key: `${made.stream}:offer`,
				due: expiresAt,
				stream: made.stream,
				type: "ExpireOffer",
				data: { offerId },
			};
		},
	},
	{
		on: ["NegotiationOpened", "NegotiationEnded"],
		clear: ({ stream }) => [`${stream}:deadline`],
		set: ({ type, stream, data }) =>
			type === "NegotiationOpened"
				? {
						key: `${stream}:deadline`,
						due: String(data.deadline),
						stream,
						type: "EndNegotiation",
						data: {},
						actor: { kind: "service", id: "clockwork" },
					}
				: undefined,
	},
];
const table = timerTable("agent-runner", rules);

function pending(...facts: readonly Fact[]): Record<string, Pending> {
	const docs = new Map<string, Doc | undefined>();
	foldInto(docs, table, facts);
	return Object.fromEntries([...docs].filter(([, doc]) => doc !== undefined)) as unknown as Record<
		string,
		Pending
	>;
}

describe("a service's timers", () => {
	test("are a read table named after it, of the facts that its rules name", () => {
		expect(table.name).toBe("agent_runner_timer");
		expect(table.types).toEqual([
			"OfferMade",
			"OfferDeclined",
			"NegotiationEnded",
			"NegotiationOpened",
		]);
	});

	test("are another table when a rule comes, goes or changes, and the same whatever the order of rules", () => {
		const [offer, deadline] = rules as [TimerRule, TimerRule];
		const versionOf = (...given: TimerRule[]) => timerTable("agent-runner", given).version;
		const others = [
			...[versionOf(offer), versionOf(deadline), versionOf(offer, { ...deadline, version: 2 })],
			versionOf(offer, { ...deadline, on: ["NegotiationOpened"] }),
		];
		expect(new Set([versionOf(offer, deadline), ...others]).size).toBe(5);
		expect(versionOf(deadline, offer)).toBe(table.version);
		expect(versionOf(offer, { ...deadline, version: 1 })).toBe(table.version);
	});

	test("are set by a fact, whose trace they carry on", () => {
		expect(pending(offerMade(1, "2026-01-05T11:00:00.000Z"))).toEqual({
			"negotiation-n1:offer": {
				key: "negotiation-n1:offer",
				due: "2026-01-05T11:00:00.000Z",
				stream: "negotiation-n1",
				type: "ExpireOffer",
				data: { offerId: "o1" },
				cause: rootId("fact 1"),
				traceparent: TRACEPARENT,
			},
		});
	});

	test("are replaced by a later one of the same key", () => {
		const timers = pending(
			offerMade(1, "2026-01-05T11:00:00.000Z"),
			offerMade(2, "2026-01-05T10:00:00.000Z"),
		);
		expect(Object.values(timers).map(({ data, due, cause }) => [data, due, cause])).toEqual([
			[{ offerId: "o2" }, "2026-01-05T10:00:00.000Z", rootId("fact 2")],
		]);
	});

	test("are cleared one by one, or together, by a fact that makes them needless", () => {
		const opened = fact(1, "NegotiationOpened", { deadline: "2026-01-07T09:00:00.000Z" });
		const made = offerMade(2, "2026-01-05T11:00:00.000Z");
		expect(Object.keys(pending(opened, made))).toEqual([
			"negotiation-n1:deadline",
			"negotiation-n1:offer",
		]);
		expect(Object.keys(pending(opened, made, fact(3, "OfferDeclined")))).toEqual([
			"negotiation-n1:deadline",
		]);
		expect(pending(opened, made, fact(3, "NegotiationEnded"))).toEqual({});
		expect(pending(fact(1, "NegotiationEnded"))).toEqual({});
	});

	test("are not touched by other facts", () => {
		const made = offerMade(1, "2026-01-05T11:00:00.000Z");
		expect(pending(made, fact(2, "MessagePosted"))).toEqual(pending(made));
	});

	test("are found by when they are due, soonest first", async () => {
		const at = (hour: number) => `2026-01-05T${String(hour).padStart(2, "0")}:00:00.000Z`;
		const facts = [11, 10, 12].map((hour, index) => ({
			...offerMade(index + 1, at(hour)),
			stream: `negotiation-at-${hour}`,
		}));
		const ledger = { head: async () => 3, read: async () => facts } as unknown as Store;
		const documents = new MemoryDocuments(ledger, [table]);
		await documents.catchUp(3);
		const due = async (hour: number) =>
			(await dueTimers(documents, table, at(hour))).map(({ stream }) => stream);

		expect(await due(9)).toEqual([]);
		expect(await due(10)).toEqual(["negotiation-at-10"]);
		expect(await due(12)).toEqual(["negotiation-at-10", "negotiation-at-11", "negotiation-at-12"]);
		expect(await nextDue(documents, table, START)).toBe(at(10));
		expect(await nextDue(documents, table, at(10))).toBe(at(11));
		expect(await nextDue(documents, table, at(12))).toBeUndefined();
	});
});

describe("the command of a timer", () => {
	const timer = pending(offerMade(1, "2026-01-05T11:00:00.000Z"))[
		"negotiation-n1:offer"
	] as Pending;

	test("has an id of the fact that set it, so that it has one effect however often it fires", () => {
		expect(commandOf(timer)).toEqual({
			id: derivedId(rootId("fact 1"), "timer:negotiation-n1:offer"),
			stream: "negotiation-n1",
			type: "ExpireOffer",
			data: { offerId: "o1" },
			actor: { kind: "timer", id: "market" },
			causedBy: rootId("fact 1"),
			traceparent: TRACEPARENT,
		});
		expect(commandOf({ ...timer })).toEqual(commandOf(timer));
	});

	test("has another id for another cause or another key of the same cause", () => {
		const others = [
			{ ...timer, cause: rootId("fact 2") },
			{ ...timer, key: "negotiation-n1:deadline" },
		];
		expect(new Set([timer, ...others].map((each) => commandOf(each).id)).size).toBe(3);
	});

	test("is given by whom the rule names", () => {
		const actor = { kind: "service", id: "clockwork" } as const;
		expect(commandOf({ ...timer, actor }).actor).toEqual(actor);
	});
});
