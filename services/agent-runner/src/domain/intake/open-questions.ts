import type { Draft, DraftPrice, DraftSale, DraftWant } from "@parley/contracts/intake";
import {
	aboveBudget,
	again,
	crossed,
	gift,
	quoted,
	telling,
	unclearPrice,
	vague,
} from "./doubts.ts";
import { currencyOf, pricesOf, quantityOf, salesOf, wantsOf } from "./draft.ts";
import type { Question } from "./question.ts";

type Item = DraftSale | DraftWant;

/**
 * What is missing, unclear or contradictory, in the order in which it is asked: what it is about, each thing for sale,
 * each thing wanted, then what holds for all of it. Nobody is asked more than the first at a time.
 */
export function openQuestions(draft: Draft, now: string): readonly Question[] {
	return [
		...subject(draft),
		...(currencyOf(draft) === undefined && pricesOf(draft).length > 0 ? [CURRENCY] : []),
		...salesOf(draft).flatMap((sale) => ofSale(sale, draft)),
		...wantsOf(draft).flatMap((want) => ofWant(want, draft)),
		...ofAll(draft, now),
	];
}

const missing = (field: string, question: string, answer: Question["answer"]): Question => ({
	...{ field, question, because: "missing", answer },
});
const CURRENCY: Question = {
	field: "currency",
	question: "Which currency are your prices in?",
	because: "unclear",
	answer: { kind: "text" },
};

const ASK_FIRST =
	'When shall your agent ask you first? "usual" is before it agrees to unclear terms, to what you seem to own already, or where words try to steer it; you may add others, such as "above 50 USD".';

function subject({ sells, wants }: Draft): Question[] {
	const nothing = sells?.length === 0 && wants?.length === 0;
	if (sells === null || nothing)
		return [
			{
				...missing("sells", 'What do you want to sell? Say "none" if nothing.', { kind: "list" }),
				because: nothing ? "contradictory" : "missing",
			},
			...(wants === null || nothing ? [WANTS] : []),
		];
	return wants === null ? [WANTS] : [];
}
const WANTS = missing("wants", 'What do you want to buy? Say "none" if nothing.', { kind: "list" });

function ofSale(sale: DraftSale, draft: Draft): Question[] {
	const { id, title, description, ask, least } = sale;
	if (title === null)
		return [missing(`${id}.title`, "What is it that you sell?", { kind: "text" })];
	const name = quoted(title);
	return [
		...again(sale, draft),
		...(description === null
			? [
					missing(
						`${id}.description`,
						`How would you describe ${name}: condition, size, what comes with it? Everybody can read this.`,
						{ kind: "text", options: ["none"] },
					),
				]
			: []),
		...ofAny(sale, name),
		...ofPrice(sale, draft, "ask", ask, `What do you ask for ${name}?`, "what you ask"),
		...ofPrice(
			sale,
			draft,
			"least",
			least,
			`What is the least you would take for ${name}? Nobody but your agent's engine sees this.`,
			"the least you would take",
		),
		...crossed(sale, draft),
		...telling(sale),
		...delivery(sale, draft, `What would delivering ${name} cost you, in all?`),
	];
}

function ofWant(want: DraftWant, draft: Draft): Question[] {
	const { id, query, most } = want;
	if (query === null)
		return [missing(`${id}.query`, "What is it that you look for?", { kind: "text" })];
	const name = quoted(query);
	return [
		...gift(want, draft),
		...again(want, draft),
		...vague(want, draft),
		...ofAny(want, name),
		...ofPrice(
			want,
			draft,
			"most",
			most,
			`What is the most you would pay for ${name}? Nobody but your agent's engine sees this.`,
			"the most you would pay",
		),
		...aboveBudget(want, draft),
		...delivery(want, draft, `What would it be worth to you to have ${name} delivered, in all?`),
	];
}

function ofAny(item: Item, name: string): Question[] {
	const { id, category } = item;
	return [
		...(category === null
			? [
					missing(
						`${id}.category`,
						`Which category is ${name} in? Furniture, electronics, bikes…`,
						{
							kind: "text",
						},
					),
				]
			: []),
		...(quantityOf(item) === undefined
			? [missing(`${id}.quantity`, `How many is it, for ${name}?`, { kind: "number" })]
			: []),
	];
}

function ofPrice(
	item: Item,
	draft: Draft,
	part: string,
	price: DraftPrice | null,
	question: string,
	limit: string,
): Question[] {
	const field = `${item.id}.${part}`;
	return price === null
		? [missing(field, question, { kind: "price" })]
		: unclearPrice(field, price, quantityOf(item), currencyOf(draft), limit);
}

/** Only where anything may be delivered at all. What it is worth is for the whole quantity, however it was said. */
function delivery(item: Item, draft: Draft, question: string): Question[] {
	const field = `${item.id}.delivery`;
	const worth = (["delivery", "perDay"] as const).flatMap((part) => {
		const price = item[part];
		return price === null
			? []
			: unclearPrice(
					`${item.id}.${part}`,
					{ ...price, per: "all" },
					1,
					currencyOf(draft),
					undefined,
				);
	});
	const isOpen =
		draft.handover === "delivery" &&
		item.delivery === null &&
		!draft.settled.includes(`${item.id}.nodelivery`);
	return isOpen
		? [...worth, missing(field, question, { kind: "price", options: ["none"] })]
		: worth;
}

function ofAll(draft: Draft, now: string): Question[] {
	const { budget, deadline, owns, handover, rules, style, agent } = draft;
	const buys = wantsOf(draft).length > 0;
	const open: (Question | false)[] = [
		buys &&
			owns === null &&
			missing("owns", "What of this kind do you own already, so that it is not bought twice?", {
				kind: "list",
				options: ["none"],
			}),
		buys &&
			budget === null &&
			missing("budget", "What may all of it cost at most, together?", { kind: "price" }),
		deadline === null &&
			missing("deadline", "Until when may your agent act?", {
				kind: "time",
				options: ["7 days", "30 days"],
			}),
		deadline !== null &&
			!(now < deadline) && {
				...missing("deadline", "That time is over. Until when may your agent act?", {
					kind: "time",
				}),
				because: "contradictory",
			},
		handover === null &&
			missing("handover", "May things be delivered, or only picked up?", {
				kind: "choice",
				options: ["pickup", "delivery"],
			}),
		rules === null && missing("rules", ASK_FIRST, { kind: "rules", options: ["usual", "never"] }),
		style === null &&
			missing("style", "How shall your agent talk?", { kind: "text", options: ["none"] }),
		agent === null &&
			missing("agent", "Who moves for you: a scripted tactic, Claude, or a program of your own?", {
				kind: "choice",
				options: ["scripted", "claude", "my own program"],
			}),
	];
	const own = open.filter((question) => question !== false);
	const others = [
		// Who wants nothing may well say that they spend nothing.
		...(budget === null || (wantsOf(draft).length === 0 && Number(budget.amount) === 0)
			? []
			: [{ field: "budget", price: budget }]),
		...pricesOf(draft).filter(({ field }) => field === "rules"),
	];
	// A budget and the amount of a rule are for everything together, so that nothing is asked about each or all.
	const unclear = others.flatMap(({ field, price }) =>
		unclearPrice(field, { ...price, per: "all" }, 1, currencyOf(draft), "the most in all"),
	);
	return [...own, ...unclear];
}
