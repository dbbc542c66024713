import type { Change, Draft } from "@parley/contracts/intake";
import { z } from "zod";
import { changesOf } from "./answers.ts";
import { applied, ITEM, itemOf, nextId } from "./draft.ts";
import { openQuestions } from "./open-questions.ts";
import { OwnWords } from "./own-words.ts";

/* What a model may do with a person's words: fill in a form, or ask one thing. Either way it is only a draft. */

const line = (most: number) => z.string().max(most);
const said = (what: string) => line(100).describe(`${what}. Empty if they did not say.`);
const item = line(10).describe(
	"The id of an item listed as known, to add to it; empty for a new one.",
);

/** No field may be left out, so an empty text says that nothing was said of it. */
export const FILL_IN = z.strictObject({
	sells: z
		.array(
			z.strictObject({
				item,
				title: line(200).describe("In the person's own words."),
				description: line(2_000).describe("In the person's own words; no price. May be empty."),
				category: line(60).describe("One usual word, such as furniture, electronics or bikes."),
				quantity: said("How many"),
				ask: said('What they ask, as they put it: "120 USD each"'),
				least: said("The least they would take"),
				delivery: said("What delivering it would cost them, in all"),
			}),
		)
		.max(20),
	wants: z
		.array(
			z.strictObject({
				item,
				query: line(200).describe("What they look for, in their own words, without a price."),
				category: line(60).describe("One usual word."),
				quantity: said("How many"),
				most: said('The most they would pay, as they put it: "around 50"'),
				delivery: said("What having it delivered is worth to them"),
			}),
		)
		.max(20),
	owns: z.array(line(200)).max(50).describe("What they say they own and do not sell."),
	currency: said("A currency code, if they named a currency"),
	budget: said("The most that all of it may cost together"),
	deadline: said('Until when, as they put it: "10 days", "tomorrow", 2027-01-31'),
	handover: said('"pickup" or "delivery"'),
	rules: said('When they want to be asked first: "above 100 USD, stranger, impasse"'),
	style: line(500).describe("How the agent is to talk, in their own words. May be empty."),
});
export const ASK = z.strictObject({
	field: line(60).describe("One of the open fields."),
	question: line(300).min(1).describe("One short question about that field."),
});

type Filled = z.output<typeof FILL_IN>;

/** What of a filled form stands in the person's own words, as changes of the draft. */
export function extracted(
	draft: Draft,
	input: unknown,
	words: readonly string[],
	now: string,
): readonly Change[] {
	const form = FILL_IN.safeParse(input);
	if (!form.success) return [];
	const own = new OwnWords(words);
	let filled = draft;
	const changes: Change[] = [];
	// Field by field: what cannot be read is left out, and the rest stays.
	const put = (field: string, value: unknown): void => {
		if (value === undefined) return;
		const read = changesOf(filled, { [field]: value }, now);
		if ("unread" in read) return;
		changes.push(...read.changes);
		filled = read.changes.reduce(applied, filled);
	};
	for (const [kind, items] of [
		["sell", form.data.sells],
		["want", form.data.wants],
	] as const)
		for (const { item: known, ...fields } of items) putItem(kind, known, fields);
	const { sells, wants } = filled;
	// Who says what they sell and of nothing that they want, wants nothing: the read-back says so.
	if (sells === null && wants !== null && wants.length > 0) put("sells", []);
	if (wants === null && sells !== null && sells.length > 0) put("wants", []);
	for (const [field, value] of Object.entries(topFields(form.data, own, draft))) put(field, value);
	return changes;

	function putItem(kind: "sell" | "want", known: string, fields: Readonly<Record<string, string>>) {
		const isKnown =
			ITEM.test(known) && known.startsWith(kind) && itemOf(filled, known) !== undefined;
		const name = fields[kind === "sell" ? "title" : "query"] ?? "";
		if (!isKnown && (name.trim() === "" || !own.hasAll(name))) return;
		const id = isKnown ? known : nextId(filled, kind);
		if (!isKnown) put(id, {});
		for (const [part, value] of Object.entries(fields))
			put(`${id}.${part}`, itemValue(part, value, own));
	}
}

/** A field as it stands in the words; nothing where it does not. */
function itemValue(part: string, value: string, own: OwnWords): unknown {
	const text = value.trim();
	if (text === "") return undefined;
	switch (part) {
		case "quantity":
			return own.hasCount(text) ? text : undefined;
		case "ask":
		case "least":
		case "most":
		case "delivery":
			return own.price(text);
		case "category":
			return /^[\p{L} &/-]+$/u.test(text) ? text.toLowerCase() : undefined;
		default:
			return own.hasAll(text) ? text : undefined;
	}
}

function topFields(form: Filled, own: OwnWords, { owns: known }: Draft): Record<string, unknown> {
	const numbered = (text: string) =>
		text.trim() !== "" && own.hasNumbers(text) ? text : undefined;
	const owns = form.owns.filter((title) => title.trim() !== "" && own.hasAll(title));
	const rules = form.rules.trim();
	return {
		owns: owns.length === 0 ? undefined : [...new Set([...(known ?? []), ...owns])],
		currency: own.hasCurrency(form.currency) ? form.currency : undefined,
		budget: form.budget.trim() === "" ? undefined : own.price(form.budget),
		// A time without a number is one that the person named, and a number in it is theirs.
		deadline:
			/\d/.test(form.deadline) || own.hasAll(form.deadline) ? numbered(form.deadline) : undefined,
		handover: own.hasAny(/deliver|ship|post|mail|courier|pick|collect|fetch/)
			? form.handover
			: undefined,
		// Less to be asked about is a thing a person says themselves.
		rules: /^(?:never|none|nothing|no|skip)?$/i.test(rules) ? undefined : numbered(rules),
		style: form.style.trim() !== "" && own.hasAll(form.style) ? form.style : undefined,
	};
}

/** A model's question, where it is about something that is open. */
export function askedWell(
	draft: Draft,
	input: unknown,
	now: string,
): { readonly field: string; readonly question: string } | undefined {
	const ask = ASK.safeParse(input);
	if (!ask.success) return undefined;
	const { field, question } = ask.data;
	const isOpen = openQuestions(draft, now).some((open) => open.field === field);
	const isPlain = /^[^\p{C}]+$/u.test(question) && !/https?:|www\./i.test(question);
	return isOpen && isPlain ? { field, question } : undefined;
}

/** What a model is shown of a draft: which fields are open, and the names it heard. No number that was not said to it. */
export function shownDraft(draft: Draft, words: readonly string[], now: string) {
	const own = new OwnWords(words);
	const known = [
		...(draft.sells ?? []).map(({ id, title }) => ({ id, name: title })),
		...(draft.wants ?? []).map(({ id, query }) => ({ id, name: query })),
	].filter(({ name }) => name !== null && own.hasAll(name));
	const open = openQuestions(draft, now).map(({ field, because }) => ({ field, because }));
	return { known, open };
}
