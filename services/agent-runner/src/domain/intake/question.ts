/** What is still to be known for a mandate, one thing at a time. */
export interface Question {
	/** What an answer is given to: `budget`, `sell-1.ask`, `want-2.again`. */
	readonly field: string;
	readonly question: string;
	readonly because: "missing" | "unclear" | "contradictory";
	readonly answer: AnswerShape;
}

export interface AnswerShape {
	readonly kind: "text" | "price" | "number" | "time" | "list" | "choice" | "rules";
	/** What may be said; with a kind other than choice also something else of that kind. */
	readonly options?: readonly string[];
}

/** For a price with three digits after a point: no answer is repeated here either. */
export const THOUSANDS =
	'one price, but not one like "2.500", which may be 2500 or 2.50: leave the point out, or write two digits after it';

/** How an answer of a kind is to look, for whoever gave another. No answer is repeated. */
export const EXPECTED: Readonly<Record<AnswerShape["kind"], string>> = {
	text: "a text on one line",
	price: 'one price, such as "25.50 USD", "20 each" or "100 for all"',
	number: "a whole number from 1 to 1000000",
	time: 'a date such as "2027-01-31" or "31 January", or a time from now such as "10 days", "tomorrow", "next Friday" or "end of the month"',
	list: 'a list, in text with a semicolon or a new line between two, or "none"',
	choice: "one of the options",
	rules:
		'"never", "usual", or rules with commas between them: above 50 USD, near limit 10, impasse, ambiguous, unverifiable_claim, already_owned, manipulation, stranger',
};
