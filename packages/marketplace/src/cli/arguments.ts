import { parseArgs } from "node:util";
import { type Arguments, type Command, WrongUsage } from "./command.ts";
import { nearestName } from "./nearest-name.ts";

/** Reads what follows a command's name. Throws `WrongUsage` with a sentence for anything the command does not know. */
export function argumentsOf(command: Command, words: readonly string[]): Arguments {
	const { tokens, positionals } = parseArgs({
		args: [...words],
		options: optionsOf(command),
		strict: false,
		allowPositionals: true,
		tokens: true,
	});
	const values = new Map<string, string | true>();
	for (const token of tokens)
		if (token.kind === "option") {
			const name = token.name === "h" ? "help" : token.name;
			values.set(name, optionValue(command, name, token));
		}
	// Whoever asks for help is not told off for what is missing.
	if (!values.has("help")) requireCount(command, positionals);
	return {
		given: positionals,
		text: (option) => {
			const value = values.get(option);
			return typeof value === "string" ? value : undefined;
		},
		has: (option) => values.has(option),
	};
}

function optionsOf({ options }: Command): Record<string, { type: "string" | "boolean" }> {
	return Object.fromEntries([
		["help", { type: "boolean" }],
		...Object.entries(options).map(([name, { value }]) => [
			name,
			{ type: value === undefined ? "boolean" : "string" },
		]),
	]);
}

interface Token {
	readonly rawName: string;
	readonly value?: string | undefined;
	readonly inlineValue?: boolean | undefined;
}

function optionValue(command: Command, name: string, token: Token): string | true {
	const known = { ...command.options, help: { help: "" } };
	if (!Object.hasOwn(known, name)) throw unknownOption(command, token.rawName, Object.keys(known));
	const placeholder = command.options[name]?.value;
	if (placeholder === undefined) {
		if (token.value !== undefined) throw new WrongUsage(`--${name} takes no value.`);
		return true;
	}
	const { value = "", inlineValue } = token;
	// A word that begins with a hyphen is the next option, unless it was written with an equals sign.
	if (value === "" || (inlineValue === false && value.startsWith("-")))
		throw new WrongUsage(`--${name} needs a value: --${name} ${placeholder}.`);
	return value;
}

function unknownOption({ name }: Command, written: string, known: readonly string[]): WrongUsage {
	const near = nearestName(written.replace(/^-+/, ""), known);
	const hint =
		near === undefined
			? `; \`npx parley ${name} --help\` lists them.`
			: `; did you mean --${near}?`;
	return new WrongUsage(`parley ${name} has no option ${written}${hint}`);
}

/** As help writes it: `[FILE]` may be left out, `[SERVICE…]` may also be several. */
const isOptional = (expected: string): boolean => expected.startsWith("[");

function requireCount({ name, expects }: Command, positionals: readonly string[]): void {
	const missing = expects[positionals.length];
	if (missing !== undefined && !isOptional(missing))
		throw new WrongUsage(
			`parley ${name} needs ${missing}: parley ${[name, ...expects].join(" ")}.`,
		);
	const extra = expects.at(-1)?.includes("…") === true ? undefined : positionals[expects.length];
	if (extra !== undefined)
		throw new WrongUsage(
			`parley ${name} does not know what to do with ${JSON.stringify(extra)}; it takes ${expects.length === 0 ? "only options" : expects.join(" and ")}.`,
		);
}

/** The value of `--seed`: a whole number, 1 where none is given. */
export function seedOf(args: Arguments): number {
	const written = args.text("seed") ?? "1";
	if (!/^[0-9]{1,15}$/.test(written))
		throw new WrongUsage("--seed needs a whole number of at most 15 digits, such as --seed 7.");
	return Number(written);
}
