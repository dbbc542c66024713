import type { Mandate } from "@parley/contracts/mandate";
import { beforeEach, describe, expect, test } from "vitest";
import {
	answered,
	asked,
	clarified,
	freshStage,
	grant,
	idOf,
	moves,
	needsClarification,
	negotiating,
	offered,
	onSale,
	opened,
	process,
	published,
	sent,
	stage,
	talkingToTwo,
	unclear,
} from "./testing/buyer-story.ts";
import { chairs, eur } from "./testing/sample.ts";

beforeEach(freshStage);

type Policy = Mandate["policy"];

const revised = (listing: string, changes: object = {}) =>
	stage.tell(`listing-${listing}`, "ListingRevised", {
		...{ revision: 2, hash: "d".repeat(64), ...changes },
	});

describe("a negotiation in which nothing can be done", () => {
	test("because its terms are unclear leaves the others their turn", async () => {
		const { ben, carl } = await talkingToTwo();
		await offered("ben", 1500, ben);
		await needsClarification("c1");
		await stage.deliver(process, await offered("carl", 1600, carl));
		expect(moves().at(-1)).toMatchObject({ negotiationId: idOf(carl) });
	});

	test("is not one that only somebody else has a question about", async () => {
		const { ben, carl } = await talkingToTwo();
		await offered("ben", 1500, ben);
		await needsClarification("c1", "dora");
		await stage.deliver(process, await offered("carl", 1600, carl));
		expect(moves().at(-1)).toMatchObject({ negotiationId: idOf(ben) });
	});

	test("because its listing collects offers first leaves the others their turn", async () => {
		const { ben, carl } = await talkingToTwo();
		await offered("ben", 1500, ben);
		await revised("c1", { offerWindow: { offers: 2 } });
		await stage.deliver(process, await offered("carl", 1600, carl));
		expect(moves().at(-1)).toMatchObject({ negotiationId: idOf(carl) });
	});

	test("because the principal is asked leaves the others their turn", async () => {
		const { ben, carl } = await talkingToTwo({ policy: { escalate: [{ when: "impasse" }] } });
		await offered("ben", 1500, ben);
		await asked("e1", idOf(ben), { reason: "impasse", rule: "impasse" });
		await stage.deliver(process, await offered("carl", 1600, carl));
		expect(moves().at(-1)).toMatchObject({ negotiationId: idOf(carl) });
	});

	test("because a limit is on its way leaves the others their turn", async () => {
		const policy: Policy = { escalate: [{ when: "near_limit", percent: 10 }] };
		const { ben, carl } = await talkingToTwo({ policy });
		await offered("ben", 3100, ben);
		const raise = "raise my limit to 31.00 EUR";
		await asked("e1", idOf(ben), {
			...{ reason: "near_limit", rule: "near_limit", value: eur(3100) },
			...{ options: [raise, "keep my limit"], default: "keep my limit" },
		});
		await answered("e1", raise, { negotiationId: idOf(ben) });
		await stage.deliver(process, await offered("carl", 3600, carl));
		expect(moves().at(-1)).toMatchObject({ negotiationId: idOf(carl) });
	});
});

describe("a revision", () => {
	test("that clears up what was unclear is an occasion for who waited for it", async () => {
		await onSale(["ben"], {}, [unclear]);
		await needsClarification("c1");
		await stage.deliver(process, await grant());
		expect(sent()).toEqual([]);
		await stage.deliver(process, await revised("c1"));
		expect(stage.sent).toMatchObject([{ type: "OpenNegotiation", data: { revision: 2 } }]);
	});

	test("that leaves it unclear changes nothing", async () => {
		await onSale(["ben"], {}, [unclear]);
		await needsClarification("c1");
		await stage.deliver(process, await grant());
		const again = await revised("c1");
		await needsClarification("c1");
		await stage.deliver(process, again);
		expect(sent()).toEqual([]);
	});

	test("is an occasion for who talks about it", async () => {
		const { ben } = await talkingToTwo();
		await offered("ben", 1500, ben);
		await needsClarification("c1");
		const before = moves().length;
		await stage.deliver(process, await revised("c1"));
		expect(moves()).toHaveLength(before + 1);
		expect(moves().at(-1)).toMatchObject({ negotiationId: idOf(ben) });
	});
});

describe("a listing that was revised while it was talked about", () => {
	test("is talked about anew, at its newest revision", async () => {
		const before = await negotiating();
		await revised("c1");
		const end = { reason: "cancelled", by: null, code: null } as const;
		await stage.deliver(process, await stage.tell(before.stream, "NegotiationEnded", end));
		expect(stage.sent).toMatchObject([
			{ type: "OpenNegotiation", data: { listing: "c1", revision: 1 } },
			{ type: "OpenNegotiation", data: { listing: "c1", revision: 2 } },
		]);
	});

	test.each([
		["revision_changed", ["OpenNegotiation", "OpenNegotiation"]],
		["stock", ["OpenNegotiation"]],
	] as const)(
		"is talked about anew where the deal fell through for %s",
		async (reason, expected) => {
			const negotiationId = idOf(await negotiating());
			await revised("c1");
			const ids = { dealId: "d1", negotiationId };
			const whose = { listing: "c1", buyer: "anna", seller: "ben" };
			await stage.tell(`negotiation-${negotiationId}`, "NegotiationEnded", {
				...{ reason: "agreed", by: "ben", code: null },
			});
			const fell = await stage.tell("deal-d1", "DealFellThrough", { reason, ...whose }, ids);
			await stage.deliver(process, fell);
			expect(sent()).toEqual(expected);
		},
	);
});

describe("a want that names its listing", () => {
	test("waits too where the market asks its seller about it", async () => {
		await published("c1", "ben");
		await needsClarification("c1");
		await stage.deliver(process, await grant({ wants: [{ ...chairs, listing: "c1" }] }));
		expect(sent()).toEqual([]);
		await stage.deliver(process, await clarified("c1", "each"));
		expect(sent()).toEqual(["OpenNegotiation"]);
	});
});

describe("a rival that is spoken of", () => {
	const policy: Policy = { escalate: [{ when: "unverifiable_claim" }] };
	/** Ben says that others have bid; Anna is about to make her next offer. */
	async function told(by: "buyer" | "seller" | "nobody"): Promise<unknown> {
		const ben = await negotiating({ policy });
		const dora = await opened({ negotiationId: "doras", buyer: "dora" });
		if (by === "buyer") await offered("dora", 2000, dora);
		if (by === "seller") await offered("ben", 3300, dora);
		await stage.tell(ben.stream, "MessagePosted", {
			by: "ben",
			text: "I have a better offer already.",
		});
		await stage.deliver(process, await offered("ben", 3500, ben));
		return moves().at(-1);
	}

	test("is borne out by another buyer's bid", async () => {
		expect(await told("buyer")).toMatchObject({ kind: "offer" });
	});

	test.each(["seller", "nobody"] as const)("is not borne out by an offer of %s", async (by) => {
		expect(await told(by)).toMatchObject({ kind: "escalate", rule: "unverifiable_claim" });
	});
});
