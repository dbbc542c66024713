import type { Command } from "@parley/contracts/command";
import { categoryOf } from "@parley/contracts/fact";
import type { Service } from "./service.ts";

/**
 * Commands that bring money into the market or take it out, by the kind of their stream. Over a bus anybody may say in whose
 * name they act, so these travel on a subject of their own, which a broker keeps for operators (infra/nats).
 */
const MONEY: Readonly<Record<string, readonly string[]>> = {
	account: ["DepositFunds", "WithdrawFunds"],
};
const MONEY_SUBJECT = "command.money";

const movesMoney = (category: string, type: string): boolean =>
	Object.hasOwn(MONEY, category) && MONEY[category]?.includes(type) === true;

/** Where a command is sent, and the only place where it is taken. */
export function subjectOf({ stream, type }: Pick<Command, "stream" | "type">): string {
	const category = categoryOf(stream);
	return movesMoney(category, type) ? MONEY_SUBJECT : `command.${category}`;
}

/** The subjects of the commands that a service takes from others. */
export function commandSubjects({ deciders, inner = [] }: Pick<Service, "deciders" | "inner">) {
	const categories = Object.keys(deciders).filter((category) => !inner.includes(category));
	const subjects = categories.map((category) => `command.${category}`);
	return categories.some((category) => Object.hasOwn(MONEY, category))
		? [...subjects, MONEY_SUBJECT]
		: subjects;
}

export const querySubject = (service: string, query: string): string => `query.${service}.${query}`;
