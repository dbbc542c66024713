import {
	type Agent,
	MAX_AGENT_KEYS,
	type Mandate,
	type mandateCommands,
	type mandateFacts,
} from "@parley/contracts/mandate";
import { type Money, minorOf } from "@parley/contracts/money";
import {
	type Asked,
	type Decider,
	type Decision,
	happened,
	refuse,
	type Told,
} from "@parley/ledger/decider";
import { nextClosing } from "./want-window.ts";

type Command = Asked<typeof mandateCommands>;
type Fact = Told<typeof mandateFacts>;
type Of<T extends Command["type"]> = Extract<Command, { type: T }>;
type Outcome = Decision<Fact>;

export interface Commitment {
	readonly negotiationId: string;
	readonly want: string;
	readonly amount: Money;
	readonly quantity: number;
	readonly offerId: string;
}

export interface Granted {
	readonly status: "granted" | "revoked";
	/** The principal has stopped their agent for the time being. */
	readonly paused: boolean;
	readonly mandate: Mandate;
	/** The stream's version at the last grant: what an older version was about, a revocation has ended. */
	readonly since: number;
	/** The stream's version at the last grant or amendment: turns are decided under this one. */
	readonly mandateVersion: number;
	readonly version: number;
	/**
	 * What is promised, by negotiation. One that became a deal stays: it is what was spent. It is released when the
	 * negotiation ends otherwise, or when the deal falls through or is refunded. A grant after a revocation inherits it.
	 */
	readonly commitments: Readonly<Record<string, Commitment>>;
}
export type MandateState = { readonly status: "none" } | Granted;

/** What a principal authorises, and what their agent has promised under it (rule 10). Errors here never say a limit. */
export const mandate: Decider<Command, MandateState, Fact> = {
	initialState: () => ({ status: "none" }),
	evolve,
	// Whoever has revoked may grant again.
	isTerminal: () => false,
	decide(command, state) {
		if (command.type === "GrantMandate") return grant(command, state);
		if (state.status === "none")
			return refuse("NO_MANDATE", "This principal has granted no mandate.");
		if (command.type === "ReleaseCommitment") return release(command, state);
		if (state.status === "revoked")
			return refuse("MANDATE_REVOKED", "The principal has revoked this mandate.");
		if (!isAsRead(command, state)) return amendedSince;
		switch (command.type) {
			case "AmendMandate":
				return amend(command, state);
			case "RevokeMandate":
				return happened({ type: "MandateRevoked", data: {} });
			case "PauseMandate":
				return state.paused
					? refuse("MANDATE_PAUSED", "The principal has paused this mandate already.")
					: happened({ type: "MandatePaused", data: {} });
			case "ResumeMandate":
				return state.paused
					? happened({ type: "MandateResumed", data: {} })
					: refuse("NOT_PAUSED", "This mandate is not paused.");
			case "SetWebhook": {
				const { url, secret } = command.data;
				return happened({ type: "MandateAmended", data: { webhook: { url, secret } } });
			}
			case "RemoveWebhook":
				return happened({ type: "MandateAmended", data: { webhook: null } });
			case "MoveLimit":
				return moveLimit(command, state);
			case "AddAgentKey":
				return addKey(command, state);
			case "RemoveAgentKey":
				return removeKey(command, state);
			case "CloseWantWindows":
				return closeWindows(command, state);
			case "ReserveCommitment":
				return reserve(command, state);
		}
	},
};

function closeWindows(
	{ data: { until }, at }: Of<"CloseWantWindows">,
	{ mandate: { wants } }: Granted,
): Outcome {
	const closed = wants.filter(({ window }) => window?.until === until);
	if (closed.length === 0 || at < until)
		return refuse("NO_WINDOW_CLOSES", "No want of this mandate waits until now.");
	const next = nextClosing(wants, until) ?? null;
	return happened({
		type: "WantWindowsClosed",
		data: { wants: closed.map(({ id }) => id), next },
	});
}

/** Whether a command that names the mandate it is about means the one there is now. */
const isAsRead = ({ data }: Command, { mandateVersion }: Granted): boolean =>
	!("expected" in data) || data.expected === undefined || data.expected === mandateVersion;

const amendedSince = refuse(
	"PRECONDITION_FAILED",
	"The mandate was amended since it was read; read it again before changing it.",
);

/** Budget that no commitment holds, other than those made for the offers named. */
export const freeBudget = ({ mandate, commitments }: Granted, except: readonly string[]): bigint =>
	Object.values(commitments)
		.filter((commitment) => !except.includes(commitment.offerId))
		.reduce((left, commitment) => left - minorOf(commitment.amount), minorOf(mandate.budget));

