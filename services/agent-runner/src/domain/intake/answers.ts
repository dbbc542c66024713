import { exponentOf } from "@parley/contracts/currency";
import {
	type Change,
	type Draft,
	type DraftPrice,
	draftAgent,
	draftPrice,
} from "@parley/contracts/intake";
import { TACTICS } from "@parley/contracts/mandate";
import { DOUBTS, ITEM, itemOf, nextId, SALE_FIELDS, TOP_FIELDS, WANT_FIELDS } from "./draft.ts";
import { isTwoAmounts, readPrice } from "./price.ts";
import { EXPECTED, THOUSANDS } from "./question.ts";
import { readRules } from "./rules.ts";
import { readTime } from "./time.ts";

/* Answers by field, as a person or a program gives them, read into changes of the draft. */

export interface Unread {
	readonly field: string;
	/** What could be said there; what was said is not repeated. */
	readonly expected: string;
}

/** What nobody asked about is not repeated either. */
const UNKNOWN = "an unknown field";

/** Thrown within this file only: reading stops at the first answer that cannot be read. */
class NotRead extends Error {
	readonly unread: Unread;

	constructor(field: string, expected: string) {
		super(expected);
		this.unread = { field, expected };
	}
}

/** What answers change, in their order; or the first that cannot be read. A whole draft is answers to all its fields. */
export function changesOf(
	draft: Draft,
	answers: Readonly<Record<string, unknown>>,
	now: string,
): { readonly changes: readonly Change[] } | { readonly unread: Unread } {
	try {
		const changes = Object.entries(answers).flatMap(([field, said]) =>
			changesOfField(draft, field, said, now),
		);
		return { changes: changes as Change[] };
	} catch (error) {
		if (error instanceof NotRead) return { unread: error.unread };
		throw error;
	}
}

interface Read {
	readonly field: string;
	readonly value: unknown;
}

function changesOfField(draft: Draft, field: string, said: unknown, now: string): Read[] {
	if (field === "rest") return rest(draft, said);
	const [head = "", part] = field.split(".");
	if (!ITEM.test(head)) {
		if (part !== undefined || !(TOP_FIELDS as readonly string[]).includes(field))
			throw new NotRead(UNKNOWN, `to one of ${TOP_FIELDS.join(", ")}, or to a field of an item`);
		return [{ field, value: topValue(draft, field, said, now) }];
	}
	const known = itemOf(draft, head);
	if (part === undefined) {
		if (said === null && known !== undefined) return [{ field, value: null }];
		return [{ field, value: { id: head, ...itemFields(head, said, known) } }];
	}
	if (known === undefined) throw new NotRead(head, "to an item that there is");
	if ((DOUBTS as readonly string[]).includes(part)) return doubt(field, head, part, said);
	// "None" is an answer to what delivery is worth: then there is none.
	if (part === "delivery" && isNothing(said))
		return [
			{ field, value: null },
			{ field: `${head}.nodelivery`, value: true },
		];
	return [{ field, value: itemValue(head, part, said, known) }];
}

/** Whether something is left as usual, for every question where there is a usual. */
function rest(draft: Draft, said: unknown): Read[] {
	if (said !== "usual") throw new NotRead("rest", '"usual"');
	const usual: Readonly<Partial<Record<keyof Draft, unknown>>> = {
		handover: "pickup",
		rules: readRules("usual"),
		style: "",
		agent: { kind: "scripted", tactic: "linear" },
	};
	return Object.entries(usual).flatMap(([field, value]) =>
		draft[field as keyof Draft] === null ? [{ field, value }] : [],
	);
}

function doubt(field: string, head: string, part: string, said: unknown): Read[] {
	const word = typeof said === "string" ? said.trim().toLowerCase() : said;
	if (/^(?:leave it out|no|remove|drop)$/.test(String(word)) && part !== "detail")
		return [{ field: head, value: null }];
	if (part === "detail" && isNothing(said)) return [{ field, value: true }];
	if (part === "detail" && typeof said === "string" && !/^(?:any|keep|yes)$/.test(String(word)))
		return [{ field: `${head}.query`, value: text(field, said, 200) }];
	if (word === true || /^(?:keep(?: it)?|yes|any|it is for me|another one)$/.test(String(word)))
		return [{ field, value: true }];
	throw new NotRead(field, EXPECTED.choice);
}

function topValue(draft: Draft, field: string, said: unknown, now: string): unknown {
	switch (field) {
		case "currency":
			return must(field, currency(said), 'a currency code of ISO 4217, such as "USD"');
		case "sells":
			return items(draft, "sell", said);
		case "wants":
			return items(draft, "want", said);
		case "owns":
			return list(field, said).map((title) => text(field, titleOf(title), 200));
		case "budget":
			return price(field, said, draft.budget);
		case "deadline":
			return must(field, readTime(said, now), EXPECTED.time);
		case "handover":
			return must(field, handover(said), '"pickup" or "delivery"');
		case "rules":
			return must(field, readRules(said), EXPECTED.rules);
		case "style":
			return isNothing(said) ? "" : text(field, said, 2_000, true);
		default:
			return must(field, agent(said), '"scripted", a tactic, "claude", or "my own program"');
	}
}

