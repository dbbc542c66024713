import { dealPage, dealQuery, shownDeal } from "@parley/contracts/http/deal";
import { byId, page } from "@parley/contracts/http/page";
import { callerOf, refused } from "@parley/runtime/http/asked";
import { type Route, route } from "@parley/runtime/http/route";
import { deals } from "../deals.ts";
import { actOn, mayRead, notAParty, OF_DEAL, recordOf, shown } from "./deal.ts";

const list = route({
	method: "GET",
	path: "/deals",
	summary: "List one's own deals, or as an arbiter every disputed one",
	description: "In the order of their ids.",
	access: ["principal", "agent", "arbiter"],
	query: dealQuery,
	answers: { 200: dealPage },
	refusals: ["NOT_ALLOWED"],
	async handle(request, { documents }) {
		const { status, role, disputed, limit, after } = request.query;
		const { principal, roles } = callerOf(request);
		if (disputed !== undefined && !roles.includes("arbiter"))
			return refused("NOT_ALLOWED", "Only an arbiter is shown the disputes of others.");
		await documents.catchUp();
		const bounds = { limit: limit + 1, ...(after === undefined ? {} : { after }) };
		const wanted = status === undefined ? {} : { status };
		const sides = role === undefined ? (["buyer", "seller"] as const) : [role];
		const found =
			disputed === undefined
				? await Promise.all(
						sides.map((side) => documents.find(deals, { [side]: principal, ...wanted }, bounds)),
					)
				: [await documents.find(deals, { status: "disputed" }, bounds)];
		const inOrder = found.flat().sort((a, b) => (a.id < b.id ? -1 : 1));
		return { status: 200, body: page(inOrder.map(shown), limit) };
	},
});

const get = route({
	method: "GET",
	path: "/deals/{id}",
	summary: "Read a deal",
	description: "For its two parties and an arbiter.",
	access: ["principal", "agent", "arbiter"],
	params: byId,
	answers: { 200: shownDeal },
	refusals: ["NOT_A_PARTY"],
	async handle(request, world) {
		const deal = await recordOf(request.params.id, world);
		if (deal === undefined || !mayRead(deal, callerOf(request))) return notAParty;
		return { status: 200, body: shown(deal), version: deal.version };
	},
});

const confirm = route({
	method: "POST",
	path: "/deals/{id}/handover",
	summary: "Confirm that the goods changed hands",
	description:
		"When both sides have, the buyer's inspection begins; it ends a day later, at the next full hour.",
	access: ["principal", "agent"],
	params: byId,
	answers: { 200: shownDeal },
	refusals: [...OF_DEAL, "NOT_SCHEDULED", "ALREADY_CONFIRMED"],
	handle: (request, world) => actOn(request, world, "ConfirmHandover", (by) => ({ by })),
});

const release = route({
	method: "POST",
	path: "/deals/{id}/release",
	summary: "Release the money before the inspection ends",
	description: "By the buyer. Without it the money is released when the inspection is over.",
	access: ["principal"],
	params: byId,
	answers: { 200: shownDeal },
	refusals: [...OF_DEAL, "NOT_INSPECTING", "INSPECTION_OPEN"],
	handle: (request, world) => actOn(request, world, "ReleaseFunds", () => ({})),
});

export const dealRoutes: readonly Route[] = [list, get, confirm, release];
