import type { Reply } from "@parley/runtime/http/route";
import { person, program, type Stage, stage } from "@parley/runtime/testing/api-story";
import { beforeEach, describe, expect, test } from "vitest";
import { listing } from "./index.ts";
import { chairs } from "./testing/listing-story.ts";

const sue = person("sue");
const ben = person("ben");
const post = {
	id: "chairs",
	title: "Chairs",
	description: "Five wooden chairs.",
	category: "furniture",
	quantity: 5,
	ask: { amount: "45.00", currency: "USD" },
};
const shown = {
	...post,
	seller: "sue",
	available: 5,
	revision: 1,
	status: "on_sale",
	unclear: [],
	attributes: {},
	handover: { method: "pickup", window: "P2D" },
	collecting: false,
	questions: [],
	answers: {},
};
const question = { slot: "colour", question: "Which colour?", readings: ["oak", "ash"] };
const code = (reply: Reply): string | undefined =>
	"refusal" in reply ? reply.refusal.code : undefined;

let market: Stage;
beforeEach(() => {
	market = stage(listing);
});
const publish = (body: object = {}, key = "publish") =>
	market.ask(sue, "POST /listings", { body: { ...post, ...body }, key });
const read = (id = "chairs") => market.ask(undefined, `GET /listings/${id}`);

describe("publishing a listing", () => {
	test("answers with the listing, its place and its version", async () => {
		expect(await publish()).toEqual({
			status: 201,
			body: shown,
			version: 1,
			location: "/listings/chairs",
		});
		expect(market.ledger.facts).toMatchObject([
			{
				type: "ListingPublished",
				data: { seller: "sue" },
				actor: { kind: "principal", id: "sue" },
			},
		]);
	});

	test("keeps what else is said of it", async () => {
		const more = {
			attributes: { colour: "oak", legs: 4, new: false },
			handover: { method: "delivery", window: "P1DT12H" },
		};
		expect(await publish(more)).toMatchObject({ body: { ...shown, ...more } });
	});

	test("makes up an id where the seller gives none, the same one for a repeat", async () => {
		const { id: _, ...nameless } = post;
		const ask = (key: string) => market.ask(sue, "POST /listings", { body: nameless, key });
		const first = await ask("one");
		expect(await ask("one")).toEqual(first);
		expect(await ask("two")).not.toEqual(first);
		expect(market.ledger.facts).toHaveLength(2);
	});

	test("twice under one key publishes once, and under another key is refused", async () => {
		const first = await publish();
		expect(await publish()).toEqual(first);
		expect(code(await publish({}, "another"))).toBe("ALREADY_PUBLISHED");
		expect(market.ledger.facts).toHaveLength(1);
	});

	test.each([
		["a private limit", { floor: { amount: "30.00", currency: "USD" } }],
		["somebody else as the seller", { seller: "ben" }],
		["no price", { ask: { amount: "0.00", currency: "USD" } }],
		["more decimals than the currency has", { ask: { amount: "1.001", currency: "USD" } }],
		["no title", { title: "" }],
		["half a chair", { quantity: 0.5 }],
	])("with %s is malformed", async (_, body) => {
		const reply = await publish(body);
		expect(code(reply)).toBe("MALFORMED");
		expect(JSON.stringify(reply)).not.toContain("30.00");
		expect(market.ledger.facts).toEqual([]);
	});

	test("is a person's to do", async () => {
		expect(code(await market.ask(undefined, "POST /listings", { body: post }))).toBe(
			"UNAUTHENTICATED",
		);
		expect(code(await market.ask(program("sue"), "POST /listings", { body: post }))).toBe(
			"NOT_ALLOWED",
		);
	});
});

