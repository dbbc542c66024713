import { derivedId, factId, rootId } from "@parley/contracts/id";
import { actorOf, callerOf, refused } from "@parley/runtime/http/asked";
import { type Reply, type Route, route } from "@parley/runtime/http/route";
import type { World } from "@parley/runtime/world";
import { completeness } from "../domain/intake/completeness.ts";
import {
	type Interview,
	type InterviewState,
	readBackChanged,
} from "../domain/intake/interview.ts";
import { toMandate } from "../domain/intake/plan.ts";
import { hashOfPlan, readBack } from "../domain/intake/read-back.ts";
import { mandate as mandateDecider } from "../domain/mandate.ts";
import type { Listener } from "../intake/consultation.ts";
import { hear, intakeStream, openQuestion } from "../intake/hear.ts";
import { readerOf } from "../intake/reader.ts";
import { bringAbout } from "../intake/yes.ts";
import { confirmation, intakeBody, shownIntake } from "./intake-body.ts";
import { mandateOf } from "./mandates.ts";
import { isOwn, notFound, principalId } from "./own.ts";

const path = "/principals/{id}/intake";
const access = ["principal"] as const;

/** What a yes would bring about now; nothing while a question is open. */
async function planOf(world: World, { principal, round, draft }: Interview) {
	const state = await mandateOf(world, principal);
	const granted = state.status === "granted" ? state : undefined;
	return toMandate(draft, { principal, round, granted, now: world.now() });
}

async function show(world: World, state: Interview, { mind }: Listener): Promise<Reply> {
	const { status, draft, consent, confirmed } = state;
	const reader = await readerOf(world, state, { say: "", consent, request: "", mind });
	const now = world.now();
	const plan = confirmed?.plan ?? (await planOf(world, state));
	const body = {
		status,
		question: status === "open" ? (openQuestion(state, now) ?? null) : null,
		draft,
		completeness: status === "open" ? completeness(draft, now) : 100,
		readBack: plan === undefined ? null : readBack(plan),
		hash: plan === undefined ? null : hashOfPlan(plan),
		reader: reader.kind,
		...(reader.kind === "form" && reader.because !== null ? { because: reader.because } : {}),
	};
	return { status: 200, body };
}

const say = (listener: Listener): Route =>
	route({
		method: "POST",
		path,
		summary: "Say what one wants, until a mandate can be made of it",
		description:
			"Begins an intake or goes on with it, and asks one question at a time. With nothing in it, it shows how far it has " +
			"come. Nothing is published or granted before what is read back is confirmed. With consent a model reads one thing at " +
			"a time, within what that may cost; then the form goes on by itself, and because says why.",
		access,
		params: principalId,
		body: intakeBody,
		answers: { 200: shownIntake },
		refusals: [
			"NOT_FOUND",
			"NOT_UNDERSTOOD",
			"INTAKE_READING",
			"INTAKE_TOO_LONG",
			"MALFORMED",
			"WRONG_CURRENCY",
			"PRECONDITION_FAILED",
			"IDEMPOTENCY_CONFLICT",
			"FACT_TOO_LARGE",
		],
		async handle(request, world) {
			if (!isOwn(request)) return notFound;
			const actor = actorOf(callerOf(request));
			const heard = await hear(
				world,
				{ request: request.commandId(), actor, ...request.body },
				listener,
			);
			return "refusal" in heard ? heard : show(world, heard, listener);
		},
	});

const confirm = (listener: Listener): Route =>
	route({
		method: "POST",
		path: `${path}/confirm`,
		summary: "Say yes to what was read back",
		description:
			"Takes the hash of exactly that. Grants the mandate, or amends the one there is, and publishes the listings.",
		access,
		params: principalId,
		body: confirmation,
		answers: { 200: shownIntake },
		refusals: [
			"NOT_FOUND",
			"NO_INTAKE",
			"READ_BACK_CHANGED",
			"QUESTIONS_OPEN",
			"MANDATE_REVOKED",
			"WRONG_CURRENCY",
			"BUDGET_COMMITTED",
			"PRECONDITION_FAILED",
			"FACT_TOO_LARGE",
		],
		async handle(request, world) {
			if (!isOwn(request)) return notFound;
			const { id: principal } = request.params;
			const { hash } = request.body;
			const state = await world.load<InterviewState>(intakeStream(principal));
			if (state.status === "none") return noIntake;
			const said = await saidYes(world, state, hash);
			if ("refusal" in said) return said;
			const refusal = await bringAbout(world, said);
			if (refusal !== undefined) return { refusal };
			return show(world, await world.load<Interview>(intakeStream(principal)), listener);
		},
	});

/** Records a yes, once, to exactly what would come of it now. */
async function saidYes(world: World, state: Interview, hash: string) {
	const { principal, round, confirmed } = state;
	const stream = intakeStream(principal);
	// One yes has one id, however often and with whatever key it is sent.
	const id = derivedId(rootId(`yes:${stream}:${round}`), hash);
	if (confirmed !== null)
		return confirmed.hash === hash
			? { id: factId(id, 0), principal, plan: confirmed.plan }
			: changed;
	const plan = await planOf(world, state);
	if (plan === undefined) return questionsOpen;
	const refusal = await refusedMandate(world, principal, plan);
	if (refusal !== undefined) return { refusal };
	const actor = { kind: "principal", id: principal } as const;
	const data = { hash, plan };
	const expectedVersion = state.version;
	const command = { id, stream, type: "ConfirmIntake", data, actor, expectedVersion };
	const answer = await world.handle(command);
	return answer.ok ? { id: factId(id, 0), principal, plan } : { refusal: answer.refusal };
}

type Planned = NonNullable<Awaited<ReturnType<typeof planOf>>>;

/** Why the mandate would be refused, before a yes to it is recorded: who says yes shall get it. */
async function refusedMandate(world: World, principal: string, { mandate, amends }: Planned) {
	const state = await mandateOf(world, principal);
	const { principal: _, ...changes } = mandate;
	const asked = {
		id: rootId(""),
		at: world.now(),
		actor: { kind: "principal", id: principal } as const,
	};
	const decision = mandateDecider.decide(
		amends === null
			? { ...asked, type: "GrantMandate", data: mandate }
			: { ...asked, type: "AmendMandate", data: { ...changes, expected: amends } },
		state,
	);
	return "refused" in decision ? decision.refused : undefined;
}

const noIntake = refused("NO_INTAKE", "No intake is under way; begin one.");
const questionsOpen = refused("QUESTIONS_OPEN", "A question is open; answer it first.");
const changed = { refusal: readBackChanged.refused };

export const intakeRoutes = (listener: Listener): readonly Route[] => [
	say(listener),
	confirm(listener),
];
