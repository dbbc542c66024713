import { readFileSync } from "node:fs";
import type { Situation } from "@parley/agent-runner";
import { moneyOf } from "@parley/contracts/money";
import type { EscalationRule } from "@parley/contracts/policy";
import { attackText, messagesOf, postText, postTitle, realTextsAreHere } from "./real-texts.ts";

/** A situation with the rules its principal laid down and those that a careful reader finds due in it. */
export interface Labelled {
	readonly id: string;
	readonly rules: readonly EscalationRule[];
	readonly situation: Situation;
	readonly due: readonly string[];
	/** Whether its words are somebody's real ones. */
	readonly isReal: boolean;
	/** Every third case was not looked at while the detectors were tuned, but for those that say so. */
	readonly isHeldOut: boolean;
}

const WORDS: readonly EscalationRule[] = [{ when: "unverifiable_claim" }, { when: "manipulation" }];

const situation = (changes: Partial<Situation>): Situation => ({
	side: "buyer",
	move: { kind: "offer", total: 9_000n },
	currency: "USD",
	limit: 10_000n,
	budget: 100_000n,
	standing: null,
	rounds: { used: 1, max: 8 },
	offers: { mine: [], theirs: [] },
	unclear: [],
	texts: { listing: [], messages: [] },
	rivalOffers: 0,
	owns: [],
	item: { title: "Lamp" },
	isStranger: false,
	answers: [],
	...changes,
});

// biome-ignore lint/suspicious/noExplicitAny: a line of a table is read as it was written beside this file.
const lines = (name: string): readonly any[] =>
	readFileSync(new URL(name, import.meta.url), "utf8")
		.split("\n")
		.filter((line) => line !== "")
		.map((line) => JSON.parse(line));

type Read = Pick<Labelled, "rules" | "situation" | "isReal">;

/** What somebody else labelled was looked at whole, and says so. */
const isHeldOut = ({ seen }: { readonly seen?: boolean }, at: number): boolean =>
	seen !== true && at % 3 === 2;

/** Reads a table; `of` makes a case of a line, or nothing where the words it names are not here. */
const table = (
	name: string,
	// biome-ignore lint/suspicious/noExplicitAny: see above.
	of: (line: any) => Read | undefined,
): readonly Labelled[] =>
	lines(name).flatMap((line, at): Labelled[] => {
		const read = of(line);
		return read === undefined
			? []
			: [{ ...read, id: `${name}:${at + 1}`, due: line.due, isHeldOut: isHeldOut(line, at) }];
	});

const realTexts = table("real-texts.jsonl", ({ post, dialogue, said, event, attack }) => {
	if (!realTextsAreHere) return undefined;
	const read = { rules: WORDS, isReal: true };
	if (post !== undefined)
		return {
			...read,
			situation: situation({ texts: { listing: [postText(post)], messages: [] } }),
		};
	const messages = attack === undefined ? messagesOf(dialogue, said, event) : [attackText(attack)];
	const side = said === "buyer" ? "seller" : "buyer";
	return { ...read, situation: situation({ side, texts: { listing: [], messages } }) };
});

// biome-ignore lint/suspicious/noExplicitAny: see above.
const wordsOf = ({ listing, message, rivalOffers = 0 }: any): Read => ({
	rules: WORDS,
	isReal: false,
	situation: situation({
		rivalOffers,
		texts: {
			listing: listing === undefined ? [] : [listing],
			messages: message === undefined ? [] : [message],
		},
	}),
});
const writtenTexts = table("written-texts.jsonl", wordsOf);

// biome-ignore lint/suspicious/noExplicitAny: see above.
const ownedOf = ({ post, item, owns }: any): Read | undefined => {
	if (post !== undefined && !realTextsAreHere) return undefined;
	const title = post === undefined ? item : postTitle(post);
	return {
		rules: [{ when: "already_owned" }],
		isReal: post !== undefined,
		situation: situation({
			item: { title },
			owns: owns.map((owned: string) => ({ title: owned })),
		}),
	};
};
const owned = table("owned.jsonl", ownedOf);

// biome-ignore lint/suspicious/noExplicitAny: see above.
const bigs = (said: any): Partial<Situation> => ({
	limit: BigInt(said.limit),
	standing: said.standing === undefined || said.standing === null ? null : BigInt(said.standing),
	offers: {
		mine: (said.offers?.mine ?? []).map(BigInt),
		theirs: (said.offers?.theirs ?? []).map(BigInt),
	},
	answers: (said.answers ?? []).map((answer: { value: number | null }) => ({
		...answer,
		value: answer.value === null ? null : BigInt(answer.value),
	})),
});

const numbers = table("numbers.jsonl", ({ rules, due: _, ...said }) => ({
	rules: rules.map((rule: { when: string; amount?: number }) =>
		rule.amount === undefined ? rule : { ...rule, amount: moneyOf(BigInt(rule.amount), "USD") },
	),
	isReal: false,
	situation: situation({
		...said,
		...bigs(said),
		move: "total" in said.move ? { ...said.move, total: BigInt(said.move.total) } : said.move,
	}),
}));

/**
 * Invented words, many ways for each kind of claim, of steering and of naming a thing, with as many that read like them and
 * are none. The detectors were measured on each lot before they were made more general by its misses; the last lot was
 * never looked at again.
 */
const wording = (name: string): readonly Labelled[] =>
	table(name, (line) => ("owns" in line ? ownedOf(line) : wordsOf(line)));
export const wordings = wording("wordings.jsonl");
export const wordingsHeldOut = wording("wordings-held-out.jsonl");

/** What people own and what is offered to them, in many kinds of things and nine languages. At the first reading of them four in five were found. */
export const ownedKinds = wording("owned-kinds.jsonl");

export const labelledCases: readonly Labelled[] = [
	...realTexts,
	...writtenTexts,
	...owned,
	...numbers,
];