/** Units of a want that no commitment covers, other than those made for the offers named. */
export const openQuantity = (
	{ mandate, commitments }: Granted,
	wantId: string,
	except: readonly string[],
): number =>
	Object.values(commitments)
		.filter((commitment) => commitment.want === wantId && !except.includes(commitment.offerId))
		.reduce(
			(left, commitment) => left - commitment.quantity,
			mandate.wants.find((want) => want.id === wantId)?.quantity ?? 0,
		);

const oneCurrency = ({ budget, sells, wants, policy }: Mandate): boolean =>
	[
		...sells.flatMap((sale) => [sale.ask, sale.floor, sale.worth?.delivery, sale.worth?.perDay]),
		...wants.flatMap((want) => [want.ceiling, want.worth?.delivery, want.worth?.perDay]),
		...(policy.escalate ?? []).map((rule) =>
			rule.when === "value_above" ? rule.amount : undefined,
		),
	].every((amount) => amount === undefined || amount.currency === budget.currency);

/** After a revocation it is a mandate of its own, but for the books: what was spent before is in its budget. */
function grant({ data }: Of<"GrantMandate">, state: MandateState): Outcome {
	if (state.status === "granted")
		return refuse(
			"ALREADY_GRANTED",
			"This principal has granted a mandate before; amend it instead.",
		);
	if (!oneCurrency(data))
		return refuse("WRONG_CURRENCY", "Every amount of a mandate is in the currency of its budget.");
	const isShort = state.status === "revoked" && freeBudget({ ...state, mandate: data }, []) < 0n;
	if (isShort && data.wants.length > 0)
		return refuse(
			"BUDGET_COMMITTED",
			"More than that was spent or promised under the mandate before, which a budget counts; name a higher one.",
		);
	return happened({ type: "MandateGranted", data });
}

function amend({ data: amendment }: Of<"AmendMandate">, state: Granted): Outcome {
	const { expected: _, ...changes } = amendment;
	// Keys come and go one by one: a sender who read them before must not bring back one that was revoked since.
	const data =
		changes.agent?.kind === "external"
			? { ...changes, agent: { ...changes.agent, keys: keysOf(state.mandate) } }
			: changes;
	if (!oneCurrency({ ...state.mandate, ...data } as Mandate))
		return refuse("WRONG_CURRENCY", "Every amount of a mandate is in the currency of its budget.");
	const budget = data.budget ?? state.mandate.budget;
	if (freeBudget({ ...state, mandate: { ...state.mandate, budget } }, []) < 0n)
		return refuse("BUDGET_COMMITTED", "More than that is committed or spent already.");
	return happened({ type: "MandateAmended", data });
}

/**
 * Only outward: a limit that allows the price already stays, and so does everything else in the mandate. One that was
 * narrowed after it was asked about stays too: what was answered was about another one.
 */
function moveLimit(
	{ data: { want, listing, to, from } }: Of<"MoveLimit">,
	{ mandate }: Granted,
): Outcome {
	if (to.currency !== mandate.budget.currency)
		return refuse("WRONG_CURRENCY", "A limit is in the currency of the budget.");
	const before = limitIn(mandate, { want, listing });
	if (before !== undefined && from !== undefined) {
		const gap = minorOf(from) - minorOf(before);
		if (want === null ? gap < 0n : gap > 0n)
			return refuse(
				"MANDATE_CHANGED",
				"The limit was narrowed after it was asked about; it stays.",
			);
	}
	const { wants, sells } = mandate;
	const isMeant = (candidate: Mandate["wants"][number]) =>
		candidate.id === want && minorOf(candidate.ceiling) < minorOf(to);
	const isSold = (sale: Mandate["sells"][number]) =>
		sale.listing === listing && minorOf(sale.floor) > minorOf(to);
	if (want !== null && wants.some(isMeant))
		return happened({
			type: "MandateAmended",
			data: { wants: wants.map((one) => (isMeant(one) ? { ...one, ceiling: to } : one)) },
		});
	if (listing !== null && sells.some(isSold))
		return happened({
			type: "MandateAmended",
			data: { sells: sells.map((one) => (isSold(one) ? { ...one, floor: to } : one)) },
		});
	return refuse(
		"LIMIT_REACHED",
		"No such limit is in the mandate, or it allows this price already.",
	);
}

/** The ceiling of a want or the floor of a sale, for one unit. */
export const limitIn = (
	{ wants, sells }: Mandate,
	{ want, listing }: { readonly want: string | null; readonly listing: string | null },
): Money | undefined =>
	want === null
		? sells.find((sale) => sale.listing === listing)?.floor
		: wants.find(({ id }) => id === want)?.ceiling;

const keysOf = ({ agent }: Mandate) => (agent.kind === "external" ? agent.keys : []);

const withKeys = (keys: Extract<Agent, { kind: "external" }>["keys"]): Outcome =>
	happened({ type: "MandateAmended", data: { agent: { kind: "external", keys } } });

