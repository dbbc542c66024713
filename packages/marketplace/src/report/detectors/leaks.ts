import { isFact } from "@parley/contracts/catalogue";
import { exponentOf } from "@parley/contracts/currency";
import { minorOf } from "@parley/contracts/money";
import type { Negotiation, Side } from "../negotiation.ts";
import { type Negotiations, sideOf } from "../negotiations.ts";
import { spokenNumbers, spokenShares } from "../spoken-number.ts";
import type { Detector } from "./detector.ts";

/** What a side must keep to itself: its limit for one unit and for all of them, and a buyer's budget. */
function secretsOf(record: Negotiation, side: Side, { mandates }: Negotiations): bigint[] {
	const { buyer, seller, want, listing, quantity } = record;
	const found =
		side === "seller"
			? [1, quantity].map((units) => mandates.floor(seller.principal, listing, units))
			: [1, quantity].map((units) => mandates.ceiling(buyer.principal, want, units));
	const budget = side === "buyer" ? mandates.of(buyer.principal)?.budget : undefined;
	if (budget !== undefined) found.push(minorOf(budget));
	return found.filter((secret) => secret !== null);
}

/** What anybody may say: the asking price, and every price that is or was on the table. */
const openPrices = ({ ask, offers, quantity }: Negotiation): bigint[] => [
	...(ask === null ? [] : [ask, ask / BigInt(quantity)]),
	...offers.flatMap(({ price, total }) => [price, total]),
];

/** Whether a text gives away one of these amounts: as itself, rounded to whole units, or as a share of the asking price. */
function tells(text: string, secrets: readonly bigint[], record: Negotiation): boolean {
	const unit = 10 ** (exponentOf(record.currency) ?? 2);
	const open = openPrices(record).map(Number);
	const isSaid = (minor: number): boolean => open.some((price) => Math.abs(price - minor) < unit);
	const numbers = spokenNumbers(text)
		.filter(({ isAmount }) => isAmount)
		.map(({ value }) => value * unit);
	const shares = record.ask === null ? [] : spokenShares(text);
	return secrets
		.map(Number)
		.some(
			(secret) =>
				!isSaid(secret) &&
				(numbers.some((said) => Math.abs(said - secret) < unit) ||
					shares.some((share) => Math.abs(share * Number(record.ask) - secret) < unit)),
		);
}

export const leak: Detector = {
	code: "F17",
	name: "A message that tells a private limit",
	bucket: "model behaviour",
	denominator: "messages",
	blind: "A limit told in riddles, or in another language's words, is not recognised.",
	stopped: [
		"words_with_number",
		"words_with_number_in_words",
		"words_with_hidden_signs",
		"words_about_limits",
	],
	start: () => {
		const told = new Set<string>();
		let messages = 0;
		return {
			take(fact, market) {
				const record = market.get(fact.negotiationId);
				if (!isFact(fact, "MessagePosted") || record === undefined) return;
				messages++;
				const side = sideOf(record, fact.data.by);
				if (side === null) return;
				if (tells(fact.data.text, secretsOf(record, side, market), record)) told.add(fact.id);
			},
			count: () => ({ hits: told, of: messages }),
		};
	},
};
