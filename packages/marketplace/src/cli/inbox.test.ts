import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { program } from "./program.ts";

const question = {
	id: "e1-aaaa",
	status: "open",
	reason: "value_above",
	question: "I am about to offer 60.00 USD for “Lamp”. Shall I?",
	options: ["go ahead", "do not", "walk away"],
	default: "do not",
	deadline: "2026-03-02T18:00:00.000Z",
	choice: null as string | null,
};
const earlier = { ...question, id: "e1-bbbb", deadline: "2026-03-02T15:00:00.000Z" };

let server: Server;
let heard: { readonly line: string; readonly body: string; readonly token: string | undefined }[];

async function respond(request: IncomingMessage, reply: ServerResponse): Promise<void> {
	const body = await bodyOf(request);
	const { authorization: token } = request.headers;
	heard.push({ line: `${request.method} ${request.url}`, body, token });
	// Two pages of one question each.
	const answer =
		request.method === "POST"
			? { ...question, status: "resolved", choice: JSON.parse(body).choice }
			: request.url?.includes("after=") === true
				? { items: [earlier], next: null }
				: { items: [question], next: question.id };
	reply.setHeader("content-type", "application/json").end(JSON.stringify(answer));
}

beforeEach(async () => {
	heard = [];
	server = createServer((request, reply) => void respond(request, reply));
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterEach(() => new Promise((done) => server.close(done)));

async function bodyOf(request: IncomingMessage): Promise<string> {
	let text = "";
	for await (const chunk of request) text += String(chunk);
	return text;
}

async function inbox(...words: string[]) {
	const printed: string[] = [];
	const noted: string[] = [];
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const code = await program(["inbox", ...words, "--url", url, "--token", "mine"], {
		terminal: {
			columns: 80,
			print: (...lines: readonly string[]) => void printed.push(...lines),
			note: (line: string) => void noted.push(line),
			paint: (_: string, text: string) => text,
			output: process.stdout,
			status: { write: () => true },
		},
		directory: "/nowhere",
		signal: new AbortController().signal,
		milliseconds: () => 0,
		version: "1.2.3",
	});
	return { code, printed: printed.join("\n"), noted: noted.join("\n") };
}

describe("an inbox", () => {
	it("lists every open question, the most urgent first, with its options", async () => {
		const { code, printed } = await inbox();
		expect(code).toBe(0);
		expect(printed.indexOf("e1-bbbb")).toBeLessThan(printed.indexOf("e1-aaaa"));
		expect(printed).toContain("I am about to offer 60.00 USD");
		expect(printed).toMatch(/1 +go ahead/);
		expect(printed).toMatch(/2\* +do not/);
		expect(heard).toMatchObject([
			{ line: "GET /escalations?limit=100&status=open", token: "Bearer mine" },
			{ line: "GET /escalations?limit=100&status=open&after=e1-aaaa" },
		]);
	});

	it("is printed as JSON", async () => {
		const { printed } = await inbox("--json");
		expect(JSON.parse(printed)).toEqual({ questions: [earlier, question] });
	});

	it.each([
		["go", "ahead"],
		["1", ""],
		["GO AHEAD", ""],
	])("answers a question in words or by number: %s %s", async (...words) => {
		const said = words.filter((word) => word !== "");
		const { code, printed } = await inbox("answer", "e1-a", ...said);
		expect({ code, printed }).toEqual({ code: 0, printed: "Answered: go ahead." });
		expect(heard.at(-1)).toMatchObject({
			line: "POST /escalations/e1-aaaa/answer",
			body: '{"choice":"go ahead"}',
		});
	});

	it.each([
		[["answer"], "needs a question's ID"],
		[["answer", "e9", "1"], 'No question is called "e9"'],
		[["answer", "e1", "1"], 'Several questions begin with "e1"'],
		[["answer", "e1-a", "7"], "An answer is one of: 1 go ahead, 2 do not, 3 walk away."],
		[["burn"], "parley inbox lists questions"],
	])("does not understand %j", async (words, sentence) => {
		const { code, noted } = await inbox(...words);
		expect(code).toBe(2);
		expect(noted).toContain(sentence);
	});
});
