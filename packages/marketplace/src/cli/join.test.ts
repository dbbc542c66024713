import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join as path } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { program } from "./program.ts";

const directory = mkdtempSync(path(tmpdir(), "parley-join-"));
afterAll(() => rmSync(directory, { recursive: true }));

const question = {
	field: "sells",
	question: "What do you want to sell?",
	answer: { kind: "list" },
};
const open = {
	status: "open",
	question,
	completeness: 40,
	readBack: null,
	hash: null,
	reader: "form",
};
const HASH = "a".repeat(64);
const whole = {
	...{ ...open, question: null, completeness: 100, hash: HASH },
	draft: { sells: [{ id: "sell-1", title: "Lamp", ask: null }], wants: [] },
	readBack: ['You sell "Lamp".', "  Everybody can read it."],
};
const granted = { ...whole, status: "confirmed" };

/** A market that understands everything but "hm". */
let server: Server;
/** Where a model reads, and the person lets it. */
let reading: object;
/** What the person wants, what their account holds, and who looked at it. */
let wants: readonly { readonly id: string }[];
let balance: string | undefined;
let looked: string[];
let heard: { readonly line: string; readonly body: Record<string, unknown> }[];
async function respond(request: IncomingMessage, reply: ServerResponse): Promise<void> {
	let text = "";
	for await (const chunk of request) text += String(chunk);
	if (request.method === "GET") {
		looked.push(String(request.url));
		reply.writeHead(balance === undefined ? 404 : 200, { "content-type": "application/json" });
		reply.end(JSON.stringify({ balance: { amount: balance, currency: "USD" } }));
		return;
	}
	const body = JSON.parse(text);
	heard.push({ line: `${request.method} ${request.url}`, body });
	const problems: Record<string, object> = {
		hm: { code: "NOT_UNDERSTOOD", detail: "The answer to sells was not understood." },
		"5 EUR": { code: "WRONG_CURRENCY", detail: "This market trades in USD." },
		long: {
			...{ code: "MALFORMED", detail: "See errors." },
			errors: [{ path: "body.say", message: "a text of at most 4000 characters" }],
		},
		early: { code: "INTAKE_READING", detail: "A model is still reading." },
	};
	const problem = problems[String(body.say)];
	const answer =
		problem ??
		("hash" in body
			? { ...granted, draft: { ...granted.draft, wants } }
			: body.say === undefined && body.answers === undefined
				? { ...open, ...reading }
				: body.say === "once more"
					? { ...open, because: "A model has read enough." }
					: body.say === "Bike"
						? { ...open, question: { ...question, field: "wants", question: "And buy?" } }
						: whole);
	reply.writeHead(problem === undefined ? 200 : 422, { "content-type": "application/json" });
	reply.end(JSON.stringify(answer));
}

