import type { Fact } from "@parley/contracts/fact";
import type { Want } from "@parley/contracts/mandate";
import type { World } from "@parley/runtime/world";
import { type Granted, type MandateState, openQuantity } from "./domain/mandate.ts";
import { type OutsideTurn, occasionsOf, type WantView } from "./domain/outside-turns.ts";
import { newest, type Trigger } from "./domain/trigger.ts";
import { type Decided, MAX_REFUSALS, type TurnState } from "./domain/turn.ts";
import { escalations, hasPlace } from "./escalations.ts";
import { arrivals, standings } from "./mandate-tables.ts";
import { intended } from "./places.ts";
import { OVERTAKEN } from "./run-turn.ts";
import { staleCommitments } from "./stale-commitments.ts";
import { items, noPursuit, pursuitKey, pursuits, talks } from "./tables.ts";
import { buyerTalkTurnId, buyerTurnId, sellerTurnId } from "./turn-id.ts";

/** A turn that waits for a program from outside, by the id that our own runner would have given it. */
export interface WaitingTurn extends OutsideTurn {
	readonly id: string;
	readonly triesLeft: number;
}

/** The mandate of a principal whose agent is a program of their own, while it is in force. */
async function outsideMandate(world: World, principal: string): Promise<Granted | undefined> {
	const mandate = await world.load<MandateState>(`mandate-${principal}`);
	const isInForce =
		mandate.status === "granted" &&
		mandate.mandate.agent.kind === "external" &&
		world.now() < mandate.mandate.deadline;
	return isInForce ? mandate : undefined;
}

export interface OutsideTurns {
	/** Nothing where it is not in force, or the agent is not a program from outside: then nothing waits. */
	readonly granted: Granted | undefined;
	readonly waiting: readonly WaitingTurn[];
	/** Turns whose move was recorded and shows no effect yet: whoever was to send it may be gone. */
	readonly unsent: readonly { readonly turnId: string; readonly decided: Decided }[];
}

/**
 * The turns of a principal's program, oldest first. The read tables are brought up to date first, or up to `asOf`, where
 * the program's key was looked at for this very request and the tables were up to date then.
 */
export async function outsideTurns(
	world: World,
	principal: string,
	asOf?: number,
): Promise<OutsideTurns> {
	const [granted] = await Promise.all([
		outsideMandate(world, principal),
		world.documents.catchUp(asOf),
	]);
	const standing = await world.documents.get(standings, principal);
	if (granted === undefined || standing === undefined) return { granted, waiting: [], unsent: [] };
	const { wants } = granted.mandate;
	const open = await world.documents.find(talks, { seller: principal, status: "open" });
	const sold = await world.documents.many(items, [...new Set(open.map(({ listing }) => listing))]);
	const occasions = occasionsOf({
		since: standing.since,
		answers: await answersTo(world, principal),
		wants: await Promise.all(wants.map((want) => wantView(world, granted, want))),
		sales: open.map((talk) => ({ talk, item: sold.find(({ id }) => id === talk.listing) })),
	});
	const waiting: WaitingTurn[] = [];
	const unsent: OutsideTurns["unsent"][number][] = [];
	const ids = occasions.map((occasion) => idOf(occasion, principal, standing.since));
	const turns = await world.loadAll<TurnState[]>(ids.map((id) => `turn-${id}`));
	for (const [at, occasion] of occasions.entries()) {
		const [id, turn] = [ids[at], turns[at]];
		if (id === undefined || turn === undefined) continue;
		const { decided, refusals, lastCode } = turn;
		if (decided !== null && isSent(decided)) unsent.push({ turnId: id, decided });
		const isUsed = decided !== null || OVERTAKEN.has(lastCode ?? "");
		if (isUsed || isThere(waiting, id, occasion)) continue;
		waiting.push({ ...occasion, id, triesLeft: MAX_REFUSALS - refusals });
	}
	return { granted, waiting, unsent };
}

/** Whether a move tells somebody something that changes what this turn is about. */
const isSent = ({ move: { kind } }: Decided): boolean => kind !== "hold" && kind !== "ask";

