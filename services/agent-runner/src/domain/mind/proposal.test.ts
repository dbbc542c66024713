import { TACTICS } from "@parley/contracts/mandate";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEADLINE, eur, NOON, standingOf, talkOf, termsOf } from "../../testing/sample.ts";
import { type Choice, type Haggle, offerMove, prices } from "../choice.ts";
import { atLeastAsGood, type Side, type Table } from "../tactics/table.ts";
import { tactic } from "../tactics/tactic.ts";
import type { Intent } from "./intent.ts";
import { priceFor, proposed, type Standing } from "./proposal.ts";

/* A buyer who bid 100 and may go to 200, whose tactic would bid 140 now; and a seller, the other way round. */

const BUYER: Table = {
	...{ side: "buyer", opening: 80n, limit: 200n, round: 2, maxRounds: 8 },
	...{ mine: [100n], theirs: [300n] },
};
const SELLER: Table = {
	...{ side: "seller", opening: 300n, limit: 180n, round: 2, maxRounds: 8 },
	...{ mine: [280n], theirs: [100n] },
};

function engineFor(table: Table, next: bigint): Choice & { readonly haggle: Haggle } {
	const talk = talkOf({
		standing: standingOf(table.side === "buyer" ? "ben" : "anna", 300),
		bids: (table.side === "buyer" ? table.mine : table.theirs).map(String),
		asks: (table.side === "buyer" ? table.theirs : table.mine).map(String),
	});
	return {
		move: offerMove({ now: NOON }, talk, termsAt(next), wantOf(table.side)),
		band: prices(table, talk.currency),
		haggle: { talk, table, next, termsAt },
	};
}
const termsAt = (price: bigint) => termsOf(eur(price), 3);
const wantOf = (side: Side) => (side === "buyer" ? "chairs" : null);

const standing = (changes: Partial<Standing> = {}): Standing => ({
	...{ now: NOON, want: "chairs", mayAsk: false, answerBy: DEADLINE },
	mayLeave: { trust: false, terms_unclear: false },
	...changes,
});

const offered = ({ move }: Choice): bigint => {
	if (move.kind !== "offer") throw new Error(`This is no offer but: ${move.kind}.`);
	return BigInt(move.terms.price.minor);
};

describe("how far to move", () => {
	test.each([
		[BUYER, 140n, 0, 101n],
		[BUYER, 140n, 0.5, 120n],
		[BUYER, 140n, 1, 140n],
		[SELLER, 230n, 0, 279n],
		[SELLER, 230n, 0.5, 255n],
		[SELLER, 230n, 1, 230n],
	])("is a part of the way that the tactic would go", (table, next, share, price) => {
		const { choice, changed } = proposed(
			{ tool: "make_offer", share },
			engineFor(table, next),
			standing({ want: wantOf(table.side) }),
		);
		expect(offered(choice)).toBe(price);
		expect(changed).toEqual([]);
	});

	test("is said to be more than was wished, where the clock made it more", () => {
		const late = { ...BUYER, round: 7 };
		const wish = (share: number) =>
			proposed({ tool: "make_offer", share }, engineFor(late, 140n), standing());
		expect(wish(0.1).changed).toMatchObject([{ code: "share_clipped" }]);
		expect(wish(1).changed).toEqual([]);
		expect(proposed({ tool: "decline" }, engineFor(late, 140n), standing()).changed).toMatchObject([
			{ code: "share_clipped" },
		]);
	});

	test("is no less than the clock says: in the last round it is all the way", () => {
		for (const share of [0, 0.3, 1]) {
			expect(priceFor({ ...BUYER, round: 8 }, 140n, share)).toBe(140n);
			expect(priceFor({ ...SELLER, round: 8 }, 230n, share)).toBe(230n);
		}
	});

	test("to decline is to stand as still as the clock lets one", () => {
		const declined = proposed({ tool: "decline" }, engineFor(BUYER, 140n), standing());
		expect(offered(declined.choice)).toBe(101n);
	});

	test("an offer keeps everything but its price: its listing, its quantity, its want", () => {
		const engine = engineFor(BUYER, 140n);
		const { choice } = proposed({ tool: "make_offer", share: 0.5 }, engine, standing());
		expect(choice.move).toEqual(
			offerMove({ now: NOON }, engine.haggle.talk, termsAt(120n), "chairs"),
		);
		expect(choice.band).toEqual({ from: eur(80), to: eur(200) });
	});
});

/** Any table a tactic may see, with offers that a tactic or a model could have made before. */
const tables: fc.Arbitrary<{ table: Table; next: bigint }> = fc
	.record({
		side: fc.constantFrom<Side>("buyer", "seller"),
		opening: fc.bigInt({ min: 1n, max: 10n ** 12n }),
		room: fc.oneof(fc.bigInt({ min: 0n, max: 20n }), fc.bigInt({ min: 0n, max: 10n ** 12n })),
		maxRounds: fc.integer({ min: 1, max: 12 }),
		shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 11 }),
		theirs: fc.array(fc.bigInt({ min: 1n, max: 10n ** 12n }), { maxLength: 11 }),
		name: fc.constantFrom(...TACTICS),
	})
	.map(({ side, opening, room, maxRounds, shares, theirs, name }) => {
		const limit = side === "buyer" ? opening + room : opening + room > room ? opening : 1n;
		const start = side === "buyer" ? opening : limit + room;
		let table: Table = { side, opening: start, limit, round: 1, maxRounds, mine: [], theirs: [] };
		for (const share of shares.slice(0, maxRounds - 1)) {
			const heard = theirs.slice(0, table.round - 1);
			const shown = { ...table, theirs: heard };
			const price = priceFor(shown, tactic(name)(shown), share);
			table = { ...shown, round: table.round + 1, mine: [...table.mine, price] };
		}
		const now = { ...table, theirs: theirs.slice(0, table.round - 1) };
		return { table: now, next: tactic(name)(now) };
	});

