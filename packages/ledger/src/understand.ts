import { streamKind } from "@parley/contracts/catalogue";
import type { Command, Refusal } from "@parley/contracts/command";
import { categoryOf, streamId } from "@parley/contracts/fact";
import { id } from "@parley/contracts/id";
import { type AnyDecider, type Desk, deciderOf } from "./desk.ts";

type Understood =
	| { readonly decider: AnyDecider; readonly data: unknown }
	| { readonly refused: Refusal };

const refused = (code: string, because: string): Understood => ({ refused: { code, because } });

/** Makes sure, before anything is decided, that a command says what its kind must say, and in whose name. */
export function understand(desk: Desk, { stream, type, data, actor }: Command): Understood {
	const category = categoryOf(stream);
	const decider = deciderOf(desk, category);
	const commands = streamKind(category)?.commands ?? {};
	const schema = Object.hasOwn(commands, type) ? commands[type] : undefined;
	if (decider === undefined || schema === undefined)
		return refused(
			"UNKNOWN_COMMAND",
			`Nobody here decides ${type} on a stream of the kind "${category}".`,
		);
	if (stream !== `${category}-${streamId(stream)}` || !id.safeParse(streamId(stream)).success)
		return refused(
			"MALFORMED",
			`A stream is named like "${category}-42": its kind, a hyphen, and an id.`,
		);
	const parsed = schema.safeParse(data);
	if (!parsed.success) {
		const issue = parsed.error.issues[0];
		return refused(
			"MALFORMED",
			`${type} does not say what it must: ${issue?.path.join(".")}: ${issue?.message}.`,
		);
	}
	if (!speaksFor(actor, category, { stream, type, data: parsed.data }))
		return refused("NOT_YOURS", `${type} is given in another principal's name than the sender's.`);
	return { decider, data: parsed.data };
}

/** Where a command names the one who gives it, if not as `by`. */
const NAMED: Readonly<Record<string, string>> = {
	PublishListing: "seller",
	OpenNegotiation: "buyer",
	GrantMandate: "principal",
	OpenAccount: "principal",
};
/** Streams that belong to the principal they are named after. */
const PERSONAL = ["mandate", "account"];

/** A principal and an agent act in their own name; who acts for the market may act for anybody. */
function speaksFor(
	actor: Command["actor"],
	category: string,
	{ stream, type, data }: Pick<Command, "stream" | "type" | "data">,
): boolean {
	if (actor.kind !== "principal" && actor.kind !== "agent") return true;
	const said = data as Readonly<Record<string, unknown>>;
	const names = [said.by, Object.hasOwn(NAMED, type) ? said[NAMED[type] ?? ""] : undefined];
	const isOwnStream = !PERSONAL.includes(category) || streamId(stream) === actor.id;
	return isOwnStream && names.every((name) => typeof name !== "string" || name === actor.id);
}
