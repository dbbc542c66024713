import { toAmount } from "@parley/contracts/amount";
import type { Fact } from "@parley/contracts/fact";
import {
	answerBody,
	type ListingSummary,
	listingBody,
	listingChanges,
	listingPage,
	listingQuery,
	questionBody,
	type ShownListing,
	shownListing,
	slotOfListing,
	withdrawalBody,
} from "@parley/contracts/http/listing";
import { byId, page } from "@parley/contracts/http/page";
import { derivedId } from "@parley/contracts/id";
import { DEFAULT_HANDOVER } from "@parley/contracts/terms";
import { callerOf, refused, send } from "@parley/runtime/http/asked";
import { type Reply, type Route, route } from "@parley/runtime/http/route";
import type { World } from "@parley/runtime/world";
import { available, listing as decider, type ListingState } from "./domain/listing.ts";
import { type ShelfItem, shelf } from "./shelf.ts";

const streamOf = (id: string): string => `listing-${id}`;
const noSuchListing = refused("NO_SUCH_LISTING", "There is no such listing.");

const publish = route({
	method: "POST",
	path: "/listings",
	summary: "Publish a listing",
	description: "The caller is the seller. Everything in it is public.",
	access: ["principal"],
	body: listingBody,
	answers: { 201: shownListing },
	refusals: ["ALREADY_PUBLISHED", "OFFER_WINDOW_PAST", "FACT_TOO_LARGE"],
	async handle(request, world) {
		const { id = derivedId(request.commandId(), "listing"), ...content } = request.body;
		const { attributes = {}, handover = DEFAULT_HANDOVER } = content;
		const { principal: seller } = callerOf(request);
		const data = { seller, ...content, attributes, handover };
		const refusal = await send(request, world, {
			stream: streamOf(id),
			type: "PublishListing",
			data,
		});
		if (refusal !== undefined) return refusal;
		const shown = await show(id, world);
		return "refusal" in shown ? shown : { ...shown, status: 201, location: `/listings/${id}` };
	},
});

const list = route({
	method: "GET",
	path: "/listings",
	summary: "Look for listings",
	description:
		"In the order of their ids, or with `text` the best match first and no further page.",
	access: "anyone",
	query: listingQuery,
	answers: { 200: listingPage },
	async handle({ query: { text, category, status, limit, after } }, world) {
		const { documents } = world;
		await documents.catchUp();
		const where = { status, ...(category === undefined ? {} : { category }) };
		if (text !== undefined) {
			const found = await documents.search(shelf, { text, where, limit });
			return { status: 200, body: { items: found.map(summaryOf), next: null } };
		}
		const bounds = { limit: limit + 1, ...(after === undefined ? {} : { after }) };
		const found = await documents.find(shelf, where, bounds);
		return { status: 200, body: page(found.map(summaryOf), limit) };
	},
});

const get = route({
	method: "GET",
	path: "/listings/{id}",
	summary: "Read a listing",
	access: "anyone",
	params: byId,
	answers: { 200: shownListing },
	refusals: ["NO_SUCH_LISTING"],
	handle: ({ params: { id } }, world) => show(id, world),
});

const revise = route({
	method: "PATCH",
	path: "/listings/{id}",
	summary: "Revise a listing",
	description:
		"What is not named stays. Offers are for one revision, so those that stand can no longer become a deal. With " +
		"If-Match only while the listing is the one that was read: of two at the same moment one is refused.",
	access: ["principal"],
	params: byId,
	body: listingChanges,
	answers: { 200: shownListing },
	refusals: [
		"NO_SUCH_LISTING",
		"NOT_THE_OWNER",
		"LISTING_GONE",
		"QUANTITY_RESERVED",
		"OFFER_WINDOW_PAST",
		"WRONG_CURRENCY",
		"PRECONDITION_FAILED",
		"FACT_TOO_LARGE",
	],
	handle: (request, world) =>
		change(
			request,
			world,
			"ReviseListing",
			{ by: callerOf(request).principal, changes: request.body },
			request.ifMatch,
		),
});

