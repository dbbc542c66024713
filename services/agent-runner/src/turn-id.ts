import { derivedId } from "@parley/contracts/id";

/* One occasion is one turn, whoever takes it: our own tactics, or a program from outside. */

export const buyerTurnId = (
	trigger: { readonly id: string },
	principal: string,
	want: string,
): string => derivedId(trigger.id, `buyer:${principal}/${want}`);

/** What concerns all that a principal does, such as a resumed mandate, is an occasion in each of their negotiations. */
export const buyerTalkTurnId = (
	trigger: { readonly id: string },
	principal: string,
	negotiationId: string,
): string => derivedId(trigger.id, `buyer:${principal}//${negotiationId}`);

export const sellerTurnId = (trigger: { readonly id: string }, negotiationId: string): string =>
	derivedId(trigger.id, `seller:${negotiationId}`);

/** The id of the command that carries out a turn's move: an offer's id. Each try has its own. */
export const sendId = (turnId: string, attempt: number): string =>
	derivedId(turnId, `send.${attempt}`);

/** The id of the negotiation that a turn opens, if it opens one. */
export const openedBy = (turnId: string): string => derivedId(turnId, "negotiation");
