import { z } from "zod";
import { postings } from "./deal.ts";
import { id } from "./id.ts";
import { money } from "./money.ts";

export const accountFacts = {
	AccountOpened: z.strictObject({ principal: id, currency: z.string() }),
	FundsDeposited: z.strictObject({ postings }),
	FundsWithdrawn: z.strictObject({ postings }),
} as const;

/** Commands that bring money into the market or take it out; only an operator, or the market of a file, may give them. */
export const MONEY_COMMANDS: readonly string[] = ["DepositFunds", "WithdrawFunds"];

export const accountCommands = {
	OpenAccount: z.strictObject({ principal: id, currency: z.string().regex(/^[A-Z]{3}$/) }),
	DepositFunds: z.strictObject({ amount: money }),
	WithdrawFunds: z.strictObject({ amount: money }),
} as const;
