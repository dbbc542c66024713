import { z } from "zod";
import { id, instant } from "../id.ts";
import { shownTerms } from "./amount.ts";

const position = z.coerce
	.number("a position in the ledger")
	.int()
	.min(0)
	.max(Number.MAX_SAFE_INTEGER);

/** One fact in the documented envelope, as it is exported; money in it is in minor units. */
export const shownFact = z.looseObject({
	id: z.string(),
	stream: z.string(),
	version: z.int().describe("Counts from 1 in its stream."),
	position: z.int().describe("Counts from 1 in the market, in the order of commits."),
	type: z.string(),
	data: z
		.record(z.string(), z.unknown())
		.describe("What the type says; amounts are {minor, currency} in whole minor units."),
	actor: z.object({ kind: z.string(), id: z.string() }),
	traceparent: z.string(),
	at: instant,
	recordedAt: instant,
});

export const replayQuery = z.strictObject({
	at: position
		.optional()
		.describe("The last position to take in; the newest one unless it is said."),
});

export const shownReplay = z.object({
	negotiation: id,
	deal: id.nullable(),
	listing: id,
	buyer: id,
	seller: id,
	facts: z.array(shownFact).describe("What both parties may see, in the order of positions."),
	standing: z
		.object({
			position: z.int().describe("Of the last fact that was taken in."),
			time: z.string(),
			status: z.enum(["not opened", "open", "ended"]),
			ending: z.string().nullable(),
			standingOffer: z
				.object({ offerId: id, by: id, terms: shownTerms, expiresAt: instant })
				.nullable(),
			toMove: id.nullable().describe("The principal whose move it was."),
			round: z.int(),
			maxRounds: z.int(),
			deal: z.string().nullable().describe("The type of the deal's last fact."),
		})
		.describe("How things stood after the last of these facts."),
	traces: z
		.array(z.string())
		.describe("The ids of the traces these facts were made in, each once, in order."),
});

export const factsQuery = z.strictObject({
	after: position.default(0).describe("Go on after this position."),
	limit: z.coerce.number().int().min(1).max(1_000).default(100).describe("At most so many facts."),
	types: z
		.string()
		.max(2_000)
		.optional()
		.describe("Only facts of these types, separated by commas."),
});

export const factPage = z.object({
	items: z.array(shownFact).describe("Of a private fact only its salted digest."),
	next: z
		.int()
		.nullable()
		.describe(
			"The position to ask `after` next; null where the ledger ended. A page may be empty.",
		),
});
