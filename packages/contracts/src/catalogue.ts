import type { z } from "zod";
import { accountCommands, accountFacts } from "./account.ts";
import { dealCommands, dealFacts } from "./deal.ts";
import { escalationCommands, escalationFacts } from "./escalation.ts";
import type { Fact, Visibility } from "./fact.ts";
import { intakeCommands, intakeFacts } from "./intake.ts";
import { listingCommands, listingFacts } from "./listing.ts";
import { mandateCommands, mandateFacts } from "./mandate.ts";
import { negotiationCommands, negotiationFacts } from "./negotiation.ts";
import { spendingCommands, spendingFacts } from "./spending.ts";
import { turnCommands, turnFacts } from "./turn.ts";

type Schemas = Readonly<Record<string, z.ZodType>>;

interface StreamKind {
	readonly owner: "listing" | "agent-runner" | "negotiation" | "settlement";
	readonly visibility: Visibility;
	readonly facts: Schemas;
	readonly commands: Schemas;
}

/** Every kind of stream: who owns it, who may see it, what is said in it. The table of facts.md, as code. */
export const STREAMS = {
	listing: {
		owner: "listing",
		visibility: "public",
		facts: listingFacts,
		commands: listingCommands,
	},
	mandate: {
		owner: "agent-runner",
		visibility: "private",
		facts: mandateFacts,
		commands: mandateCommands,
	},
	turn: { owner: "agent-runner", visibility: "private", facts: turnFacts, commands: turnCommands },
	escalation: {
		owner: "agent-runner",
		visibility: "private",
		facts: escalationFacts,
		commands: escalationCommands,
	},
	intake: {
		owner: "agent-runner",
		visibility: "private",
		facts: intakeFacts,
		commands: intakeCommands,
	},
	/** One principal's. */
	spending: {
		owner: "agent-runner",
		visibility: "private",
		facts: spendingFacts,
		commands: spendingCommands,
	},
	/** Of one day, everybody's for having read what people say. */
	reading: {
		owner: "agent-runner",
		visibility: "private",
		facts: spendingFacts,
		commands: spendingCommands,
	},
	negotiation: {
		owner: "negotiation",
		visibility: "parties",
		facts: negotiationFacts,
		commands: negotiationCommands,
	},
	deal: { owner: "settlement", visibility: "parties", facts: dealFacts, commands: dealCommands },
	account: {
		owner: "settlement",
		visibility: "private",
		facts: accountFacts,
		commands: accountCommands,
	},
} as const satisfies Record<string, StreamKind>;

export type Category = keyof typeof STREAMS;

export const streamKind = (category: string): StreamKind | undefined =>
	Object.hasOwn(STREAMS, category) ? STREAMS[category as Category] : undefined;

type AllFacts = typeof listingFacts &
	typeof mandateFacts &
	typeof turnFacts &
	typeof escalationFacts &
	typeof intakeFacts &
	typeof spendingFacts &
	typeof negotiationFacts &
	typeof dealFacts &
	typeof accountFacts;

export type FactType = keyof AllFacts;

/** A fact whose data is known from its type. */
export type FactOf<Type extends FactType> = { [T in Type]: Fact<T, z.infer<AllFacts[T]>> }[Type];

/** Narrows a fact to one of the named types. */
export const isFact = <Type extends FactType>(
	fact: Fact,
	...types: readonly Type[]
): fact is FactOf<Type> => (types as readonly string[]).includes(fact.type);
