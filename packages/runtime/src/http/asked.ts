import type { Refusal } from "@parley/contracts/command";
import type { Actor } from "@parley/contracts/fact";
import type { World } from "../world.ts";
import type { Caller, Reply, Request } from "./route.ts";

type Asked = Pick<Request<unknown, unknown, unknown>, "caller" | "commandId">;

/** Whom a route serves that is not for anyone. */
export function callerOf({ caller }: Pick<Asked, "caller">): Caller {
	if (caller === undefined)
		throw new TypeError("A route that is not for anyone was reached by nobody.");
	return caller;
}

/** A caller as facts name who acts. */
export const actorOf = ({ kind, principal }: Caller): Actor => ({ kind, id: principal });

export const refused = (code: string, because: string): { readonly refusal: Refusal } => ({
	refusal: { code, because },
});

interface Errand {
	readonly stream: string;
	readonly type: string;
	readonly data: unknown;
	/** The caller unless named. */
	readonly actor?: Actor;
	/** Tells apart the commands of one request. */
	readonly label?: string;
	/** What If-Match names, where the request has it: judged together with the command, and not before. */
	readonly expectedVersion?: number | undefined;
}

/** Sends the command that a request asks for. Resolves to the refusal it met, or to nothing. */
export async function send(
	request: Asked,
	world: World,
	{ stream, type, data, actor, label, expectedVersion }: Errand,
): Promise<Extract<Reply, { refusal: Refusal }> | undefined> {
	const answer = await world.send({
		id: request.commandId(label),
		stream,
		type,
		data,
		actor: actor ?? actorOf(callerOf(request)),
		...(expectedVersion === undefined ? {} : { expectedVersion }),
	});
	return answer.ok ? undefined : { refusal: answer.refusal };
}
