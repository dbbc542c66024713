import type { Fact } from "@parley/contracts/fact";
import { showTerms } from "@parley/contracts/http/amount";
import { byId } from "@parley/contracts/http/page";
import { parkedAt, parkedList } from "@parley/contracts/http/parked";
import { factPage, factsQuery, replayQuery, shownReplay } from "@parley/contracts/http/replay";
import type { Checkpoints } from "@parley/ledger/store";
import { callerOf, refused } from "@parley/runtime/http/asked";
import { type Route, route } from "@parley/runtime/http/route";
import type { Outbox } from "./relay.ts";
import { standingAfter, tracesOf } from "./standing.ts";
import { threadNamed } from "./thread.ts";

const PAGE = 1_000;
/** So many positions are looked through for facts of the types that were asked for; then the page ends, full or not. */
const MOST_LOOKED_THROUGH = 10_000;

/** One answer for what is not there and for what is none of the caller's business: nobody learns which. */
const notAParty = refused(
	"NOT_A_PARTY",
	"There is no such negotiation or deal, or you are not a party to it.",
);

export const replay = route({
	method: "GET",
	path: "/replays/{id}",
	summary: "Replay a negotiation or a deal up to a position",
	description:
		"For its two parties and an arbiter: what both may see of it, how it stood then, and the traces it was made in.",
	access: ["principal", "agent", "arbiter"],
	params: byId,
	query: replayQuery,
	answers: { 200: shownReplay },
	refusals: ["NOT_A_PARTY"],
	async handle(request, { store }) {
		const { params, query } = request;
		const { principal, roles } = callerOf(request);
		const thread = await threadNamed(params.id, store);
		if (thread === undefined) return notAParty;
		const { negotiation, deal, listing, buyer, seller } = thread;
		if (principal !== buyer && principal !== seller && !roles.includes("arbiter")) return notAParty;
		const { at = Number.MAX_SAFE_INTEGER } = query;
		const facts = thread.facts.filter(({ position }) => position <= at);
		const { standingOffer, ...standing } = standingAfter(facts, thread);
		const offer =
			standingOffer === null ? null : { ...standingOffer, terms: showTerms(standingOffer.terms) };
		const body = {
			...{ negotiation, deal, listing, buyer, seller, facts, traces: tracesOf(facts) },
			standing: { ...standing, standingOffer: offer },
		};
		return { status: 200, body };
	},
});

export const everyFact = (outbox: Outbox): Route =>
	route({
		method: "GET",
		path: "/facts",
		summary: "Read the ledger from a position on",
		description: "For an operator: every position as the bus carries it.",
		access: ["operator"],
		query: factsQuery,
		answers: { 200: factPage },
		async handle({ query: { after, limit, types } }) {
			const wanted = types?.split(",").map((type) => type.trim());
			const items: Fact[] = [];
			for (let at = after; ; ) {
				const found = await outbox.relayed(at, wanted === undefined ? limit : PAGE);
				for (const fact of found) {
					at = fact.position;
					if (wanted?.includes(fact.type) !== false) items.push(fact);
					if (items.length === limit) return { status: 200, body: { items, next: at } };
				}
				if (found.length < (wanted === undefined ? limit : PAGE))
					return { status: 200, body: { items, next: null } };
				if (at - after >= MOST_LOOKED_THROUGH) return { status: 200, body: { items, next: at } };
			}
		},
	});

export const parked = (checkpoints: Pick<Checkpoints, "parkedAll">): Route =>
	route({
		method: "GET",
		path: "/parked",
		summary: "List the facts that a service could not handle",
		access: ["operator"],
		answers: { 200: parkedList },
		async handle() {
			const all = await checkpoints.parkedAll();
			const parked = all.map(({ name, ...rest }) => ({ subscription: name, ...rest }));
			return { status: 200, body: { parked } };
		},
	});

export const handleAgain = (checkpoints: Pick<Checkpoints, "markAgain">): Route =>
	route({
		method: "POST",
		path: "/parked/{subscription}/{position}/again",
		summary: "Have a parked fact handled again",
		description: "Its service takes it up in a moment; what fails once more is parked once more.",
		access: ["operator"],
		params: parkedAt,
		answers: {},
		refusals: ["NOT_FOUND"],
		async handle({ params: { subscription, position } }) {
			const marked = await checkpoints.markAgain(subscription, position);
			return marked
				? { status: 204 }
				: refused("NOT_FOUND", "Nothing is parked under this name at this position.");
		},
	});
