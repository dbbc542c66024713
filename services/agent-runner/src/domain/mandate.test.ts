import type { Mandate } from "@parley/contracts/mandate";
import { fold } from "@parley/ledger/decider";
import { given } from "@parley/ledger/given";
import { describe, expect, test } from "vitest";
import {
	asked,
	CHANGED,
	COMMITTED,
	commitment,
	granted,
	ONE_CURRENCY,
	REVOKED,
	release,
	released,
	reserve,
	reserved,
	revoked,
} from "../testing/mandate-story.ts";
import { chairs, eur, grantedOf, mandateOf, usd } from "../testing/sample.ts";
import { type Granted, mandate } from "./mandate.ts";

describe("granting a mandate", () => {
	const grant = (changes: Partial<Mandate> = {}) =>
		asked({ type: "GrantMandate", data: mandateOf(changes) });

	test("records it whole", () => {
		expect(given(mandate).when(grant())).toEqual({ events: [granted()] });
	});

	test("happens once", () => {
		expect(given(mandate, granted()).when(grant())).toEqual({
			refused: {
				code: "ALREADY_GRANTED",
				because: "This principal has granted a mandate before; amend it instead.",
			},
		});
	});

	describe("after it was revoked", () => {
		const before = [granted(), reserved(), revoked];

		test("happens again, and is a mandate of its own that inherits the books", () => {
			expect(given(mandate, ...before).when(grant())).toEqual({ events: [granted()] });
			const { state } = given(mandate, ...before, { type: "MandatePaused", data: {} }, granted());
			expect(state).toEqual({
				...grantedOf({ since: 5, mandateVersion: 5, version: 5 }),
				commitments: { n1: commitment },
			});
			expect(mandate.isTerminal(given(mandate, ...before).state)).toBe(false);
		});

		test("counts what was spent before: in the budget of who wants something, and in a want of the same id", () => {
			const spent = Number(commitment.amount.minor);
			const to = (minor: number, changes: Partial<Mandate> = {}) =>
				given(mandate, ...before).when(grant({ budget: eur(minor), ...changes }));
			expect(to(spent)).toMatchObject({ events: [{ type: "MandateGranted" }] });
			expect(to(spent - 1)).toMatchObject({ refused: { code: "BUDGET_COMMITTED" } });
			expect(to(0, { wants: [] })).toMatchObject({ events: [{ type: "MandateGranted" }] });
			const again = given(mandate, ...before, granted());
			const all = { negotiationId: "n2", offerId: "o2", mandateVersion: 4 };
			expect(again.when(reserve({ ...all, quantity: chairs.quantity }))).toEqual({
				refused: COMMITTED,
			});
			expect(again.when(reserve(all))).toMatchObject({ events: [{ type: "CommitmentReserved" }] });
		});

		test("takes no promise that was decided under the one before, and releases its promises", () => {
			const again = given(mandate, ...before, granted());
			expect(again.when(reserve({ negotiationId: "n2", offerId: "o2" }))).toEqual({
				refused: CHANGED,
			});
			expect(again.when(release("n1"))).toEqual({ events: [released("n1", "ended")] });
		});
	});

	test.each([
		["an ask", { sells: [{ listing: "lamp", ask: usd(900), floor: eur(400) }] }],
		["a floor", { sells: [{ listing: "lamp", ask: eur(900), floor: usd(400) }] }],
		["a ceiling", { wants: [{ ...chairs, ceiling: usd(1000) }] }],
		["the budget", { budget: usd(5000) }],
		["what delivery is worth", { wants: [{ ...chairs, worth: { delivery: usd(100) } }] }],
		["a rule", { policy: { escalate: [{ when: "value_above" as const, amount: usd(100) }] } }],
	])("is refused where %s is in another currency", (_, changes) => {
		expect(given(mandate).when(grant(changes))).toEqual({ refused: ONE_CURRENCY });
	});
});

describe("before a mandate is granted", () => {
	test.each([
		asked({ type: "AmendMandate", data: {} }),
		asked({ type: "RevokeMandate", data: {} }),
		reserve(),
		release("n1"),
	])("$type is refused", (command) => {
		expect(given(mandate).when(command)).toEqual({
			refused: { code: "NO_MANDATE", because: "This principal has granted no mandate." },
		});
	});

	test("no other fact means anything", () => {
		expect(given(mandate, revoked, reserved()).state).toEqual({ status: "none" });
	});
});