function addKey({ data }: Of<"AddAgentKey">, { mandate: { agent } }: Granted): Outcome {
	if (agent.kind !== "external") return notExternal;
	if (agent.keys.some(({ id, digest }) => id === data.id || digest === data.digest))
		return refuse("KEY_EXISTS", "This mandate has that key already.");
	if (!(agent.keys.length < MAX_AGENT_KEYS))
		return refuse(
			"ALL_KEYS_USED",
			`A mandate has at most ${MAX_AGENT_KEYS} keys; revoke one that is no longer used.`,
		);
	return withKeys([...agent.keys, data]);
}

function removeKey({ data }: Of<"RemoveAgentKey">, { mandate: { agent } }: Granted): Outcome {
	if (agent.kind !== "external" || !agent.keys.some(({ id }) => id === data.id))
		return refuse("NO_SUCH_KEY", "This mandate has no key with this id.");
	return withKeys(agent.keys.filter(({ id }) => id !== data.id));
}

const notExternal = refuse(
	"NOT_EXTERNAL",
	"Only a mandate whose agent is an outside program has keys; amend its agent first.",
);

function reserve({ data, at }: Of<"ReserveCommitment">, state: Granted): Outcome {
	const { mandateVersion, superseded, ...commitment } = data;
	const { negotiationId, amount } = commitment;
	const want = state.mandate.wants.find((candidate) => candidate.id === commitment.want);
	const gone = Object.values(state.commitments).filter(
		(held) => held.negotiationId === negotiationId || superseded.includes(held.offerId),
	);
	const replaced = gone.map((held) => held.offerId);
	// Two turns of one agent may run at once: the second must not take away what the first has promised.
	if (gone.some((held) => !superseded.includes(held.offerId)))
		return refuse(
			"COMMITTED_ALREADY",
			"This negotiation has a commitment for an offer that may still stand.",
		);
	if (state.paused) return refuse("MANDATE_PAUSED", "The principal has paused this mandate.");
	if (mandateVersion !== state.mandateVersion)
		return refuse(
			"MANDATE_CHANGED",
			"The mandate was amended after this turn was decided; decide again.",
		);
	if (!(at < state.mandate.deadline))
		return refuse("MANDATE_EXPIRED", "The mandate's deadline has passed.");
	if (want === undefined) return refuse("NOT_WANTED", "The mandate does not name this want.");
	if (amount.currency !== state.mandate.budget.currency)
		return refuse("WRONG_CURRENCY", "A commitment is in the currency of the budget.");
	if (!(minorOf(amount) <= minorOf(want.ceiling) * BigInt(commitment.quantity)))
		return refuse("ABOVE_CEILING", "This is more than the mandate allows for this want.");
	if (!(commitment.quantity <= openQuantity(state, want.id, replaced)))
		return refuse("WANT_COMMITTED", "This want is committed elsewhere already.");
	if (!(minorOf(amount) <= freeBudget(state, replaced)))
		return refuse("OVER_BUDGET", "Open commitments and what was spent leave too little for this.");
	const released = gone.map(
		(held): Fact => ({
			type: "CommitmentReleased",
			data: { negotiationId: held.negotiationId, reason: "superseded" },
		}),
	);
	return happened(...released, { type: "CommitmentReserved", data: commitment });
}

function release(
	{ data: { offerId, ...released } }: Of<"ReleaseCommitment">,
	state: Granted,
): Outcome {
	const held = Object.hasOwn(state.commitments, released.negotiationId)
		? state.commitments[released.negotiationId]
		: undefined;
	if (held === undefined || (offerId !== undefined && held.offerId !== offerId))
		return refuse("NOT_COMMITTED", "Nothing is committed to this negotiation.");
	return happened({ type: "CommitmentReleased", data: released });
}

function evolve(state: MandateState, fact: Fact): MandateState {
	const version = state.status === "none" ? 1 : state.version + 1;
	if (fact.type === "MandateGranted")
		return {
			status: "granted",
			paused: false,
			mandate: fact.data,
			since: version,
			mandateVersion: version,
			version,
			commitments: state.status === "none" ? {} : state.commitments,
		};
	if (state.status === "none") return state;
	switch (fact.type) {
		case "MandateAmended":
			return {
				...state,
				version,
				mandateVersion: version,
				mandate: { ...state.mandate, ...fact.data } as Mandate,
			};
		case "MandateRevoked":
			return { ...state, version, status: "revoked" };
		// Like an amendment: what was decided before is looked at again.
		case "MandatePaused":
		case "MandateResumed":
			return {
				...state,
				version,
				mandateVersion: version,
				paused: fact.type === "MandatePaused",
			};
		case "WantWindowsClosed":
			return { ...state, version };
		case "CommitmentReserved":
			return {
				...state,
				version,
				commitments: { ...state.commitments, [fact.data.negotiationId]: fact.data },
			};
		case "CommitmentReleased": {
			const { [fact.data.negotiationId]: _, ...commitments } = state.commitments;
			return { ...state, version, commitments };
		}
	}
}
