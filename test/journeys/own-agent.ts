/* An agent of one's own, to copy and to change:  node own-agent.ts http://127.0.0.1:4000 pak_…
 * The key belongs to one mandate. The market holds every move against its limits, which this program is never told. */
type Money = { readonly amount: string; readonly currency: string };
type Offer = { readonly offerId: string; readonly hash: string; readonly total: Money };
type Talk = { id: string; quantity: number; bids: Money[]; asks: Money[]; standing: Offer | null };
type Turn = {
	id: string;
	side: "buyer" | "seller";
	moves: string[];
	want: { query: string } | null;
};
type Scene = Turn & { negotiation: Talk | null; item: { ask: Money } | null };

/** What it would pay or take after so many offers of its own, as a share of what is asked. */
const BUYS = (offers: number): number => Math.min(0.6 + 0.08 * offers, 0.92);
const SELLS = (offers: number): number => Math.max(1 - 0.06 * offers, 0.76);

/** Accepts what is no worse than its own next price; names that price otherwise; leaves when it has nothing new to say. */
function bargain({ side, moves, item }: Scene, { id, quantity, standing, bids, asks }: Talk) {
	const { amount = "", currency = "" } = item?.ask ?? {};
	const mine = side === "buyer" ? bids : asks;
	const next = Number(amount) * quantity * (side === "buyer" ? BUYS : SELLS)(mine.length);
	const better = next - Number(standing?.total.amount);
	if (moves.includes("accept") && (side === "buyer" ? better >= 0 : better <= 0))
		return { kind: "accept", negotiationId: id, offerId: standing?.offerId, hash: standing?.hash };
	const price = { amount: next.toFixed(amount.split(".")[1]?.length ?? 0), currency };
	return mine.at(-1)?.amount === price.amount
		? { kind: "walk_away", negotiationId: id, code: "price" }
		: { kind: "offer", negotiationId: id, price };
}

type Ears = { say: (line: string) => void; signal: AbortSignal };
/** Takes every turn of the key's mandate until it is told to end. */
async function ownAgent(base: string, key: string, { say, signal }: Ears): Promise<void> {
	const opened = new Set<string>();
	const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
	async function ask<T>(path: string, move?: object): Promise<T & { code?: string }> {
		const sent = move === undefined ? {} : { method: "POST", body: JSON.stringify(move) };
		return (await fetch(base + path, { headers, signal, ...sent })).json() as never;
	}
	/** Opens with the best match it has not opened with before. */
	async function lookAround({ want, moves }: Scene) {
		if (want === null || !moves.includes("open")) return { kind: "hold" };
		const found = `/listings?text=${encodeURIComponent(want.query)}`;
		const { items } = await ask<{ items: { id: string }[] }>(found);
		const best = items.find(({ id }) => !opened.has(id))?.id;
		if (best === undefined) return { kind: "hold" };
		opened.add(best);
		return { kind: "open", listing: best };
	}
	while (!signal.aborted) {
		const { items, code } = await ask<{ items?: Scene[] }>("/agent/turns?wait=20");
		if (items === undefined) return say(`The market gives me no turns: ${code}`);
		for (const turn of items) {
			const talk = turn.negotiation;
			const move = talk === null ? await lookAround(turn) : bargain(turn, talk);
			const { code = "done" } = await ask(`/agent/turns/${turn.id}/move`, move);
			say(`${turn.side} ${JSON.stringify(move)}: ${code}`);
		}
	}
}

if (import.meta.main) {
	const [base = "", key = ""] = process.argv.slice(2);
	const ending = new AbortController();
	process.once("SIGINT", () => ending.abort());
	const going = ownAgent(base, key, { say: console.log, signal: ending.signal });
	await going.catch((error) => ending.signal.aborted || console.error(error));
}
