import type { Post } from "./post.ts";

const YEAR = String.raw`(?<![\d.,$€£-])((?:19[3-9]|20[0-2])\d)(?![\d.,%-])`;
const A_YEAR = new RegExp(YEAR, "g");
const YEAR_OF = new RegExp(`${YEAR} ([a-z]{3,})`, "g");

/** "2002 Saturn" in the title, "2004 Saturn" in the text: one of the two is what is sold. */
export function isOfAnotherYear({ title, description }: Post): boolean {
	const [year, ...others] = new Set(Array.from(title.matchAll(A_YEAR), ([, found]) => found));
	if (year === undefined || others.length > 0 || description.includes(year)) return false;
	const names = title.split(" ");
	return Array.from(description.matchAll(YEAR_OF)).some(([, , name = ""]) => names.includes(name));
}
