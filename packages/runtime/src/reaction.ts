import type { FactOf, FactType } from "@parley/contracts/catalogue";
import type { Answer, Command } from "@parley/contracts/command";
import type { Actor, Fact } from "@parley/contracts/fact";
import { derivedId } from "@parley/contracts/id";
import type { Documents } from "@parley/ledger/projection";
import type { Process } from "./service.ts";
import type { World } from "./world.ts";

/** A command to send because of a fact. Its id is derived from the fact, so a repeated reaction changes nothing. */
export interface Step {
	readonly stream: string;
	readonly type: string;
	readonly data: unknown;
	/** Tells apart commands of one type for one stream. */
	readonly about?: string;
	/** The one who is said to act; the service itself unless named. */
	readonly actor?: Actor;
	/** What to do instead where the command is refused with a code. Any other refusal means there was nothing to do. */
	readonly refused?: Readonly<Record<string, readonly Step[]>>;
}

interface Reaction<T extends FactType> {
	readonly name: string;
	readonly service: string;
	readonly on: readonly T[];
	/** Facts of one key are handled one after the other. */
	readonly keys: (
		fact: FactOf<T>,
		documents: Documents,
	) => readonly string[] | Promise<readonly string[]>;
	/** At most one command of a type for each stream, or for each thing it is `about`. */
	readonly steps: (fact: FactOf<T>, world: World) => readonly Step[] | Promise<readonly Step[]>;
}

/** A process that only sends commands. */
export function reaction<T extends FactType>({
	name,
	service,
	on,
	keys,
	steps,
}: Reaction<T>): Process {
	return {
		name,
		on,
		keys: (fact, documents) => keys(fact as FactOf<T>, documents),
		async handle(fact, world) {
			const planned = await steps(fact as FactOf<T>, world);
			for (const step of planned) await take(step, name, fact, service, world);
		},
	};
}

async function take(
	step: Step,
	label: string,
	fact: Fact,
	service: string,
	world: World,
): Promise<void> {
	const answer: Answer = await world.send(commandFor(step, label, fact, service));
	if (answer.ok) return;
	const { code } = answer.refusal;
	const instead =
		step.refused !== undefined && Object.hasOwn(step.refused, code)
			? step.refused[code]
			: undefined;
	for (const next of instead ?? []) await take(next, `${label}.${code}`, fact, service, world);
}

const commandFor = (
	{ stream, type, data, about, actor }: Step,
	label: string,
	fact: Fact,
	service: string,
): Command => ({
	// Not the step's place among others: a repeat may find fewer steps to take, and each must still be the same command.
	id: derivedId(fact.id, `${label}:${type}:${stream}${about === undefined ? "" : `:${about}`}`),
	stream,
	type,
	data,
	actor: actor ?? { kind: "service", id: service },
	causedBy: fact.id,
	traceparent: fact.traceparent,
});
