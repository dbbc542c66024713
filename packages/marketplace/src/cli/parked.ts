import { type Command, FAILURE, SUCCESS, type Surroundings, WrongUsage } from "./command.ts";
import { printable } from "./display-text.ts";
import { counted } from "./outcome-report.ts";
import { type ServedMarket, servedMarket } from "./served-market.ts";
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
		const operator = { principal: "operator", roles: ["operator"] } as const;
		const market = await servedMarket(args, surroundings, operator);
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
	{ ask }: ServedMarket,
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
