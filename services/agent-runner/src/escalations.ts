import { isFact } from "@parley/contracts/catalogue";
import type { Command } from "@parley/contracts/command";
import type { EscalationReason, Moot, MovedLimit } from "@parley/contracts/escalation";
import { type Actor, type Fact, streamId } from "@parley/contracts/fact";
import { derivedId, rootId } from "@parley/contracts/id";
import type { Money } from "@parley/contracts/money";
import type { Documents, Projection } from "@parley/ledger/projection";
import type { Reply } from "@parley/runtime/http/route";
import type { TimerRule } from "@parley/runtime/timers";
import type { World } from "@parley/runtime/world";
import { type Trigger, triggerOf } from "./domain/trigger.ts";
import { talks } from "./tables.ts";

/** So many questions may wait for one person. */
const MAX_OPEN = 20;
/** What one is refused with that would be one too many. */
export const NO_PLACE = "TOO_MANY_ESCALATIONS";

/** A question to a principal, with what became of it. */
export interface Escalation {
	readonly id: string;
	readonly principal: string;
	readonly status: "open" | "resolved" | "expired";
	readonly reason: string;
	readonly question: string;
	readonly options: readonly string[];
	readonly default: string;
	readonly deadline: string;
	/** Empty where it is about none. */
	readonly negotiationId: string;
	/** The rule of the mandate's policy that asked; none where a program did. */
	readonly rule?: EscalationReason | undefined;
	/** The offer it is about, and the price. */
	readonly offerId?: string | undefined;
	readonly value?: Money | undefined;
	readonly topics?: readonly string[] | undefined;
	/** The limit of one unit that an answer could move, as it was then. */
	readonly from?: Money | undefined;
	/** What holds: the answer, or the default once the time was over. */
	readonly choice: string | null;
	/** The fact that says so: an occasion for whoever waited for it. */
	readonly answered: Trigger | null;
	/** Why nobody needed an answer any more, where it ended before its deadline. */
	readonly because?: Moot | undefined;
	/** The command that asked it: a repeated request is known by it. */
	readonly askedBy: string;
	/** The position of that. */
	readonly raised: number;
	readonly version: number;
}

export const escalations: Projection<Escalation> = {
	name: "agent_escalation",
	version: 3,
	types: ["EscalationRaised", "EscalationResolved", "EscalationExpired"],
	indexes: ["principal", "status", "negotiationId", "askedBy"],
	keys: (fact) => [streamId(fact.stream)],
	evolve(known, fact, id) {
		const { version } = fact;
		if (isFact(fact, "EscalationRaised")) {
			const { negotiationId = "", turnId: _, limit, ...question } = fact.data;
			const askedBy = fact.commandId;
			const open = { status: "open", choice: null, answered: null } as const;
			const from = limit?.from;
			const raised = fact.position;
			return { ...question, ...open, id, negotiationId, from, askedBy, raised, version };
		}
		if (known === undefined) return undefined;
		const answered = triggerOf(fact);
		if (isFact(fact, "EscalationResolved"))
			return { ...known, status: "resolved", choice: fact.data.choice, answered, version };
		if (isFact(fact, "EscalationExpired")) {
			const { applied: choice, because } = fact.data;
			return { ...known, status: "expired", choice, because, answered, version };
		}
		return known;
	},
};

/** Whether a question ended because nobody needed an answer any more: then nothing follows for what it was about. */
export const endedMoot = (fact: Fact): boolean =>
	isFact(fact, "EscalationExpired") && fact.data.because !== undefined;

/** Whether one more question may wait for a principal, as far as the read table knows. */
export const hasPlace = async (documents: Documents, principal: string): Promise<boolean> =>
	(await documents.find(escalations, { principal, status: "open" })).length < MAX_OPEN;

/** At its deadline a question is answered by its default. */
export const escalationDeadline: TimerRule = {
	on: ["EscalationRaised", "EscalationResolved", "EscalationExpired"],
	set: (fact) =>
		isFact(fact, "EscalationRaised")
			? {
					key: fact.stream,
					due: fact.data.deadline,
					stream: fact.stream,
					type: "ExpireEscalation",
					data: {},
				}
			: undefined,
	clear: (fact) => (isFact(fact, "EscalationRaised") ? [] : [fact.stream]),
};

interface Question {
	readonly reason: string;
	readonly question: string;
	readonly options: readonly string[];
	readonly default: string;
	readonly deadline: string;
	readonly negotiationId?: string | undefined;
	readonly rule?: EscalationReason | undefined;
	readonly turnId?: string | undefined;
	readonly offerId?: string | undefined;
	readonly value?: Money | undefined;
	readonly topics?: readonly string[] | undefined;
	readonly limit?: MovedLimit | undefined;
}

interface Asking extends Pick<Command, "causedBy" | "traceparent"> {
	readonly id: string;
	readonly actor: Actor;
}

/** Asks a principal something on their agent's behalf. Asked again by the same command, it is the same question. */
export async function raise(
	world: World,
	principal: string,
	{ negotiationId, ...question }: Question,
	{ id: commandId, actor, ...because }: Asking,
): Promise<Escalation | Extract<Reply, { refusal: unknown }>> {
	const { documents } = world;
	await documents.catchUp();
	const [before] = await documents.find(escalations, { askedBy: commandId });
	if (before !== undefined && before.principal === principal) return before;
	if (!(await hasPlace(documents, principal))) return tooMany;
	let id = derivedId(commandId, "escalation");
	if (negotiationId !== undefined) {
		const talk = await documents.get(talks, negotiationId);
		if (talk?.buyer !== principal && talk?.seller !== principal) return notAParty;
		const earlier = await documents.find(escalations, { principal, negotiationId });
		if (earlier.some(({ status }) => status === "open")) return stillOpen;
		// Counted, so that of two that ask at once only one begins the stream.
		id = rootId(`escalation:${principal}:${negotiationId}:${earlier.length}`);
	}
	const about = negotiationId === undefined ? {} : { negotiationId };
	const answer = await world.handle({
		id: commandId,
		stream: `escalation-${id}`,
		type: "RaiseEscalation",
		data: { principal, ...question, ...about },
		actor,
		...because,
	});
	if (!answer.ok) return { refusal: answer.refusal };
	await documents.catchUp();
	const raised = await documents.get(escalations, id);
	if (raised === undefined) throw new Error("The read table of escalations is behind the ledger.");
	return raised;
}

const tooMany = {
	refusal: {
		code: NO_PLACE,
		because: `At most ${MAX_OPEN} questions wait for one person; wait until some are answered.`,
	},
};
const stillOpen = {
	refusal: {
		code: "ESCALATION_OPEN",
		because: "A question about this negotiation waits for its answer already.",
	},
};
const notAParty = {
	refusal: {
		code: "NOT_A_PARTY",
		because: "There is no such negotiation, or you are not a party to it.",
	},
};