/** Titles alone, or whole items; each gets an id, in the order in which they come. */
function items(draft: Draft, kind: "sell" | "want", said: unknown): unknown[] {
	const field = kind === "sell" ? "sells" : "wants";
	const first = Number(nextId({ ...draft, [field]: [] }, kind).slice(5));
	return list(field, said).map((item, index) => {
		const id = `${kind}-${first + index}`;
		const name = kind === "sell" ? "title" : "query";
		const fields = typeof item === "string" ? { [name]: item } : item;
		const names = kind === "sell" ? SALE_FIELDS : WANT_FIELDS;
		const blank = Object.fromEntries(names.map((one) => [one, null]));
		return { id, ...blank, ...itemFields(id, fields, undefined) };
	});
}

function itemFields(head: string, said: unknown, known: object | undefined): object {
	if (typeof said !== "object" || said === null || Array.isArray(said))
		throw new NotRead(head, "an object with the item's fields");
	return Object.fromEntries(
		Object.entries(said)
			// What was never said is null in a draft that was read and sent back.
			.filter(([part, value]) => value !== null && part !== "id")
			.map(([part, value]) => [part, itemValue(head, part, value, known)]),
	);
}

function itemValue(head: string, part: string, said: unknown, known: object | undefined): unknown {
	const field = `${head}.${part}`;
	const names = head.startsWith("sell") ? SALE_FIELDS : WANT_FIELDS;
	if (!names.includes(part)) throw new NotRead(head, `to one of its fields: ${names.join(", ")}`);
	const before = (known as Record<string, unknown> | undefined)?.[part];
	if (part === "quantity") return must(field, count(said), EXPECTED.number);
	if (["ask", "least", "most", "delivery", "perDay"].includes(part))
		return price(field, said, (before as DraftPrice | null | undefined) ?? null);
	if (part === "description") return isNothing(said) ? "" : text(field, said, 4_000, true);
	return text(field, said, part === "category" ? 60 : 200);
}

/** A new price, or a word about the one before: that it is for each, for all, or the limit indeed. */
function price(field: string, said: unknown, before: DraftPrice | null): DraftPrice {
	if (typeof said === "object" && said !== null) {
		const whole = { currency: null, per: null, about: false, ...said };
		return must(field, draftPrice.safeParse(whole).data, EXPECTED.price);
	}
	const word = String(said).trim().toLowerCase();
	if (before !== null && /^(?:each|per piece|apiece)$/.test(word))
		return { ...before, per: "each" };
	if (before !== null && /^(?:for )?all$/.test(word)) return { ...before, per: "all" };
	if (before !== null && /^(?:yes|that is the limit)$/.test(word))
		return { ...before, about: false };
	const expected = isTwoAmounts(String(said)) ? THOUSANDS : EXPECTED.price;
	return must(field, readPrice(String(said)), expected);
}

function text(field: string, said: unknown, most: number, manyLines = false): string {
	const written = typeof said === "string" ? said.trim() : "";
	const isLine = manyLines || !/[\t\r\n]/.test(written);
	if (written === "" || written.length > most || !isLine || /[\p{Cc}--[\t\r\n]]/v.test(written))
		throw new NotRead(field, `a text of 1 to ${most} characters${manyLines ? "" : " on one line"}`);
	return written;
}

function list(field: string, said: unknown): unknown[] {
	if (isNothing(said)) return [];
	if (Array.isArray(said)) return said;
	if (typeof said !== "string") throw new NotRead(field, EXPECTED.list);
	return said
		.split(/[;\n]/)
		.map((one) => one.trim())
		.filter((one) => one !== "");
}

function must<T>(field: string, value: T | undefined, expected: string): T {
	if (value === undefined) throw new NotRead(field, expected);
	return value;
}

const isNothing = (said: unknown): boolean =>
	typeof said === "string" &&
	/^(?:none|nothing|no|skip|-|)$/.test(said.trim().toLowerCase().replace(/\.$/, ""));

/** A thing that is owned is named by its title, as a mandate has it, or by the title alone. */
const titleOf = (said: unknown): unknown =>
	typeof said === "object" && said !== null && "title" in said ? said.title : said;

function currency(said: unknown): string | undefined {
	const code = typeof said === "string" ? said.trim().toUpperCase() : "";
	return exponentOf(code) === undefined ? undefined : code;
}

function count(said: unknown): number | undefined {
	const number = typeof said === "string" && /^\d{1,7}$/.test(said.trim()) ? Number(said) : said;
	return Number.isInteger(number) && (number as number) >= 1 && (number as number) <= 1_000_000
		? (number as number)
		: undefined;
}

function handover(said: unknown): "pickup" | "delivery" | undefined {
	const word = typeof said === "string" ? said.trim().toLowerCase() : "";
	if (/^(?:pickup(?: only)?|none|skip)$/.test(word)) return "pickup";
	return /^(?:delivery|pickup or delivery)$/.test(word) ? "delivery" : undefined;
}

/** The smallest model that is good enough for haggling, where a person names none. */
const USUAL_MODEL = "claude-haiku-5-5";

function agent(said: unknown): unknown {
	if (typeof said !== "string") return draftAgent.safeParse(said).data;
	const word = said.trim();
	if (/^(?:scripted|usual|skip)$/i.test(word)) return { kind: "scripted", tactic: "linear" };
	const tactic = TACTICS.find((name) => name === word.toLowerCase());
	if (tactic !== undefined) return { kind: "scripted", tactic };
	if (/^(?:my own program|external)$/i.test(word)) return { kind: "external" };
	const model = /^claude$/i.test(word) ? USUAL_MODEL : /^claude-[a-z0-9.-]{1,80}$/.exec(word)?.[0];
	return model === undefined ? undefined : { kind: "claude", model };
}
