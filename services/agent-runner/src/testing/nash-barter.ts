import type { Preferences } from "../domain/issues/package.ts";
import type { Two } from "./frontier.ts";
import type { Domain } from "./issue-domain.ts";

/*
 * The example of Nash, "The bargaining problem", Econometrica 18 (1950), page 161: Bill and Jack barter nine things without
 * money. A thing is worth so much to Bill and so much to Jack; both begin with what they own. Published: Bill gives book,
 * whip, ball and bat, Jack gives pen, toy and knife.
 */
const THINGS: readonly [name: string, owner: "Bill" | "Jack", bill: number, jack: number][] = [
	["book", "Bill", 2, 4],
	["whip", "Bill", 2, 2],
	["ball", "Bill", 2, 1],
	["bat", "Bill", 2, 2],
	["box", "Bill", 4, 1],
	["pen", "Jack", 10, 1],
	["toy", "Jack", 4, 1],
	["knife", "Jack", 6, 2],
	["hat", "Jack", 2, 2],
];

export const barter: Domain = THINGS.map(([name]) => ({ name, values: ["to Bill", "to Jack"] }));

const bill: Preferences = {
	weights: THINGS.map(() => 1),
	values: THINGS.map(([, , worth]) => [worth, 0]),
	reservation: 12,
};
const jack: Preferences = {
	weights: THINGS.map(() => 1),
	values: THINGS.map(([, , , worth]) => [0, worth]),
	reservation: 6,
};
export const bartering: Two = [bill, jack];

export const published = {
	given: ["book", "whip", "ball", "bat", "pen", "toy", "knife"],
	gains: [12, 5],
} as const;

/** The things that change hands in a package. */
export const givenIn = (terms: readonly number[]): string[] =>
	THINGS.filter(([, owner], index) => (terms[index] === 0) !== (owner === "Bill")).map(
		([name]) => name,
	);
