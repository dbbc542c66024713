import { z } from "zod";
import { positiveAmount } from "../amount.ts";
import { id } from "../id.ts";
import { shownAmount } from "./amount.ts";

export const movementBody = z.strictObject({
	amount: positiveAmount.describe("What moves, above nothing."),
});

export const shownAccount = z.object({
	principal: id,
	balance: shownAmount.describe("What the wallet holds now, without what deals hold in escrow."),
});

/** What an operator hears: that it was done, and not what the account holds. */
export const shownMovement = z.object({ principal: id, amount: shownAmount });
