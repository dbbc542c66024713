import { type CheckOptions, check } from "./check.ts";
import type { Data } from "./fact.ts";
import { type LedgerStory, retold } from "./ledger-story.ts";
import { offerHash } from "./offer.ts";

/** One way to spoil a good story, and the rule that must notice. */
export type Case = [rule: string, fault: string, tell: () => LedgerStory, options?: CheckOptions];

export function rules(story: LedgerStory, options: CheckOptions = {}): string[] {
	return [...new Set(check(story.facts(), options).map(({ rule }) => rule))];
}

/** Changes the data of the nth fact of a type; a changed offer is fingerprinted anew unless told otherwise. */
export function edit(story: LedgerStory, type: string, data: Data, nth = 0): LedgerStory {
	return retold(story, type, (line, index) => {
		if (index !== nth) return {};
		const changed = { ...line.data, ...data };
		const again = type === "OfferMade" && data.hash === undefined;
		return { data: again ? { ...changed, hash: offerHash(changed) } : changed };
	});
}

export function without(story: LedgerStory, type: string, nth = 0): LedgerStory {
	return retold(story, type, (_, index) => (index === nth ? null : {}));
}

export function after(story: LedgerStory, tell: (story: LedgerStory) => unknown): LedgerStory {
	tell(story);
	return story;
}
