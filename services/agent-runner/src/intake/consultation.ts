import type { Actor } from "@parley/contracts/fact";
import { derivedId } from "@parley/contracts/id";
import { later } from "@parley/contracts/time";
import type { refused } from "@parley/runtime/http/asked";
import type { World } from "@parley/runtime/world";
import type { Mind } from "../consult.ts";
import { type Interview, stillReading } from "../domain/intake/interview.ts";
import type { Held, Purses } from "../purses.ts";
import { type Interviewed, type Reader, readsWithin } from "./interviewer.ts";
import { marketHasRoom, READ_ENOUGH, readerOf, type Saying, SPENT_TODAY } from "./reader.ts";

type Refused = ReturnType<typeof refused>;

/** Who listens where a person has said something. */
export interface Listener {
	readonly mind: Mind | undefined;
	/** A text that was never used before: of two that hear one request at once, one is to ask a model. */
	readonly fresh: () => string;
	readonly purses: Purses;
}

interface Request extends Saying {
	/** Of all that it said. */
	readonly hash: string;
	readonly actor: Actor;
}

/** A model that may be asked now, and what is set aside for that: the person's, and the market's where it has a cap. */
export type Consulted = Extract<Reader, { kind: "model" }> & {
	readonly spending: string;
	readonly held: readonly Held[];
};

/**
 * Sets aside what a model can cost at most and records that it is about to be asked, before it is: so of several requests
 * at once one asks, no cap is exceeded by what others ask meanwhile, and all of it is counted though nobody lives to hear
 * the answer. Where there is no room for it the form reads.
 */
export async function consult(
	world: World,
	state: Interview,
	request: Request,
	listener: Listener,
): Promise<Consulted | Extract<Reader, { kind: "form" }> | Refused> {
	const { reading } = state;
	const isRead = request.consent && request.mind !== undefined;
	if (isRead && reading !== null && world.now() < reading.until)
		return { refusal: stillReading.refused };
	const reader = await paidFor(world, state, request, listener);
	if (reader.kind === "form") return reader;
	const answer = await world.handle({
		// Two that hear the same request at once must not both be told that it is theirs to ask.
		id: derivedId(request.request, `consult:${listener.fresh()}`),
		stream: `intake-${state.principal}`,
		type: "ConsultIntake",
		data: {
			...{ request: request.request, heard: request.hash, model: reader.question.model },
			...{ microDollars: reader.microDollars, spending: reader.spending },
			until: later(world.now(), readsWithin(reader.mind)),
			expected: state.version,
		},
		actor: request.actor,
	});
	if (answer.ok) return reader;
	await settle(world, reader, 0, listener);
	return answer.refusal.code === "READING_CAP" ? READ_ENOUGH : { refusal: answer.refusal };
}

/** What the person's words did cost to read is all that stays counted. */
export const wasBilled = (
	world: World,
	reader: Consulted,
	{ usage }: Interviewed["model"],
	listener: Listener,
): Promise<void> =>
	settle(world, reader, usage === null ? 0 : (usage.microDollars ?? reader.microDollars), listener);

async function settle(
	world: World,
	{ held }: Consulted,
	microDollars: number,
	{ purses }: Listener,
): Promise<void> {
	for (const each of held) await purses.settle(world, each, microDollars);
}

async function paidFor(
	world: World,
	state: Interview,
	request: Request,
	{ purses }: Listener,
): Promise<Consulted | Extract<Reader, { kind: "form" }>> {
	const { principal } = state;
	const ofPerson = {
		...{ stream: `spending-${principal}`, principal },
		...{ occasion: request.request, actor: request.actor },
	};
	const { afforded: reader, held } = await purses.setAside(
		world,
		ofPerson,
		() => readerOf(world, state, request),
		costOf,
	);
	if (reader.kind === "form") return reader;
	if (held === undefined) throw new TypeError("Nothing was set aside for a model that is to read.");
	const own = { ...reader, spending: held.reservation, held: [held] };
	if (typeof reader.mind.readingCap !== "bigint") return own;
	const today = world.now().slice(0, 10);
	const ofMarket = { ...ofPerson, stream: `reading-${today}` };
	const shared = await purses.setAside(
		world,
		ofMarket,
		async () => ((await marketHasRoom(world, reader, today)) ? reader : SPENT_TODAY),
		costOf,
	);
	if (shared.held !== undefined) return { ...own, held: [held, shared.held] };
	await purses.settle(world, held, 0);
	return SPENT_TODAY;
}

const costOf = (reader: Reader): number | undefined =>
	reader.kind === "model" ? reader.microDollars : undefined;
