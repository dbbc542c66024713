import { given } from "@parley/ledger/given";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
	command,
	DEADLINE,
	EXPIRY,
	haggle,
	makeOffer,
	opened,
} from "../testing/negotiation-story.ts";
import { mayEnd } from "./ending.ts";
import { negotiation } from "./negotiation.ts";

const DEAD_ENDS = ["impasse", "ambiguous", "deadline"];
const price = fc.constantFrom(80, 90, 100);

test("no talks end without a deal or a party's will where they were thought not to", () => {
	const ended = (rounds: number, prices: readonly number[], next: number) => {
		const { state, when } = given(negotiation, opened({ maxRounds: rounds }), ...haggle(...prices));
		if (state.status !== "open") return;
		const by = prices.length % 2 === 0 ? "ben" : "sue";
		const other = by === "ben" ? "sue" : "ben";
		const offerId = `o${prices.length}`;
		const unclear = ["unit"];
		const said = [
			makeOffer(
				by,
				next,
				{ inReplyTo: prices.length === 0 ? null : offerId, unclear },
				{ id: "next" },
			),
			command("DeclineOffer", { by, offerId, unclear }),
			command("WithdrawOffer", { by: other, offerId, unclear }),
			command("ExpireOffer", { offerId, unclear }, { at: EXPIRY }),
			command(
				"EndNegotiation",
				{ reason: "deadline", by: null, unclear },
				{
					at: DEADLINE,
					actor: { kind: "timer", id: "market" },
				},
			),
		];
		for (const move of said) {
			const outcome = when(move);
			const facts = "events" in outcome ? outcome.events : [];
			const isOver = facts.some(
				({ type, data }) => type === "NegotiationEnded" && DEAD_ENDS.includes(data.reason),
			);
			if (isOver)
				expect([move.type, mayEnd(move.type, move.data, state)]).toEqual([move.type, true]);
		}
	};
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 4 }), fc.array(price, { maxLength: 9 }), price, ended),
	);
});
