import { z } from "zod";
import { digest, id, instant } from "../id.ts";
import { negotiationFacts } from "../negotiation.ts";
import { shownTerms } from "./amount.ts";
import { pageOf, pageQuery } from "./page.ts";

export const negotiationQuery = z.strictObject({
	status: z.enum(["open", "ended"]).optional(),
	role: z.enum(["buyer", "seller"]).optional().describe("Which side of it the caller is on."),
	...pageQuery,
});

const ended = negotiationFacts.NegotiationEnded.shape;

export const shownNegotiation = z.object({
	id,
	listing: id,
	revision: z.int().describe("Of the listing: offers are for this one."),
	quantity: z.int().describe("Units that are bargained over."),
	currency: z.string().describe("A code of ISO 4217."),
	buyer: id.describe("A principal."),
	seller: id.describe("A principal."),
	deadline: instant.describe("Nothing is accepted at or after it."),
	maxRounds: z.int().describe("Rounds after which it ends as an impasse."),
	round: z.int().describe("The round in progress, from 1; a round is one offer by each side."),
	status: z.enum(["open", "ended"]),
	ending: z
		.object({
			reason: ended.reason,
			by: id.nullable().describe("The party that brought it about, if one did."),
			code: ended.code.describe("Why a party walked away."),
		})
		.nullable(),
	toMove: id.nullable().describe("The principal whose move it is; null once it has ended."),
	standing: z
		.object({
			offerId: id,
			by: id,
			terms: shownTerms,
			inReplyTo: id.nullable(),
			expiresAt: instant,
			hash: digest.describe("What an acceptance names beside the offer's id."),
		})
		.nullable()
		.describe("The offer that stands, if one does."),
	dealId: id.nullable().describe("The deal it became: the accepted offer's id."),
});
export type ShownNegotiation = z.infer<typeof shownNegotiation>;

export const negotiationPage = pageOf(shownNegotiation);
