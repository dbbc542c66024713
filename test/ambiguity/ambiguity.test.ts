import { openSlots } from "@parley/listing";
import { describe, expect, test } from "vitest";
import { type Confusion, confusionOf, type Judged, tableOf } from "./confusion.ts";
import { EDGE_LISTINGS } from "./edge-listings.ts";
import { LATER_POSTS } from "./later-posts.ts";
import { listingsIn } from "./listings-file.ts";
import { OWN_LISTINGS, type Own } from "./own-listings.ts";
import { realPosts } from "./posts-file.ts";
import { REAL_POSTS } from "./real-posts.ts";

const dollars = (amount: number) => ({ minor: String(Math.round(amount * 100)), currency: "USD" });
const found = (listing: Parameters<typeof openSlots>[0]): string[] =>
	openSlots(listing).map(({ slot }) => slot);

/** Every third case was put aside before any rule was written, and is only counted. */
const heldOut = <T>(cases: readonly T[]): T[] => cases.filter((_, index) => index % 3 === 2);
const lookedAt = <T>(cases: readonly T[]): T[] => cases.filter((_, index) => index % 3 !== 2);

function tell(name: string, cases: readonly Judged[]): Confusion {
	const confusion = confusionOf(cases);
	process.stdout.write(`\n${tableOf(name, confusion)}\n`);
	return confusion;
}

const judged = (listings: readonly Own[]): Judged[] =>
	listings.map(([label, title, description, price, quantity, category = "things"]) => ({
		name: title,
		label,
		found: found({ title, description, category, quantity, ask: dollars(price) }),
	}));
const own = judged(OWN_LISTINGS);

/**
 * Written in rounds, each before the rules knew anything of it, and tuned on since. When a round was first read, 56 to 86 in a
 * hundred of its ambiguous listings were caught, and at most 3 in a hundred of its clear ones were stopped.
 * Its end is of two people who knew nothing of the rules, and of hard cases written beside theirs: of the two people's ambiguous
 * listings 57 in a hundred were caught at first, and 27 in a hundred of their clear ones were stopped.
 * Of eight rounds written beside theirs for what, unit, quantity and structure, 40 to 73 in a hundred of the ambiguous were caught
 * at first, and 8 to 27 in a hundred of the clear ones were stopped.
 * Of two rounds written beside theirs for condition, price, handover, fees and returns, 45 and 55 in a hundred of the ambiguous
 * were caught at first, and 15 and 30 in a hundred of the clear ones were stopped.
 * Of a later round of the two people's, 77 in a hundred of the ambiguous were caught at first, and 27 in a hundred of the clear
 * ones were stopped; of three rounds written beside it, 70 to 85 in a hundred were caught, and 10 to 15 in a hundred stopped.
 * The last hundred are what the rules first got wrong of hard rounds: of two people's, 78 in a hundred were caught at first
 * and 18 in a hundred stopped, and of nine that were written beside them, one after the other as the rules were mended,
 * 60 to 78 in a hundred were caught, and of the first 37 in a hundred and of each of the last three 13 in a hundred stopped.
 * Its very end is what the rules first got wrong of three rounds by whoever mends them: of the clear ones 18, 18 and 20 in a
 * hundred were stopped at first, and of the ambiguous of the last two rounds 51 and 57 in a hundred were caught.
 * The last twenty-nine are what they first got wrong of two rounds more, forty-eight ambiguous ones and fifty-two clear ones:
 * 46 and 50 in a hundred were caught at first, and 6 and 13 in a hundred stopped.
 */
const unusual = judged(listingsIn("unusual-wording.jsonl"));
/**
 * The three rounds that were written last, one after the other: 58, 54 and 79 in a hundred of their ambiguous listings were
 * caught when each was first read, and one of their sixty-eight clear ones was stopped.
 */
const last = judged(listingsIn("put-aside.jsonl"));

describe("listings in our own words", () => {
	test.each([
		["that rules were tuned on", lookedAt(own)],
		["that were put aside", heldOut(own)],
		["written to find what the rules miss", judged(EDGE_LISTINGS)],
		["in unusual wording that rules were tuned on", unusual],
		["in unusual wording of the last three rounds", last],
	])("%s are read as a careful reader would", (name, cases) => {
		const { recall, falseAlarmRate } = tell(`own listings ${name}`, cases);
		expect(recall).toBeGreaterThanOrEqual(0.9);
		expect(falseAlarmRate).toBeLessThanOrEqual(0.1);
	});

	test("are many, of both kinds and of every slot", () => {
		const labels = OWN_LISTINGS.map(([label]) => label);
		expect(OWN_LISTINGS.length + REAL_POSTS.length).toBeGreaterThanOrEqual(300);
		expect(labels.filter((label) => label === "clear").length).toBeGreaterThanOrEqual(70);
		expect(new Set(labels).size).toBe(10);
	});
});

const posts = realPosts();
const title =
	posts === undefined
		? "real posts are not read: ../shared/data/listings/craigslist.jsonl is not on this machine"
		: "real posts";
describe.runIf(posts !== undefined)(title, () => {
	const read = (labelled: typeof REAL_POSTS): Judged[] =>
		labelled.flatMap(([id, label]) => {
			const post = posts?.get(id);
			return post === undefined
				? []
				: [{ name: id, label, found: found({ ...post, quantity: 1, ask: dollars(post.price) }) }];
		});
	const real = read(REAL_POSTS);
	const later = read(LATER_POSTS);

	test("are all in the file", () => {
		expect(real.length + later.length).toBe(REAL_POSTS.length + LATER_POSTS.length);
	});

	test.each([
		["that rules were tuned on", lookedAt(real)],
		["that were put aside", heldOut(real)],
		["that two people labelled later", later],
	])("%s are read as a careful reader would", (name, cases) => {
		const { recall, falseAlarmRate } = tell(`real posts ${name}`, cases);
		expect(recall).toBeGreaterThanOrEqual(0.9);
		expect(falseAlarmRate).toBeLessThanOrEqual(0.1);
	});
});
