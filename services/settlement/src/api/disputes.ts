import {
	appealBody,
	decisionBody,
	disputeBody,
	evidenceBody,
	shownDeal,
} from "@parley/contracts/http/deal";
import { byId } from "@parley/contracts/http/page";
import { callerOf, refused, send } from "@parley/runtime/http/asked";
import { type Route, route } from "@parley/runtime/http/route";
import { actOn, isParty, notAParty, OF_DEAL, recordOf, show } from "./deal.ts";

const OF_DISPUTE = [...OF_DEAL, "NO_DISPUTE", "DISPUTE_DECIDED"];

const open = route({
	method: "POST",
	path: "/deals/{id}/dispute",
	summary: "Open a dispute",
	description:
		"By either party, while money is held. The other side has two days to answer; then, or once it has shown " +
		"evidence, agreed to a return or asked for an arbiter itself, an arbiter decides.",
	access: ["principal"],
	params: byId,
	body: disputeBody,
	answers: { 200: shownDeal },
	refusals: [...OF_DEAL, "NOT_HELD", "ALREADY_DISPUTED", "CLAIM_OUT_OF_RANGE", "WRONG_CURRENCY"],
	handle: (request, world) =>
		actOn(request, world, "OpenDispute", (by) => ({ by, ...request.body })),
});

const submit = route({
	method: "POST",
	path: "/deals/{id}/evidence",
	summary: "Submit evidence in a dispute",
	access: ["principal"],
	params: byId,
	body: evidenceBody,
	answers: { 200: shownDeal },
	refusals: [...OF_DISPUTE],
	handle: (request, world) =>
		actOn(request, world, "SubmitEvidence", (by) => ({ by, ...request.body })),
});

const authorise = route({
	method: "POST",
	path: "/deals/{id}/return-authorisation",
	summary: "Agree to take the goods back",
	description: "By the seller.",
	access: ["principal"],
	params: byId,
	answers: { 200: shownDeal },
	refusals: [...OF_DISPUTE, "NOT_THE_SELLER", "ALREADY_AUTHORISED"],
	handle: (request, world) => actOn(request, world, "AuthoriseReturn", (by) => ({ by })),
});

const receive = route({
	method: "POST",
	path: "/deals/{id}/return-receipt",
	summary: "Say that the goods came back",
	description: "By the seller, after agreeing to it; the buyer gets everything back.",
	access: ["principal"],
	params: byId,
	answers: { 200: shownDeal },
	refusals: [...OF_DISPUTE, "NOT_THE_SELLER", "NOT_AUTHORISED"],
	handle: (request, world) => actOn(request, world, "ReceiveReturn", (by) => ({ by })),
});

const escalate = route({
	method: "POST",
	path: "/deals/{id}/escalation",
	summary: "Take a dispute to an arbiter",
	access: ["principal"],
	params: byId,
	answers: { 200: shownDeal },
	refusals: [...OF_DISPUTE, "ALREADY_ESCALATED"],
	handle: (request, world) => actOn(request, world, "EscalateDispute", (by) => ({ by })),
});

const decide = route({
	method: "POST",
	path: "/deals/{id}/decision",
	summary: "Decide a dispute",
	description:
		"By an arbiter who is no party to it. The decision is carried out a day later, unless a party appeals until then; one " +
		"that was made after an appeal is final, and carried out at once.",
	access: ["arbiter"],
	params: byId,
	body: decisionBody,
	answers: { 200: shownDeal },
	refusals: [
		...OF_DISPUTE,
		"NOT_ALLOWED",
		"STILL_ANSWERING",
		"SPLIT_MISSING",
		"SPLIT_MISMATCH",
		"WRONG_CURRENCY",
	],
	async handle(request, world) {
		const { params, body } = request;
		const caller = callerOf(request);
		const deal = await recordOf(params.id, world);
		if (deal === undefined) return notAParty;
		if (isParty(deal, caller))
			return refused("NOT_ALLOWED", "An arbiter does not decide a deal of their own.");
		const refusal = await send(request, world, {
			stream: `deal-${params.id}`,
			type: "DecideDispute",
			data: { ...body, split: body.split ?? null },
			actor: { kind: "arbiter", id: caller.principal },
		});
		return refusal ?? show(params.id, world);
	},
});

const appeal = route({
	method: "POST",
	path: "/deals/{id}/appeal",
	summary: "Appeal a decision",
	description:
		"By either party, once in a dispute, and until the time that the decision says; then an arbiter decides anew.",
	access: ["principal"],
	params: byId,
	body: appealBody,
	answers: { 200: shownDeal },
	refusals: [...OF_DEAL, "NO_DISPUTE", "NOT_DECIDED", "ALREADY_APPEALED", "APPEAL_OVER"],
	handle: (request, world) =>
		actOn(request, world, "AppealDecision", (by) => ({ by, ...request.body })),
});

export const disputeRoutes: readonly Route[] = [
	open,
	submit,
	authorise,
	receive,
	escalate,
	decide,
	appeal,
];
