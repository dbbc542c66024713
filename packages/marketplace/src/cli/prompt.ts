import { createInterface } from "node:readline";

/** Asks a person at the terminal for a line. Rejects when they end their input or ask to stop. */
export type Prompt = (question: string) => Promise<string>;

/** Nothing where nobody sits at a terminal. */
export function promptAt(
	input: NodeJS.ReadStream,
	output: NodeJS.WriteStream,
	signal: AbortSignal,
): Prompt | undefined {
	if (!input.isTTY || !output.isTTY) return undefined;
	return async (question) => {
		signal.throwIfAborted();
		output.write(question);
		// The terminal edits the line itself, so that Ctrl-C reaches the process as it does everywhere else.
		const lines = createInterface({ input, terminal: false });
		const said = Promise.withResolvers<string>();
		const stop = (): void => said.reject(new Error("Stopped; what was said is kept."));
		lines.once("line", said.resolve);
		lines.once("close", stop);
		signal.addEventListener("abort", stop, { once: true });
		try {
			return await said.promise;
		} finally {
			signal.removeEventListener("abort", stop);
			lines.close();
		}
	};
}
