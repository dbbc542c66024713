import type { Random } from "../simulation/random.ts";

const MOST = 40;
const ID = /^[A-Za-z0-9._:-]{1,120}$/;

/** Where else ids of a kind are shown. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
	listings: ["listing"],
	listing: ["listings"],
	negotiations: ["negotiation", "negotiationId"],
	negotiationId: ["negotiations"],
	deals: ["deal", "offerId"],
	replays: ["negotiations", "deals"],
	principals: ["principal", "seller", "buyer"],
	accounts: ["principals", "seller"],
	escalations: ["agent/escalations"],
	"agent/escalations": ["escalations"],
	key: ["mandate/keys"],
};

/** Ids and hashes that were shown somewhere, by what they are ids of. */
export class SeenIds {
	readonly #byKind = new Map<string, string[]>();
	readonly #random: Random;

	constructor(random: Random) {
		this.#random = random;
	}

	add(kind: string, id: string): void {
		const known = this.#byKind.get(kind) ?? [];
		this.#byKind.set(kind, known);
		if (known.includes(id)) return;
		if (known.length < MOST) known.push(id);
		else known[this.#random.below(MOST)] = id;
	}

	/** Takes up every id in an answer: those called `id` under the name of what was asked for. */
	learn(kind: string, shown: unknown): void {
		if (Array.isArray(shown)) for (const item of shown.slice(0, 20)) this.learn(kind, item);
		else if (typeof shown === "object" && shown !== null)
			for (const [key, value] of Object.entries(shown))
				if (typeof value !== "string") this.learn(key === "items" ? kind : key, value);
				else if (key !== "amount" && ID.test(value)) this.add(key === "id" ? kind : key, value);
	}

	/** One of a kind, or failing that of any. */
	pick(kind: string): string {
		const mine = [kind, ...(ALSO[kind] ?? [])].flatMap((one) => this.#byKind.get(one) ?? []);
		if (mine.length > 0 && this.#random.chance(0.9)) return this.#random.pick(mine);
		const all = [...this.#byKind.values()].flat();
		return all.length === 0 ? "nobody" : this.#random.pick(all);
	}
}
