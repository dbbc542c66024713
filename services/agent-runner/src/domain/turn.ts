import type { Refusal } from "@parley/contracts/command";
import type { turnCommands, turnFacts } from "@parley/contracts/turn";
import { type Asked, type Decider, happened, refuse, type Told } from "@parley/ledger/decider";

type Fact = Told<typeof turnFacts>;
export type Decided = Extract<Fact, { type: "TurnDecided" }>["data"];

export interface TurnState {
	/** The decision that no refusal has answered yet. */
	readonly decided: Decided | null;
	readonly refusals: number;
	readonly lastCode: string | null;
	/** The move that was recorded and then refused last. */
	readonly lastMove: Decided["move"] | null;
	/** The negotiation that the newest recorded move was made in: a refusal of that belongs to it too. */
	readonly negotiationId?: string | undefined;
	/** What came of each request of an outside program: a refusal, or `null` where its move was recorded. */
	readonly requests: Readonly<Record<string, Refusal | null>>;
}

/** Rule 9: a refused move gives the same agent another try on the same trigger, three at most; then it walks away. */
export const MAX_REFUSALS = 3;

/** One occasion for an agent to move. What is recorded here is decided once and for all; sending may be repeated. */
export const turn: Decider<Asked<typeof turnCommands>, TurnState, Fact> = {
	initialState: () => ({
		decided: null,
		refusals: 0,
		lastCode: null,
		lastMove: null,
		requests: {},
	}),
	isTerminal: () => false,
	evolve: (state, fact) =>
		fact.type === "TurnDecided"
			? {
					...state,
					decided: fact.data,
					negotiationId:
						"negotiationId" in fact.data.move ? fact.data.move.negotiationId : undefined,
					requests: answered(state, fact.data.request, null),
				}
			: {
					decided: null,
					refusals: state.refusals + 1,
					lastCode: fact.data.code,
					lastMove: state.decided?.move ?? state.lastMove,
					negotiationId: state.decided === null ? undefined : state.negotiationId,
					requests: answered(state, fact.data.request, {
						code: fact.data.code,
						because: fact.data.because,
					}),
				},
	decide(command, state) {
		if (command.type === "DecideTurn") {
			if (state.decided !== null)
				return refuse("ALREADY_DECIDED", "This turn is decided; its move is what was recorded.");
			const leaving = command.data.move.kind === "walk_away" || command.data.move.kind === "hold";
			if (!(state.refusals < MAX_REFUSALS) && !leaving)
				return refuse("TOO_MANY_TRIES", "After three refused moves an agent walks away.");
			const { attempt = state.refusals, ...decision } = command.data;
			if (attempt !== state.refusals) return comeFurther;
			return happened({ type: "TurnDecided", data: decision });
		}
		if (!(state.refusals < MAX_REFUSALS))
			return refuse("TOO_MANY_TRIES", "Three refused moves end a turn.");
		const {
			code,
			because,
			request,
			attempt = state.refusals,
			decided = state.decided !== null,
		} = command.data;
		if (attempt !== state.refusals || decided !== (state.decided !== null)) return comeFurther;
		const data = { code, because, ...(request === undefined ? {} : { request }) };
		return happened({ type: "MoveRefused", data });
	},
};

const answered = (
	{ requests }: TurnState,
	request: string | undefined,
	outcome: Refusal | null,
): TurnState["requests"] =>
	request === undefined ? requests : { ...requests, [request]: outcome };

const comeFurther = refuse(
	"COME_FURTHER",
	"This turn has come further since; look at it again before moving on.",
);
