import type { Data, Fact, Participant } from "./fact.ts";
import type { Ledger } from "./ledger.ts";
import { list, money, record, text, whole } from "./reading.ts";

/** What one principal keeps to itself. A mandate that was amended keeps both numbers: which one a
 * move was decided under cannot be told from the outside, so the looser one is the limit. */
export interface Secrets {
	budget: bigint | undefined;
	readonly floors: Map<string, bigint[]>;
	readonly wants: Want[];
}

export interface Want {
	readonly id: string;
	readonly category: string | undefined;
	readonly quantity: number | undefined;
	readonly ceiling: bigint | undefined;
}

export type PrivateNumbers = ReadonlyMap<string, Secrets>;

/** The market file's people where they are known, and the mandates of everybody else. */
export function privateNumbers(
	ledger: Ledger,
	participants: readonly Participant[] = [],
): PrivateNumbers {
	const people = new Map<string, Secrets>();
	const of = (principal: string): Secrets => {
		const known = people.get(principal) ?? { budget: undefined, floors: new Map(), wants: [] };
		people.set(principal, known);
		return known;
	};
	for (const participant of participants) learn(of(participant.id), { ...participant });
	const filed = new Set(people.keys());
	for (const [principal, facts] of ledger.mandates)
		for (const fact of facts)
			if (
				fact.type === "MandateAmended" ||
				(fact.type === "MandateGranted" && !filed.has(principal))
			)
				learn(of(principal), mandateOf(fact));
	return people;
}

/** An amendment may give its fields plainly or under `changed`. */
function mandateOf(fact: Fact): Data {
	return { ...record(fact.data.changed), ...fact.data };
}

function learn(secrets: Secrets, source: Data): void {
	secrets.budget = money(source.budget)?.minor ?? secrets.budget;
	for (const item of list(source.sells).map(record)) {
		const id = text(item.id) ?? text(item.listing);
		const floor = money(item.floor)?.minor;
		if (id !== undefined && floor !== undefined)
			secrets.floors.set(id, [...(secrets.floors.get(id) ?? []), floor]);
	}
	for (const want of list(source.wants).map(record)) {
		const id = text(want.id);
		if (id === undefined) continue;
		secrets.wants.push({
			id,
			category: text(want.category),
			quantity: whole(want.quantity),
			ceiling: money(want.ceiling)?.minor,
		});
	}
}