describe("reading listings", () => {
	test("is for anyone, as the stream says", async () => {
		await publish();
		await market.happened("listing-chairs", {
			type: "StockReserved",
			data: { dealId: "d1", quantity: 2 },
		});
		expect(await read()).toEqual({ status: 200, body: { ...shown, available: 3 }, version: 2 });
	});

	test("finds nothing where there is nothing", async () => {
		expect(await read("table")).toEqual({
			refusal: { code: "NO_SUCH_LISTING", because: "There is no such listing." },
		});
	});

	test("names terms that can be read in two ways, until they are answered", async () => {
		await publish({ description: "Chairs, 8 each or 3 for 20." });
		expect(await read()).toMatchObject({ body: { unclear: [{ slot: "unit" }] } });
		await market.happened(
			"listing-chairs",
			{ type: "ListingNeedsClarification", data: { slots: [{ ...question, slot: "unit" }] } },
			{ type: "ClarificationAnswered", data: { slot: "unit", answer: "oak" } },
		);
		expect(await read()).toMatchObject({ body: { unclear: [], answers: { unit: "oak" } } });
	});

	const ids = async (query: string): Promise<unknown> => {
		const reply = (await market.ask(undefined, `GET /listings${query}`)) as { body: Page };
		return [reply.body.items.map(({ id }) => id), reply.body.next];
	};
	type Page = { items: { id: string }[]; next: string | null };

	test("lists what is on sale, a page at a time", async () => {
		for (const id of ["c", "a", "d", "b"]) await publish({ id }, id);
		expect(await ids("?limit=2")).toEqual([["a", "b"], "b"]);
		expect(await ids("?limit=2&after=b")).toEqual([["c", "d"], null]);
		expect(await ids("?limit=4")).toEqual([["a", "b", "c", "d"], null]);
	});

	test("shows the same of a listing in a list", async () => {
		await publish();
		const {
			attributes: _,
			handover: __,
			collecting: _____,
			questions: ___,
			answers: ____,
			...summary
		} = shown;
		expect(await market.ask(undefined, "GET /listings")).toEqual({
			status: 200,
			body: { items: [summary], next: null },
		});
	});

	test("looks for words, in a category, and for what is gone", async () => {
		await publish({ id: "a", title: "Red lamp", category: "lamps" }, "a");
		await publish({ id: "b", title: "Red chair" }, "b");
		await publish({ id: "c", title: "Lamp", category: "lamps" }, "c");
		await market.happened("listing-c", { type: "ListingWithdrawn", data: { reason: "kept" } });
		expect(await ids("?text=red")).toEqual([["a", "b"], null]);
		expect(await ids("?text=lamp&category=lamps")).toEqual([["a"], null]);
		expect(await ids("?category=lamps&status=withdrawn")).toEqual([["c"], null]);
	});

	test.each(["?limit=0", "?limit=101", "?limit=two", "?text=a&after=b", "?status=any", "?x=1"])(
		"with %s is malformed",
		async (query) => {
			expect(code(await market.ask(undefined, `GET /listings${query}`))).toBe("MALFORMED");
		},
	);
});

describe("revising a listing", () => {
	const dearer = { ask: { amount: "50.00", currency: "USD" } };
	const revise = (rest: Parameters<Stage["ask"]>[2] = {}, caller = sue) =>
		market.ask(caller, "PATCH /listings/chairs", { body: dearer, ...rest });

	test("changes what is named and nothing else", async () => {
		await publish();
		expect(await revise()).toEqual({
			status: 200,
			body: { ...shown, ...dearer, revision: 2 },
			version: 2,
		});
	});

	test("is refused where the listing is not the one that was read", async () => {
		await publish();
		expect(code(await revise({ ifMatch: 2 }))).toBe("PRECONDITION_FAILED");
		expect(await revise({ ifMatch: 1 })).toMatchObject({ version: 2 });
		expect(code(await revise({ ifMatch: 1 }))).toBe("PRECONDITION_FAILED");
	});

	test("twice at the same moment, with one version, happens once", async () => {
		await publish();
		const both = await Promise.all([revise({ ifMatch: 1 }), revise({ ifMatch: 1 })]);
		expect(both.filter((reply) => "refusal" in reply).map(code)).toEqual(["PRECONDITION_FAILED"]);
		expect(market.ledger.facts).toHaveLength(2);
	});

	test("that is repeated under its key is answered as before, although it has changed the version itself", async () => {
		await publish();
		const first = await revise({ ifMatch: 1, key: "dearer" });
		expect(await revise({ ifMatch: 1, key: "dearer" })).toEqual(first);
		expect(market.ledger.facts).toHaveLength(2);
	});

	test("under a key that was used for something else is refused", async () => {
		await publish();
		await revise({ key: "dearer" });
		expect(code(await revise({ key: "dearer", body: { title: "Fine chairs" } }))).toBe(
			"IDEMPOTENCY_CONFLICT",
		);
	});

	test.each([
		["by somebody else", ben, dearer, "NOT_THE_OWNER"],
		["in another currency", sue, { ask: { amount: "50.00", currency: "EUR" } }, "WRONG_CURRENCY"],
		["to fewer units than are bound to deals", sue, { quantity: 1 }, "QUANTITY_RESERVED"],
		["in nothing", sue, {}, "MALFORMED"],
	])("%s is refused", async (_, caller, body, expected) => {
		await publish();
		await market.happened("listing-chairs", {
			type: "StockReserved",
			data: { dealId: "d1", quantity: 2 },
		});
		expect(code(await revise({ body }, caller))).toBe(expected);
	});

	test("that is gone or was never there is refused", async () => {
		expect(code(await revise())).toBe("NO_SUCH_LISTING");
		await publish();
		await market.happened("listing-chairs", { type: "ListingSold", data: {} });
		expect(code(await revise())).toBe("LISTING_GONE");
	});
});

