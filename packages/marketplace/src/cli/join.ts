import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { id } from "@parley/contracts/id";
import {
	type Arguments,
	type Command,
	FAILURE,
	SUCCESS,
	type Surroundings,
	WrongUsage,
} from "./command.ts";
import { printable } from "./display-text.ts";
import { moneyNeeded } from "./join-account.ts";
import { changeIn, type Draft, waysToChange } from "./join-change.ts";
import type { Prompt } from "./prompt.ts";
import { type ServedMarket, servedMarket } from "./served-market.ts";

interface Question {
	readonly field: string;
	readonly question: string;
	readonly answer: { readonly kind: string; readonly options?: readonly string[] };
}

/** An intake, as the market shows it to its principal. */
interface Intake {
	readonly status: "open" | "confirmed";
	readonly question: Question | null;
	readonly draft?: Draft;
	readonly completeness: number;
	readonly readBack: readonly string[] | null;
	readonly hash: string | null;
	readonly reader: "form" | "model";
	/** Why it is the form, where a model would have been let read. */
	readonly because?: string;
}

type Say = (said: object) => Promise<Intake>;

export const join: Command = {
	name: "join",
	expects: ["PRINCIPAL"],
	summary: "Say what you want to sell and buy, and send out an agent.",
	details: [
		"Asks one question after the other, reads back what it understood, and",
		"publishes and grants nothing before your yes to exactly that. Stop whenever",
		"you like: what you said is kept, and the same command goes on from there.",
		'"back" asks the question before again; "budget: 50" changes what has that name.',
		"With --with-claude you may answer in your own words; what you write, your",
		"limits included, is then sent to Claude. Without it nothing leaves the market.",
	],
	options: {
		file: { value: "FILE", help: "answers by field, in JSON" },
		yes: { value: "HASH", help: "the hash of what was read back, for programs" },
		"with-claude": { help: "Claude may read what you write, limits included" },
		url: { value: "URL", help: "the market's address (default: the one served here)" },
		token: { value: "TOKEN", help: "your token (default: the market's own)" },
		data: { value: "DIR", help: "the market's data directory (default: the last one)" },
		json: { help: "print one JSON object, and ask nothing" },
	},
	run: async (args, surroundings) => {
		const principal = args.given[0] ?? "";
		if (!id.safeParse(principal).success)
			throw new WrongUsage(
				"A principal's id has 1 to 120 letters, digits, dots, colons, underscores or hyphens.",
			);
		const prompt = args.has("json") ? undefined : surroundings.prompt;
		const isAsked = ["file", "yes", "json"].some((option) => args.has(option));
		if (prompt === undefined && !isAsked)
			throw new WrongUsage(
				"parley join asks questions, and nobody is at a terminal; give the answers with --file FILE.",
			);
		const market = () => servedMarket(args, surroundings, { principal, roles: [] });
		const say = sayer(market, principal);
		const answers = await answersIn(args.text("file"), surroundings.directory);
		let intake = await say({
			...(answers === undefined ? {} : { answers }),
			...(args.has("with-claude") ? { consent: true } : {}),
		});
		if (args.has("with-claude"))
			surroundings.terminal.note(
				intake.reader === "model"
					? "What you write now, your limits included, is sent to Claude."
					: `${printable(intake.because ?? "No model reads here: the form asks field by field.")} Nothing is sent.`,
			);
		if (prompt !== undefined) intake = await interview(intake, say, prompt, surroundings);
		const confirmed = await confirm(intake, args.text("yes"), prompt, say, surroundings);
		const code = report(confirmed, args, surroundings);
		const isBuyer = (confirmed.draft?.wants ?? []).length > 0;
		if (confirmed.status === "confirmed" && isBuyer && !args.has("json"))
			surroundings.terminal.print(...(await moneyNeeded(await market(), principal)));
		return code;
	},
};

/** Everything is said in one place; each time with a token of its own, because a person may take their time. */
function sayer(market: () => Promise<ServedMarket>, principal: string): Say {
	return async (said) => {
		const path = `/principals/${encodeURIComponent(principal)}/intake`;
		const isYes = "hash" in said;
		const { ask } = await market();
		return (await ask("POST", isYes ? `${path}/confirm` : path, said)) as Intake;
	};
}

async function answersIn(file: string | undefined, directory: string): Promise<object | undefined> {
	if (file === undefined) return undefined;
	const text = await readFile(resolve(directory, file), "utf8");
	const read: unknown = await Promise.resolve(text)
		.then(JSON.parse)
		.catch(() => undefined);
	if (typeof read === "object" && read !== null && !Array.isArray(read)) return read;
	throw new Error(
		`${printable(file)} has no answers: it needs one JSON object, such as {"sells": [{"title": "Lamp"}]}.`,
	);
}

