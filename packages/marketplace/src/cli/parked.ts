import { resolve } from "node:path";
import { systemClock } from "@parley/runtime/clock";
import { localIssuer } from "@parley/runtime/identity/local-issuer";
import { newId } from "@parley/runtime/ids";
import {
	type Arguments,
	type Command,
	FAILURE,
	SUCCESS,
	type Surroundings,
	WrongUsage,
} from "./command.ts";
import { addressIn, MARKET, servedData } from "./data-directory.ts";
import { printable } from "./display-text.ts";
import { counted } from "./outcome-report.ts";
import { tableLines } from "./table.ts";

interface Parked {
	readonly subscription: string;
	readonly position: number;
	readonly error: string;
	readonly again: boolean;
}

export const parked: Command = {
	name: "parked",
	expects: [],
	summary: "List the facts that a service could not handle, and send them again.",
	details: [
		"A fact that keeps failing is put aside, so that the ones behind it go on.",
		"Once the cause is mended, --again hands it to its service once more.",
	],
	options: {
		again: { value: "NAME:POSITION", help: "send this one again; `all` for every one" },
		url: { value: "URL", help: "the market's address (default: the one served here)" },
		token: { value: "TOKEN", help: "an operator's token (default: the market's own)" },
		data: { value: "DIR", help: "the market's data directory (default: the last one)" },
		json: { help: "print one JSON object" },
	},
	run: async (args, surroundings) => {
		const market = await reach(args, surroundings);
		const found = (await market.ask("GET", "/parked")) as { readonly parked: readonly Parked[] };
		const again = args.text("again");
		if (again !== undefined) return sendAgain(again, found.parked, market, surroundings);
		const { terminal } = surroundings;
		if (args.has("json")) terminal.print(JSON.stringify(found, null, 2));
		else if (found.parked.length === 0) terminal.print("Nothing is parked.");
		else terminal.print(...parkedLines(found.parked, terminal.columns));
		return SUCCESS;
	},
};

const parkedLines = (all: readonly Parked[], columns: number): string[] =>
	tableLines(
		[
			{ title: "subscription" },
			{ title: "position", align: "right" },
			{ title: "", least: 5 },
			{ title: "error", least: 20 },
		],
		all.map(({ subscription, position, again, error }) => [
			subscription,
			String(position),
			again ? "again" : "",
			printable(error),
		]),
		columns,
	);

async function sendAgain(
	wanted: string,
	all: readonly Parked[],
	{ ask }: Market,
	{ terminal }: Surroundings,
): Promise<number> {
	const chosen = all.filter(
		({ subscription, position }) => wanted === "all" || wanted === `${subscription}:${position}`,
	);
	if (chosen.length === 0 && wanted !== "all")
		throw new WrongUsage(
			`Nothing is parked as ${JSON.stringify(wanted)}; \`npx parley parked\` lists what is.`,
		);
	for (const { subscription, position } of chosen)
		await ask("POST", `/parked/${encodeURIComponent(subscription)}/${position}/again`);
	terminal.print(
		`${counted(chosen.length, "fact")} sent again; what fails once more is parked once more.`,
	);
	return chosen.length > 0 || all.length === 0 ? SUCCESS : FAILURE;
}

interface Market {
	ask(method: "GET" | "POST", path: string): Promise<unknown>;
}

/** The market that is meant, in an operator's name. */
async function reach(args: Arguments, { directory }: Surroundings): Promise<Market> {
	const data = async (): Promise<string> =>
		resolve(directory, args.text("data") ?? (await servedData(directory)));
	const url = args.text("url") ?? (await addressIn(await data()));
	if (url === undefined || !URL.canParse(url))
		throw new WrongUsage(
			"No market serves from here; say where it is with --url http://HOST:PORT.",
		);
	const own = async (): Promise<string> => {
		const issuer = await localIssuer({
			directory: await data(),
			market: MARKET,
			now: systemClock,
			newId,
		});
		return issuer.issue({ principal: "operator", roles: ["operator"], ttlSeconds: 60 });
	};
	const token = args.text("token") ?? (await own());
	return {
		async ask(method, path) {
			const answer = await fetch(new URL(path, url), {
				method,
				headers: { authorization: `Bearer ${token}` },
			}).catch(() => {
				throw new Error(`Nobody answers at ${url}; is the market up?`);
			});
			const said = (await answer.json().catch(() => ({}))) as { detail?: unknown };
			if (answer.ok) return said;
			throw new Error(
				typeof said.detail === "string" ? said.detail : `The market answered ${answer.status}.`,
			);
		},
	};
}
