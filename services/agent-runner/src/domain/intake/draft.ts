import type { Change, Draft, DraftSale, DraftWant } from "@parley/contracts/intake";

/* A draft and how it changes. Each change sets one field, so that they can be kept as facts and done again. */

export const EMPTY: Draft = {
	currency: null,
	sells: null,
	wants: null,
	owns: null,
	budget: null,
	deadline: null,
	handover: null,
	rules: null,
	style: null,
	agent: null,
	settled: [],
};

const NO_WORTH = { delivery: null, perDay: null };
const newSale = (id: string): DraftSale => ({
	...{ id, title: null, description: null, category: null, quantity: null, ask: null, least: null },
	...NO_WORTH,
});
const newWant = (id: string): DraftWant => ({
	...{ id, query: null, category: null, quantity: null, most: null },
	...NO_WORTH,
});

export const TOP_FIELDS = [
	...["currency", "sells", "wants", "owns", "budget", "deadline", "handover", "rules", "style"],
	"agent",
] as const;
export const SALE_FIELDS = Object.keys(newSale("sell-1")).slice(1);
export const WANT_FIELDS = Object.keys(newWant("want-1")).slice(1);
/** What is settled by a word of the person's: a second one of its kind, a price for one, a gift. */
export const DOUBTS = ["again", "gift", "total", "detail", "nodelivery"] as const;

export const ITEM = /^(sell|want)-[1-9]\d{0,3}$/;

/** The items of one kind, none where nothing was said of them. */
export const salesOf = ({ sells }: Draft): readonly DraftSale[] => sells ?? [];
export const wantsOf = ({ wants }: Draft): readonly DraftWant[] => wants ?? [];

export const itemOf = (draft: Draft, id: string): DraftSale | DraftWant | undefined =>
	[...salesOf(draft), ...wantsOf(draft)].find((item) => item.id === id);

/** An id that no item of the kind has. */
export function nextId(draft: Draft, kind: "sell" | "want"): string {
	const items = kind === "sell" ? salesOf(draft) : wantsOf(draft);
	return `${kind}-${1 + Math.max(0, ...items.map(({ id }) => Number(id.slice(5))))}`;
}

/** The draft after a change. What a doubt was about may have changed with it, and then it is open again. */
export function applied(draft: Draft, { field, value }: Change): Draft {
	const [head = "", part] = field.split(".");
	if (part === undefined && !ITEM.test(head))
		return reopened({ ...draft, [head]: value } as Draft, head, undefined);
	if ((DOUBTS as readonly string[]).includes(part ?? ""))
		return { ...draft, settled: [...new Set([...draft.settled, field])] };
	const list = head.startsWith("sell") ? "sells" : "wants";
	const items: readonly { readonly id: string }[] = draft[list] ?? [];
	if (value === null && part === undefined)
		return reopened(
			{ ...draft, [list]: items.filter(({ id }) => id !== head) } as Draft,
			head,
			undefined,
		);
	const said = part === undefined ? (value as object) : { [part]: value };
	const known = items.some(({ id }) => id === head);
	const fresh = list === "sells" ? newSale(head) : newWant(head);
	const changed = known
		? items.map((item) => (item.id === head ? { ...item, ...said, id: head } : item))
		: [...items, { ...fresh, ...said, id: head }];
	return reopened({ ...draft, [list]: changed } as Draft, head, part);
}

function reopened(draft: Draft, head: string, part: string | undefined): Draft {
	const isOpen = (doubt: string): boolean => {
		const [item = "", kind = ""] = doubt.split(".");
		if (head === "owns") return kind === "again";
		if (head === "budget") return kind === "total";
		if (head === "handover") return kind === "nodelivery";
		if (head === "sells" || head === "wants") return itemOf(draft, item) === undefined;
		if (item !== head) return false;
		if (part === "most" || part === "quantity") return kind === "total";
		return part === undefined || part === "title" || part === "query";
	};
	return { ...draft, settled: draft.settled.filter((doubt) => !isOpen(doubt)) };
}

/** The one currency of a draft: what was said of it, or what all its prices say. */
export function currencyOf(draft: Draft): string | undefined {
	if (draft.currency !== null) return draft.currency;
	const said = new Set(pricesOf(draft).flatMap(({ price }) => price.currency ?? []));
	return said.size === 1 ? [...said][0] : undefined;
}

/** Every price of a draft, with the field that holds it. */
export const pricesOf = (draft: Draft) =>
	[
		...salesOf(draft).flatMap(({ id, ask, least, delivery, perDay }) => [
			{ field: `${id}.ask`, price: ask },
			{ field: `${id}.least`, price: least },
			{ field: `${id}.delivery`, price: delivery },
			{ field: `${id}.perDay`, price: perDay },
		]),
		...wantsOf(draft).flatMap(({ id, most, delivery, perDay }) => [
			{ field: `${id}.most`, price: most },
			{ field: `${id}.delivery`, price: delivery },
			{ field: `${id}.perDay`, price: perDay },
		]),
		{ field: "budget", price: draft.budget },
		...(draft.rules ?? []).map((rule) => ({
			field: "rules",
			price: rule.when === "value_above" ? rule.amount : null,
		})),
	].flatMap(({ field, price }) => (price === null ? [] : [{ field, price }]));

/** Whether more than one may be meant: then it is asked how many, and for how many a price is. */
const soundsPlural = (title: string): boolean => {
	const [head = ""] = title.split(/\s(?:with|for|in|of|from|and|&|\+)\s|[,(/]/);
	const last = head.trim().split(/\s+/).at(-1)?.toLowerCase() ?? "";
	return (
		/^(?:a pair of|two|three|four|five|six|several|some|a few|\d{1,2})\s/i.test(title) ||
		(/[^su]s$/.test(last) && last.length > 3 && !SINGULAR.has(last))
	);
};
const SINGULAR = new Set(
	"headphones earphones glasses pants jeans shorts scissors binoculars series lens airpods goggles leggings tongs pliers".split(
		" ",
	),
);

/** How many: as said, or one where the words can mean nothing else. */
export function quantityOf(item: DraftSale | DraftWant): number | undefined {
	const name = "title" in item ? item.title : item.query;
	return item.quantity ?? (name !== null && !soundsPlural(name) ? 1 : undefined);
}
