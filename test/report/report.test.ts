import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emptyFolder } from "../integration/empty-folder.ts";
import { exported, parley } from "../journeys/parley.ts";
import type { Fact } from "../simulation/checkers/fact.ts";

interface Report {
	readonly facts: number;
	readonly all: { readonly outcomes: Readonly<Record<string, number>> };
	readonly minds: readonly { readonly name: string }[];
	readonly detectors: readonly {
		readonly code: string;
		readonly measured: boolean;
		readonly hits?: number;
		readonly of?: number;
		readonly why?: string;
	}[];
	readonly labels: unknown;
	readonly negotiations: readonly {
		readonly id: string;
		readonly failure: string | null;
		readonly sellerShare: number | null;
		readonly agreement: { readonly price: string } | null;
	}[];
}

interface Why {
	readonly accounts: readonly {
		readonly principal: string;
		readonly turns: readonly {
			readonly band: unknown;
			readonly turn: string;
			readonly weighed: readonly string[];
			readonly trigger: { readonly type?: string };
		}[];
	}[];
}

const parsed = <T>(text: string): T => JSON.parse(text) as T;

/** A small market that has run to its end, looked at afterwards as an auditor and as one side would. */
describe("the demo market, afterwards", () => {
	let home: string;
	let facts: Fact[];
	let report: Report;
	beforeAll(async () => {
		home = await emptyFolder();
		expect(await parley(home, "demo")).toMatchObject({ code: 0 });
		facts = await exported(home);
		report = parsed((await parley(home, "report", "--json")).stdout);
	});
	afterAll(() => rm(home, { recursive: true, force: true }));

	const of = (type: string): Fact[] => facts.filter((fact) => fact.type === type);

	test("is counted as its own facts count", () => {
		const { negotiations, agreed, deals } = report.all.outcomes;
		expect(report.facts).toBe(facts.length);
		expect(negotiations).toBe(of("NegotiationOpened").length);
		expect(agreed).toBe(of("OfferAccepted").length);
		expect(deals).toBe(of("FundsHeld").length);
		expect(report.negotiations).toHaveLength(of("NegotiationOpened").length);
	});

	test("has a reason for every negotiation without an agreement, and a share for every one with", () => {
		for (const { agreement, failure, sellerShare } of report.negotiations)
			if (agreement === null) expect(failure).not.toBeNull();
			else {
				expect(sellerShare).toBeGreaterThanOrEqual(0);
				expect(sellerShare).toBeLessThanOrEqual(1);
			}
	});

	test("is looked over by all 29 detectors, and none of those about limits finds anything", () => {
		expect(report.detectors).toHaveLength(29);
		for (const { code, measured, hits, of: base, why } of report.detectors) {
			if (!measured) expect(why).toMatch(/\.$/);
			else expect(base).toBeGreaterThan(0);
			if (["F1", "F2", "F3", "F11", "F13", "F14", "F15", "F16", "F29"].includes(code))
				expect({ code, hits }).toEqual({ code, hits: 0 });
		}
	});

	test("reads the same from its export as from its data", async () => {
		const { stdout } = await parley(home, "export");
		await writeFile(join(home, "facts.jsonl"), stdout);
		const again = await parley(home, "report", "facts.jsonl", "--json");
		expect(parsed(again.stdout)).toEqual(report);
	});

	test("is told in lines that fit a terminal, and drawn", async () => {
		const { stdout, code } = await parley(home, "report", "--svg", "pictures");
		expect(code).toBe(0);
		expect(stdout).toContain("Ways to fail");
		expect(stdout.split("\n").filter((line) => [...line].length > 80)).toEqual([]);
		expect(stdout).toContain(
			"No labels: `--labels FILE` sets this beside what a careful reader says.",
		);
		for (const name of ["price-paths", "shares", "anchors", "walk-aways"])
			expect(await readFile(join(home, "pictures", `${name}.svg`), "utf8")).toMatch(/^<svg /);
	});

	test("is set beside a careful reader's labels, as a table, as data and as a picture", async () => {
		const listings = of("ListingPublished").map(({ stream }) => stream.slice("listing-".length));
		const unclear = of("ListingNeedsClarification").map(({ stream }) =>
			stream.slice("listing-".length),
		);
		const talk = of("NegotiationOpened")[0]?.negotiationId;
		const labels = [
			...listings.map((listing) => ({ listing, ambiguous: unclear.includes(listing) })),
			{ negotiation: talk, escalate: true, reason: "stranger" },
			{ listing: "unicorn", ambiguous: true },
		];
		const lines = labels.map((label) => JSON.stringify(label)).join("\n");
		await writeFile(join(home, "labels.jsonl"), lines);
		const options = ["--labels", "labels.jsonl"];
		const told = parsed<Report>((await parley(home, "report", "--json", ...options)).stdout);
		expect(unclear.length).toBeGreaterThan(0);
		expect(told.labels).toMatchObject({
			ambiguity: {
				unknown: 1,
				all: {
					...{ hits: unclear.length, misses: 0, falseAlarms: 0 },
					...{ rightlySilent: listings.length - unclear.length, precision: 1, recall: 1 },
				},
			},
			escalations: { all: { hits: 0, misses: 1, recall: 0 }, rows: [{ name: "stranger" }] },
		});
		const { stdout } = await parley(home, "report", ...options, "--svg", "labelled");
		expect(stdout).toContain("Ambiguous listings, by the labels");
		expect(stdout).toContain("Questions to people, by the labels");
		expect(stdout.split("\n").filter((line) => [...line].length > 80)).toEqual([]);
		expect(await readFile(join(home, "labelled", "confusion.svg"), "utf8")).toContain(
			"Ambiguous listings",
		);
	});

	test("tells of a bad label by its line, its field and what was expected", async () => {
		const lines = ['{"listing": "a", "ambiguous": true}', '{"listing": "b", "ambiguous": "no"}'];
		await writeFile(join(home, "bad.jsonl"), lines.join("\n"));
		const { code, stdout, stderr } = await parley(home, "report", "--labels", "bad.jsonl");
		expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
		expect(stderr).toContain("Line 2, ambiguous: expected true or false.");
		expect(await parley(home, "report", "--labels", "nowhere.jsonl")).toMatchObject({ code: 1 });
	});

	test("is set beside a twin run, and says what only a twin can show", async () => {
		const { stdout } = await parley(home, "export");
		await writeFile(join(home, "twin.jsonl"), stdout);
		const told = await parley(home, "report", "--json", "--twin", "twin.jsonl");
		const { detectors } = parsed<Report>(told.stdout);
		for (const { code, measured, why } of detectors)
			if (["F6", "F19", "F28"].includes(code))
				expect({ code, measured, why }).toEqual({
					...{ code, measured: false },
					why: expect.stringMatching(/^There were no .* in these two runs\.$/),
				});
	});

	test("says what is wrong with a file that is no export", async () => {
		await writeFile(join(home, "other.jsonl"), '{"id":"p1"}\n');
		const { code, stderr } = await parley(home, "report", "other.jsonl");
		expect({ code, stderr }).toMatchObject({ code: 1 });
		expect(stderr).toMatch(/^Line 1 of .* is no fact of a market/);
		expect(await parley(home, "report", "nowhere.jsonl")).toMatchObject({ code: 1 });
		expect(await parley(home, "report", "x", "--data", "y")).toMatchObject({ code: 2 });
	});

	describe("and why its agents did what they did", () => {
		let deal: string;
		let buyer: string;
		let seller: string;
		beforeAll(() => {
			const opened = of("DealOpened")[0]?.data as Record<string, string>;
			[deal = "", buyer = "", seller = ""] = [opened.offerId, opened.buyer, opened.seller];
		});

		test("is both sides' for an auditor, and marked as private", async () => {
			const { stdout } = await parley(home, "why", deal.slice(0, 8));
			expect(stdout).toContain("PRIVATE");
			expect(stdout).toContain(`${buyer} buys`);
			expect(stdout).toContain(`${seller} sells`);
			const { accounts } = parsed<Why>((await parley(home, "why", deal, "--json")).stdout);
			expect(accounts.map(({ principal }) => principal)).toEqual([buyer, seller]);
			for (const { turns } of accounts) {
				expect(turns.length).toBeGreaterThan(0);
				expect(turns.some(({ band }) => band !== null)).toBe(true);
				for (const { trigger } of turns) expect(trigger.type).toBeDefined();
			}
		});

		test("has what the engine weighed, word for word as the ledger has it", async () => {
			const weighing = of("TurnDecided").find(
				({ negotiationId, data }) => negotiationId !== undefined && data.reasons !== undefined,
			) as Fact;
			const id = weighing.negotiationId ?? "";
			const { accounts } = parsed<Why>((await parley(home, "why", id, "--json")).stdout);
			const turn = accounts
				.flatMap(({ turns }) => turns)
				.find((one) => `turn-${one.turn}` === weighing.stream);
			expect(turn?.weighed).toEqual(weighing.data.reasons);
			const flat = (await parley(home, "why", id)).stdout.replaceAll(/\s+/g, " ");
			for (const reason of weighing.data.reasons as string[])
				expect(flat).toContain(`weighed ${reason}`);
		});

		test.each(["buyer", "seller"] as const)(
			"is, as the %s may see it, without a private fact of the other side",
			async (side) => {
				const [self, other] = side === "buyer" ? [buyer, seller] : [seller, buyer];
				const outputs = [
					await parley(home, "why", deal, "--as", self),
					await parley(home, "why", deal, "--as", self, "--json"),
				];
				const secrets = secretsOf(facts, other, self);
				expect(secrets.length).toBeGreaterThan(0);
				for (const { code, stdout } of outputs) {
					expect(code).toBe(0);
					for (const secret of secrets) expect(stdout).not.toContain(secret);
				}
			},
			60_000,
		);

		test("is told of a negotiation that somebody left, by its own id", async () => {
			const left = of("TurnDecided").find(
				({ data }) => (data.move as { kind: string }).kind === "walk_away",
			);
			const reason = String((left?.data.move as { code?: string } | undefined)?.code);
			const { code, stdout } = await parley(home, "why", left?.negotiationId ?? "");
			expect(code).toBe(0);
			expect(stdout).toMatch(/^deal {9}none$/m);
			expect(stdout).toContain(`to walk away (${reason.replaceAll("_", " ")})`);
		});

		test("is nobody else's business", async () => {
			const { code, stdout, stderr } = await parley(home, "why", deal, "--as", "stranger");
			expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
			expect(stderr).toContain("stranger is no party to this negotiation");
		});
	});
});

/** Ids of one side's private facts and streams, which nobody else's account may lead to. */
function secretsOf(facts: readonly Fact[], owner: string, other: string): string[] {
	return facts
		.filter(({ visibility, actor }) => visibility === "private" && actor?.id === owner)
		.flatMap(({ id, stream }) => [id, stream.replace(/^turn-/, "")])
		.filter((secret) => secret !== `mandate-${other}`);
}
