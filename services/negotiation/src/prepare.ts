import type { Command } from "@parley/contracts/command";
import type { Documents } from "@parley/ledger/projection";
import { mayEnd } from "./domain/ending.ts";
import type { NegotiationState, Open } from "./domain/state.ts";
import { listedItems } from "./listed-items.ts";
import { openNegotiations } from "./open-negotiations.ts";

type Said = Readonly<Record<string, unknown>>;

/** Moves that can end a negotiation: whether that is a deal, an impasse or an ambiguity depends on its listing. */
const ENDING = new Set([
	"MakeOffer",
	"AcceptOffer",
	"DeclineOffer",
	"WithdrawOffer",
	"ExpireOffer",
	"EndNegotiation",
]);

/**
 * Fills in what this service knows of a command's listing and its parties, whatever the sender claimed. The tables are asked
 * only where the move may end the talks: few moves do, and a question to them costs more than all the rest of a move.
 */
export async function prepare(
	command: Command,
	documents: Documents,
	_now: string,
	state: unknown,
): Promise<Command> {
	const { type } = command;
	const data = command.data as Said;
	if (type === "OpenNegotiation")
		return { ...command, data: { ...data, ...(await opening(data, documents)) } };
	if (!ENDING.has(type)) return command;
	const { newest: _, unclear: __, window: ___, ...said } = data;
	const talk = state as NegotiationState;
	const isOver = talk.status !== "open" || !mayEnd(type, said, talk);
	return { ...command, data: isOver ? said : { ...said, ...(await known(type, talk, documents)) } };
}

async function known(type: string, { opening }: Open, documents: Documents): Promise<Said> {
	const item = await documents.get(listedItems, opening.listing);
	if (item === undefined) return {};
	const { revision: newest, unclear, window: open } = item;
	if (type !== "AcceptOffer") return { unclear };
	if (open === undefined) return { newest, unclear, window: null };
	const { since: _, bidders, ...window } = open;
	return { newest, unclear, window: { ...window, bidders: bidders.length } };
}

async function opening(said: Said, documents: Documents): Promise<Said> {
	const { listing, buyer, seller } = said as Record<"listing" | "buyer" | "seller", string>;
	const item = await documents.get(listedItems, listing);
	const going = {
		buyer: (await documents.find(openNegotiations, { buyer })).length,
		seller: (await documents.find(openNegotiations, { seller })).length,
	};
	if (item === undefined) return { listed: null, going };
	const { unclear: _, notASale: __, window: ___, ...listed } = item;
	return { listed, going };
}
