import { MONEY_COMMANDS } from "@parley/contracts/account";
import type { Command } from "@parley/contracts/command";
import { categoryOf } from "@parley/contracts/fact";
import type { Service } from "./service.ts";

/**
 * Over a bus anybody may say in whose name they act, so what moves money in or out travels on a subject of its own, which a
 * broker keeps for operators (infra/nats).
 */
const MONEY_SUBJECT = "command.money";
const MONEY_CATEGORY = "account";

const movesMoney = (category: string, type: string): boolean =>
	category === MONEY_CATEGORY && MONEY_COMMANDS.includes(type);

/** Where a command is sent, and the only place where it is taken. */
export function subjectOf({ stream, type }: Pick<Command, "stream" | "type">): string {
	const category = categoryOf(stream);
	return movesMoney(category, type) ? MONEY_SUBJECT : `command.${category}`;
}

/** The subjects of the commands that a service takes from others. */
export function commandSubjects({ deciders, inner = [] }: Pick<Service, "deciders" | "inner">) {
	const categories = Object.keys(deciders).filter((category) => !inner.includes(category));
	const subjects = categories.map((category) => `command.${category}`);
	return categories.includes(MONEY_CATEGORY) ? [...subjects, MONEY_SUBJECT] : subjects;
}

export const querySubject = (service: string, query: string): string => `query.${service}.${query}`;
