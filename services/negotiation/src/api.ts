import { showTerms } from "@parley/contracts/http/amount";
import {
	negotiationPage,
	negotiationQuery,
	type ShownNegotiation,
	shownNegotiation,
} from "@parley/contracts/http/negotiation";
import { byId, page } from "@parley/contracts/http/page";
import { shownFact } from "@parley/contracts/http/replay";
import { callerOf, refused } from "@parley/runtime/http/asked";
import { type Caller, type Route, route } from "@parley/runtime/http/route";
import type { World } from "@parley/runtime/world";
import { eventsOf } from "./events.ts";
import { type NegotiationRecord, negotiations, recordOf } from "./records.ts";

const streamOf = (id: string): string => `negotiation-${id}`;

/** One answer for what is not there and for what is none of the caller's business: nobody learns which. */
const notAParty = refused(
	"NOT_A_PARTY",
	"There is no such negotiation, or you are not a party to it.",
);

const list = route({
	method: "GET",
	path: "/negotiations",
	summary: "List one's own negotiations",
	description: "In the order of their ids.",
	access: ["principal", "agent"],
	query: negotiationQuery,
	answers: { 200: negotiationPage },
	async handle(request, world) {
		const { status, role, limit, after } = request.query;
		const { principal } = callerOf(request);
		const { documents, store } = world;
		await documents.catchUp();
		const bounds = { limit: limit + 1, ...(after === undefined ? {} : { after }) };
		const sides = role === undefined ? (["buyer", "seller"] as const) : [role];
		const found = await Promise.all(
			sides.map((side) =>
				documents.find(
					negotiations,
					{ [side]: principal, ...(status === undefined ? {} : { status }) },
					bounds,
				),
			),
		);
		const inOrder = found.flat().sort((a, b) => (a.id < b.id ? -1 : 1));
		const { items, next } = page(inOrder, limit);
		const streams = await Promise.all(items.map(({ id }) => store.readStream(streamOf(id))));
		const now = streams.map(recordOf).filter((record) => record !== undefined);
		return { status: 200, body: { items: now.map(shown), next } };
	},
});

const get = route({
	method: "GET",
	path: "/negotiations/{id}",
	summary: "Read a negotiation",
	description: "For its two parties and an arbiter.",
	access: ["principal", "agent", "arbiter"],
	params: byId,
	answers: { 200: shownNegotiation },
	refusals: ["NOT_A_PARTY"],
	async handle(request, world) {
		const record = await visible(request.params.id, callerOf(request), world);
		if (record === undefined) return notAParty;
		return { status: 200, body: shown(record), version: record.version };
	},
});

const watch = route({
	method: "GET",
	path: "/negotiations/{id}/events",
	summary: "Watch a negotiation",
	description:
		"Its facts as server-sent events, in order: the event is the fact's type, its id the fact's version, its data the " +
		"fact in the documented envelope, with money in minor units. It goes on after Last-Event-ID and ends with the " +
		"negotiation; where that is over and nothing is left to tell, the answer is 204, so that a client stops asking.",
	access: ["principal", "agent", "arbiter"],
	params: byId,
	streams: true,
	answers: { 200: shownFact },
	refusals: ["NOT_A_PARTY", "MALFORMED"],
	async handle(request, world) {
		const { params, lastEventId = "0", signal } = request;
		const record = await visible(params.id, callerOf(request), world);
		if (record === undefined) return notAParty;
		if (!/^\d{1,9}$/.test(lastEventId))
			return refused("MALFORMED", "Last-Event-ID is the id of an event of this negotiation.");
		const after = Number(lastEventId);
		if (record.status === "ended" && after >= record.version) return { status: 204 };
		return { events: eventsOf(world, streamOf(params.id), after, signal) };
	},
});

export const routes: readonly Route[] = [list, get, watch];

/** A negotiation as its stream says at this moment, for those it concerns. */
async function visible(
	id: string,
	{ principal, roles }: Caller,
	{ store }: World,
): Promise<NegotiationRecord | undefined> {
	const record = recordOf(await store.readStream(streamOf(id)));
	if (record === undefined) return undefined;
	const isParty = principal === record.buyer || principal === record.seller;
	return isParty || roles.includes("arbiter") ? record : undefined;
}

function shown(record: NegotiationRecord): ShownNegotiation {
	const { offers, toMove, standing, version: _, ending, ...rest } = record;
	return {
		...rest,
		ending: ending as ShownNegotiation["ending"],
		round: Math.min(offers.buyer, offers.seller) + 1,
		toMove: toMove === null ? null : record[toMove],
		standing: standing === null ? null : { ...standing, terms: showTerms(standing.terms) },
	};
}
