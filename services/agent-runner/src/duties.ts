import { isFact } from "@parley/contracts/catalogue";
import { streamId } from "@parley/contracts/fact";
import type { Documents } from "@parley/ledger/projection";
import { reaction, type Step } from "@parley/runtime/reaction";
import type { World } from "@parley/runtime/world";
import { WALK_AWAY } from "./domain/escalation-policy.ts";
import type { MandateState } from "./domain/mandate.ts";
import { endedMoot, escalations } from "./escalations.ts";
import { isOver, mandateAt } from "./mandate-history.ts";
import { errands, pursuitKey, pursuits, talks } from "./tables.ts";

/*
 * What an agent does for its principal without choosing: it keeps the books of what was promised and ends what is
 * needless. What it does to carry out a deal is in appointments.ts.
 */

const service = "agent-runner";

const endNegotiation = (
	id: string,
	principal: string,
	reason: "mandate_revoked" | "escalation_declined" = "mandate_revoked",
): Step => ({
	stream: `negotiation-${id}`,
	type: "EndNegotiation",
	data: { reason, by: principal },
});

/** Every ending that is not a deal releases the buyer's commitment (rule 10). */
export const releaseCommitment = reaction({
	name: "release-commitment",
	service,
	on: ["NegotiationEnded", "DealFellThrough", "DealClosed"],
	keys: (fact) => [fact.negotiationId ?? fact.stream],
	async steps(fact, { documents }) {
		const negotiationId = fact.negotiationId ?? "";
		if (isFact(fact, "NegotiationEnded") && fact.data.reason === "agreed") return [];
		if (isFact(fact, "DealClosed") && fact.data.disposition !== "refunded") return [];
		const buyer = (await documents.get(talks, negotiationId))?.buyer;
		const reason = isFact(fact, "NegotiationEnded")
			? "ended"
			: isFact(fact, "DealFellThrough")
				? "fell_through"
				: "refunded";
		return buyer === undefined
			? []
			: [
					{
						stream: `mandate-${buyer}`,
						type: "ReleaseCommitment",
						data: { negotiationId, reason },
					},
				];
	},
});

const buyerOf = async (
	negotiationId: string | undefined,
	documents: Documents,
): Promise<string[]> => {
	const errand = await documents.get(errands, negotiationId ?? "");
	return errand === undefined ? [] : [errand.principal];
};

/** A filled want ends its other negotiations (rule 10). It is filled when the money for it is held. */
export const endSiblings = reaction({
	name: "end-siblings",
	service,
	on: ["FundsHeld", "NegotiationOpened"],
	keys: (fact, documents) => buyerOf(fact.negotiationId, documents),
	async steps(fact, world) {
		const errand = await world.documents.get(errands, fact.negotiationId ?? "");
		if (errand === undefined) return [];
		const { principal, want } = errand;
		const pursuit = await world.documents.get(pursuits, pursuitKey(principal, want));
		const all = await world.documents.many(talks, pursuit?.negotiations ?? []);
		const bought = all
			.filter(({ deal }) => deal === "held")
			.reduce((units, { quantity }) => units + quantity, 0);
		if (bought === 0 || bought < (await quantityWanted(world, principal, want))) return [];
		const open = all.filter(({ status }) => status === "open");
		const data = { by: principal, code: "found_elsewhere" };
		return open.map(
			({ id }): Step => ({
				stream: `negotiation-${id}`,
				type: "WalkAway",
				data,
				actor: { kind: "agent", id: principal },
			}),
		);
	},
});

async function quantityWanted(world: World, principal: string, want: string): Promise<number> {
	const mandate = await world.load<MandateState>(`mandate-${principal}`);
	const wanted =
		mandate.status === "none" ? undefined : mandate.mandate.wants.find(({ id }) => id === want);
	return wanted?.quantity ?? Number.POSITIVE_INFINITY;
}

/**
 * A revoked mandate withdraws standing offers, ends negotiations and takes listings off the market (rule 10). What was set
 * aside for an offer after its negotiation had ended is taken back here: the turn that would find out is not carried on.
 * The principal may have granted another mandate by now, of which nothing is touched.
 */
export const endRevoked = reaction({
	name: "end-revoked",
	service,
	on: ["MandateRevoked"],
	keys: (fact) => [streamId(fact.stream)],
	async steps(fact, world) {
		const principal = streamId(fact.stream);
		const open = [
			...(await world.documents.find(talks, { buyer: principal, status: "open" })),
			...(await world.documents.find(talks, { seller: principal, status: "open" })),
		].filter(({ opened }) => opened < fact.position);
		const mandate = await world.load<MandateState>(fact.stream);
		const before = await mandateAt(world, fact);
		const sells = before.status === "none" ? [] : before.mandate.sells;
		const withdrawn = sells.map(
			({ listing }): Step => ({
				stream: `listing-${listing}`,
				type: "WithdrawListing",
				data: { by: principal, reason: "mandate_revoked" },
			}),
		);
		const committed = mandate.status === "none" ? [] : Object.keys(mandate.commitments);
		const over = (await world.documents.many(talks, committed)).filter(
			({ status, deal }) => status === "ended" || deal === "off",
		);
		const released = over.map(
			({ id: negotiationId }): Step => ({
				stream: fact.stream,
				type: "ReleaseCommitment",
				data: { negotiationId, reason: "ended" },
				about: negotiationId,
			}),
		);
		return [...open.map(({ id }) => endNegotiation(id, principal)), ...withdrawn, ...released];
	},
});

/** Who was asked and would rather leave ends the negotiation, whether they said so or let it be. */
export const endDeclined = reaction({
	name: "end-declined",
	service,
	on: ["EscalationResolved", "EscalationExpired"],
	keys: (fact) => [fact.stream],
	async steps(fact, { documents }) {
		if (endedMoot(fact)) return [];
		const choice = isFact(fact, "EscalationResolved") ? fact.data.choice : fact.data.applied;
		const asked = await documents.get(escalations, streamId(fact.stream));
		if (asked === undefined || asked.negotiationId === "" || choice !== WALK_AWAY) return [];
		return [endNegotiation(asked.negotiationId, asked.principal, "escalation_declined")];
	},
});

/** A negotiation that was opened while one side's mandate was being revoked ends as soon as it is seen. */
export const endOpenedTooLate = reaction({
	name: "end-opened-too-late",
	service,
	on: ["NegotiationOpened"],
	keys: (fact) => [fact.stream],
	async steps(fact, world) {
		const { data } = fact;
		for (const principal of [data.buyer, data.seller]) {
			if (await isOver(world, principal, fact))
				return [endNegotiation(data.negotiationId, principal)];
		}
		return [];
	},
});
