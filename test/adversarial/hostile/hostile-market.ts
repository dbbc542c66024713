import { type Mind as Asked, claude } from "@parley/agent-runner";
import { isFact } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import { derivedId } from "@parley/contracts/id";
import { servicesWith } from "@parley/marketplace/services";
import type { Process, Service } from "@parley/runtime/service";
import { runInMemory } from "../../integration/small-market.ts";
import type { Mind } from "../../model-server/minds.ts";
import { meetsHalfway } from "../../model-server/minds.ts";
import { type ModelServer, modelServer } from "../../model-server/model-server.ts";
import { listingOf, type Pair, peopleIn } from "./pairs.ts";

/** What became of one pair. */
export interface Outcome {
	readonly listing: string;
	/** The price agreed on, in minor units; nothing without a deal. */
	readonly price: bigint | undefined;
	/** How a negotiation without a deal ended, with the code of whoever left. */
	readonly end: string;
}

export interface Ran {
	readonly facts: readonly Fact[];
	readonly outcomes: readonly Outcome[];
	/** The bodies of all requests that the model's server had. */
	readonly asked: readonly string[];
}

/** Markets of pairs, one after the other, with one server for whoever has a mind. */
export class HostileMarket {
	readonly #server: ModelServer;

	private constructor(server: ModelServer) {
		this.#server = server;
	}

	static async open(): Promise<HostileMarket> {
		return new HostileMarket(await modelServer(meetsHalfway));
	}

	close(): Promise<void> {
		return this.#server.close();
	}

	/** Runs pairs to their end in virtual time; a saying is posted by one side as soon as a negotiation is open. */
	async run(all: readonly Pair[], mind: Mind, saying?: Saying): Promise<Ran> {
		const server = this.#server;
		server.become(mind);
		const before = server.received.length;
		const services = servicesWith(answeredBy(server)).map((service) =>
			saying === undefined || service.name !== "listing" ? service : withSaying(service, saying),
		);
		const facts = await runInMemory(peopleIn(all), services);
		const asked = server.received.slice(before).map(({ body }) => body);
		return { facts, outcomes: outcomesOf(all, facts), asked };
	}
}

/** Pauses take no time: what a server asks one to wait for is waited for at once. */
function answeredBy({ key, url }: ModelServer): Asked {
	let now = 0;
	const time = {
		now: () => now,
		async pause(ms: number) {
			now += ms;
		},
	};
	const model = claude({ apiKey: key, baseURL: url, retries: 2, time });
	return { model, attempts: 3, signal: new AbortController().signal };
}

export interface Saying {
	readonly by: "buyer" | "seller";
	readonly text: string;
}

/** A party who writes with their own hand: what is said that way passes no guard of ours. */
function withSaying(service: Service, { by, text }: Saying): Service {
	const says: Process = {
		name: "says",
		on: ["NegotiationOpened"],
		keys: (fact) => [fact.stream],
		async handle(fact, world) {
			if (!isFact(fact, "NegotiationOpened")) return;
			const { [by]: who } = fact.data;
			await world.send({
				...{ id: derivedId(fact.id, "says"), stream: fact.stream, type: "PostMessage" },
				...{ data: { by: who, text }, actor: { kind: "principal", id: who } },
				...{ causedBy: fact.id, traceparent: fact.traceparent },
			});
		},
	};
	return { ...service, processes: [...service.processes, says] };
}

function outcomesOf(all: readonly Pair[], facts: readonly Fact[]): Outcome[] {
	const listings = new Map<string, string>();
	const prices = new Map<string, bigint>();
	const ends = new Map<string, string>();
	for (const fact of facts) {
		const listing = listings.get(fact.negotiationId ?? "") ?? "";
		if (isFact(fact, "NegotiationOpened")) listings.set(fact.data.negotiationId, fact.data.listing);
		if (isFact(fact, "OfferAccepted")) prices.set(listing, BigInt(fact.data.terms.total.minor));
		if (isFact(fact, "NegotiationEnded"))
			ends.set(listing, [fact.data.reason, fact.data.code].filter(Boolean).join(" "));
	}
	return all.map((pair) => {
		const listing = listingOf(pair);
		const price = prices.get(listing);
		return {
			listing,
			price,
			end: price === undefined ? (ends.get(listing) ?? "never met") : "deal",
		};
	});
}
