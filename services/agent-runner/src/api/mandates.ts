import { actorOf, callerOf, refused } from "@parley/runtime/http/asked";
import { type Reply, type Request, type Route, route } from "@parley/runtime/http/route";
import type { World } from "@parley/runtime/world";
import type { Granted, MandateState } from "../domain/mandate.ts";
import { items } from "../tables.ts";
import { agentAs, mandateBody, mandateChanges, showMandate, shownMandate } from "./mandate-body.ts";
import { isOwn, notFound, principalId } from "./own.ts";

export const mandateOf = (world: World, principal: string): Promise<MandateState> =>
	world.load<MandateState>(`mandate-${principal}`);

/** Decides a command on the caller's own mandate. Resolves to the refusal it met, or to nothing. */
export async function onMandate(
	request: Pick<Request<{ id: string }, unknown, unknown>, "params" | "caller" | "commandId">,
	world: World,
	type: string,
	data: unknown,
): Promise<Extract<Reply, { refusal: unknown }> | undefined> {
	const answer = await world.handle({
		id: request.commandId(),
		stream: `mandate-${request.params.id}`,
		type,
		data,
		actor: actorOf(callerOf({ caller: request.caller })),
	});
	return answer.ok ? undefined : { refusal: answer.refusal };
}

/** What If-Match names, for a command that is about the mandate as it was read: the stream itself judges it. */
export const asRead = ({ ifMatch }: Pick<Request<unknown, unknown, unknown>, "ifMatch">) =>
	ifMatch === undefined ? {} : { expected: ifMatch };

/** Changes with every amendment and with the revocation, and not with what is committed under it. */
const versionOf = ({ status, mandateVersion, version }: Granted): number =>
	status === "revoked" ? version : mandateVersion;

async function show(world: World, principal: string): Promise<Reply> {
	const state = await mandateOf(world, principal);
	return state.status === "none"
		? notFound
		: {
				status: 200,
				body: showMandate(state),
				version: versionOf(state),
			};
}

/** Nobody sells what somebody else has published. What nobody has published yet may come later. */
async function foreignSale(
	{ documents }: World,
	principal: string,
	sells: readonly { readonly listing: string }[],
) {
	await documents.catchUp();
	const known = await documents.many(
		items,
		sells.map(({ listing }) => listing),
	);
	const foreign = known.find(({ seller }) => seller !== principal);
	return foreign === undefined
		? undefined
		: refused(
				"NOT_THE_OWNER",
				`The listing ${foreign.id} is somebody else's; a mandate sells one's own.`,
			);
}

const path = "/principals/{id}/mandate";
const params = principalId;
const access = ["principal"] as const;

const grant = route({
	method: "PUT",
	path,
	summary: "Grant a mandate",
	description:
		"Says what an agent may sell and buy in one's name, and within which limits. Later changes amend it; once it is revoked, another " +
		"can be granted, which counts what was bought and spent before in its budget and in wants of the same ids. " +
		'With `{"kind": "external"}` as its agent a program of one\'s own takes the turns, with a key of the mandate.',
	access,
	params,
	body: mandateBody,
	answers: { 201: shownMandate },
	refusals: [
		...["NOT_FOUND", "ALREADY_GRANTED", "BUDGET_COMMITTED", "WRONG_CURRENCY", "DEADLINE_PASSED"],
		...["NOT_THE_OWNER", "FACT_TOO_LARGE"],
	],
	async handle(request, world) {
		if (!isOwn(request)) return notFound;
		const { id: principal } = request.params;
		const { agent, ...body } = request.body;
		if (!(world.now() < body.deadline)) return deadlinePassed;
		const foreign = await foreignSale(world, principal, body.sells);
		if (foreign !== undefined) return foreign;
		const mandate = { principal, ...body, agent: agentAs(agent) };
		const refusal = await onMandate(request, world, "GrantMandate", mandate);
		if (refusal !== undefined) return refusal;
		const shown = await show(world, principal);
		return "status" in shown
			? { ...shown, status: 201, location: `/principals/${principal}/mandate` }
			: shown;
	},
});