describe("amending a mandate", () => {
	const amend = (data: Partial<Mandate>) => asked({ type: "AmendMandate", data });

	test("records what changes", () => {
		expect(given(mandate, granted()).when(amend({ budget: eur(6000) }))).toEqual({
			events: [{ type: "MandateAmended", data: { budget: eur(6000) } }],
		});
	});

	test("is refused where it brings in another currency", () => {
		expect(given(mandate, granted()).when(amend({ budget: usd(6000) }))).toEqual({
			refused: ONE_CURRENCY,
		});
		expect(
			given(mandate, granted()).when(amend({ wants: [{ ...chairs, ceiling: usd(1) }] })),
		).toEqual({ refused: ONE_CURRENCY });
	});

	test("leaves the budget no smaller than what is committed or spent, to the last minor unit", () => {
		const committed = BigInt(commitment.amount.minor);
		const to = (minor: bigint) =>
			given(mandate, granted(), reserved()).when(amend({ budget: eur(Number(minor)) }));
		expect(to(committed)).toMatchObject({ events: [{ type: "MandateAmended" }] });
		expect(to(committed - 1n)).toEqual({
			refused: {
				code: "BUDGET_COMMITTED",
				because: "More than that is committed or spent already.",
			},
		});
	});

	test("changes what it names and keeps the rest", () => {
		const { state } = given(mandate, granted(), reserved(), {
			type: "MandateAmended",
			data: { budget: eur(6000) },
		});
		expect(state).toEqual({
			status: "granted",
			paused: false,
			mandate: mandateOf({ budget: eur(6000) }),
			since: 1,
			mandateVersion: 3,
			version: 3,
			commitments: { n1: commitment },
		});
	});
});

describe("revoking a mandate", () => {
	const revoke = asked({ type: "RevokeMandate", data: {} });

	test("is a fact, after which the mandate is over", () => {
		expect(given(mandate, granted()).when(revoke)).toEqual({ events: [revoked] });
		const { state } = given(mandate, granted(), reserved(), revoked);
		expect(state).toEqual({
			...grantedOf({ status: "revoked", version: 3 }),
			commitments: { n1: commitment },
		});
	});

	test.each([revoke, asked({ type: "AmendMandate", data: {} }), reserve()])(
		"refuses $type from then on",
		(command) => {
			expect(given(mandate, granted(), revoked).when(command)).toEqual({ refused: REVOKED });
		},
	);

	test("still lets what was committed be released", () => {
		expect(given(mandate, granted(), reserved(), revoked).when(release("n1"))).toEqual({
			events: [released("n1", "ended")],
		});
	});
});

describe("a paused mandate", () => {
	const paused = { type: "MandatePaused", data: {} } as const;
	const resumed = { type: "MandateResumed", data: {} } as const;
	const pause = asked({ type: "PauseMandate", data: {} });
	const resume = asked({ type: "ResumeMandate", data: {} });
	const code = (code: string) => ({ refused: { code, because: expect.any(String) } });

	test("is paused once and resumed once", () => {
		expect(given(mandate, granted()).when(pause)).toEqual({ events: [paused] });
		expect(given(mandate, granted(), paused).when(pause)).toEqual(code("MANDATE_PAUSED"));
		expect(given(mandate, granted(), paused).when(resume)).toEqual({ events: [resumed] });
		expect(given(mandate, granted()).when(resume)).toEqual(code("NOT_PAUSED"));
		expect(given(mandate, granted(), revoked).when(pause)).toEqual(code("MANDATE_REVOKED"));
	});

	test("promises nothing, and takes back what it promised before", () => {
		const waits = given(mandate, granted(), reserved(), paused);
		expect(waits.when(reserve({ negotiationId: "n2", offerId: "o2" }))).toEqual(
			code("MANDATE_PAUSED"),
		);
		expect(waits.when(release("n1"))).toEqual({ events: [released("n1", "ended")] });
	});

	test("looks again at what was decided before, once it is resumed", () => {
		const again = given(mandate, granted(), paused, resumed);
		expect(again.when(reserve())).toEqual(code("MANDATE_CHANGED"));
		expect(again.when(reserve({ mandateVersion: 3 }))).toEqual({ events: [reserved()] });
	});
});

