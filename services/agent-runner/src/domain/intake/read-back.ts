import { formatMoney } from "@parley/contracts/amount";
import { hashOf } from "@parley/contracts/hash";
import type { Plan } from "@parley/contracts/intake";
import type { Agent, Mandate } from "@parley/contracts/mandate";
import { minorOf } from "@parley/contracts/money";
import type { EscalationRule } from "@parley/contracts/policy";

type Sale = Mandate["sells"][number];
type Want = Mandate["wants"][number];

/**
 * A plan in plain words, line by line. The lines are made of the plan itself and of all of it: whatever would be published
 * or granted is in one of them.
 */
export function readBack({ listings, mandate, amends }: Plan): readonly string[] {
	const published = new Map(listings.map(({ id, listing }) => [id, listing]));
	const sells = mandate.sells.flatMap((sale) => {
		const listing = published.get(sale.listing);
		return listing === undefined ? keptSale(sale) : newSale(listing, sale);
	});
	return [
		`This is for ${mandate.principal}.`,
		...(amends === null ? [] : [`It changes your mandate, as it was at its version ${amends}.`]),
		...(sells.length === 0 ? ["You sell nothing."] : sells),
		...(mandate.wants.length === 0 ? ["You buy nothing."] : mandate.wants.flatMap(wanted)),
		...mandate.owns.map(({ title }) => `You own already: ${quoted(title)}.`),
		minorOf(mandate.budget) === 0n
			? `You spend nothing: your budget is ${formatMoney(mandate.budget)}.`
			: `All together you spend at most ${formatMoney(mandate.budget)}, what is promised or spent already included.`,
		`Your agent may act until ${mandate.deadline.replace("T", " ").replace(/\.\d{3}Z$/, "")} UTC.`,
		...asked(mandate.policy),
		mover(mandate.agent),
		mandate.style === undefined
			? "It talks as it likes: briefly and courteously."
			: `It talks like this: ${quoted(mandate.style)}.`,
	];
}

/** Says that a plan, and the words in which it was read back, are the ones that a yes is for. */
export const hashOfPlan = (plan: Plan): string => hashOf({ plan, lines: readBack(plan) });

/** In quotation marks that nothing within can end. */
const quoted = (text: string): string => JSON.stringify(text);

function newSale(listing: Plan["listings"][number]["listing"], sale: Sale): string[] {
	const { title, description, category, quantity, ask, handover } = listing;
	return [
		`You sell ${quoted(title)} in the category ${quoted(category)}, ${pieces(quantity)}: you ask ${formatMoney(ask)} each and never take less than ${formatMoney(sale.floor)} each.`,
		description === ""
			? "  Everybody can read its title, category, number and asking price, and no description."
			: `  Everybody can read its title, category, number, asking price and this description: ${quoted(description)}.`,
		`  It is handed over by ${handover.method}, within ${spelled(handover.window)} of the payment.`,
		...worth(sale.worth, "costs you"),
	];
}

/** What an earlier mandate holds stays word for word. */
function keptSale({ listing, ask, floor, answers, noShow, worth: value }: Sale): string[] {
	return [
		`As before you sell the listing ${listing}: you ask ${formatMoney(ask)} each and never take less than ${formatMoney(floor)} each.`,
		...(answers === undefined ? [] : [`  Your answers: ${JSON.stringify(answers)}.`]),
		...(noShow === undefined ? [] : ["  You do not show up for its handover."]),
		...worth(value, "costs you"),
	];
}

function wanted({ id, query, category, quantity, ceiling, ...want }: Want): string[] {
	return [
		`You want ${quoted(query)} in the category ${quoted(category)}, ${pieces(quantity)}: you pay at most ${formatMoney(ceiling)} each. It is called ${id}.`,
		...(want.listing === undefined ? [] : [`  Only the listing ${want.listing} will do.`]),
		...worth(want.worth, "is worth to you"),
		...(want.window === undefined
			? []
			: [
					`  Nothing is accepted before ${[
						...(want.window.offers === undefined ? [] : [`${want.window.offers} offers are in`]),
						...(want.window.until === undefined ? [] : [want.window.until]),
					].join(" or ")}.`,
				]),
	];
}

const worth = (value: Sale["worth"], verb: string): string[] =>
	value === undefined
		? []
		: [
				...(value.delivery === undefined
					? []
					: [`  Delivery ${verb} ${formatMoney(value.delivery)} in all.`]),
				...(value.perDay === undefined
					? []
					: [`  Each day of waiting costs you ${formatMoney(value.perDay)}.`]),
			];

/** A duration in words: "P2DT6H" is 2 days and 6 hours. */
const spelled = (duration: string): string =>
	Array.from(duration.matchAll(/(\d+)([DH])/g), ([, count, unit]) =>
		[count, unit === "D" ? "days" : "hours"].join(" "),
	).join(" and ");

const pieces = (quantity: number): string => (quantity === 1 ? "1 piece" : `${quantity} pieces`);

function asked({ escalate, ...others }: Mandate["policy"]): string[] {
	const rules = escalate ?? [];
	return [
		...(rules.length === 0
			? ["Your agent asks you about nothing first."]
			: rules.map((rule) => `Your agent asks you first ${whenOf(rule)}.`)),
		...(Object.keys(others).length === 0 ? [] : [`Also laid down: ${JSON.stringify(others)}.`]),
	];
}

function whenOf(rule: EscalationRule): string {
	switch (rule.when) {
		case "value_above":
			return `before it offers or accepts more than ${formatMoney(rule.amount)}`;
		case "near_limit":
			return `where an offer misses your limit by at most ${rule.percent} percent`;
		case "impasse":
			return "before it leaves without an agreement";
		case "ambiguous":
			return "where terms stay unclear after a question about them";
		case "unverifiable_claim":
			return "where the other side claims what nobody can check";
		case "already_owned":
			return "where something resembles what you own";
		case "manipulation":
			return "where the other side's words try to steer it";
		case "stranger":
			return "where you have closed no deal with the other side before";
	}
}

function mover(agent: Agent): string {
	switch (agent.kind) {
		case "scripted":
			return `The scripted tactic ${agent.tactic} moves for you.`;
		case "claude": {
			const settings = [
				`the model ${quoted(agent.model)}`,
				...(agent.effort === undefined ? [] : [`the effort ${agent.effort}`]),
				...(agent.tactic === undefined ? [] : [`the tactic ${agent.tactic}`]),
			];
			return `Claude moves for you, with ${settings.join(", ")}; what it says costs you its tokens.`;
		}
		case "external": {
			const keys = agent.keys.map(({ id, digest }) => `${id} (${digest})`);
			return `A program of your own moves for you${keys.length === 0 ? ", once you have made a key for it" : `, with the keys ${keys.join(", ")}`}.`;
		}
	}
}
