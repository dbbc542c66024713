import { derivedId } from "@parley/contracts/id";

/* One occasion is one turn, whoever takes it: our own tactics, or a program from outside. */

export const buyerTurnId = (
	trigger: { readonly id: string },
	principal: string,
	want: string,
): string => derivedId(trigger.id, `buyer:${principal}/${want}`);

export const sellerTurnId = (trigger: { readonly id: string }, negotiationId: string): string =>
	derivedId(trigger.id, `seller:${negotiationId}`);