const withdraw = route({
	method: "POST",
	path: "/listings/{id}/withdrawal",
	summary: "Take a listing off the market",
	description: "Its negotiations end; deals that were made stay.",
	access: ["principal"],
	params: byId,
	body: withdrawalBody,
	answers: { 200: shownListing },
	refusals: ["NO_SUCH_LISTING", "NOT_THE_OWNER", "LISTING_GONE", "REASON_RESERVED"],
	handle: (request, world) =>
		change(request, world, "WithdrawListing", {
			by: callerOf(request).principal,
			...request.body,
		}),
});

const ask = route({
	method: "POST",
	path: "/listings/{id}/clarifications",
	summary: "Ask about terms that can be read in more than one way",
	description: "The question is public, and so is the answer.",
	access: ["principal", "agent"],
	params: byId,
	body: questionBody,
	answers: { 200: shownListing },
	refusals: [
		"NO_SUCH_LISTING",
		"OWN_LISTING",
		"ALREADY_ASKED",
		"LISTING_GONE",
		"TOO_MANY_QUESTIONS",
	],
	handle: (request, world) =>
		change(request, world, "AskClarification", {
			by: callerOf(request).principal,
			...request.body,
		}),
});

const answer = route({
	method: "PUT",
	path: "/listings/{id}/clarifications/{slot}",
	summary: "Answer a question about a listing of one's own",
	access: ["principal"],
	params: slotOfListing,
	body: answerBody,
	answers: { 200: shownListing },
	refusals: ["NO_SUCH_LISTING", "NOT_THE_OWNER", "NO_OPEN_QUESTION", "NOT_A_READING"],
	handle: (request, world) =>
		change(request, world, "AnswerClarification", {
			by: callerOf(request).principal,
			slot: request.params.slot,
			...request.body,
		}),
});

export const routes: readonly Route[] = [publish, list, get, revise, withdraw, ask, answer];

/** Sends a command to the listing that a request names, and shows what became of it. */
async function change(
	request: Parameters<typeof send>[0] & { readonly params: { readonly id: string } },
	world: World,
	type: string,
	data: unknown,
	expectedVersion?: number,
): Promise<Reply> {
	const { id } = request.params;
	const errand = { stream: streamOf(id), type, data, expectedVersion };
	const refusal = await send(request, world, errand);
	return refusal ?? show(id, world);
}

type Shown = { readonly status: 200; readonly body: ShownListing; readonly version: number };

/** A listing as its stream says at this moment. */
async function show(id: string, world: World): Promise<Shown | typeof noSuchListing> {
	const facts = await world.store.readStream(streamOf(id));
	const body = shownAfter(id, facts);
	return body === undefined ? noSuchListing : { status: 200, body, version: facts.length };
}

function shownAfter(id: string, facts: readonly Fact[]): ShownListing | undefined {
	const state = facts.reduce<ListingState>(
		(before, fact) => decider.evolve(before, fact as never),
		decider.initialState(),
	);
	if (state.status === "none") return undefined;
	const { content, questions, unclear, answers, status, collecting } = state;
	const { ask, seller, title, description, category, quantity, revision } = content;
	return {
		...{ id, seller, title, description, category, quantity, revision, status },
		available: available(state),
		ask: toAmount(ask),
		unclear: [...unclear],
		attributes: content.attributes,
		handover: content.handover,
		...(content.offerWindow === undefined ? {} : { offerWindow: content.offerWindow }),
		collecting: collecting !== null,
		questions: Object.values(questions).map(({ askedBy: _, ...question }) => question),
		answers,
	};
}

function summaryOf(item: ShelfItem): ListingSummary {
	const { slots, ask, ...rest } = item;
	return { ...rest, ask: toAmount(ask), unclear: [...slots] };
}