/** Asks until every question is answered. What is not understood is said again, and what was said may be taken back. */
async function interview(
	begun: Intake,
	say: Say,
	prompt: Prompt,
	{ terminal }: Surroundings,
): Promise<Intake> {
	// Who has said yes before comes with something new.
	let intake =
		begun.status === "confirmed" ? await say({ consent: begun.reader === "model" }) : begun;
	const answered: Question[] = [];
	let again: Question | undefined;
	for (;;) {
		const asked = again ?? intake.question;
		if (asked === null) return intake;
		terminal.print(
			terminal.paint("dim", `${intake.completeness}% understood · ${asked.field}`),
			inWords(asked),
		);
		const said = (await prompt("> ")).trim();
		if (said === "") continue;
		if (said === "back") {
			again = answered.pop() ?? again;
			if (again === undefined) terminal.note("This is the first question.");
			continue;
		}
		const change = changeIn(said) ?? (again === undefined ? undefined : { [again.field]: said });
		try {
			const next = await say(change === undefined ? { say: said } : { answers: change });
			if (intake.reader === "model" && next.because !== undefined)
				terminal.note(printable(next.because));
			if (changeIn(said) === undefined) answered.push(asked);
			[intake, again] = [next, undefined];
		} catch (error) {
			if (!mayBeSaidAgain(error)) throw error;
			terminal.note(error.message);
		}
	}
}

function inWords({ question, answer: { options } }: Question): string {
	const choices = options === undefined ? "" : ` [${printable(options.join(" / "))}]`;
	return `${printable(question)}${choices}`;
}

/** What the market could not take as it was said, and might take otherwise. */
const SAID_AGAIN: ReadonlySet<unknown> = new Set([
	"NOT_UNDERSTOOD",
	"INTAKE_READING",
	"WRONG_CURRENCY",
	"MALFORMED",
	"FACT_TOO_LARGE",
]);

const mayBeSaidAgain = (error: unknown): error is Error =>
	error instanceof Error && "code" in error && SAID_AGAIN.has(error.code);

/** Nothing is granted but by a yes to the very words that were read back: a person's, or a program's with their hash. */
async function confirm(
	intake: Intake,
	yes: string | undefined,
	prompt: Prompt | undefined,
	say: Say,
	surroundings: Surroundings,
): Promise<Intake> {
	if (intake.status === "confirmed" && yes === undefined) return intake;
	if (yes !== undefined) return say({ hash: yes });
	if (prompt === undefined || intake.hash === null) return intake;
	const { terminal } = surroundings;
	const ways = intake.draft === undefined ? [] : [...waysToChange(intake.draft), ""];
	terminal.print("", ...(intake.readBack ?? []).map(printed), "", ...ways.map(printed));
	const isRight = "Is this what you want? Type yes to publish and grant exactly this: ";
	const said = await prompt(isRight, { afresh: true });
	if (/^y(?:es)?$/i.test(said.trim())) return say({ hash: intake.hash });
	const change = changeIn(said);
	if (change === undefined) return intake;
	const changed = await say({ answers: change }).catch((error: unknown) => {
		if (!mayBeSaidAgain(error)) throw error;
		terminal.note(error.message);
		return intake;
	});
	const whole = await interview(changed, say, prompt, surroundings);
	return confirm(whole, undefined, prompt, say, surroundings);
}

/** An indented line belongs to the one above it. */
const printed = (line: string): string => `${line.startsWith(" ") ? "  " : ""}${printable(line)}`;

function report(intake: Intake, args: Arguments, { terminal, prompt }: Surroundings): number {
	const { status, question, completeness, readBack, hash } = intake;
	if (args.has("json")) {
		terminal.print(JSON.stringify(intake, null, 2));
		return SUCCESS;
	}
	if (status === "confirmed") {
		terminal.print("Your mandate is granted, and your agent is on its way.");
		return SUCCESS;
	}
	if (question !== null) {
		terminal.note(
			`${completeness}% is understood. Next, as ${question.field}: ${printable(question.question)}`,
		);
		return FAILURE;
	}
	if (prompt === undefined)
		terminal.print(...(readBack ?? []).map(printed), "", `To say yes to this: --yes ${hash}`);
	else
		terminal.print(
			"Nothing was granted. What you said is kept; the same command goes on from there.",
		);
	return SUCCESS;
}
