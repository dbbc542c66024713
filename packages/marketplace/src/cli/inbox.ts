import { type Command, SUCCESS, type Surroundings, WrongUsage } from "./command.ts";
import { printable } from "./display-text.ts";
import { type ServedMarket, servedMarket } from "./served-market.ts";
import { tableLines } from "./table.ts";

/** A question of an agent, as the market shows it to the person who is asked. */
interface Question {
	readonly id: string;
	readonly status: string;
	readonly reason: string;
	readonly question: string;
	readonly options: readonly string[];
	readonly default: string;
	readonly deadline: string;
	readonly choice: string | null;
}

export const inbox: Command = {
	name: "inbox",
	expects: ["[answer ID CHOICE…]"],
	summary: "List what your agent asks you, and answer it.",
	details: [
		"An answer is one of a question's options, by its words or by its number.",
		"An id may be cut short where no other question begins like it. What is not",
		"answered before its deadline is answered by its default, marked with a star.",
	],
	options: {
		as: { value: "PRINCIPAL", help: "whose inbox, in a market on this machine" },
		all: { help: "also what was answered already" },
		url: { value: "URL", help: "the market's address (default: the one served here)" },
		token: { value: "TOKEN", help: "your token (default: with --as, the market's own)" },
		data: { value: "DIR", help: "the market's data directory (default: the last one)" },
		json: { help: "print one JSON object" },
	},
	run: async (args, surroundings) => {
		const [verb, ...rest] = args.given;
		if (verb !== undefined && verb !== "answer")
			throw new WrongUsage(
				"parley inbox lists questions, and `parley inbox answer ID CHOICE` answers one.",
			);
		const principal = args.text("as");
		const market = await servedMarket(
			args,
			surroundings,
			principal === undefined ? undefined : { principal, roles: [] },
		);
		const isAll = args.has("all") || verb === "answer";
		const questions = await questionsOf(market, isAll ? "" : "&status=open");
		const asJson = args.has("json");
		if (verb === "answer") return answered(rest, questions, market, surroundings, asJson);
		const { terminal } = surroundings;
		if (asJson) terminal.print(JSON.stringify({ questions }, null, 2));
		else if (questions.length === 0) terminal.print("Nothing is asked.");
		else terminal.print(...questions.flatMap((question) => lines(question, terminal.columns)));
		return SUCCESS;
	},
};

async function questionsOf(market: ServedMarket, filter: string): Promise<readonly Question[]> {
	const found: Question[] = [];
	for (let after = ""; ; ) {
		const path = `/escalations?limit=100${filter}${after}`;
		const { items, next } = (await market.ask("GET", path)) as {
			readonly items: readonly Question[];
			readonly next: string | null;
		};
		found.push(...items);
		if (next === null) return found.toSorted((a, b) => (a.deadline < b.deadline ? -1 : 1));
		after = `&after=${encodeURIComponent(next)}`;
	}
}

/** A question with its options in a table of their own: a person reads one question after the other. */
function lines(
	{ id, status, reason, question, options, default: cautious, deadline, choice }: Question,
	columns: number,
): string[] {
	const state = status === "open" ? `until ${deadline}` : `${status}: ${printable(choice ?? "")}`;
	const rows = options.map((option, at) => [
		`${at + 1}${option === cautious ? "*" : ""}`,
		printable(option),
	]);
	return [
		`${id}  ${printable(reason)}  ${state}`,
		...wrapped(printable(question), columns - 2).map((line) => `  ${line}`),
		...tableLines([{ title: "" }, { title: "", least: 10 }], rows, columns - 2)
			.slice(1)
			.map((line) => `  ${line}`),
		"",
	];
}

function wrapped(text: string, width: number): string[] {
	const wrappedLines = [""];
	for (const word of text.split(" ")) {
		const last = wrappedLines.at(-1) ?? "";
		if (last !== "" && last.length + 1 + word.length > width) wrappedLines.push(word);
		else wrappedLines[wrappedLines.length - 1] = last === "" ? word : `${last} ${word}`;
	}
	return wrappedLines;
}

async function answered(
	[id, ...words]: readonly string[],
	questions: readonly Question[],
	market: ServedMarket,
	{ terminal }: Surroundings,
	asJson: boolean,
): Promise<number> {
	if (id === undefined || words.length === 0)
		throw new WrongUsage("parley inbox answer needs a question's ID and your CHOICE.");
	const meant = questions.filter((question) => question.id.startsWith(id));
	const [question] = meant;
	if (question === undefined || meant.length > 1)
		throw new WrongUsage(
			question === undefined
				? `No question is called ${JSON.stringify(id)}; \`npx parley inbox\` lists them.`
				: `Several questions begin with ${JSON.stringify(id)}; write more of the id.`,
		);
	const path = `/escalations/${encodeURIComponent(question.id)}/answer`;
	const choice = choiceOf(question, words.join(" "));
	const now = (await market.ask("POST", path, { choice })) as Question;
	terminal.print(
		asJson ? JSON.stringify(now, null, 2) : `Answered: ${printable(now.choice ?? choice)}.`,
	);
	return SUCCESS;
}

function choiceOf({ options }: Question, said: string): string {
	const choice = options.includes(said)
		? said
		: /^[1-9]$/.test(said)
			? options[Number(said) - 1]
			: options.find((option) => option.toLowerCase() === said.toLowerCase());
	if (choice !== undefined) return choice;
	const numbered = options.map((option, at) => `${at + 1} ${printable(option)}`);
	throw new WrongUsage(`An answer is one of: ${numbered.join(", ")}.`);
}
