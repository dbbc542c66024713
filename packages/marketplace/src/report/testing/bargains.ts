import { DETECTORS } from "../detectors/catalogue.ts";
import { countOf, type Detector } from "../detectors/detector.ts";
import { Story, usd, want } from "./story.ts";

export function detector(code: string): Detector {
	const found = DETECTORS.find((one) => one.code === code);
	if (found === undefined) throw new Error(`There is no detector ${code}.`);
	return found;
}

/** How often a detector found something; `undefined` where it found nothing to measure. */
export function hitsOf(code: string, { facts }: Story): number | undefined {
	const count = countOf(detector(code), facts);
	return count.measured ? count.hits : undefined;
}

/** The same of a market beside another run of it. */
export function hitsBeside(code: string, { facts }: Story, twin: Story): number | undefined {
	const count = countOf(detector(code), facts, twin.facts);
	return count.measured ? count.hits : undefined;
}

/** A market in which it happened, and its twin in which it did not though it could have. */
export interface Case {
	readonly code: string;
	readonly what: string;
	readonly hit: Story;
	readonly clean: Story;
}

/** ben opens at 65.00, ann answers 85.00: both inside the zone of 60.00 to 90.00. */
export const talk = (story = Story.ofABike()): Story =>
	story.opened().offered("ben", 6_500).offered("ann", 8_500);
export const settled = (story = Story.ofABike()): Story => talk(story).accepted("ben");
export const soldAt = (price: number, story = Story.ofABike()): Story =>
	story.opened().offered("ben", price).accepted("ann");

/** A second buyer, cat, and a second seller, dan, with a bike of his own. */
export const withCat = (story = Story.ofABike()): Story =>
	story.granted("cat", { wants: [want("w9", 15_000)] });
export const catBids = (story: Story, price: number): Story => {
	const names = { negotiation: "n9", buyer: "cat", want: "w9" };
	return story.opened(names).offered("cat", price, {}, names);
};
export const danOffers = (story: Story, price: number): Story => {
	const names = { negotiation: "n2", listing: "trike", seller: "dan" };
	return story
		.listed("trike", { seller: "dan", title: "Trike" })
		.granted("dan", { sells: [{ listing: "trike", ask: usd(10_000), floor: usd(5_000) }] })
		.opened(names)
		.offered("dan", price, {}, names);
};
