import { rootId } from "@parley/contracts/id";
import { subjectOf } from "@parley/runtime/subjects";
import type { Random } from "../simulation/random.ts";
import { junk, junkText, mutated, written } from "./junk.ts";
import { exampleOf, type Schema } from "./schema-values.ts";

interface Command {
	readonly category: string;
	readonly type: string;
	readonly schema: Schema;
}
interface Sent {
	readonly subject: string;
	readonly payload: Uint8Array | string;
	readonly lane?: string;
}

const PEOPLE = ["anna", "ben", "mallory"];
const QUERIES = ["listing.search", "agent-runner.key", "settlement.account"];
const MOST_STREAMS = 8;
const IDS_REUSED = 60;
const AN_ID = 36;
const MINOR = ["1", "2500", "2600", "0", "9007199254740993", "100000000000000000000", "-1", "01"];
/** Where a command names who gives it, and the stream that it begins. */
const NAMED: Readonly<Record<string, string>> = {
	PublishListing: "seller",
	OpenNegotiation: "buyer",
};
const BEGINS: Readonly<Record<string, string>> = {
	OpenNegotiation: "negotiationId",
	OpenDeal: "offerId",
	GrantMandate: "principal",
	OpenAccount: "principal",
};

/** Requests to services by somebody who got as far as their broker, but is none of them. */
export class SubjectRequests {
	readonly #random: Random;
	readonly #commands: readonly Command[];
	#made = 0;

	constructor(random: Random, commands: readonly Command[]) {
		this.#random = random;
		this.#commands = commands;
	}

	/** Two accounts and two listings, in good order. */
	opening(salt = ""): Sent[] {
		return ["anna", "ben"].flatMap((person) => {
			const name = `${person}${salt}`;
			const actor = { kind: "principal", id: name };
			const content = {
				...{ title: "A lamp", description: "It is red.", category: "home", quantity: 5 },
				...{ ask: { minor: "2500", currency: "USD" }, attributes: {} },
				handover: { method: "pickup", window: "P2D" },
			};
			return [
				this.#command(
					`account-${name}`,
					"OpenAccount",
					{ principal: name, currency: "USD" },
					actor,
				),
				this.#command(
					`listing-${name}-lamp`,
					"PublishListing",
					{ seller: name, ...content },
					actor,
				),
			];
		});
	}

	next(mostBytes: number): Sent {
		const random = this.#random;
		const sent = random.chance(0.12) ? this.#query() : this.#fuzzed();
		const lane = random.chance(0.3)
			? { lane: random.pick(["a", "%zz", "%00", "x".repeat(900)]) }
			: {};
		if (random.chance(0.006))
			return { ...sent, payload: `{"id":"${"x".repeat(mostBytes - 2_000)}"}` };
		return { ...sent, ...lane };
	}

	#command(stream: string, type: string, data: unknown, actor: unknown): Sent {
		const subject = subjectOf({ stream, type });
		const body = { id: rootId(`${stream} ${type}`), stream, type, data, actor };
		return { subject, payload: JSON.stringify(body) };
	}

	#query(): Sent {
		const random = this.#random;
		const asked = random.chance(0.4)
			? { text: junk(random), category: junk(random), limit: junk(random) }
			: random.pick([{ digest: junk(random) }, { principal: junk(random) }, junk(random)]);
		return { subject: `query.${random.pick(QUERIES)}`, payload: written(asked, random) };
	}

	#fuzzed(): Sent {
		const random = this.#random;
		const { category, type, schema } = random.pick(this.#commands);
		const who = random.pick(PEOPLE);
		const streamId = random.chance(0.4)
			? who
			: random.pick([`${who}-lamp`, rootId(`thing ${random.below(MOST_STREAMS)}`)]);
		const ground = { random, id: () => random.pick([who, who, streamId, ...PEOPLE, "anna-lamp"]) };
		const body = {
			id: random.chance(0.3)
				? rootId(`again ${random.below(IDS_REUSED)}`)
				: rootId(`${random.below(2 ** 31)} ${this.#made++}`),
			stream: `${category}-${streamId}`,
			type: random.chance(0.05) ? junkText(random) : type,
			data: this.#meant(type, exampleOf(schema, ground), { who, streamId }),
			actor: this.#actor(who),
			...(random.chance(0.1) ? { traceparent: junk(random), causedBy: junk(random) } : {}),
		};
		const value = random.chance(0.45) ? body : this.#broken(body);
		// Now and then it is told to somebody who does not decide it.
		const to = random.chance(0.04) ? random.pick(this.#commands) : { category, type };
		const subject = subjectOf({ stream: `${to.category}-`, type: to.type });
		return { subject, payload: written(value, random) };
	}

	/** Said in the sender's own name and about the stream it goes to, mostly: otherwise nothing gets past the door. */
	#meant(
		type: string,
		data: unknown,
		{ who, streamId }: { who: string; streamId: string },
	): unknown {
		const random = this.#random;
		const isMeant = random.chance(0.85);
		const said = JSON.parse(JSON.stringify(data), (key, value: unknown) => {
			// Whoever is first in a market says its currency, and nothing compares the next one's: not looked at here.
			if (key === "currency") return "USD";
			if (!isMeant) return value;
			if (key === "minor") return random.pick(MINOR);
			return ["by", "principal", NAMED[type]].includes(key) ? who : value;
		}) as Record<string, unknown>;
		const begins = BEGINS[type];
		return begins === undefined || !isMeant ? said : { ...said, [begins]: streamId };
	}

	/** A principal or an agent, perhaps not the one it says; never a service, which the broker's accounts keep apart. */
	#actor(who: string): unknown {
		const random = this.#random;
		if (random.chance(0.08))
			return random.pick([null, [], 5, {}, who, { kind: "principal" }, { id: who }]);
		if (random.chance(0.1))
			return { kind: random.pick(["root", "", "__proto__", 7, null]), id: who };
		const id = random.chance(0.75) ? who : random.pick([...PEOPLE, junk(random)]);
		return { kind: random.chance(0.6) ? "principal" : "agent", id };
	}

	#broken(body: Readonly<Record<string, unknown>>): unknown {
		const random = this.#random;
		const place = random.pick(["data", "data", "data", "id", "stream", "type", "all"]);
		if (place === "all") return mutated(body, random);
		if (place === "id") return { ...body, id: random.pick([junk(random), "x".repeat(AN_ID)]) };
		return { ...body, [place]: place === "data" ? mutated(body.data, random) : junk(random) };
	}
}
