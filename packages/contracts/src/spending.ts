import { z } from "zod";
import { id, instant } from "./id.ts";

/* What models may cost: set aside before one is asked, so that of several who ask at once none goes beyond a cap. */

const microDollars = z.int().min(0);
/** One question's own: the id of the command that set it aside. */
const reservation = id;
const spending = {
	principal: id,
	/** The negotiation that a model is asked about; left out where it reads what a person says. */
	negotiationId: id.optional(),
};

export const spendingFacts = {
	/** The most a question can cost. Nobody gives it back where whoever asked is gone: it may have been billed. */
	SpendingReserved: z.strictObject({ reservation, ...spending, microDollars, since: instant }),
	/** What it did cost. It counts for the day on which it was set aside. */
	SpendingSettled: z.strictObject({
		reservation,
		...spending,
		microDollars,
		reserved: microDollars,
		since: instant,
	}),
} as const;

export const spendingCommands = {
	ReserveSpending: z.strictObject({ ...spending, microDollars }),
	SettleSpending: z.strictObject({ reservation, microDollars }),
} as const;
