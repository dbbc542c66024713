import type { Command } from "@parley/contracts/command";
import { streamId } from "@parley/contracts/fact";
import { id } from "@parley/contracts/id";
import type { Documents } from "@parley/ledger/projection";
import { listedItems } from "./listed-items.ts";
import { offerWindows } from "./offer-windows.ts";
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

/** Fills in what this service knows of a command's listing and its parties, whatever the sender claimed. */
export async function prepare(command: Command, documents: Documents): Promise<Command> {
	const { type, data } = command;
	if (typeof data !== "object" || data === null) return command;
	if (type === "OpenNegotiation")
		return { ...command, data: { ...data, ...(await opening(data as Said, documents)) } };
	if (!ENDING.has(type)) return command;
	const talk = await documents.get(openNegotiations, streamId(command.stream));
	const item = talk && (await documents.get(listedItems, talk.listing));
	const { unclear: _, window: __, ...said } = data as Said;
	if (talk === undefined || item === undefined) return { ...command, data: said };
	const { unclear } = item;
	if (type !== "AcceptOffer") return { ...command, data: { ...said, unclear } };
	const held = await documents.get(offerWindows, talk.listing);
	const window = held === undefined ? null : { ...held.window, bidders: held.bidders.length };
	return { ...command, data: { ...said, unclear, window } };
}

async function opening({ listing, buyer, seller }: Said, documents: Documents): Promise<Said> {
	const named = id.safeParse(listing);
	const item = named.success ? await documents.get(listedItems, named.data) : undefined;
	const going = {
		buyer: await openOf("buyer", buyer, documents),
		seller: await openOf("seller", seller, documents),
	};
	if (item === undefined) return { listed: null, going };
	const { unclear: _, notASale: __, ...listed } = item;
	return { listed, going };
}

/** Nothing has been read by a schema yet, and a table cannot be asked for what no id may hold. */
async function openOf(
	side: "buyer" | "seller",
	principal: unknown,
	documents: Documents,
): Promise<number> {
	const named = id.safeParse(principal);
	return named.success ? documents.count(openNegotiations, { [side]: named.data }) : 0;
}
