import { describe, expect, it } from "vitest";
import { negotiationsOf } from "../negotiations.ts";
import { ticks } from "../plot.ts";
import { element, label } from "../svg.ts";
import { Story } from "../testing/story.ts";
import { anchorsPlot } from "./anchors.ts";
import { pricePathsPlot } from "./price-paths.ts";
import { sharesPlot } from "./shares.ts";
import { walkAwaysPlot } from "./walk-aways.ts";

const PLOTS = [anchorsPlot, pricePathsPlot, sharesPlot, walkAwaysPlot];

const market = (title: string) => {
	const story = Story.ofABike({}, { title }).opened().offered("ben", 6_500).offered("ann", 8_500);
	story.accepted("ben").opened({ negotiation: "n2" });
	story.offered("ben", 6_000, {}, { negotiation: "n2" });
	story.ended("walked_away", "ben", "price", { negotiation: "n2" });
	return [...negotiationsOf(story.facts).all()];
};

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

	it("take a stranger's title as text", () => {
		const picture = pricePathsPlot(market('<script>"a" & b</script>\u0007')) ?? "";
		expect(picture).toContain("&lt;script&gt;");
		expect(picture).not.toContain("<script");
		expect(picture).not.toContain("\u0007");
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