describe("whatever a model wants", () => {
	const share = fc.double({ min: 0, max: 1, noNaN: true });

	test("its price lies between its own last one and the tactic's next one, within opening and limit", () => {
		fc.assert(
			fc.property(tables, share, ({ table, next }, wanted) => {
				const price = priceFor(table, next, wanted);
				const last = table.mine.at(-1) ?? table.opening;
				expect(atLeastAsGood(table.side, price, table.limit)).toBe(true);
				expect(atLeastAsGood(table.side, table.opening, price)).toBe(true);
				expect(atLeastAsGood(table.side, last, price)).toBe(true);
				expect(atLeastAsGood(table.side, price, next)).toBe(true);
			}),
		);
	});

	test("one that gives everything gives what the tactic would, and so does anybody in the last round", () => {
		fc.assert(
			fc.property(tables, share, ({ table, next }, wanted) => {
				expect(priceFor(table, next, 1)).toBe(next);
				expect(priceFor({ ...table, round: table.maxRounds }, next, wanted)).toBe(next);
			}),
		);
	});

	test("who wants to move further moves no less far", () => {
		fc.assert(
			fc.property(tables, share, share, ({ table, next }, one, other) => {
				const [less, more] = [Math.min(one, other), Math.max(one, other)];
				const [near, far] = [priceFor(table, next, less), priceFor(table, next, more)];
				expect(atLeastAsGood(table.side, near, far)).toBe(true);
			}),
		);
	});

	test("one that stands still repeats no price while there is a way to go", () => {
		fc.assert(
			fc.property(tables, ({ table, next }) => {
				const last = table.mine.at(-1);
				fc.pre(last !== undefined && last !== next);
				expect(priceFor(table, next, 0)).not.toBe(last);
			}),
		);
	});

	test("the engine's own move is made, or an offer, or one that can be shown to be right", () => {
		const codes = fc.constantFrom("trust", "terms_unclear", "price", "budget", "other" as const);
		const intents: fc.Arbitrary<Intent> = fc.oneof(
			share.map((wanted) => ({ tool: "make_offer" as const, share: wanted })),
			fc.constantFrom<Intent>(
				{ tool: "accept" },
				{ tool: "decline" },
				{ tool: "message", message: "Hm." },
				{ tool: "ask", question: "Hm?" },
				{ tool: "escalate", question: "May I?" },
			),
			codes.map((code) => ({ tool: "walk_away", code }) as Intent),
		);
		const rules = fc.record({ trust: fc.boolean(), unclear: fc.boolean(), mayAsk: fc.boolean() });
		fc.assert(
			fc.property(tables, intents, rules, ({ table, next }, intent, rule) => {
				const engine = engineFor(table, next);
				const { choice, changed } = proposed(
					intent,
					engine,
					standing({
						mayLeave: { trust: rule.trust, terms_unclear: rule.unclear },
						mayAsk: rule.mayAsk,
					}),
				);
				const { kind } = choice.move;
				if (kind === "walk_away") expect(rule.trust || rule.unclear).toBe(true);
				else if (kind === "escalate") expect(rule.mayAsk).toBe(true);
				else expect(kind).toBe("offer");
				// What is not followed is said to be so.
				const isFollowed = choice !== engine || ["ask", "message"].includes(intent.tool);
				const codes = changed.map(({ code }) => code);
				if (isFollowed) expect(codes.filter((code) => code !== "share_clipped")).toEqual([]);
				else expect(codes).toHaveLength(1);
			}),
		);
	});
});

describe("what is no offer", () => {
	const engine = engineFor(BUYER, 140n);

	test("an acceptance that the engine would not make is not made", () => {
		const { choice, changed } = proposed({ tool: "accept" }, engine, standing());
		expect(choice).toBe(engine);
		expect(changed).toMatchObject([{ code: "accept_not_due" }]);
	});

	test.each(["ask", "message"] as const)("%s leaves the engine's offer as it is", (tool) => {
		const intent: Intent =
			tool === "ask" ? { tool, question: "How old?" } : { tool, message: "Hello." };
		expect(proposed(intent, engine, standing())).toEqual({ choice: engine, changed: [] });
	});

	test.each([
		["trust", { trust: true, terms_unclear: false }, true],
		["trust", { trust: false, terms_unclear: true }, false],
		["terms_unclear", { trust: false, terms_unclear: true }, true],
		["terms_unclear", { trust: true, terms_unclear: false }, false],
		["price", { trust: true, terms_unclear: true }, false],
		["budget", { trust: true, terms_unclear: true }, false],
		["other", { trust: true, terms_unclear: true }, false],
	] as const)("to leave for %s takes that very reason (%j): %s", (code, mayLeave, leaves) => {
		const { choice } = proposed({ tool: "walk_away", code }, engine, standing({ mayLeave }));
		expect(choice.move).toEqual(
			leaves ? { kind: "walk_away", negotiationId: "n1", code } : engine.move,
		);
	});

	test("the principal is asked where they let themselves be asked, about the offer that stands", () => {
		const wish: Intent = { tool: "escalate", question: "Do you want the pair?" };
		expect(proposed(wish, engine, standing()).choice).toBe(engine);
		expect(proposed(wish, engine, standing({ mayAsk: true })).choice.move).toMatchObject({
			kind: "escalate",
			rule: "asked_by_agent",
			question: "Do you want the pair?",
			default: "go on",
			deadline: DEADLINE,
			offerId: "offer-of-ben",
		});
	});
});
