import { resolve } from "node:path";
import { systemClock } from "@parley/runtime/clock";
import { localIssuer } from "@parley/runtime/identity/local-issuer";
import { newId } from "@parley/runtime/ids";
import { type Arguments, type Surroundings, WrongUsage } from "./command.ts";
import { addressIn, MARKET, servedData } from "./data-directory.ts";

/** A market that serves somewhere, spoken to in somebody's name. */
export interface ServedMarket {
	ask(method: "GET" | "POST", path: string, body?: unknown): Promise<unknown>;
}

/** In whose name a command speaks where it was given no token. */
type Speaker =
	| { readonly principal: string; readonly roles: readonly ("arbiter" | "operator")[] }
	| undefined;

/** The market that `--url`, `--token` and `--data` mean; its own issuer vouches for the speaker where no token does. */
export async function servedMarket(
	args: Arguments,
	{ directory }: Surroundings,
	speaker: Speaker,
): Promise<ServedMarket> {
	const data = async (): Promise<string> =>
		resolve(directory, args.text("data") ?? (await servedData(directory)));
	const url = args.text("url") ?? (await addressIn(await data()));
	if (url === undefined || !URL.canParse(url))
		throw new WrongUsage(
			"No market serves from here; start one with parley serve, or say where it is with --url http://HOST:PORT.",
		);
	const token = args.text("token") ?? (await ownToken(await data(), speaker));
	return {
		async ask(method, path, body) {
			const answer = await fetch(new URL(path, url), {
				method,
				headers: {
					authorization: `Bearer ${token}`,
					...(body === undefined ? {} : { "content-type": "application/json" }),
				},
				...(body === undefined ? {} : { body: JSON.stringify(body) }),
			}).catch(() => {
				throw new Error(`Nobody answers at ${url}; is the market up?`);
			});
			const said = (await answer.json().catch(() => ({}))) as Problem;
			if (answer.ok) return said;
			throw Object.assign(new Error(sentenceOf(said, answer.status)), { code: said.code });
		},
	};
}

interface Problem {
	readonly detail?: unknown;
	readonly code?: unknown;
	readonly errors?: unknown;
}

/** What was expected and where, if that is told, because a person sees nothing else of the answer. */
function sentenceOf({ detail, errors }: Problem, status: number): string {
	const [first] = (Array.isArray(errors) ? errors : []) as { path?: string; message?: string }[];
	if (first !== undefined) return `The market did not take ${first.path}: ${first.message}.`;
	return typeof detail === "string" ? detail : `The market answered ${status}.`;
}

async function ownToken(directory: string, speaker: Speaker): Promise<string> {
	if (speaker === undefined)
		throw new WrongUsage(
			"Say who you are: --as PRINCIPAL for a market on this machine, or --token TOKEN.",
		);
	const issuer = await localIssuer({ directory, market: MARKET, now: systemClock, newId });
	return issuer.issue({ ...speaker, roles: [...speaker.roles], ttlSeconds: 60 });
}
