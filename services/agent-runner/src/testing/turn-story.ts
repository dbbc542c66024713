import type { Fact } from "@parley/contracts/fact";
import { derivedId, rootId } from "@parley/contracts/id";
import type { Move } from "@parley/contracts/turn";
import { runTurn } from "../run-turn.ts";
import { type Occasion, type TurnParts, turnParts } from "../turn-parts.ts";
import { DEADLINE, eur, mandateOf, termsOf } from "./sample.ts";
import { Stage } from "./stage.ts";

/* One turn of Anna's agent, which chooses what a test tells it to; everybody else is played by the test. */

export const turnId = rootId("the turn");
export const sendId = (tries: number): string => derivedId(turnId, `send.${tries}`);

export const offer = (
	minor: number,
	negotiationId = "n1",
	inReplyTo: string | null = null,
): Extract<Move, { kind: "offer" }> => ({
	kind: "offer",
	negotiationId,
	listing: "bens-chairs",
	revision: 1,
	terms: termsOf(eur(minor), 3),
	inReplyTo,
	expiresAt: DEADLINE,
	want: "chairs",
});
export const accept: Extract<Move, { kind: "accept" }> = {
	kind: "accept",
	negotiationId: "n1",
	offerId: "o7",
	hash: "a".repeat(64),
	total: eur(2800),
	quantity: 3,
	want: "chairs",
};
export const ask: Move = {
	...offer(900),
	listing: "lamp",
	terms: termsOf(eur(900), 1),
	want: null,
};
/** What of a turn differs where Anna sells her lamp. */
export const sale = { want: null, listing: "lamp" } as const;
/** She takes a bid for it. */
export const soldFor = (minor: number): typeof accept => ({
	...{ ...accept, want: null, total: eur(minor), quantity: 1 },
});
export const leave: Move = { kind: "walk_away", negotiationId: "n1", code: "other" };

/** Anna with an agent that chooses the moves it is told to, one after the other; the last one again and again. */
export async function annaWith(...moves: readonly Move[]) {
	const stage = new Stage();
	const trigger = await stage.grant(mandateOf());
	let chosen = 0;
	/** A choice follows from what happened so far, as a real one does, and not from how often it was asked for. */
	const tries = (): number =>
		stage.ledger.facts.filter(({ type }) => type === "MoveRefused").length;
	const occasion: Occasion = {
		turnId,
		principal: "anna",
		trigger,
		want: "chairs",
		listing: undefined,
		isMoot: false,
		lastResort: leave,
		async choose() {
			chosen += 1;
			return {
				move: moves[Math.min(tries(), moves.length - 1)] as Move,
				band: { from: eur(1), to: eur(2) },
			};
		},
	};
	const run = (parts: TurnParts = turnParts, changes: Partial<Occasion> = {}) =>
		runTurn(stage.world, { ...occasion, ...changes }, parts);
	return { stage, trigger, occasion, run, chosen: () => chosen };
}

export const types = (stage: Stage, category: string): string[] =>
	stage.told(category).map(({ type }) => type);
export const codes = (stage: Stage): unknown[] =>
	stage.ledger.facts.filter(({ type }) => type === "MoveRefused").map(({ data }) => data.code);
/** The kinds of the commands that went out, repeats too. */
export const sentBy = ({ stage }: { readonly stage: Stage }): string[] =>
	stage.sent.map(({ type }) => type);
/** The parts of a turn, with something that happens as soon as a move is recorded and before it is sent. */
export const afterRecording = (happens: () => unknown): TurnParts => ({
	...turnParts,
	async record(world, command) {
		const answer = await turnParts.record(world, command);
		await happens();
		return answer;
	},
});
export const refusing = (code: string) => () => ({ code, because: "No." });

/** The parts of a turn, writing down the order they are called in. */
export function recorded(): { parts: TurnParts; calls: string[] } {
	const calls: string[] = [];
	const parts: TurnParts = {
		choose: (...given) => {
			calls.push("choose");
			return turnParts.choose(...given);
		},
		guard: (...given) => {
			calls.push("guard");
			return turnParts.guard(...given);
		},
		record: (world, command) => {
			calls.push(`record ${command.type}`);
			return turnParts.record(world, command);
		},
		reserve: (world, command) => {
			calls.push(`reserve ${command.type}`);
			return turnParts.reserve(world, command);
		},
		send: (world, command) => {
			calls.push(`send ${command.type}`);
			return turnParts.send(world, command);
		},
	};
	return { parts, calls };
}

export const standing = (stage: Stage): Fact | undefined =>
	stage.ledger.facts.findLast(({ type }) => type === "CommitmentReserved");

export async function negotiationOpens(stage: Stage, id = "n1"): Promise<void> {
	await stage.tell(`negotiation-${id}`, "NegotiationOpened", {
		negotiationId: id,
		listing: "bens-chairs",
		revision: 1,
		quantity: 3,
		buyer: "anna",
		seller: "ben",
		deadline: DEADLINE,
		maxRounds: 8,
		currency: "EUR",
	});
	await stage.catchUp();
}

/** The offer that a move accepts stands on the table, as the move says it does. */
export async function onOffer(
	stage: Stage,
	{ offerId, total, quantity, hash, want }: typeof accept = accept,
): Promise<void> {
	const listing = want === null ? "lamp" : "bens-chairs";
	const [buyer, seller] = want === null ? ["ben", "anna"] : ["anna", "ben"];
	const about = { negotiationId: "n1", listing, revision: 1 };
	await stage.tell("negotiation-n1", "NegotiationOpened", {
		...{ ...about, quantity, buyer, seller, deadline: DEADLINE, maxRounds: 8, currency: "EUR" },
	});
	await stage.tell("negotiation-n1", "OfferMade", {
		...{ ...about, offerId, by: "ben", terms: termsOf(total, quantity), hash },
		...{ inReplyTo: null, expiresAt: DEADLINE },
	});
	await stage.catchUp();
}

interface Said {
	readonly by: string;
	readonly offerId: string;
	readonly minor: number;
	readonly inReplyTo: string | null;
}

export async function offerMade(
	stage: Stage,
	{ by, offerId, minor, inReplyTo }: Said,
	id = "n1",
): Promise<void> {
	const offered = {
		negotiationId: id,
		offerId,
		listing: "bens-chairs",
		revision: 1,
		by,
		terms: termsOf(eur(minor), 3),
		inReplyTo,
		expiresAt: DEADLINE,
	};
	await stage.tell(`negotiation-${id}`, "OfferMade", { ...offered, hash: "b".repeat(64) });
	await stage.catchUp();
}

/** Anna has bid 2000 in a negotiation and Ben has answered 3500, so her commitment stands for nothing. */
export async function bidAndCounter(stage: Stage, id = "n1"): Promise<void> {
	await negotiationOpens(stage, id);
	await stage.tell("mandate-anna", "CommitmentReserved", {
		negotiationId: id,
		want: "chairs",
		amount: eur(2000),
		quantity: 3,
		offerId: "o1",
	});
	await offerMade(stage, { by: "anna", offerId: "o1", minor: 2000, inReplyTo: null }, id);
	await offerMade(stage, { by: "ben", offerId: "o7", minor: 3500, inReplyTo: "o1" }, id);
}
