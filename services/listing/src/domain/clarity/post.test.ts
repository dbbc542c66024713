import { expect, test } from "vitest";
import { type Post, postOf, sentencesOf } from "./post.ts";

const thing = {
	...{ title: "Lamp", description: "", category: "things", quantity: 1 },
	ask: { minor: "800", currency: "USD" },
};
const longest = ({ sentences }: Post): number =>
	Math.max(...sentences.map((sentence) => sentence.length));

test("a text is read by the sentence, and an amount is not cut in two", () => {
	expect(sentencesOf("Works. $4.50 each!\nNo returns; cash")).toEqual([
		"Works",
		"$4.50 each",
		"No returns",
		"cash",
	]);
});

test("a title is one sentence, and a shortened word before a number ends none", () => {
	const { sentences } = postOf({
		...thing,
		title: "Lamp No. 5. Brass",
		description: "Ref. 12. $8",
	});
	expect(sentences).toEqual(["lamp no. 5. brass", "ref. 12", "$8"]);
	expect(longest(postOf({ ...thing, title: "a".repeat(1_000) }))).toBe(400);
});

/** What the rules look at is bounded, so that what they cost grows with the text and not with its square. */
test.each(["a", "1 ", "$1", "each ", "\n", "!!", "({", "1.1."])(
	"no sentence is long in a text of nothing but %j",
	(word) => {
		const post = postOf({ ...thing, description: word.repeat(16_000 / word.length) });
		expect(longest(post)).toBeLessThanOrEqual(400);
		expect(post.sentences.join(" ").length).toBeLessThanOrEqual(2_000);
	},
);

test("of a long text what stands first and last is what the seller says", () => {
	const copy = "The maker says that it shines. ".repeat(200);
	const { sentences } = postOf({ ...thing, description: `Selling it. ${copy} No returns` });
	expect(sentences).toContain("selling it");
	expect(sentences.at(-1)).toBe("no returns");
	expect(sentences.length).toBeLessThan(60);
});