const get = route({
	method: "GET",
	path,
	summary: "Read one's own mandate",
	access,
	params,
	answers: { 200: shownMandate },
	refusals: ["NOT_FOUND"],
	handle: (request, world) => (isOwn(request) ? show(world, request.params.id) : notFound),
});

const amend = route({
	method: "PATCH",
	path,
	summary: "Amend a mandate",
	description:
		"Takes effect before the next move: what was decided under the mandate as it was is decided again. " +
		"With If-Match only while the mandate is the one that was read.",
	access,
	params,
	body: mandateChanges,
	answers: { 200: shownMandate },
	refusals: [
		"NOT_FOUND",
		"PRECONDITION_FAILED",
		"MANDATE_REVOKED",
		"WRONG_CURRENCY",
		"BUDGET_COMMITTED",
		"DEADLINE_PASSED",
		"NOT_THE_OWNER",
		"FACT_TOO_LARGE",
	],
	async handle(request, world) {
		if (!isOwn(request)) return notFound;
		const { id } = request.params;
		if ((await mandateOf(world, id)).status === "none") return notFound;
		const { agent, ...changes } = request.body;
		if (changes.deadline !== undefined && !(world.now() < changes.deadline)) return deadlinePassed;
		const { sells } = changes;
		const foreign = sells === undefined ? undefined : await foreignSale(world, id, sells);
		if (foreign !== undefined) return foreign;
		const refusal = await onMandate(request, world, "AmendMandate", {
			...changes,
			...(agent === undefined ? {} : { agent: agentAs(agent) }),
			...asRead(request),
		});
		return refusal ?? show(world, id);
	},
});

const revoke = route({
	method: "DELETE",
	path,
	summary: "Revoke a mandate",
	description:
		"Withdraws standing offers, ends open negotiations, takes its listings off the market, and ends its keys and open questions. " +
		"Deals are kept. Another mandate can be granted then, with listings published anew; who only wants to stop for a while pauses this one. " +
		"With If-Match only while the mandate is the one that was read.",
	access,
	params,
	answers: {},
	refusals: ["NOT_FOUND", "MANDATE_REVOKED", "PRECONDITION_FAILED"],
	async handle(request, world) {
		if (!isOwn(request)) return notFound;
		if ((await mandateOf(world, request.params.id)).status === "none") return notFound;
		const refusal = await onMandate(request, world, "RevokeMandate", asRead(request));
		return refusal ?? { status: 204 };
	},
});

const pausing = (verb: "pause" | "resume", type: string, refusal: string, description: string) =>
	route({
		method: "POST",
		path: `${path}/${verb}`,
		summary: `${verb === "pause" ? "Pause" : "Resume"} a mandate`,
		description: `${description} With If-Match only while the mandate is the one that was read.`,
		access,
		params,
		answers: { 200: shownMandate },
		refusals: ["NOT_FOUND", "MANDATE_REVOKED", "PRECONDITION_FAILED", refusal],
		async handle(request, world) {
			if (!isOwn(request)) return notFound;
			const { id } = request.params;
			if ((await mandateOf(world, id)).status === "none") return notFound;
			return (await onMandate(request, world, type, asRead(request))) ?? show(world, id);
		},
	});

const pause = pausing(
	"pause",
	"PauseMandate",
	"MANDATE_PAUSED",
	"The agent offers, accepts and opens nothing until it is resumed. Offers that stand and deals are kept.",
);

const resume = pausing(
	"resume",
	"ResumeMandate",
	"NOT_PAUSED",
	"The agent goes on where it is its turn.",
);

const deadlinePassed = refused("DEADLINE_PASSED", "The deadline of a mandate must lie ahead.");

export const mandateRoutes: readonly Route[] = [grant, get, amend, revoke, pause, resume];
