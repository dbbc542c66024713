import { type DraftRule, draftRule } from "@parley/contracts/intake";
import { readPrice } from "./price.ts";

/** What a person is asked about unless they say otherwise: words nobody can be sure of. */
const USUAL: readonly DraftRule[] = [
	{ when: "ambiguous" },
	{ when: "already_owned" },
	{ when: "manipulation" },
];

/** When a person wants to be asked: rules as data, or their names in a text; nothing where they cannot be read. */
export function readRules(said: unknown): readonly DraftRule[] | undefined {
	if (Array.isArray(said)) return all(said.map(ruleOf));
	if (typeof said !== "string") return undefined;
	const text = said.trim().toLowerCase();
	if (/^(?:never|none|nothing|no)$/.test(text)) return [];
	if (/^(?:usual|skip)$/.test(text)) return USUAL;
	return all(
		said
			.split(/[;,](?!\d)/)
			.map((part) => part.trim())
			.filter((part) => part !== "")
			.map(ruleOf),
	);
}

function ruleOf(said: unknown): DraftRule | undefined {
	if (typeof said !== "string") return draftRule.safeParse(priced(said)).data;
	const name = said
		.trim()
		.toLowerCase()
		.replaceAll(/[\s-]+/g, "_");
	const simple = draftRule.safeParse({ when: name });
	if (simple.success) return simple.data;
	const limit = /^near_limit_(\d{1,2}(?:\.\d)?)_?(?:%|percent)?$/.exec(name)?.[1];
	if (limit !== undefined)
		return draftRule.safeParse({ when: "near_limit", percent: Number(limit) }).data;
	if (!/^(?:value_)?above_/.test(name)) return undefined;
	const amount = readPrice(said);
	return amount === undefined
		? undefined
		: { when: "value_above", amount: { ...amount, per: "all", about: false } };
}

/** A rule as market files write it, where an amount says no more than itself and its currency. */
const priced = (said: unknown): unknown =>
	typeof said === "object" && said !== null && "amount" in said && typeof said.amount === "object"
		? { ...said, amount: { per: "all", about: false, currency: null, ...said.amount } }
		: said;

const all = (rules: readonly (DraftRule | undefined)[]): readonly DraftRule[] | undefined =>
	rules.length > 0 && rules.length <= 16 && rules.every((rule) => rule !== undefined)
		? (rules as DraftRule[])
		: rules.length === 0
			? []
			: undefined;
