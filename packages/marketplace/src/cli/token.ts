import { resolve } from "node:path";
import { id } from "@parley/contracts/id";
import { systemClock } from "@parley/runtime/clock";
import { localIssuer } from "@parley/runtime/identity/local-issuer";
import { newId } from "@parley/runtime/ids";
import { type Arguments, type Command, SUCCESS, WrongUsage } from "./command.ts";
import { MARKET, servedData } from "./data-directory.ts";

const ROLES = ["arbiter", "operator"] as const;
const DEFAULT_HOURS = 8;
const MOST_HOURS = 24;

export const token: Command = {
	name: "token",
	expects: ["PRINCIPAL"],
	summary: "Print a token for somebody, from the market's own issuer.",
	details: [
		"For a market on this machine, whose issuer's key is in its data directory.",
		"With an issuer of your own (PARLEY_OIDC_ISSUER), tokens come from there.",
	],
	options: {
		role: { value: "ROLE", help: `also gives a role: ${ROLES.join(" or ")}` },
		hours: {
			value: "N",
			help: `how long it is good for (default: ${DEFAULT_HOURS}, at most ${MOST_HOURS})`,
		},
		data: { value: "DIR", help: "the market's data directory (default: the one that serves)" },
	},
	run: async (args, { terminal, directory }) => {
		const principal = args.given[0] ?? "";
		if (!id.safeParse(principal).success)
			throw new WrongUsage(
				"A principal's id has 1 to 120 letters, digits, dots, colons, underscores or hyphens.",
			);
		const data = resolve(directory, args.text("data") ?? (await servedData(directory)));
		const issuer = await localIssuer({ directory: data, market: MARKET, now: systemClock, newId });
		terminal.print(
			await issuer.issue({
				principal,
				roles: rolesOf(args),
				ttlSeconds: hoursOf(args) * 3_600,
			}),
		);
		return SUCCESS;
	},
};

function rolesOf(args: Arguments): (typeof ROLES)[number][] {
	const written = args.text("role");
	if (written === undefined) return [];
	const role = ROLES.find((name) => name === written);
	if (role === undefined) throw new WrongUsage(`--role may be ${ROLES.join(" or ")}.`);
	return [role];
}

function hoursOf(args: Arguments): number {
	const hours = Number(args.text("hours") ?? DEFAULT_HOURS);
	if (hours > 0 && hours <= MOST_HOURS) return hours;
	throw new WrongUsage(`--hours needs a number above 0, at most ${MOST_HOURS}.`);
}
