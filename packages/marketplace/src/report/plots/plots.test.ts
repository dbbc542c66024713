import { describe, expect, it } from "vitest";
import { MarketReportFold } from "../market-report.ts";
import { negotiationsOf } from "../negotiations.ts";
import { coloured, ticks } from "../plot.ts";
import { colourOf, element, label } from "../svg.ts";
import { Story, usd, want } from "../testing/story.ts";
import { anchorsPlot } from "./anchors.ts";
import { confusionPlot } from "./confusion.ts";
import { pricePathsPlot } from "./price-paths.ts";
import { sharesPlot } from "./shares.ts";
import { walkAwaysPlot } from "./walk-aways.ts";

const PLOTS = [anchorsPlot, pricePathsPlot, sharesPlot, walkAwaysPlot];

interface Box {
	readonly text: string;
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

const numberIn = (attributes: string, name: string): number | undefined => {
	const found = new RegExp(` ${name}="(-?[\\d.]+)"`).exec(attributes)?.[1];
	return found === undefined ? undefined : Number(found);
};

/** Where the upright texts of a picture lie, by the width of an ordinary letter. */
const textsIn = (picture: string): Box[] => [
	...boxesIn(picture.replaceAll(/<g .*?<\/g>/gs, ""), 0, 0),
	...[...picture.matchAll(/<g transform="translate\(([\d.]+) ([\d.]+)\)">(.*?)<\/g>/gs)].flatMap(
		([, right, down, inside = ""]) => boxesIn(inside, Number(right), Number(down)),
	),
];

function boxesIn(picture: string, right: number, down: number): Box[] {
	return [...picture.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].flatMap(
		([, attributes = "", text = ""]) => {
			if (attributes.includes("rotate")) return [];
			const size = numberIn(attributes, "font-size") ?? 12;
			const width = text.length * size * 0.56;
			const [x, y] = [
				right + (numberIn(attributes, "x") ?? 0),
				down + (numberIn(attributes, "y") ?? 0),
			];
			const before = attributes.includes('"end"') ? 1 : attributes.includes('"middle"') ? 0.5 : 0;
			const left = x - before * width;
			return [{ text, left, right: left + width, top: y - 0.7 * size, bottom: y }];
		},
	);
}

const market = (title: string) => {
	const story = Story.ofABike({}, { title }).opened().offered("ben", 6_500).offered("ann", 8_500);
	story.accepted("ben").opened({ negotiation: "n2" });
	story.offered("ben", 6_000, {}, { negotiation: "n2" });
	story.ended("walked_away", "ben", "price", { negotiation: "n2" });
	return [...negotiationsOf(story.facts).all()];
};

const BUYER = { wants: [want("w1", 9_000)] };

function expectLegible(picture: string): void {
	const [width = 0, height = 0] = [numberIn(picture, "width"), numberIn(picture, "height")];
	const texts = textsIn(picture);
	expect(texts.length).toBeGreaterThan(3);
	for (const [at, { text, left, right, top, bottom }] of texts.entries()) {
		expect({ text, isInside: left >= 0 && right <= width && top >= 0 && bottom <= height }).toEqual(
			{ text, isInside: true },
		);
		const over = texts
			.slice(at + 1)
			.find((one) => one.left < right && left < one.right && one.top < bottom && top < one.bottom);
		expect(over, text).toBeUndefined();
	}
}

describe("pictures", () => {
	it.each(PLOTS)("%o is one svg element without a number that is none", (plot) => {
		const picture = plot(market("Blue bike")) ?? "";
		expect(picture).toMatch(/^<svg [^>]*>.*<\/svg>\n$/s);
		expect(picture).not.toMatch(/NaN|Infinity|undefined|null/);
		const opened = picture.match(/<[a-z]+/g)?.length ?? 0;
		const closed =
			(picture.match(/<\/[a-z]+>/g)?.length ?? 0) + (picture.match(/\/>/g)?.length ?? 0);
		expect(opened).toBe(closed);
	});

	it.each(PLOTS)("%o is none where there is nothing to draw", (plot) => {
		expect(plot([])).toBeUndefined();
	});

	it.each(PLOTS)("%o has every text inside it, and none over another", (plot) => {
		const claude = { agent: { kind: "claude", model: "claude-opus-5-5-20261101-preview" } };
		const story = Story.ofABike({ ann: claude, ben: { ...BUYER, ...claude } });
		story.opened().offered("ben", 6_500).offered("ann", 8_500).accepted("ben");
		story.opened({ negotiation: "n2" }).offered("ben", 6_000, {}, { negotiation: "n2" });
		story.ended("walked_away", "ben", "found_elsewhere", { negotiation: "n2" });
		const picture = plot([...negotiationsOf(story.facts).all()]) ?? "";
		expectLegible(picture);
	});

	it("of what there was to find are legible as well, and none where nothing was", () => {
		const nothing = new MarketReportFold().report();
		expect(confusionPlot(nothing)).toBeUndefined();
		const fold = new MarketReportFold();
		const policy = { escalate: [{ when: "unverifiable_claim" }, { when: "stranger" }] };
		const story = Story.ofABike({ ben: { ...BUYER, policy } }).opened();
		const move = { kind: "accept", negotiationId: "n1", offerId: "o1", hash: "0".repeat(64) };
		story.turn("ben", { move: { ...move, total: usd(7_000), quantity: 1, want: "w1" } });
		for (const fact of story.facts) fold.take(fact);
		const labels = [{ listing: "bike", ambiguous: true, slots: ["unit" as const] }];
		const picture = confusionPlot(fold.report({ labels })) ?? "";
		expect(picture).toContain("due and missed");
		expect(picture).toContain("Ambiguous listings");
		expectLegible(picture);
	});

	it("take a stranger's title as text", () => {
		const picture = pricePathsPlot(market('<script>"a" & b</script>\u0007')) ?? "";
		expect(picture).toContain("&lt;script&gt;");
		expect(picture).not.toContain("<script");
		expect(picture).not.toContain("\u0007");
	});
});

describe("the colours of names", () => {
	it("are one for each, the most frequent first", () => {
		const { shown, shownAs } = coloured(["a", "b", "b"]);
		expect(shown).toEqual(["b", "a"]);
		expect(shownAs("a")).toBe("a");
	});

	it("are never the same for two: where there are too many, the rarest share a name", () => {
		const names = [..."abcdefghij"];
		const { shown, shownAs } = coloured([...names, ...names.slice(0, 7)]);
		expect(shown).toEqual([..."abcdefg", "all others"]);
		expect(new Set(shown.map((_, at) => colourOf(at))).size).toBe(shown.length);
		expect(["a", "h", "j"].map(shownAs)).toEqual(["a", "all others", "all others"]);
	});
});

describe("an element", () => {
	it("escapes what is written in it", () => {
		expect(element("a", { b: '"<&' })).toBe('<a b="&quot;&lt;&amp;"/>');
		expect(label(1, 2.345, "x < y")).toBe('<text x="1" y="2.35">x &lt; y</text>');
	});
});

describe("an axis", () => {
	it("is numbered with round numbers inside its ends", () => {
		expect(ticks(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
		expect(ticks(13, 87, 4)).toEqual([20, 40, 60, 80]);
		expect(ticks(5, 5, 4).length).toBeGreaterThan(0);
	});
});
