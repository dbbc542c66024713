import { setTimeout as delay } from "node:timers/promises";
import { type Answered, type Client, client } from "./http-client.ts";
import type { Market } from "./live-market.ts";

const A_WEEK_MS = 7 * 86_400_000;
const PATIENCE_MS = 60_000;
const POLL_MS = 50;

export const usd = (amount: string) => ({ amount, currency: "USD" });

/** Somebody who has joined a market with a token. */
export interface Person {
	readonly id: string;
	readonly token: string;
	readonly http: Client;
}

/** Fails loudly where a step that a test builds upon does not succeed. */
export async function must(step: Promise<Answered>): Promise<Answered> {
	const answer = await step;
	if (answer.status >= 400) throw new Error(`A step was refused: ${answer.status} ${answer.text}`);
	return answer;
}

export async function newcomer(market: Market, id: string): Promise<Person> {
	const token = await market.token(id);
	const http = client(market.url, token);
	await must(http("POST", "/principals", { currency: "USD" }));
	return { id, token, http };
}

export async function deposit(market: Market, to: string, amount: string): Promise<void> {
	const operator = client(market.url, await market.token("bank", "operator"));
	await must(operator("POST", `/accounts/${to}/deposits`, { amount: usd(amount) }));
}

interface Mandate {
	readonly budget: string;
	readonly sells?: readonly {
		readonly listing: string;
		readonly ask: string;
		readonly floor: string;
	}[];
	readonly wants?: readonly {
		readonly id: string;
		readonly query: string;
		/** Pins the want to one listing. */
		readonly listing?: string;
		readonly ceiling: string;
	}[];
	readonly agent: Readonly<Record<string, string>>;
}

export const mandateBody = ({ budget, sells = [], wants = [], agent }: Mandate) => ({
	budget: usd(budget),
	sells: sells.map(({ listing, ask, floor }) => ({ listing, ask: usd(ask), floor: usd(floor) })),
	wants: wants.map(({ ceiling, ...want }) => ({
		...want,
		category: "bikes",
		quantity: 1,
		ceiling: usd(ceiling),
	})),
	deadline: new Date(Date.now() + A_WEEK_MS).toISOString(),
	agent,
});

export const grant = ({ id, http }: Person, mandate: Mandate): Promise<Answered> =>
	must(http("PUT", `/principals/${id}/mandate`, mandateBody(mandate)));

/** A key with which a program takes the mandate's turns, and the id by which it is revoked. */
export async function keyOf({
	id,
	http,
}: Person): Promise<{ readonly id: string; readonly key: string }> {
	const { body } = await must(http("POST", `/principals/${id}/mandate/keys`));
	return body as { id: string; key: string };
}

export const publish = ({ http }: Person, id: string, ask: string): Promise<Answered> =>
	must(
		http("POST", "/listings", {
			...{ id, title: `City bike ${id}`, description: "A red city bike, 54 cm", category: "bikes" },
			...{ quantity: 1, ask: usd(ask) },
		}),
	);

/** What a program is shown of a turn, as far as tests look at it. */
export interface Turn {
	readonly id: string;
	readonly side: "buyer" | "seller";
	readonly negotiation: {
		readonly id: string;
		readonly standing: { readonly offerId: string; readonly hash: string } | null;
	} | null;
}

/** The first turn of a kind that waits for a program. */
export async function nextTurn(agent: Client, isIt: (turn: Turn) => boolean): Promise<Turn> {
	return eventually("a turn", async () => {
		const { body } = await must(agent("GET", "/agent/turns?wait=2"));
		return (body as { items: Turn[] }).items.find(isIt);
	});
}

/** Asks until there is something, for a minute. */
export async function eventually<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
	for (const until = performance.now() + PATIENCE_MS; performance.now() < until; ) {
		const found = await look();
		if (found !== undefined) return found;
		await delay(POLL_MS);
	}
	throw new Error(`There was no sign of ${what} in ${PATIENCE_MS / 1_000} seconds.`);
}
