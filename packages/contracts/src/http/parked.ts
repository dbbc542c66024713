import { z } from "zod";

export const parkedList = z.object({
	parked: z.array(
		z.object({
			subscription: z.string().describe("Who could not handle it: a service and its process."),
			position: z.int().describe("Of the fact it could not handle."),
			error: z.string().describe("What went wrong the last time."),
			again: z.boolean().describe("It is to be handled again, and was not yet."),
		}),
	),
});

export const parkedAt = z.strictObject({
	subscription: z.string().min(1).max(200),
	position: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
});
