import type { dealCommands, dealFacts } from "@parley/contracts/deal";
import { later } from "@parley/contracts/time";
import type { Asked, Told } from "@parley/ledger/decider";

/** Ben buys two chairs from Sue for 8000 and 600 in fees: the cast of the tests beside this file. */
export type Command = Asked<typeof dealCommands>;
export type Fact = Told<typeof dealFacts>;
type DataOf<All extends { type: string; data: unknown }, T extends All["type"]> = Extract<
	All,
	{ type: T }
>["data"];

export const NOW = "2026-03-01T12:00:00.000Z";
export const WINDOW_END = "2026-03-03T12:00:00.000Z";
export const INSPECTED = "2026-03-04T12:00:00.000Z";
export const ANSWER_BY = "2026-03-05T12:00:00.000Z";
export const justBefore = (instant: string): string => later(instant, -1);
export const justAfter = (instant: string): string => later(instant, 1);

type Circumstances = Partial<Pick<Command, "id" | "at" | "actor">>;
export const command = <T extends Command["type"]>(
	type: T,
	data: DataOf<Command, T>,
	told: Circumstances = {},
): Command =>
	({ id: "c1", at: NOW, actor: { kind: "agent", id: "an-agent" }, ...told, type, data }) as Command;

export const fact = <T extends Fact["type"]>(type: T, data: DataOf<Fact, T>): Fact =>
	({ type, data }) as Fact;

export const usd = (minor: number) => ({ minor: String(minor), currency: "USD" });
export const eur = (minor: number) => ({ minor: String(minor), currency: "EUR" });

export const terms = {
	price: usd(8000),
	quantity: 2,
	handover: { method: "pickup" as const, window: "P2D" },
	fees: [
		{ code: "delivery", amount: usd(500) },
		{ code: "gift", amount: usd(0) },
		{ code: "service", amount: usd(100) },
	],
	total: usd(8600),
};
export const deal1 = {
	negotiationId: "n1",
	offerId: "d1",
	listing: "chairs",
	revision: 3,
	buyer: "ben",
	seller: "sue",
	terms,
};
export const whose = { listing: "chairs", buyer: "ben", seller: "sue" };

export const opened = fact("DealOpened", deal1);
export const held = fact("FundsHeld", {
	postings: [{ from: "wallet:ben", to: "escrow:d1", amount: usd(8600) }],
	...whose,
	window: "P2D",
});
export const scheduled = fact("HandoverScheduled", {
	from: NOW,
	to: WINDOW_END,
	method: "pickup",
	...whose,
});
export const confirmed = (by: string): Fact => fact("HandoverConfirmed", { by });
export const inspecting = fact("InspectionOpened", { until: INSPECTED });
export const disputed = fact("DisputeOpened", {
	by: "ben",
	reason: "broken",
	claim: usd(8600),
	answerBy: ANSWER_BY,
});
export const evidence = (hash: string, by = "ben"): Fact =>
	fact("EvidenceSubmitted", { by, kind: "photo", hash: hash.repeat(64) });

export const decidedBy = (outcome: "release" | "refund", appealUntil?: string): Fact =>
	fact("DisputeDecided", {
		outcome,
		split: null,
		reasons: ["The photos show it."],
		evidenceHash: "0".repeat(64),
		...(appealUntil === undefined ? {} : { appealUntil }),
	});

/** The price to the seller and each fee to the house. */
export const paidOut = fact("FundsReleased", {
	postings: [
		{ from: "escrow:d1", to: "wallet:sue", amount: usd(8000) },
		{ from: "escrow:d1", to: "fees", amount: usd(500) },
		{ from: "escrow:d1", to: "fees", amount: usd(100) },
	],
});
export const paidBack = fact("FundsRefunded", {
	postings: [{ from: "escrow:d1", to: "wallet:ben", amount: usd(8600) }],
});
export const closed = (disposition: "released" | "refunded" | "split", handedOver: boolean): Fact =>
	fact("DealClosed", { disposition, ...whose, handedOver });

/** The facts of a deal up to each of its stages. */
export const until = {
	opened: [opened],
	held: [opened, held],
	scheduled: [opened, held, scheduled],
	inspecting: [opened, held, scheduled, confirmed("ben"), confirmed("sue"), inspecting],
	disputed: [opened, held, scheduled, confirmed("ben"), confirmed("sue"), inspecting, disputed],
};
