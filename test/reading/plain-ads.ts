import { readFileSync } from "node:fs";
import { chance } from "./chance.ts";

/*
 * Posts are long and nearly all of them is plain: no writer of labelled texts has the patience for that. So sentences that
 * claim nothing are put together by chance from plain-ads.txt. Real posts are other people's, and only measured on.
 */

const ADS = 2_000;
const SEED = 7;

const alternatives = new Map(
	readFileSync(new URL("plain-ads.txt", import.meta.url), "utf8")
		.split("\n")
		.filter((line) => line !== "" && !line.startsWith("#"))
		.map((line): readonly [string, readonly string[]] => {
			const end = line.indexOf(":");
			return [line.slice(0, end), line.slice(end + 2).split("|")];
		}),
);

export function plainAds(): readonly string[] {
	const next = chance(SEED);
	const between = (low: number, high: number): number =>
		low + Math.floor(next() * (high - low + 1));
	const written = (name: string): string => {
		const range = /^(\d+)-(\d+)$/.exec(name);
		if (range !== null) return String(between(Number(range[1]), Number(range[2])));
		const ways = alternatives.get(name);
		if (ways === undefined) throw new Error(`plain-ads.txt has no alternatives for <${name}>.`);
		const way = ways[between(0, ways.length - 1)] ?? "";
		return way.replaceAll(/<([^>]+)>/g, (_, inner: string) => written(inner));
	};
	const ads = new Set<string>();
	while (ads.size < ADS) ads.add(written("ad").replaceAll(/ +/g, " ").trim());
	return [...ads];
}
