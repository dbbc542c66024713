import type { Draft, DraftPrice, DraftSale, DraftWant } from "@parley/contracts/intake";
import { minorOf } from "@parley/contracts/money";
import { numeral } from "../mind/wording.ts";
import { plainText } from "../plain-text.ts";
import { ownedLike } from "../resemblance.ts";
import { currencyOf, quantityOf, salesOf, wantsOf } from "./draft.ts";
import { eachOf, inWords, moneyIn, NUMBER } from "./price.ts";
import type { Question } from "./question.ts";

/* What was said and cannot be meant, or can be meant in two ways. */

const choice = (
	field: string,
	question: string,
	options: readonly string[],
	because: Question["because"] = "contradictory",
): Question => ({ field, question, because, answer: { kind: "choice", options } });

/** Where a title alone tells nobody which of its kind is meant: "a bike". */
const FEW = new Set(
	"a an the some any my one new used good nice cheap decent old small big large".split(" "),
);
const isVague = (query: string): boolean =>
	(plainText(query).match(/[\p{L}\d'-]+/gu) ?? []).filter((word) => !FEW.has(word)).length <= 1;

/** A want without a detail or a price leaves everything to the agent. */
export function vague({ id, query, most }: DraftWant, draft: Draft): Question[] {
	if (query === null || most !== null || !isVague(query) || isSettled(draft, `${id}.detail`))
		return [];
	return [
		{
			field: `${id}.detail`,
			question: `Which ${quoted(query)} do you look for: make, size, condition, what it must have? Say "any" where any will do.`,
			because: "unclear",
			answer: { kind: "text", options: ["any"] },
		},
	];
}

const GIFT =
	/\b(?:gifts?|presents?|treats?|something)\b.{0,30}\b(?:yoursel(?:f|ves)|itself|(?:the|my|an?) agent(?:'s)?|claude|for you)\b|\b(?:yoursel(?:f|ves)|itself|(?:my|the) agent|claude)\b.{0,30}\b(?:gifts?|presents?|treats?)\b/;

/** An agent owns nothing and wants nothing, so what is for the agent itself is most likely a mistake. */
export function gift({ id, query }: DraftWant, draft: Draft): Question[] {
	if (query === null || !GIFT.test(plainText(query)) || isSettled(draft, `${id}.gift`)) return [];
	return [
		choice(
			`${id}.gift`,
			`An agent has no use for a gift, and you would pay for it. Is ${quoted(query)} for you or somebody you know?`,
			["it is for me", "leave it out"],
			"unclear",
		),
	];
}

/** The same twice: for sale, wanted, wanted and owned, or wanted and for sale. */
export function again(item: DraftSale | DraftWant, draft: Draft): Question[] {
	const { id } = item;
	const title = nameOf(item);
	if (title === null || isSettled(draft, `${id}.again`)) return [];
	const about = { title };
	const ask = (what: string): Question[] => [
		choice(`${id}.again`, `${quoted(title)} ${what}`, ["another one", "leave it out"]),
	];
	if ("title" in item) {
		const twin = earlier(salesOf(draft), id).find((sale) => isSame(sale.title, title));
		return twin === undefined ? [] : ask("is on your list of things to sell twice. Are there two?");
	}
	const owned = ownedLike(
		about,
		(draft.owns ?? []).map((one) => ({ title: one })),
	);
	if (owned !== undefined)
		return ask(`looks like what you own already: ${quoted(owned.title)}. Do you want another one?`);
	const twin = earlier(wantsOf(draft), id).find(
		({ query }) => query !== null && (isSame(query, title) || isLike(query, about)),
	);
	if (twin !== undefined) return ask("is on your list of wants twice. Do you want both?");
	const sold = salesOf(draft).find((sale) => sale.title !== null && isLike(sale.title, about));
	return sold === undefined
		? []
		: ask("looks like what you sell yourself. Do you want another one?");
}

const earlier = <T extends { readonly id: string }>(
	items: readonly T[],
	id: string,
): readonly T[] =>
	items.slice(
		0,
		items.findIndex((item) => item.id === id),
	);

const isLike = (title: string, item: { readonly title: string }): boolean =>
	ownedLike(item, [{ title }]) !== undefined;

const isSame = (one: string | null, other: string): boolean =>
	one !== null && words(one) === words(other);
const words = (text: string): string => (plainText(text).match(/[\p{L}\d]+/gu) ?? []).join(" ");

/** A limit on the wrong side of the price that is asked. */
export function crossed({ id, ask, least, ...item }: DraftSale, draft: Draft): Question[] {
	const currency = currencyOf(draft);
	const quantity = quantityOf({ id, ask, least, ...item });
	if (ask === null || least === null || currency === undefined || quantity === undefined) return [];
	const [asked, floor] = [ask, least].map((price) => eachOf(price, quantity, currency, "up"));
	if (asked === undefined || floor === undefined || minorOf(floor) <= minorOf(asked)) return [];
	return [
		{
			field: `${id}.least`,
			question: `You ask ${inWords(ask)} and would not take less than ${inWords(least)}, which is more. What is the least you would take?`,
			because: "contradictory",
			answer: { kind: "price" },
		},
	];
}

/** What everybody will read must not tell the price that nobody is to know. */
export function telling({ id, title, description, ask, least }: DraftSale): Question[] {
	if (least === null || least.amount === ask?.amount) return [];
	for (const [part, text] of [
		["title", title],
		["description", description],
	] as const) {
		const numbers = (text ?? "").normalize("NFKC").match(NUMBER) ?? [];
		if (numbers.some((number) => numeral(number) === least.amount))
			return [
				{
					field: `${id}.${part}`,
					question: `Everybody can read the ${part}, and the least you would take is in it. How shall it read instead?`,
					because: "contradictory",
					answer: { kind: "text" },
				},
			];
	}
	return [];
}

/** A want that the budget does not cover. */
export function aboveBudget(want: DraftWant, draft: Draft): Question[] {
	const currency = currencyOf(draft);
	const quantity = quantityOf(want);
	const { id, most, query } = want;
	if (most === null || draft.budget === null || currency === undefined || quantity === undefined)
		return [];
	const each = eachOf(most, quantity, currency, "down");
	const budget = moneyIn(draft.budget, currency);
	if (each === undefined || budget === undefined) return [];
	if (minorOf(each) > minorOf(budget))
		return [
			{
				field: `${id}.most`,
				question: `You would pay up to ${inWords(most)} for ${quoted(query ?? "it")}, which is more than your whole budget of ${inWords(draft.budget)}. What is the most you would pay?`,
				because: "contradictory",
				answer: { kind: "price" },
			},
		];
	if (minorOf(each) * BigInt(quantity) <= minorOf(budget) || isSettled(draft, `${id}.total`))
		return [];
	return [
		choice(
			`${id}.total`,
			`${quantity} of ${quoted(query ?? "these")} at up to ${inWords(most)} come to more than your budget of ${inWords(draft.budget)}, so you may not get all of them. Shall it stay like this?`,
			["keep it", "leave it out"],
		),
	];
}

/** What is still open about a price: whether it is the limit, whether it is for one or for all, which decimals it has. */
export function unclearPrice(
	field: string,
	price: DraftPrice,
	quantity: number | undefined,
	currency: string | undefined,
	limit: string | undefined,
): Question[] {
	const ask = (question: string, options?: readonly string[]): Question[] => [
		{
			field,
			question,
			because: "unclear",
			answer: { kind: "price", ...(options === undefined ? {} : { options }) },
		},
	];
	if (price.about)
		return ask(
			`You said around ${inWords(price)}. Is ${price.amount} ${limit ?? "what you mean"}, or which price is?`,
			["yes"],
		);
	if (currency !== undefined && price.currency !== null && price.currency !== currency)
		return ask(
			`This price is in ${price.currency} and the others are in ${currency}. What is it in ${currency}?`,
		);
	if (quantity !== undefined && quantity > 1 && price.per === null)
		return ask(`Is ${inWords(price)} for each one, or for all ${quantity}?`, ["each", "all"]);
	const money = currency === undefined ? undefined : eachOf(price, quantity ?? 1, currency, "down");
	const isLeast = field.endsWith(".least");
	if (currency !== undefined && (money === undefined || (minorOf(money) === 0n && !isLeast)))
		return ask(`${inWords(price)} is no price in ${currency}. Which price do you mean?`);
	return [];
}

const isSettled = ({ settled }: Draft, doubt: string): boolean => settled.includes(doubt);
const nameOf = (item: DraftSale | DraftWant): string | null =>
	"title" in item ? item.title : item.query;
export const quoted = (text: string): string => `“${text}”`;
