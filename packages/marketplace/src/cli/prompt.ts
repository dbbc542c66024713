import { createInterface, type Interface } from "node:readline";

/**
 * Asks a person at the terminal for a line. Rejects when they end their input or ask to stop. What is asked afresh is not
 * answered by what was typed before they could read it.
 */
export type Prompt = (question: string, how?: { readonly afresh: boolean }) => Promise<string>;

/** A conversation with the person at the terminal. */
export interface Conversation {
	readonly ask: Prompt;
	/** Hears nothing more, so that the process may end. */
	end(): void;
}

type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean };
type Output = NodeJS.WritableStream & { readonly isTTY?: boolean };

/** Nothing where nobody sits at a terminal. */
export function conversationAt(
	input: Input,
	output: Output,
	signal: AbortSignal,
): Conversation | undefined {
	if (input.isTTY !== true || output.isTTY !== true) return undefined;
	// Begun with the first question and kept to the last: a reader for each would swallow what was typed ahead of it.
	let begun: Lines | undefined;
	return {
		async ask(question, { afresh } = { afresh: false }) {
			signal.throwIfAborted();
			output.write(question);
			begun ??= new Lines(input);
			if (afresh) begun.forget();
			return begun.next(signal);
		},
		end: () => begun?.close(),
	};
}

/** The lines of an input, in the order in which they came, also those that came before anybody asked. */
class Lines {
	readonly #reader: Interface;
	readonly #early: string[] = [];
	#waiting: PromiseWithResolvers<string> | undefined;
	#isOver = false;

	constructor(input: Input) {
		// The terminal edits the line itself, so that Ctrl-C reaches the process as it does everywhere else.
		this.#reader = createInterface({ input, terminal: false });
		this.#reader.on("line", (line) => {
			if (this.#waiting === undefined) this.#early.push(line);
			this.#waiting?.resolve(line);
			this.#waiting = undefined;
		});
		this.#reader.on("close", () => {
			this.#isOver = true;
			this.#waiting?.reject(stopped());
		});
	}

	forget(): void {
		this.#early.length = 0;
	}

	async next(signal: AbortSignal): Promise<string> {
		const early = this.#early.shift();
		if (early !== undefined) return early;
		if (this.#isOver) throw stopped();
		const waiting = Promise.withResolvers<string>();
		this.#waiting = waiting;
		const stop = (): void => waiting.reject(stopped());
		signal.addEventListener("abort", stop, { once: true });
		return waiting.promise.finally(() => signal.removeEventListener("abort", stop));
	}

	close(): void {
		this.#reader.close();
	}
}

const stopped = (): Error => new Error("Stopped; what was said is kept.");