/** A negotiation has one turn at a time: the oldest occasion in it that is not used. */
const isThere = (waiting: readonly WaitingTurn[], id: string, { talk }: OutsideTurn) =>
	waiting.some((other) => other.id === id || (talk !== null && other.talk?.id === talk.id));

function idOf({ trigger, want, talk }: OutsideTurn, principal: string, since: Trigger): string {
	if (want === null) return sellerTurnId(trigger, talk?.id ?? "");
	return talk !== null && trigger.id === since.id
		? buyerTalkTurnId(trigger, principal, talk.id)
		: buyerTurnId(trigger, principal, want);
}

/** What the principal said last about each negotiation, or what held because they did not. */
async function answersTo({ documents }: World, principal: string): Promise<Map<string, Trigger>> {
	const last = new Map<string, Trigger>();
	const all = await documents.find(escalations, { principal });
	for (const { negotiationId, answered } of all) {
		const before = last.get(negotiationId);
		const known = [answered, before].filter((each) => each !== null && each !== undefined);
		const trigger = newest(known);
		if (trigger !== undefined) last.set(negotiationId, trigger);
	}
	if (!(await hasPlace(documents, principal))) return last;
	// An answer about something else makes room for a question that found no place.
	const latest = newest(all.flatMap(({ answered }) => answered ?? []));
	for (const { negotiationId, position } of await documents.find(intended, {
		...{ principal, status: "wanted" },
	}))
		if (latest !== undefined && latest.position > position) last.set(negotiationId, latest);
	return last;
}

async function wantView({ documents }: World, granted: Granted, want: Want): Promise<WantView> {
	const { principal } = granted.mandate;
	const pursuit =
		(await documents.get(pursuits, pursuitKey(principal, want.id))) ??
		noPursuit(principal, want.id);
	const found = (pursuit.shortlist ?? []).map(({ listing }) => listing);
	const listed = await documents.many(items, [...new Set([...found, ...pursuit.tried])]);
	const arrived = await documents.get(arrivals, want.category);
	return {
		want,
		open: openQuantity(granted, want.id, await staleCommitments(documents, granted)),
		talks: await documents.many(talks, pursuit.negotiations),
		rumours: [...listed.map(({ news }) => news), arrived?.newest],
	};
}

/** Whether a turn was once the principal's to take: it, or the fact it would have come from, is in what they look at. */
export async function wasTheirs(
	{ store, documents, load }: World,
	principal: string,
	turnId: string,
): Promise<boolean> {
	const turn = await load<TurnState>(`turn-${turnId}`);
	if (turn.decided !== null) return turn.decided.principal === principal;
	const cameFrom = async (stream: string, idOf: (fact: Fact) => string): Promise<boolean> =>
		(await store.readStream(stream)).some((fact) => idOf(fact) === turnId);
	const mandate = await load<MandateState>(`mandate-${principal}`);
	const asked = await documents.find(escalations, { principal });
	const own = [`mandate-${principal}`, ...asked.map(({ id }) => `escalation-${id}`)];
	for (const want of mandate.status === "none" ? [] : mandate.mandate.wants) {
		const pursuit = await documents.get(pursuits, pursuitKey(principal, want.id));
		const streams = [
			...own,
			...(pursuit?.negotiations ?? []).map((id) => `negotiation-${id}`),
			...(pursuit?.shortlist ?? []).map(({ listing }) => `listing-${listing}`),
			...(pursuit?.tried ?? []).map((listing) => `listing-${listing}`),
		];
		for (const stream of streams)
			if (await cameFrom(stream, (fact) => buyerTurnId(fact, principal, want.id))) return true;
		for (const id of pursuit?.negotiations ?? [])
			if (await cameFrom(`mandate-${principal}`, (fact) => buyerTalkTurnId(fact, principal, id)))
				return true;
	}
	for (const { id, listing } of await documents.find(talks, { seller: principal }))
		for (const stream of [`negotiation-${id}`, `listing-${listing}`, ...own])
			if (await cameFrom(stream, (fact) => sellerTurnId(fact, id))) return true;
	return false;
}
