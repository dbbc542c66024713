import { type Client, client } from "../integration/http-client.ts";
import {
	eventually,
	keyOf,
	mandateBody,
	must,
	nextTurn,
	type Turn,
	usd,
} from "../integration/market-people.ts";
import type { As } from "./role.ts";

/** More than any request of a fuzzer's makes it. */
const BUDGET = "900000000.00";

interface Deal {
	readonly id: string;
	readonly listing: string;
	readonly negotiation: string;
}

/** Two who come to as many deals as are wanted. */
export class Trade {
	readonly #url: string;
	readonly #as: As;
	#made = 0;

	constructor(url: string, as: As) {
		this.#url = url;
		this.#as = as;
	}

	/**
	 * Comes to so many deals more. Sal's agent confirms each handover, as agents do; bea's is a program that leaves it to
	 * her, so that all of them wait for it. Resolves to one of them.
	 */
	async deals(count: number): Promise<{ readonly negotiation: string; readonly deal: string }> {
		const [sal, bea] = [this.#as("sal"), this.#as("bea")];
		const listing = `sal-bike-${this.#made++}`;
		const said = { title: "City bike", description: "A red city bike, 54 cm", category: "bikes" };
		const ask = usd("100.00");
		await must(sal("POST", "/listings", { id: listing, ...said, quantity: count, ask }));
		const sells = [{ listing, ask: "100.00", floor: "60.00" }];
		const scripted = { kind: "scripted", tactic: "conceder" };
		await grantOrAmend(sal, "sal", mandateBody({ budget: BUDGET, sells, agent: scripted }));
		const wants = Array.from({ length: count }, (_, at) => ({
			...{ id: `${listing}-${at}`, query: "city bike", ceiling: "120.00" },
		}));
		const looked = mandateBody({ budget: BUDGET, wants, agent: { kind: "external" } });
		await grantOrAmend(bea, "bea", looked);
		const program = client(this.#url, await freshKey(bea, "bea"));
		for (const { id } of wants) await buy(program, id, listing);
		const [first] = await eventually(`${count} deals over ${listing}`, async () => {
			const { body } = await must(bea("GET", "/deals?status=scheduled&limit=100"));
			const made = (body as { items: Deal[] }).items.filter((deal) => deal.listing === listing);
			return made.length === count ? made : undefined;
		});
		if (first === undefined) throw new RangeError("At least one deal has to be wanted.");
		return { deal: first.id, negotiation: first.negotiation };
	}
}

/** Opens a negotiation for a want, and offers what is asked. */
async function buy(program: Client, want: string, listing: string): Promise<void> {
	const move = async ({ id }: Turn, body: unknown) =>
		(await must(program("POST", `/agent/turns/${id}/move`, body))).body;
	const looking = await nextTurn(program, (turn) => wantOf(turn) === want);
	const opened = await move(looking, { kind: "open", listing });
	const { negotiationId } = (opened as { move: { negotiationId: string } }).move;
	const offering = await nextTurn(program, ({ negotiation }) => negotiation?.id === negotiationId);
	await move(offering, { kind: "offer", price: usd("100.00") });
}

const wantOf = (turn: Turn & { readonly want?: { readonly id: string } | null }) => turn.want?.id;

export async function grantOrAmend(
	http: Client,
	name: string,
	mandate: Readonly<Record<string, unknown>>,
): Promise<void> {
	const path = `/principals/${name}/mandate`;
	const granted = await http("PUT", path, mandate);
	if (granted.code !== "ALREADY_GRANTED") return void (await must(Promise.resolve(granted)));
	// Whoever paused it meant well, or was a fuzzer.
	await http("POST", `${path}/resume`);
	const amended = await http("PATCH", path, mandate);
	// Somebody's requests raised the budget, and more than this one was promised under it: so it stays.
	const { budget: _, ...rest } = mandate;
	if (amended.code === "BUDGET_COMMITTED") await must(http("PATCH", path, rest));
	else await must(Promise.resolve(amended));
}

/** A key to somebody's mandate, in place of all that there were. */
export async function freshKey(http: Client, name: string): Promise<string> {
	const keys = `/principals/${name}/mandate/keys`;
	const { body } = await must(http("GET", keys));
	for (const { id } of (body as { items: { id: string }[] }).items)
		await http("DELETE", `${keys}/${id}`);
	return (await keyOf({ id: name, token: "", http })).key;
}
