import { toAmount } from "@parley/contracts/amount";
import { escalationCommands } from "@parley/contracts/escalation";
import { shownAmount } from "@parley/contracts/http/amount";
import { byId, page, pageOf, pageQuery } from "@parley/contracts/http/page";
import { id, instant } from "@parley/contracts/id";
import { ESCALATION_REASONS } from "@parley/contracts/turn";
import { actorOf, callerOf } from "@parley/runtime/http/asked";
import { type Reply, type Route, route } from "@parley/runtime/http/route";
import type { World } from "@parley/runtime/world";
import { z } from "zod";
import { type Escalation, escalations, raise } from "../escalations.ts";
import { notFound } from "./own.ts";

const shownEscalation = z.object({
	id,
	status: z.enum(["open", "resolved", "expired"]),
	reason: z.string(),
	question: z.string(),
	options: z.array(z.string()),
	default: z.string().describe("What holds if nobody answers before the deadline."),
	deadline: instant,
	negotiationId: id.nullable(),
	choice: z.string().nullable().describe("What holds; null while it is open."),
	because: z
		.enum(["negotiation_ended", "mandate_revoked"])
		.optional()
		.describe("Why it ended before its deadline; its default then leads to nothing."),
	rule: z.enum(ESCALATION_REASONS).optional().describe("The rule of one's policy that asks."),
	offerId: id.optional().describe("The offer it is about."),
	value: shownAmount.optional().describe("The price it is about, all-in."),
});

const show = ({
	principal: _,
	askedBy: __,
	raised: _______,
	version: ___,
	answered: ____,
	topics: _____,
	from: ______,
	negotiationId,
	rule,
	offerId,
	value,
	because,
	...rest
}: Escalation) => ({
	...rest,
	...(because === undefined ? {} : { because }),
	...(rule === undefined ? {} : { rule }),
	...(offerId === undefined ? {} : { offerId }),
	...(value === undefined ? {} : { value: toAmount(value) }),
	options: [...rest.options],
	negotiationId: negotiationId === "" ? null : negotiationId,
});

/** A principal's own question, or the same answer as for one that was never asked. */
async function own(world: World, principal: string, id: string): Promise<Reply> {
	await world.documents.catchUp();
	const found = await world.documents.get(escalations, id);
	return found === undefined || found.principal !== principal
		? notFound
		: { status: 200, body: show(found), version: found.version };
}

/** What our own turns add; a program from outside cannot say that an answer moves a limit. */
const OURS = {
	principal: true,
	rule: true,
	turnId: true,
	offerId: true,
	value: true,
	topics: true,
	limit: true,
} as const;

const ask = route({
	method: "POST",
	path: "/agent/escalations",
	summary: "Ask one's principal",
	description:
		"At most one question about a negotiation waits at a time, and about 20 in all: those that are asked at the same moment " +
		"may all be let in. At the deadline the default holds; a question whose negotiation or mandate is over ends with it.",
	access: ["agent"],
	body: escalationCommands.RaiseEscalation.omit(OURS),
	answers: { 201: shownEscalation },
	refusals: [
		"ESCALATION_OPEN",
		"TOO_MANY_ESCALATIONS",
		"NOT_A_PARTY",
		"UNKNOWN_CHOICE",
		"OPTIONS_REPEATED",
		"DEADLINE_PASSED",
	],
	async handle(request, world) {
		const caller = callerOf(request);
		const command = { id: request.commandId(), actor: actorOf(caller) };
		const raised = await raise(world, caller.principal, request.body, command);
		return "refusal" in raised
			? raised
			: { status: 201, body: show(raised), location: `/agent/escalations/${raised.id}` };
	},
});

const heard = route({
	method: "GET",
	path: "/agent/escalations/{id}",
	summary: "Read what came of a question to one's principal",
	access: ["agent"],
	params: byId,
	answers: { 200: shownEscalation },
	refusals: ["NOT_FOUND"],
	handle: (request, world) => own(world, callerOf(request).principal, request.params.id),
});

const list = route({
	method: "GET",
	path: "/escalations",
	summary: "List the questions one's agent has asked",
	description: "In the order of their ids.",
	access: ["principal"],
	query: z.strictObject({
		status: z.enum(["open", "resolved", "expired"]).optional(),
		...pageQuery,
	}),
	answers: { 200: pageOf(shownEscalation) },
	async handle(request, { documents }) {
		const { principal } = callerOf(request);
		const { status, limit, after } = request.query;
		await documents.catchUp();
		const found = await documents.find(
			escalations,
			{ principal, ...(status === undefined ? {} : { status }) },
			{ limit: limit + 1, ...(after === undefined ? {} : { after }) },
		);
		return { status: 200, body: page(found.map(show), limit) };
	},
});

const get = route({
	method: "GET",
	path: "/escalations/{id}",
	summary: "Read a question",
	access: ["principal"],
	params: byId,
	answers: { 200: shownEscalation },
	refusals: ["NOT_FOUND"],
	handle: (request, world) => own(world, callerOf(request).principal, request.params.id),
});

const answer = route({
	method: "POST",
	path: "/escalations/{id}/answer",
	summary: "Answer a question",
	access: ["principal"],
	params: byId,
	body: z.strictObject({ choice: z.string().min(1).max(200).describe("One of the options.") }),
	answers: { 200: shownEscalation },
	refusals: ["NOT_FOUND", "UNKNOWN_CHOICE", "ESCALATION_CLOSED", "DEADLINE_PASSED"],
	async handle(request, world) {
		const caller = callerOf(request);
		const { id } = request.params;
		const found = await own(world, caller.principal, id);
		if ("refusal" in found) return found;
		const answer = await world.handle({
			id: request.commandId(),
			stream: `escalation-${id}`,
			type: "ResolveEscalation",
			data: { choice: request.body.choice, by: caller.principal },
			actor: actorOf(caller),
		});
		return answer.ok ? own(world, caller.principal, id) : { refusal: answer.refusal };
	},
});

export const escalationRoutes: readonly Route[] = [ask, heard, list, get, answer];
