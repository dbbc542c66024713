import { numbersTold, OWNERS, wordsTold } from "./canaries.ts";
import type { RawAnswer, RawRequest } from "./raw-http.ts";
import { ownerOf, type Role } from "./role.ts";

const SHOWN = 400;
/** A larger body need not be read to its end. */
const READ_BYTES = 60_000;

interface Exchange {
	readonly role: Role;
	readonly asked: RawRequest;
	readonly answer: RawAnswer | Error;
}

/** Every promise that an answer breaks, with the request that shows it. */
export function brokenIn(exchange: Exchange, credentials: ReadonlyMap<Role, string>): string[] {
	const { role, asked, answer } = exchange;
	const broken =
		answer instanceof Error
			? silence(asked, answer)
			: [...wrongIn(asked, answer), ...betrayed(role, answer, credentials)];
	return broken.map((wrong) => `${wrong}\n${described(exchange)}`);
}

/** Nothing a server does should leave a request without an answer, except that a body may be too large to be read. */
function silence({ body, path }: RawRequest, { message, ...error }: Error): string[] {
	const { code = "" } = error as { code?: string };
	const isUnread = (body?.length ?? 0) > READ_BYTES && ["ECONNRESET", "EPIPE"].includes(code);
	const isNeverSent = code.startsWith("ERR_") && !path.startsWith("/");
	return isUnread || isNeverSent ? [] : [`There was no answer: ${message}`];
}

function wrongIn({ method }: RawRequest, { status, headers, text }: RawAnswer): string[] {
	if (status >= 500) return [`It was answered with ${status}.`];
	if (status < 400) return [];
	if (headers["content-type"] !== "application/problem+json")
		return [`It was refused with ${headers["content-type"]} in place of a problem.`];
	if (method === "HEAD") return [];
	const problem = parsed(text) as
		| { readonly code?: unknown; readonly status?: unknown }
		| undefined;
	return typeof problem?.code === "string" && problem.status === status
		? []
		: ["It was refused without a code."];
}

/** What is others', in whatever part of an answer; a program is told none of its own principal's numbers either. */
function betrayed(
	role: Role,
	{ headers, text }: RawAnswer,
	credentials: ReadonlyMap<Role, string>,
): string[] {
	const told = `${JSON.stringify(headers)} ${text}`;
	const secrets = OWNERS.flatMap((owner) => [
		...(owner === role ? [] : numbersTold(told, owner)),
		...(owner === ownerOf(role) ? [] : wordsTold(told, owner)),
	]);
	const keys = [...credentials].filter(([of, key]) => of !== role && told.includes(key));
	return [
		...secrets.map((secret) => `${role} was shown ${secret}, which is private to another.`),
		...keys.map(([of]) => `${role} was shown the credential of ${of}.`),
	];
}

function described({ role, asked, answer }: Exchange): string {
	const { authorization: _, ...headers } = asked.headers;
	const sent = `${asked.method} ${asked.path} ${JSON.stringify(headers)} ${asked.body?.toString() ?? ""}`;
	const got = answer instanceof Error ? "" : `${answer.status} ${answer.text}`;
	return `  ${role}: ${sent.slice(0, SHOWN)}\n  -> ${got.slice(0, SHOWN)}`;
}

export function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
