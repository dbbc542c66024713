import type { Prompt } from "./prompt.ts";
import type { Terminal } from "./terminal.ts";

/** What a command may touch besides the ledger it opens. */
export interface Surroundings {
	readonly terminal: Terminal;
	/** The directory that relative paths and `.parley` are in. */
	readonly directory: string;
	/** Aborted when the person at the terminal asks to stop. */
	readonly signal: AbortSignal;
	/** Milliseconds that never run back, for a progress bar. */
	readonly milliseconds: () => number;
	readonly version: string;
	/** Asks the person at the terminal; nothing where nobody sits at one. */
	readonly prompt?: Prompt | undefined;
}

export interface Option {
	/** What its value is called in the help; without it, the option is a switch. */
	readonly value?: string;
	readonly help: string;
}

/** What was written after the command's name. */
export interface Arguments {
	readonly given: readonly string[];
	text(option: string): string | undefined;
	has(option: string): boolean;
}

export interface Command {
	readonly name: string;
	/** What it expects after its name, as the help shows it: `FILE`; `[FILE]` may be left out, `[NAME…]` may be several. */
	readonly expects: readonly string[];
	readonly summary: string;
	/** More lines for its own help. */
	readonly details: readonly string[];
	readonly options: Readonly<Record<string, Option>>;
	/** Resolves to the exit code. Throws `WrongUsage` before anything has happened, any other Error for what went wrong. */
	run(args: Arguments, surroundings: Surroundings): Promise<number>;
}

/** The command line cannot be understood; the message is a sentence that says how to put it. */
export class WrongUsage extends Error {
	override readonly name = "WrongUsage";
}

export const SUCCESS = 0;
export const FAILURE = 1;
export const WRONG_USAGE = 2;
export const INTERRUPTED = 130;
