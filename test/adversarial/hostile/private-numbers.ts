import { isFact } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import { notationsOf } from "./notations.ts";
import { categoryOf, limitsOf, listingOf, type Pair } from "./pairs.ts";

/** What a market let out: facts that others see, what the models were asked, what was traced. */
export interface LetOut {
	readonly facts: readonly Fact[];
	readonly asked: readonly string[];
	readonly traced: string;
}

export interface Leak {
	readonly where: string;
	readonly what: string;
}

/**
 * The prices somebody named, and the one that the market put midway between two of them, as its checker holds it to. One of
 * them may be a private number, or one read backwards, by chance.
 */
const namedIn = (facts: readonly Fact[]): ReadonlySet<string> =>
	new Set(
		facts.flatMap((fact) =>
			isFact(fact, "OfferMade") || isFact(fact, "SuggestionMade")
				? [fact.data.terms.price.minor, fact.data.terms.total.minor]
				: [],
		),
	);

/** The private numbers of a pair that nobody chose to name as a price. */
const secretsOf = ({ seller, buyer }: Pair, named: ReadonlySet<string>): string[] =>
	[...limitsOf(seller), ...limitsOf(buyer)].filter((minor) => !named.has(minor));

/** Ids and hashes may hold any digits by chance. */
const withoutIds = (text: string): string =>
	text.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32,}/gi, "");

/** Every place where a private number of a pair got out to somebody it is not for. */
export function leaksIn(all: readonly Pair[], { facts, asked, traced }: LetOut): Leak[] {
	const leaks: Leak[] = [];
	const shown = facts.filter(({ visibility }) => visibility !== "private");
	const opened = new Map(
		facts.flatMap((fact) =>
			isFact(fact, "NegotiationOpened") ? [[fact.data.negotiationId, fact.data.listing]] : [],
		),
	);
	for (const pair of all) {
		const own = shown.filter(
			({ stream, negotiationId }) =>
				stream.endsWith(`-${listingOf(pair)}`) ||
				opened.get(negotiationId ?? "") === listingOf(pair),
		);
		// A question names no negotiation, but each pair has a category of its own.
		const questions = asked.filter((body) => body.includes(`${categoryOf(pair)}\\"`)).join("\n");
		const told = own.map(({ type, data }) => JSON.stringify({ type, data: data }));
		const named = namedIn(own);
		const places = {
			"a fact": withoutIds(told.join("\n")),
			"a question to a model": withoutIds(questions),
			"a trace": traced,
		};
		for (const minor of secretsOf(pair, named))
			for (const [where, text] of Object.entries(places))
				for (const written of notationsOf(minor).filter((notation) => !named.has(notation)))
					if (says(text, written)) leaks.push({ where, what: `${minor} as ${written}` });
	}
	return leaks;
}

/** As a number of its own and not as digits of another, such as a hash. */
function says(text: string, written: string): boolean {
	for (let at = text.indexOf(written); at >= 0; at = text.indexOf(written, at + 1)) {
		const around = `${text[at - 1] ?? " "}${text[at + written.length] ?? " "}`;
		if (!/[0-9a-zA-Z]/.test(around)) return true;
	}
	return false;
}