describe("withdrawing a listing", () => {
	const withdraw = (caller = sue, reason = "kept") =>
		market.ask(caller, "POST /listings/chairs/withdrawal", { body: { reason } });

	test("takes it off the market", async () => {
		await publish();
		expect(await withdraw()).toEqual({
			status: 200,
			body: { ...shown, status: "withdrawn" },
			version: 2,
		});
		expect(code(await withdraw())).toBe("LISTING_GONE");
	});

	test("is the seller's to do, of a listing that is there", async () => {
		expect(code(await withdraw())).toBe("NO_SUCH_LISTING");
		await publish();
		expect(code(await withdraw(ben))).toBe("NOT_THE_OWNER");
		expect(code(await withdraw(sue, "not_a_sale"))).toBe("REASON_RESERVED");
	});
});

describe("asking and answering", () => {
	const ask = (caller = program("ben"), body: object = question) =>
		market.ask(caller, "POST /listings/chairs/clarifications", { body });
	const answer = (said: string, caller = sue) =>
		market.ask(caller, "PUT /listings/chairs/clarifications/colour", { body: { answer: said } });

	test("shows the question until the seller answers it, and then the answer", async () => {
		await publish();
		expect(await ask()).toMatchObject({ status: 200, body: { questions: [question] }, version: 2 });
		expect(await answer("oak")).toEqual({
			status: 200,
			body: { ...shown, answers: { colour: "oak" } },
			version: 3,
		});
	});

	test("is refused by its code", async () => {
		expect(code(await ask())).toBe("NO_SUCH_LISTING");
		expect(code(await answer("oak"))).toBe("NO_SUCH_LISTING");
		await publish();
		expect(code(await ask(sue))).toBe("OWN_LISTING");
		expect(code(await answer("oak"))).toBe("NO_OPEN_QUESTION");
		await ask(ben);
		expect(code(await ask(person("zoe")))).toBe("ALREADY_ASKED");
		expect(code(await answer("oak", ben))).toBe("NOT_THE_OWNER");
		expect(code(await answer("blue"))).toBe("NOT_A_READING");
		for (const slot of ["size", "year"]) await ask(ben, { ...question, slot });
		expect(code(await ask(ben, { ...question, slot: "age" }))).toBe("TOO_MANY_QUESTIONS");
		await market.happened("listing-chairs", { type: "ListingSold", data: {} });
		expect(code(await ask(ben, { ...question, slot: "age" }))).toBe("LISTING_GONE");
	});
});

test("a listing's own facts say the same as its page", async () => {
	await publish({ attributes: chairs.attributes });
	expect(market.ledger.facts[0]?.data).toMatchObject({ ...chairs, revision: 1 });
});
