import { given } from "@parley/ledger/given";
import { describe, expect, test } from "vitest";
import { chairs, command, type Fact, fact, published } from "../testing/listing-story.ts";
import { listing } from "./listing.ts";

const refused = (code: string) => ({
	refused: { code, because: expect.stringMatching(/^[A-Z].+\.$/) },
});
const usd = (minor: number) => ({ minor: String(minor), currency: "USD" });
const _absent = undefined as unknown as string;

describe("terms that the market finds unclear", () => {
	const description = "Chairs, 45 each or 3 for 100.";
	const unit = {
		slot: "unit",
		question: "Is the asking price for one piece or for the whole lot?",
		readings: ["each", "lot"],
	};
	const needs = fact("ListingNeedsClarification", { slots: [unit] });
	const puzzling = fact("ListingPublished", { ...chairs, description, revision: 1, hash: "" });
	const answer = (slot: string, reading: string) =>
		command("AnswerClarification", { by: "sue", slot, answer: reading });
	const revise = (changes: object) => command("ReviseListing", { by: "sue", changes });

	test("are asked about at once when it is published", () => {
		expect(
			given(listing).when(command("PublishListing", { ...chairs, description })),
		).toMatchObject({ events: [{ type: "ListingPublished" }, needs] });
	});

	test("are asked about one by one, and each is filled on its own", () => {
		const both = { ...chairs, description: `${description} Back fees of $90 are due.` };
		const fees = { type: "ListingNeedsClarification", data: { slots: [{ slot: "fees" }] } };
		const { events = [] } = given(listing).when(command("PublishListing", both)) as {
			events: Fact[];
		};
		expect(events.slice(1)).toMatchObject([needs, fees]);
		const answered = fact("ClarificationAnswered", { slot: "unit", answer: "each" });
		expect(given(listing, ...events, answered).state).toMatchObject({
			unclear: [{ slot: "fees" }],
		});
	});

	test("are asked about again when it is revised and they still are, or have become so", () => {
		expect(given(listing, puzzling, needs).when(revise({ title: "Oak" }))).toMatchObject({
			events: [{ type: "ListingRevised" }, needs],
		});
		expect(given(listing, published).when(revise({ description }))).toMatchObject({
			events: [{ type: "ListingRevised" }, needs],
		});
		expect(given(listing, puzzling, needs).when(revise({ description: "Five." }))).toMatchObject({
			events: [{ type: "ListingRevised" }],
		});
	});

	const each = fact("ClarificationAnswered", { slot: "unit", answer: "each" });
	const asksAgain = { events: [{ type: "ListingRevised" }, needs] };

	test.each([
		["nothing", {}],
		["the time to bid", { offerWindow: { offers: 2 } }],
		["a text, to the same text", { description }],
	])("are not asked about twice where the seller has answered and revises %s", (_, changes) => {
		const { events } = given(listing, puzzling, needs, each).when(revise(changes)) as {
			events: Fact[];
		};
		expect(events.map(({ type }) => type)).toEqual(["ListingRevised"]);
	});

	test.each([
		["the title", { title: "Oak" }],
		["the description", { description: `${description} Or 4 for 120.` }],
		["the price", { ask: usd(10_000) }],
		["the quantity", { quantity: 3 }],
		["the category", { category: "chairs" }],
		["the attributes", { attributes: {} }],
	])("are asked about again where the answer was about another %s", (_, changes) => {
		expect(given(listing, puzzling, needs, each).when(revise(changes))).toMatchObject(asksAgain);
	});

	test("are asked about for all that somebody asked before the text said so", () => {
		const readings = ["yes", "no"];
		const puppet = fact("ListingNeedsClarification", {
			slots: [{ ...unit, readings }],
			askedBy: "ben",
		});
		const yes = fact("ClarificationAnswered", { slot: "unit", answer: "yes" });
		for (const facts of [[puppet], [puppet, yes]])
			expect(given(listing, published, ...facts).when(revise({ description }))).toMatchObject(
				asksAgain,
			);
		expect(
			given(listing, puzzling, puppet, yes).when(revise({ offerWindow: { offers: 2 } })),
		).toMatchObject(asksAgain);
	});

	test("are not answered any more once the text that they were in is gone", () => {
		const clean = fact("ListingRevised", { revision: 2, description: "Five.", hash: "" });
		const facts = [puzzling, needs, clean];
		expect(given(listing, ...facts).when(answer("unit", "each"))).toEqual(
			refused("NO_OPEN_QUESTION"),
		);
		expect(given(listing, ...facts).when(revise({ description }))).toMatchObject(asksAgain);
	});

	test("need nobody else to ask", () => {
		const ask = command("AskClarification", { by: "ben", ...unit });
		expect(given(listing, puzzling, needs).when(ask)).toMatchObject({
			refused: { code: "ALREADY_ASKED" },
		});
	});

	const kind = {
		slot: "structure",
		question: "Is this a sale?",
		readings: ["a sale for the asking price", "a bargain of another kind"],
	};
	const lease = fact("ListingNeedsClarification", { slots: [kind] });

	test("keep the listing on the market where its seller says that it is a sale", () => {
		expect(
			given(listing, published, lease).when(answer("structure", "a sale for the asking price")),
		).toMatchObject({ events: [{ type: "ClarificationAnswered" }] });
	});

	test("take it off the market where its seller says that it is none", () => {
		expect(
			given(listing, published, lease).when(answer("structure", "a bargain of another kind")),
		).toMatchObject({
			events: [
				{ type: "ClarificationAnswered" },
				{ type: "ListingWithdrawn", data: { reason: "not_a_sale" } },
			],
		});
	});

	test("are the market's own question, and somebody else's takes nothing off it", () => {
		const asked = fact("ListingNeedsClarification", { slots: [kind], askedBy: "ben" });
		expect(
			given(listing, published, asked).when(answer("structure", "a bargain of another kind")),
		).toMatchObject({ events: [{ type: "ClarificationAnswered" }] });
	});
});

test("an offer window is part of what is published, and can be revised", () => {
	const offerWindow = { offers: 3 };
	expect(given(listing).when(command("PublishListing", { ...chairs, offerWindow }))).toMatchObject({
		events: [{ type: "ListingPublished", data: { offerWindow } }],
	});
	expect(
		given(listing, published).when(
			command("ReviseListing", { by: "sue", changes: { offerWindow } }),
		),
	).toMatchObject({ events: [{ type: "ListingRevised", data: { offerWindow } }] });
});
