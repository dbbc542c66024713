import { derivedId, rootId } from "@parley/contracts/id";
import type { Draft, DraftPrice, DraftSale, DraftWant, Plan } from "@parley/contracts/intake";
import type { Agent, Mandate } from "@parley/contracts/mandate";
import { type Money, moneyOf } from "@parley/contracts/money";
import { DEFAULT_HANDOVER } from "@parley/contracts/terms";
import { currencyOf, quantityOf, salesOf, wantsOf } from "./draft.ts";
import { openQuestions } from "./open-questions.ts";
import { eachOf, moneyIn } from "./price.ts";

interface Standing {
	readonly principal: string;
	/** How often the person has come: what they say now is beside what they said before. */
	readonly round: number;
	/** The mandate there is, with its version; none where this is the first. */
	readonly granted: { readonly mandate: Mandate; readonly mandateVersion: number } | undefined;
	readonly now: string;
}

/**
 * What a draft comes to once its person says yes: listings to publish, and the mandate as it will be from then on.
 * Nothing where a question is still open. What an earlier mandate holds stays in it; budget, deadline, rules, style and
 * agent are the new ones.
 */
export function toMandate(draft: Draft, standing: Standing): Plan | undefined {
	const currency = currencyOf(draft);
	const { deadline, agent } = draft;
	if (openQuestions(draft, standing.now).length > 0) return undefined;
	if (currency === undefined || deadline === null || agent === null) return undefined;
	const { principal, granted } = standing;
	const before = granted?.mandate;
	const idOf = (item: string) => idIn(standing, item);
	// No style leaves the one that an earlier mandate has.
	const style = draft.style || before?.style;
	return {
		listings: salesOf(draft).map((sale) => ({
			id: idOf(sale.id),
			listing: listingOf(sale, principal, currency),
		})),
		mandate: {
			principal,
			sells: [
				...(before?.sells ?? []),
				...salesOf(draft).map((sale) => saleOf(sale, idOf(sale.id), currency)),
			],
			wants: [
				...(before?.wants ?? []),
				...wantsOf(draft).map((want) => wantOf(want, `${standing.round}-${want.id}`, currency)),
			],
			budget: budgetOf(draft, before, currency),
			owns: ownsOf(draft, before),
			deadline,
			policy: { ...before?.policy, escalate: rulesOf(draft, currency) },
			agent: agentOf(agent, before),
			...(style === undefined ? {} : { style }),
		},
		amends: granted?.mandateVersion ?? null,
	};
}

const idIn = ({ principal, round }: Standing, item: string): string =>
	derivedId(rootId(`intake:${principal}`), `${round}:${item}`);

/** An absent money is a defect of the questions, which let nothing through that is none. */
function sure<T>(value: T | undefined | null): T {
	if (value === undefined || value === null)
		throw new TypeError("A draft without open questions lacks a part of its mandate.");
	return value;
}

const each = (price: DraftPrice | null, quantity: number, currency: string, safe: "down" | "up") =>
	sure(eachOf(sure(price), quantity, currency, safe));

function listingOf(sale: DraftSale, seller: string, currency: string) {
	const quantity = sure(quantityOf(sale));
	return {
		seller,
		title: sure(sale.title),
		description: sure(sale.description),
		category: sure(sale.category),
		quantity,
		ask: each(sale.ask, quantity, currency, "up"),
		attributes: {},
		handover: DEFAULT_HANDOVER,
	};
}

function saleOf(sale: DraftSale, listing: string, currency: string): Mandate["sells"][number] {
	const quantity = sure(quantityOf(sale));
	return {
		listing,
		ask: each(sale.ask, quantity, currency, "up"),
		floor: each(sale.least, quantity, currency, "up"),
		...worthOf(sale, currency),
	};
}

function wantOf(want: DraftWant, id: string, currency: string): Mandate["wants"][number] {
	const quantity = sure(quantityOf(want));
	return {
		id,
		category: sure(want.category),
		query: sure(want.query),
		quantity,
		ceiling: each(want.most, quantity, currency, "down"),
		...worthOf(want, currency),
	};
}

/** For the whole quantity, however it was said. */
function worthOf({ delivery, perDay }: DraftSale | DraftWant, currency: string) {
	const worth = {
		...(delivery === null ? {} : { delivery: sure(moneyIn(delivery, currency)) }),
		...(perDay === null ? {} : { perDay: sure(moneyIn(perDay, currency)) }),
	};
	return Object.keys(worth).length === 0 ? {} : { worth };
}

/** Who only sells spends nothing, unless an earlier mandate lets them. */
const budgetOf = ({ budget }: Draft, before: Mandate | undefined, currency: string): Money =>
	budget === null ? (before?.budget ?? moneyOf(0n, currency)) : sure(moneyIn(budget, currency));

const rulesOf = ({ rules }: Draft, currency: string) =>
	sure(rules).map((rule) =>
		rule.when === "value_above" ? { ...rule, amount: sure(moneyIn(rule.amount, currency)) } : rule,
	);

/** Each thing once: a person who comes again is not asked anew what they own. */
const ownsOf = ({ owns }: Draft, before: Mandate | undefined): Mandate["owns"] => {
	const titles = [...(before?.owns ?? []).map(({ title }) => title), ...(owns ?? [])];
	return [...new Set(titles)].map((title) => ({ title }));
};

/** A program's keys stay with it. */
function agentOf(agent: NonNullable<Draft["agent"]>, before: Mandate | undefined): Agent {
	if (agent.kind !== "external") return agent as Agent;
	return { kind: "external", keys: before?.agent.kind === "external" ? before.agent.keys : [] };
}
