import { describe, expect, it } from "vitest";
import {
	agreedStory,
	fallenStory,
	goodStory,
	haggleStory,
	marketStory,
	open,
	terms,
	usd,
} from "./ledger-story.ts";
import { after, type Case, edit, rules, without } from "./retelling.ts";

const finished = { finished: true };

const commitments: Case[] = [
	[
		"10 commitment",
		"an offer has no commitment",
		() => without(haggleStory(), "CommitmentReserved"),
	],
	[
		"10 commitment",
		"a commitment is smaller than the offer",
		() => edit(haggleStory(), "CommitmentReserved", { amount: usd(8_499) }, 1),
	],
	[
		"10 commitment",
		"a commitment is given back before the acceptance",
		() => {
			const facts = agreedStory();
			const accepted = facts.lines.findIndex(({ type }) => type === "OfferAccepted");
			const [released] = after(facts, (story) =>
				story.tell("mandate-ben", "CommitmentReleased", { negotiationId: "n1", reason: "x" }),
			).lines.splice(-1);
			if (released) facts.lines.splice(accepted, 0, released);
			return facts;
		},
	],
	[
		"10 budget",
		"commitments exceed the budget",
		() => edit(haggleStory(), "MandateGranted", { budget: usd(8_499) }, 1),
	],
	[
		"10 budget",
		"what was spent is committed again",
		() =>
			after(edit(agreedStory(), "MandateGranted", { budget: usd(9_000) }, 1), (story) => {
				story.tell("mandate-ben", "CommitmentReleased", { negotiationId: "n1", reason: "agreed" });
				story.commit("n9", 600);
			}),
	],
	[
		"10 want",
		"a want is committed twice",
		() => after(haggleStory(), (story) => story.commit("n9", 100)),
	],
	[
		"10 release",
		"a commitment outlives a walk-away",
		() =>
			after(haggleStory(), (story) =>
				story.tell("negotiation-n1", "NegotiationEnded", {
					reason: "walked_away",
					by: "ann",
					code: "price",
				}),
			),
		finished,
	],
	[
		"10 release",
		"a commitment outlives a fallen deal",
		() => without(fallenStory(), "CommitmentReleased"),
		finished,
	],
	[
		"10 release",
		"a commitment is released twice",
		() =>
			after(fallenStory(), (story) =>
				story.tell("mandate-ben", "CommitmentReleased", { negotiationId: "n1", reason: "again" }),
			),
	],
	[
		"10 siblings",
		"a filled want leaves a sibling open",
		() =>
			after(goodStory(), (story) => {
				open(story, "n3", "ben");
				story.commit("n3", 1);
			}),
		finished,
	],
	[
		"10 revoked",
		"an offer is decided after the revocation",
		() =>
			after(marketStory(), (story) => {
				story.commit("n1", 7_000);
				story.tell("mandate-ben", "MandateRevoked");
				story.offer("n1", "o1", "ben", terms(7_000));
			}),
	],
	[
		"10 revoked",
		"a commitment is made after the revocation",
		() =>
			after(marketStory(), (story) => {
				story.tell("mandate-ben", "MandateRevoked");
				story.commit("n1", 7_000);
			}),
	],
	[
		"10 revoked",
		"no mandate was revoked",
		() =>
			after(haggleStory(), (story) =>
				story.tell("negotiation-n1", "NegotiationEnded", { reason: "mandate_revoked" }),
			),
	],
];

describe("a fault of a commitment or a mandate", () => {
	it.each(commitments)("is caught by rule %s when %s", (rule, _, tell, options) => {
		expect(rules(tell(), options)).toContain(rule);
	});
});
