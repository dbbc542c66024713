import { streamId } from "@parley/contracts/fact";
import { minorOf } from "@parley/contracts/money";
import { reaction, type Step } from "@parley/runtime/reaction";
import type { Granted, MandateState } from "./domain/mandate.ts";
import type { Talk } from "./domain/talk.ts";
import { errands, talks } from "./tables.ts";

/**
 * An amendment counts for what was offered before too: an offer that the mandate no longer allows is withdrawn, or the
 * other side could still accept more than the principal would now pay. Who accepted before it is gone has accepted.
 */
export const takeBack = reaction({
	name: "take-back",
	service: "agent-runner",
	on: ["MandateAmended"],
	keys: (fact) => [streamId(fact.stream)],
	async steps({ stream }, { documents, load }) {
		const principal = streamId(stream);
		const mandate = await load<MandateState>(stream);
		if (mandate.status !== "granted") return [];
		const bought = await documents.find(talks, { buyer: principal, status: "open" });
		const sold = await documents.find(talks, { seller: principal, status: "open" });
		const disallowed = sold.filter((talk) => isTooLittle(talk, mandate));
		for (const talk of bought) {
			const errand = await documents.get(errands, talk.id);
			if (isTooMuch(talk, mandate, errand?.want)) disallowed.push(talk);
		}
		return disallowed.flatMap((talk) => withdrawal(talk, principal));
	},
});

function isTooMuch(
	{ standing, buyer, quantity }: Talk,
	{ mandate }: Granted,
	wanted: string | undefined,
): boolean {
	if (standing?.by !== buyer || wanted === undefined) return false;
	const want = mandate.wants.find(({ id }) => id === wanted);
	return want === undefined || BigInt(standing.total) > minorOf(want.ceiling) * BigInt(quantity);
}

function isTooLittle({ standing, seller, listing, quantity }: Talk, { mandate }: Granted): boolean {
	if (standing?.by !== seller) return false;
	const sale = mandate.sells.find((candidate) => candidate.listing === listing);
	return sale === undefined || BigInt(standing.price) < minorOf(sale.floor) * BigInt(quantity);
}

const withdrawal = ({ id, standing }: Talk, by: string): Step[] =>
	standing === null
		? []
		: [
				{
					stream: `negotiation-${id}`,
					type: "WithdrawOffer",
					data: { by, offerId: standing.offerId },
					actor: { kind: "agent", id: by },
					about: standing.offerId,
				},
			];
