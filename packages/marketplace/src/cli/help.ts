import type { Command } from "./command.ts";
import { tableLines } from "./table.ts";

const indented = (rows: readonly (readonly string[])[], columns: number): string[] =>
	tableLines([{ title: "" }, { title: "" }], rows, columns - 2)
		.slice(1)
		.map((line) => `  ${line}`);

export function overview(commands: readonly Command[], columns: number): string[] {
	return [
		"Parley is an open market where agents buy and sell for people,",
		"and every step is a fact in a ledger.",
		"",
		"Usage: npx parley COMMAND [OPTIONS]",
		"",
		...indented(
			commands.map(({ name, expects, summary }) => [[name, ...expects].join(" "), summary]),
			columns,
		),
		"",
		"npx parley COMMAND --help says more. New here? Begin with: npx parley demo",
	];
}

export function helpOf(command: Command, columns: number): string[] {
	const { name, expects, summary, details, options } = command;
	const rows = Object.entries({ ...options, help: { help: "show this" } as const }).map(
		([option, { value, help }]: [string, { value?: string; help: string }]) => [
			`--${option}${value === undefined ? "" : ` ${value}`}`,
			help,
		],
	);
	return [
		`Usage: npx parley ${[name, ...expects].join(" ")} [OPTIONS]`,
		"",
		summary,
		...(details.length === 0 ? [] : ["", ...details]),
		"",
		"Options:",
		...indented(rows, columns),
	];
}