describe("a limit that its principal moves", () => {
	const move = (data: object) =>
		asked({ type: "MoveLimit", data: { want: null, listing: null, to: eur(1100), ...data } });
	const code = (code: string) => ({ refused: { code, because: expect.any(String) } });

	test("goes up for a want and down for a sale, and nothing else changes", () => {
		expect(given(mandate, granted()).when(move({ want: "chairs" }))).toEqual({
			events: [{ type: "MandateAmended", data: { wants: [{ ...chairs, ceiling: eur(1100) }] } }],
		});
		expect(given(mandate, granted()).when(move({ listing: "lamp", to: eur(350) }))).toEqual({
			events: [
				{
					type: "MandateAmended",
					data: { sells: [{ listing: "lamp", ask: eur(900), floor: eur(350) }] },
				},
			],
		});
	});

	test("stays where it was narrowed after it was asked about, and not where it was widened", () => {
		const want = { want: "chairs", to: eur(1100) };
		expect(given(mandate, granted()).when(move({ ...want, from: eur(1001) }))).toEqual(
			code("MANDATE_CHANGED"),
		);
		const sale = { listing: "lamp", to: eur(350) };
		expect(given(mandate, granted()).when(move({ ...sale, from: eur(399) }))).toEqual(
			code("MANDATE_CHANGED"),
		);
		for (const data of [
			{ ...want, from: eur(1000) },
			{ ...want, from: eur(999) },
			{ ...sale, from: eur(400) },
			{ ...sale, from: eur(401) },
		])
			expect(given(mandate, granted()).when(move(data))).toMatchObject({
				events: [{ type: "MandateAmended" }],
			});
	});

	test.each([
		["inward for a want", { want: "chairs", to: eur(900) }],
		["inward for a sale", { listing: "lamp", to: eur(500) }],
		["of a want that is not there", { want: "sofa" }],
		["of nothing", {}],
	])("is refused %s", (_, data) => {
		expect(given(mandate, granted()).when(move(data))).toEqual(code("LIMIT_REACHED"));
	});

	test("is refused in another currency", () => {
		expect(given(mandate, granted()).when(move({ want: "chairs", to: usd(1100) }))).toEqual(
			code("WRONG_CURRENCY"),
		);
	});
});

describe("wants that wait for more offers until a time", () => {
	const ONE = "2026-03-02T13:00:00.000Z";
	const TWO = "2026-03-02T14:00:00.000Z";
	const want = (id: string, until?: string) => ({
		...chairs,
		id,
		...(until === undefined ? {} : { window: { until } }),
	});
	const waiting = granted({
		wants: [
			want("a", TWO),
			want("b", ONE),
			want("c", ONE),
			want("d"),
			want("e", "2026-03-02T15:00:00.000Z"),
		],
	});
	const close = (until: string, at = until) => ({
		...asked({ type: "CloseWantWindows", data: { until } }),
		at,
	});

	test("are named when it has come, with the next such time", () => {
		expect(given(mandate, waiting).when(close(ONE))).toEqual({
			events: [{ type: "WantWindowsClosed", data: { wants: ["b", "c"], next: TWO } }],
		});
		expect(given(mandate, waiting).when(close("2026-03-02T15:00:00.000Z"))).toEqual({
			events: [{ type: "WantWindowsClosed", data: { wants: ["e"], next: null } }],
		});
	});

	test("are not before it, nor where none waits until then any more", () => {
		const refused = { refused: { code: "NO_WINDOW_CLOSES" } };
		expect(given(mandate, waiting).when(close(ONE, "2026-03-02T12:59:59.999Z"))).toMatchObject(
			refused,
		);
		expect(given(mandate, granted()).when(close(ONE))).toMatchObject(refused);
	});

	test("leave the mandate as it was: what was decided under it stays decided", () => {
		const closed = { type: "WantWindowsClosed", data: { wants: ["b"], next: null } } as const;
		const { mandateVersion } = fold(mandate, [waiting, closed]) as Granted;
		expect(mandateVersion).toBe(1);
	});
});