beforeEach(async () => {
	heard = [];
	reading = {};
	[wants, balance, looked] = [[], undefined, []];
	server = createServer((request, reply) => void respond(request, reply));
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterEach(() => new Promise((done) => server.close(done)));

/** Runs the command with somebody at the terminal who types these lines, or with nobody there. */
async function join(lines: readonly string[] | undefined, ...words: string[]) {
	const printed: string[] = [];
	const noted: string[] = [];
	const typed = [...(lines ?? [])];
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const prompt = async () => typed.shift() ?? Promise.reject(new Error("Nobody answers."));
	const code = await program(["join", "ann", ...words, "--url", url, "--token", "mine"], {
		terminal: {
			columns: 80,
			print: (...all: readonly string[]) => void printed.push(...all),
			note: (line: string) => void noted.push(line),
			paint: (_: string, text: string) => text,
			output: process.stdout,
			status: { write: () => true },
		},
		...{ directory, signal: new AbortController().signal, milliseconds: () => 0, version: "1" },
		prompt: lines === undefined ? undefined : prompt,
	});
	return { code, printed: printed.join("\n"), noted: noted.join("\n") };
}
const said = () => heard.map(({ body }) => body);

describe("joining at a terminal", () => {
	it("asks, says again what was not understood, reads back, and takes a yes", async () => {
		const { code, printed, noted } = await join(["", "hm", "Lamp", "yes"]);
		expect(code).toBe(0);
		expect(printed).toContain("40% understood");
		expect(printed).toContain("What do you want to sell?");
		expect(noted).toBe("The answer to sells was not understood.");
		expect(printed).toContain('You sell "Lamp".\n  Everybody can read it.');
		expect(said()).toEqual([{}, { say: "hm" }, { say: "Lamp" }, { hash: HASH }]);
		expect(heard.at(-1)?.line).toBe("POST /principals/ann/intake/confirm");
	});

	it.each(["no", "", "yes, but", "YES!"])("grants nothing for %j", async (answer) => {
		const { code, printed } = await join(["Lamp", answer]);
		expect(code).toBe(0);
		expect(printed).toContain("Nothing was granted.");
		expect(said()).toEqual([{}, { say: "Lamp" }]);
	});

	it("asks again where an amount is in another currency than the market's", async () => {
		const { code, noted } = await join(["5 EUR", "Lamp", "no"]);
		expect([code, noted]).toEqual([0, "This market trades in USD."]);
	});

	it("says what the market expected where it could not read an answer", async () => {
		const { code, noted } = await join(["long", "Lamp", "no"]);
		expect(code).toBe(0);
		expect(noted).toBe("The market did not take body.say: a text of at most 4000 characters.");
	});

	it("goes back to the question before", async () => {
		const { printed, noted } = await join(["back", "Bike", "back", "Lamp", "no"]);
		expect(noted).toBe("This is the first question.");
		expect(printed).toContain("And buy?\n40% understood · sells\nWhat do you want to sell?");
		expect(said()).toEqual([{}, { say: "Bike" }, { answers: { sells: "Lamp" } }]);
	});

	it("changes what is named, at a question and after it was read back", async () => {
		const lines = ["budget: 50", "sell-1.ask : 40 each", "sell-1: none", "yes"];
		const { code, printed } = await join(lines);
		expect(code).toBe(0);
		expect(printed).toContain("  sell-1: title, ask\n");
		expect(said()).toEqual([
			{},
			{ answers: { budget: "50" } },
			{ answers: { "sell-1.ask": "40 each" } },
			{ answers: { "sell-1": null } },
			{ hash: HASH },
		]);
	});

	it("says after the yes that there is no money for what is wanted, and how it gets there", async () => {
		[wants, balance] = [[{ id: "want-1" }], "0.00"];
		const { printed } = await join(["Lamp", "yes"]);
		expect(printed).toContain("Your account holds 0.00 USD");
		expect(printed).toContain("POST /accounts/ann/deposits");
		expect(printed).toContain("token NAME --role operator");
		expect(looked).toEqual(["/accounts/ann"]);
	});

	it.each([
		["there is money", [{ id: "want-1" }], "5.00"],
		["nothing is wanted", [], "0.00"],
		["the account cannot be read", [{ id: "want-1" }], undefined],
	])("says nothing of money where %s", async (_, wanted, held) => {
		[wants, balance] = [wanted, held];
		const { code, printed } = await join(["Lamp", "yes"]);
		expect([code, printed.endsWith("your agent is on its way.")]).toEqual([0, true]);
	});

	it("lets Claude read what is typed only where that is asked for", async () => {
		const { noted } = await join(["Lamp", "no"], "--with-claude");
		expect(said()[0]).toEqual({ consent: true });
		expect(noted).toContain("No model reads here");
	});
});

describe("joining where a model reads", () => {
	beforeEach(() => {
		reading = { reader: "model" };
	});

	it("says what is sent, and why the form goes on at last", async () => {
		const { code, noted } = await join(["once more", "Lamp", "no"], "--with-claude");
		expect(code).toBe(0);
		expect(noted).toBe(
			"What you write now, your limits included, is sent to Claude.\nA model has read enough.",
		);
	});

	it("asks again where what was said before is still being read", async () => {
		const { code, noted } = await join(["early", "Lamp", "no"], "--with-claude");
		expect([code, noted.includes("A model is still reading.")]).toEqual([0, true]);
	});
});

describe("joining without a terminal", () => {
	it("needs a file, and says so", async () => {
		const { code, noted } = await join(undefined);
		expect(code).toBe(2);
		expect(noted).toBe(
			"parley join asks questions, and nobody is at a terminal; give the answers with --file FILE.",
		);
		expect(heard).toEqual([]);
	});

	it("takes the answers of a file, reads them back, and grants nothing before the hash", async () => {
		writeFileSync(path(directory, "a.json"), '{"sells": ["Lamp"]}');
		const { code, printed } = await join(undefined, "--file", "a.json");
		expect(code).toBe(0);
		expect(printed).toContain(`To say yes to this: --yes ${HASH}`);
		expect(said()).toEqual([{ answers: { sells: ["Lamp"] } }]);
		const yes = await join(undefined, "--yes", HASH);
		expect(yes.printed).toBe("Your mandate is granted, and your agent is on its way.");
		expect(said().at(-1)).toEqual({ hash: HASH });
	});

	it("prints the whole state for programs", async () => {
		const { code, printed } = await join(["Lamp"], "--json");
		expect([code, JSON.parse(printed)]).toEqual([0, open]);
	});

	it.each(["[1]", "lamp", ""])("refuses a file with %j in it", async (text) => {
		writeFileSync(path(directory, "bad.json"), text);
		const { code, noted } = await join(undefined, "--file", "bad.json");
		expect(code).toBe(1);
		expect(noted).toContain("bad.json has no answers");
	});
});
