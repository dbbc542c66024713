import type { FactType } from "@parley/contracts/catalogue";
import type { Command } from "@parley/contracts/command";
import type { Actor, Fact } from "@parley/contracts/fact";
import { hashOf } from "@parley/contracts/hash";
import { derivedId } from "@parley/contracts/id";
import type { Documents, Projection } from "@parley/ledger/projection";

/** A command that is due at a time. A later timer of the same key replaces it. */
export interface Timer {
	readonly key: string;
	/** UTC with milliseconds. */
	readonly due: string;
	readonly stream: string;
	readonly type: string;
	readonly data: Readonly<Record<string, unknown>>;
	/** The one who is said to act; the market's timer unless named. */
	readonly actor?: Actor;
}

/** Which facts set a timer and which facts make it needless. The core has no clock: deadlines reach it as commands. */
export interface TimerRule {
	readonly on: readonly FactType[];
	/** Raise it whenever the same facts set or clear other timers than before. Left out: 1. */
	readonly version?: number;
	set?(fact: Fact): Timer | undefined;
	clear?(fact: Fact): readonly string[];
}

export interface Pending extends Timer {
	/** The fact that set it. */
	readonly cause: string;
	readonly traceparent: string;
}

/** A service's pending timers as a read table. */
export function timerTable(service: string, rules: readonly TimerRule[]): Projection<Pending> {
	const types = [...new Set(rules.flatMap((rule) => rule.on))];
	const changes = (fact: Fact): Map<string, Timer | undefined> => {
		const changed = new Map<string, Timer | undefined>();
		for (const rule of rules) {
			if (!(rule.on as readonly string[]).includes(fact.type)) continue;
			for (const key of rule.clear?.(fact) ?? [])
				if (!changed.has(key)) changed.set(key, undefined);
			const timer = rule.set?.(fact);
			if (timer !== undefined) changed.set(timer.key, timer);
		}
		return changed;
	};
	return {
		name: `${service.replaceAll("-", "_")}_timer`,
		version: versionOf(rules),
		types,
		indexes: ["due"],
		keys: (fact) => [...changes(fact).keys()],
		evolve(doc, fact, key) {
			const changed = changes(fact);
			if (!changed.has(key)) return doc;
			const timer = changed.get(key);
			return timer === undefined
				? undefined
				: { ...timer, cause: fact.id, traceparent: fact.traceparent };
		},
	};
}

/**
 * Another number whenever a rule comes, goes or changes. The table is then folded from the first fact again, so that a rule
 * sets its timers for what happened before there was such a rule, too; what is overdue by then fires at once.
 */
function versionOf(rules: readonly TimerRule[]): number {
	const told = rules.map(({ on, version = 1 }) => `${version} ${on.join(" ")}`);
	return Number.parseInt(hashOf(told.toSorted()).slice(0, 7), 16);
}

/** The command of a timer. Its id derives from the fact that set it: fired twice, it has one effect. */
export const commandOf = ({
	key,
	stream,
	type,
	data,
	actor,
	cause,
	traceparent,
}: Pending): Command => ({
	id: derivedId(cause, `timer:${key}`),
	stream,
	type,
	data,
	actor: actor ?? { kind: "timer", id: "market" },
	causedBy: cause,
	traceparent,
});

const MAX_DUE = 10_000;

/** The timers of a service that are due at a time, soonest first. */
export const dueTimers = (
	documents: Documents,
	table: Projection<Pending>,
	at: string,
): Promise<Pending[]> => documents.range(table, { field: "due", upTo: at, limit: MAX_DUE });

/** When the next timer of a service is due after a time; `undefined` where none is pending. */
export async function nextDue(
	documents: Documents,
	table: Projection<Pending>,
	at: string,
): Promise<string | undefined> {
	const [next] = await documents.range(table, { field: "due", after: at, limit: 1 });
	return next?.due;
}
