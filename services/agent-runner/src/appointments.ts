import { isFact } from "@parley/contracts/catalogue";
import { streamId } from "@parley/contracts/fact";
import { hashOf } from "@parley/contracts/hash";
import type { Mandate } from "@parley/contracts/mandate";
import { fullHour, later } from "@parley/contracts/time";
import { reaction, type Step } from "@parley/runtime/reaction";
import type { World } from "@parley/runtime/world";
import type { MandateState } from "./domain/mandate.ts";
import { items, talks } from "./tables.ts";

/*
 * What an agent does to answer for a listing and to carry out a deal: it answers questions and turns up. Whose agent is a
 * program of their own turns up themselves; only what the seller has said already is said for them too.
 */

const service = "agent-runner";
/** How long a buyer may inspect what was handed over. */
const INSPECTION_MS = 24 * 3_600_000;
const agent = (id: string) => ({ kind: "agent", id }) as const;

async function saleOf(
	world: World,
	seller: string,
	listing: string,
): Promise<Mandate["sells"][number] | undefined> {
	const mandate = await world.load<MandateState>(`mandate-${seller}`);
	return mandate.status === "none"
		? undefined
		: mandate.mandate.sells.find((sale) => sale.listing === listing);
}

async function actsByItself(world: World, principal: string): Promise<boolean> {
	const mandate = await world.load<MandateState>(`mandate-${principal}`);
	return mandate.status !== "none" && mandate.mandate.agent.kind === "external";
}

/** What a seller has said, about a question that is open on a listing of theirs. */
const answerTo = (by: string, listing: string, slot: string, answer: string | undefined): Step => ({
	stream: `listing-${listing}`,
	type: "AnswerClarification",
	data: { by, slot, answer },
	about: slot,
	actor: agent(by),
});

/**
 * Answers a question about a listing with what its seller said; what the seller never said stays open. Where the question
 * came before the mandate, the mandate answers it.
 */
export const answerClarification = reaction({
	name: "answer-clarification",
	service,
	on: ["ListingNeedsClarification", "MandateGranted", "MandateAmended"],
	keys: (fact) => [fact.stream],
	async steps(fact, world) {
		if (!isFact(fact, "ListingNeedsClarification")) return overdue(streamId(fact.stream), world);
		const listing = streamId(fact.stream);
		const item = await world.documents.get(items, listing);
		if (item === undefined) return [];
		const answers = (await saleOf(world, item.seller, listing))?.answers ?? {};
		return fact.data.slots
			.filter(
				({ slot, readings }) =>
					Object.hasOwn(answers, slot) && readings.includes(answers[slot] ?? ""),
			)
			.map(({ slot }) => answerTo(item.seller, listing, slot, answers[slot]));
	},
});

/** Answers to all that was asked before its seller said anything; the listing knows which of them are readings. */
async function overdue(seller: string, world: World): Promise<Step[]> {
	const mandate = await world.load<MandateState>(`mandate-${seller}`);
	const steps: Step[] = [];
	for (const { listing, answers = {} } of mandate.status === "none" ? [] : mandate.mandate.sells) {
		if (Object.keys(answers).length === 0) continue;
		const item = await world.documents.get(items, listing);
		if (item?.seller !== seller) continue;
		const open = item.asked.filter((slot) => !Object.hasOwn(item.answers, slot));
		for (const slot of open)
			if (Object.hasOwn(answers, slot)) steps.push(answerTo(seller, listing, slot, answers[slot]));
	}
	return steps;
}

/** The seller comes to the handover, unless it is one that never shows up. */
export const handOver = reaction({
	name: "hand-over",
	service,
	on: ["HandoverScheduled"],
	keys: (fact) => [fact.stream],
	async steps(fact, world) {
		const { seller, listing } = fact.data;
		if ((await saleOf(world, seller, listing))?.noShow === true) return [];
		if (await actsByItself(world, seller)) return [];
		return [confirmation(fact.stream, seller, fact.at)];
	},
});

/** The buyer confirms what the seller handed over. */
export const receive = reaction({
	name: "receive",
	service,
	on: ["HandoverConfirmed"],
	keys: (fact) => [fact.stream],
	async steps(fact, world) {
		const talk = await world.documents.get(talks, fact.negotiationId ?? "");
		if (talk === undefined || fact.data.by === talk.buyer) return [];
		return (await actsByItself(world, talk.buyer))
			? []
			: [confirmation(fact.stream, talk.buyer, fact.at)];
	},
});

const confirmation = (stream: string, by: string, at: string): Step => ({
	stream,
	type: "ConfirmHandover",
	data: { by, inspectUntil: fullHour(later(at, INSPECTION_MS)) },
	actor: agent(by),
});

/** Whoever came to a missed handover says so; a listing whose seller did not come leaves the market. */
export const complain = reaction({
	name: "complain",
	service,
	on: ["DisputeOpened"],
	keys: (fact) => [fact.stream],
	async steps(fact, world) {
		const { by, reason } = fact.data;
		const talk = await world.documents.get(talks, fact.negotiationId ?? "");
		if (fact.actor.kind !== "timer" || talk === undefined) return [];
		const hash = hashOf({ deal: fact.dealId, by, says: reason });
		const evidence: Step = {
			stream: fact.stream,
			type: "SubmitEvidence",
			data: { by, kind: "statement", hash },
			actor: agent(by),
		};
		const said = (await actsByItself(world, by)) ? [] : [evidence];
		if (reason !== "not_handed_over") return said;
		return [
			...said,
			{
				stream: `listing-${talk.listing}`,
				type: "WithdrawListing",
				data: { by: talk.seller, reason },
			},
		];
	},
});
