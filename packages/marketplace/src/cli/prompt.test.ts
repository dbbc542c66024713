import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { conversationAt } from "./prompt.ts";

const terminal = (isTTY: boolean) => Object.assign(new PassThrough(), { isTTY });
const calm = new AbortController().signal;

function conversation(signal: AbortSignal = calm) {
	const input = terminal(true);
	const output = terminal(true);
	const talk = conversationAt(input, output, signal);
	if (talk === undefined) throw new Error("Nobody is at the terminal.");
	return { input, output, ...talk };
}

describe("a conversation at the terminal", () => {
	it("answers one question after the other with lines that were pasted at once", async () => {
		const { input, ask, end, output } = conversation();
		const first = ask("sells> ");
		input.write("Lamp\nnone\nlast");
		expect(await first).toBe("Lamp");
		await new Promise(setImmediate);
		expect(await ask("wants> ")).toBe("none");
		input.write(" line\n");
		expect(await ask("owns> ")).toBe("last line");
		expect(String(output.read())).toBe("sells> wants> owns> ");
		end();
	});

	it("hears what was typed while nobody asked", async () => {
		const { input, ask, end } = conversation();
		input.write("early\n");
		expect(await ask("> ")).toBe("early");
		input.write("between\n");
		await new Promise(setImmediate);
		expect(await ask("> ")).toBe("between");
		end();
	});

	it("takes nothing that was typed before for an answer to what is asked afresh", async () => {
		const { input, ask, end } = conversation();
		input.write("Lamp\nyes\n");
		expect(await ask("> ")).toBe("Lamp");
		await new Promise(setImmediate);
		const agreed = ask("Is this what you want? ", { afresh: true });
		input.write("no\n");
		expect(await agreed).toBe("no");
		end();
	});

	it("stops where the input ends, after what was said before", async () => {
		const { input, ask } = conversation();
		const first = ask("> ");
		input.end("yes\nindeed\n");
		expect([await first, await ask("> ")]).toEqual(["yes", "indeed"]);
		await expect(ask("> ")).rejects.toThrow("Stopped; what was said is kept.");
	});

	it("stops where the person asks to, and leaves the process nothing to wait for", async () => {
		const stopping = new AbortController();
		const { ask, end, input } = conversation(stopping.signal);
		const asked = ask("> ");
		stopping.abort();
		await expect(asked).rejects.toThrow("Stopped");
		end();
		expect(input.isPaused()).toBe(true);
		await expect(ask("> ")).rejects.toThrow();
	});

	it("is none where nobody sits there", () => {
		expect(conversationAt(terminal(false), terminal(true), calm)).toBeUndefined();
		expect(conversationAt(terminal(true), terminal(false), calm)).toBeUndefined();
	});
});
