import { MONEY_COMMANDS } from "@parley/contracts/account";
import { streamKind } from "@parley/contracts/catalogue";
import type { Command, Refusal } from "@parley/contracts/command";
import { expectation } from "@parley/contracts/expectation";
import { categoryOf, streamId } from "@parley/contracts/fact";
import { id } from "@parley/contracts/id";
import { z } from "zod";
import { type AnyDecider, type Desk, deciderOf } from "./desk.ts";
import { foreignCurrency } from "./foreign-currency.ts";
import { isStorable } from "./postgres/storable.ts";

type Understood =
	| { readonly decider: AnyDecider; readonly data: unknown }
	| { readonly refused: Refusal };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** What travels over a bus may be anything, and whoever is neither a principal nor an agent acts for the market. */
const ENVELOPE = z.object({
	id: z.string(),
	stream: z.string(),
	type: z.string(),
	actor: z.object({
		kind: z.enum(["principal", "agent", "service", "arbiter", "timer"]),
		id: z
			.string()
			.min(1)
			.refine((name) => isStorable(JSON.stringify(name))),
	}),
	expectedVersion: z.int().min(0).optional(),
	causedBy: z.string().regex(UUID).optional(),
	traceparent: z.string().optional(),
});

const refused = (code: string, because: string): Understood => ({ refused: { code, because } });

/** Why something is no command at all; nothing where it is one, whatever it says. */
export function unreadable(said: unknown): Refusal | undefined {
	const envelope = ENVELOPE.safeParse(said);
	if (envelope.success) return undefined;
	const where = envelope.error.issues[0]?.path.join(".") || "all of it";
	return {
		code: "MALFORMED",
		because: `A command says its id, stream and type as texts, and who gives it: ${where} is not as it should be.`,
	};
}

/** Makes sure, before anything is decided, that a command says what its kind must say, and in whose name. */
export function understand(desk: Desk, command: Command): Understood {
	const unread = unreadable(command);
	if (unread !== undefined) return { refused: unread };
	const { id: commandId, stream, type, data, actor } = command;
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
	if (!UUID.test(commandId))
		return refused("MALFORMED", "A command's id is a UUID of its own, by which a repeat is known.");
	const parsed = schema.safeParse(data, { error: expectation });
	if (!parsed.success) {
		const issue = parsed.error.issues[0];
		return refused(
			"MALFORMED",
			`${type} does not say what it must: ${issue?.path.join(".")}: ${issue?.message}.`,
		);
	}
	if (!isStorable(JSON.stringify(parsed.data)))
		return refused(
			"MALFORMED",
			`${type} holds a character that cannot be stored: a NUL or half of a surrogate pair.`,
		);
	if (foreignCurrency(parsed.data, desk.currency) !== undefined)
		return refused(
			"WRONG_CURRENCY",
			`This market trades in ${desk.currency}; nothing is converted silently.`,
		);
	const own = Object.hasOwn(OWN_ID, type) ? OWN_ID[type] : undefined;
	if (own !== undefined && (parsed.data as Fields)[own] !== streamId(stream))
		return refused("MALFORMED", `${type} begins the stream that its ${own} names, and no other.`);
	if (PRINCIPALS_ONLY.has(type) && actor.kind !== "principal")
		return refused("NOT_ALLOWED", `${type} is the principal's own to give, and nobody else's.`);
	if (MONEY_COMMANDS.includes(type) && !movesMoney(actor))
		return refused("NOT_ALLOWED", `${type} is an operator's to give, or the market file's.`);
	if (!mayGive(actor, type))
		return refused("NOT_ALLOWED", `${type} is the market's to give, not a party's.`);
	if (!speaksFor(actor, category, { stream, type, data: parsed.data }))
		return refused("NOT_YOURS", `${type} is given in another principal's name than the sender's.`);
	return { decider, data: parsed.data };
}

type Fields = Readonly<Record<string, unknown>>;

/** Commands that begin a stream carry its id, so that nobody begins one in another's place. */
const OWN_ID: Readonly<Record<string, string>> = {
	OpenNegotiation: "negotiationId",
	OpenDeal: "offerId",
	GrantMandate: "principal",
	OpenAccount: "principal",
};

/** What services, timers and arbiters say to each other; no party may say it. */
const MARKET_ONLY = new Set([
	"ReserveStock",
	"ReleaseStock",
	"DeliverStock",
	"CloseOfferWindow",
	"EndNegotiation",
	"ExpireOffer",
	"OpenDeal",
	"FallThrough",
	"HoldFunds",
	"ScheduleHandover",
	"MissHandover",
	"DecideDispute",
	"ExecuteDecision",
	"ExpireEscalation",
]);
/** What a person decides for themselves: no agent of theirs may answer its own question, change its own limits or let others in. */
const PRINCIPALS_ONLY = new Set([
	"ResolveEscalation",
	"AmendMandate",
	"RevokeMandate",
	"PauseMandate",
	"ResumeMandate",
	"MoveLimit",
	"AddAgentKey",
	"RemoveAgentKey",
	"SetWebhook",
	"RemoveWebhook",
]);
/** The books of what an agent promised, which its principal must not cook. */
const AGENTS_ONLY = new Set(["ReserveCommitment", "ReleaseCommitment"]);

const mayGive = ({ kind }: Command["actor"], type: string): boolean =>
	kind === "principal"
		? !MARKET_ONLY.has(type) && !AGENTS_ONLY.has(type)
		: kind !== "agent" || !MARKET_ONLY.has(type);

/** A market file speaks for its people; for anybody else it is an operator, whom facts name. */
const movesMoney = ({ kind, id }: Command["actor"]): boolean =>
	kind === "principal" || (kind === "service" && id.startsWith("operator:"));

/** Where a command names the one who gives it, if not as `by`. */
const NAMED: Readonly<Record<string, string>> = {
	PublishListing: "seller",
	OpenNegotiation: "buyer",
	GrantMandate: "principal",
	OpenAccount: "principal",
	DecideTurn: "principal",
	RaiseEscalation: "principal",
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
	const said = data as Fields;
	const names = [said.by, Object.hasOwn(NAMED, type) ? said[NAMED[type] ?? ""] : undefined];
	const isOwnStream = !PERSONAL.includes(category) || streamId(stream) === actor.id;
	return isOwnStream && names.every((name) => typeof name !== "string" || name === actor.id);
}
