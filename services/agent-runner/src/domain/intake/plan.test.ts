import type { Plan } from "@parley/contracts/intake";
import { given } from "@parley/ledger/given";
import { describe, expect, test } from "vitest";
import { mandateOf, NOON } from "../../testing/sample.ts";
import { changesOf } from "./answers.ts";
import { applied, EMPTY } from "./draft.ts";
import { intake } from "./interview.ts";
import { toMandate } from "./plan.ts";
import { hashOfPlan, readBack } from "./read-back.ts";

const said = {
	sells: [
		{
			...{ title: "Oak chairs", description: "Four, sturdy.", category: "furniture", quantity: 3 },
			...{ ask: "100 EUR for all", least: "25 EUR each", delivery: "12 EUR", perDay: "1.50 EUR" },
		},
	],
	wants: [{ query: "camping chairs", category: "outdoors", quantity: 3, most: "100 EUR for all" }],
	...{ owns: ["Kayak"], budget: "120 EUR", deadline: "2026-04-01", handover: "delivery" },
	rules: "above 40 EUR, near limit 7, stranger",
	...{ style: "Dry.", agent: "claude", "want-1.delivery": "4 EUR" },
};
const { "want-1.delivery": late, ...early } = said;

const draft = [early, { "want-1.delivery": late }].reduce((draft, answers) => {
	const read = changesOf(draft, answers, NOON);
	if ("unread" in read) throw new Error(JSON.stringify(read.unread));
	return read.changes.reduce(applied, draft);
}, EMPTY);

const planned = (granted?: Parameters<typeof toMandate>[1]["granted"]): Plan => {
	const plan = toMandate(draft, { principal: "anna", round: 1, granted, now: NOON });
	if (plan === undefined) throw new Error("A question is open.");
	return plan;
};
const earlier = {
	mandate: mandateOf({
		...{ policy: { answerWithinHours: 5 }, owns: [{ title: "Table" }], style: "Kind." },
		wants: [{ ...mandateOf().wants[0], window: { offers: 3 }, listing: "l7" } as never],
	}),
	mandateVersion: 4,
};

/** Every value in a plan, with a plan that differs from it in that value alone. */
function* changed(value: unknown, rebuild: (value: unknown) => unknown): Generator<unknown> {
	if (Array.isArray(value)) {
		for (const [at, one] of value.entries())
			yield* changed(one, (other) => rebuild(value.with(at, other)));
		if (value.length > 0) yield rebuild(value.slice(1));
	} else if (typeof value === "object" && value !== null)
		for (const [key, one] of Object.entries(value))
			yield* changed(one, (other) => rebuild({ ...value, [key]: other }));
	else if (typeof value === "string")
		yield rebuild(/^\d+$/.test(value) ? String(BigInt(value) + 1n) : other(value));
	else if (typeof value === "number") yield rebuild(value + 1);
}
/** Another value of the same sort. */
function other(value: string): string {
	const choices: Readonly<Record<string, string>> = {
		EUR: "USD",
		pickup: "delivery",
		P2D: "P3D",
		linear: "micro",
	};
	return choices[value] ?? (/^\d{4}-/.test(value) ? value.replace("2026", "2027") : `${value}x`);
}

describe("a mandate", () => {
	test("has prices for one piece, to the side that is safe", () => {
		const { listings, mandate } = planned();
		const eur = (minor: string) => ({ minor, currency: "EUR" });
		expect(mandate.sells).toMatchObject([
			{
				ask: eur("3334"),
				floor: eur("2500"),
				worth: { delivery: eur("1200"), perDay: eur("150") },
			},
		]);
		expect(listings[0]).toMatchObject({
			id: mandate.sells[0]?.listing,
			listing: { ask: eur("3334") },
		});
		expect(mandate.wants).toMatchObject([
			{ ceiling: eur("3333"), worth: { delivery: eur("400") } },
		]);
		expect(mandate.policy.escalate).toEqual([
			{ when: "value_above", amount: eur("4000") },
			{ when: "near_limit", percent: 7 },
			{ when: "stranger" },
		]);
	});

	test("is none while a question is open", () => {
		expect(
			toMandate(
				{ ...draft, budget: null },
				{ principal: "anna", round: 1, granted: undefined, now: NOON },
			),
		).toBeUndefined();
	});

	test("keeps what an earlier one has", () => {
		const { mandate, amends } = planned(earlier);
		expect(amends).toBe(4);
		expect(mandate.sells.map(({ listing }) => listing)).toContain("lamp");
		expect(mandate.wants).toHaveLength(2);
		expect(mandate.policy.answerWithinHours).toBe(5);
		expect(mandate.owns).toEqual([{ title: "Table" }, { title: "Kayak" }]);
	});
});

describe.each([
	["the first mandate", planned()],
	["a mandate that is amended", planned(earlier)],
])("the read-back of %s", (_, plan) => {
	test("reads otherwise wherever anything in the plan is otherwise", () => {
		const lines = readBack(plan).join("\n");
		// A listing that the mandate does not name, or names otherwise, is a defect and cannot be planned.
		const isLinked = (one: Plan) =>
			one.listings.length === plan.listings.length &&
			one.listings.every(({ id, listing }) => {
				const sale = one.mandate.sells.find(({ listing: name }) => name === id);
				return (
					listing.seller === one.mandate.principal &&
					sale?.ask.minor === listing.ask.minor &&
					sale.ask.currency === listing.ask.currency
				);
			});
		let count = 0;
		for (const one of changed(plan, (value) => value) as Generator<Plan>) {
			expect(hashOfPlan(one)).not.toBe(hashOfPlan(plan));
			if (!isLinked(one)) continue;
			count += 1;
			expect(readBack(one).join("\n"), JSON.stringify(one)).not.toBe(lines);
		}
		expect(count).toBeGreaterThan(20);
	});

	test("is what a yes is for, and no other plan", () => {
		const open = given(intake, {
			type: "IntakeBegun",
			data: { principal: "anna", round: 1, owns: [] },
		});
		const by = (actor: { kind: "principal" | "agent"; id: string }, hash: string) =>
			open.when({
				...{ type: "ConfirmIntake", data: { hash, plan } },
				...{ id: "c", at: NOON, actor },
			});
		const hash = hashOfPlan(plan);
		expect(by({ kind: "principal", id: "anna" }, hash)).toEqual({
			events: [{ type: "IntakeConfirmed", data: { hash, plan } }],
		});
		expect(by({ kind: "principal", id: "anna" }, "0".repeat(64))).toMatchObject({
			refused: { code: "READ_BACK_CHANGED" },
		});
		for (const actor of [
			{ kind: "agent", id: "anna" },
			{ kind: "principal", id: "ben" },
		] as const)
			expect(by(actor, hash)).toMatchObject({ refused: { code: "NOT_YOURS" } });
	});
});
