import type { FactOf } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import type { Mandate } from "@parley/contracts/mandate";
import { beforeEach, describe, expect, test } from "vitest";
import {
	freshStage,
	grant,
	hit,
	moves,
	offered,
	opened,
	process,
	published,
	sent,
	stage,
	unclear,
} from "./testing/buyer-story.ts";
import { chairs, DEADLINE, eur } from "./testing/sample.ts";

beforeEach(freshStage);

const idOf = ({ data }: Fact) => (data as FactOf<"NegotiationOpened">["data"]).negotiationId;
type Policy = Mandate["policy"];

/** Anna talks to Ben and to Carl, one after the other, and has bid nothing yet. */
async function talkingToTwo(policy: Policy = {}): Promise<{ ben: Fact; carl: Fact }> {
	await published("c1", "ben");
	await published("c2", "carl");
	stage.hits = [hit("c1", "ben"), hit("c2", "carl")];
	await stage.deliver(process, await grant({ policy }));
	const ben = await opened();
	await stage.deliver(process, ben);
	return { ben, carl: await opened() };
}
const needsClarification = (listing: string, askedBy?: string) =>
	stage.tell(`listing-${listing}`, "ListingNeedsClarification", {
		slots: [unclear],
		...(askedBy === undefined ? {} : { askedBy }),
	});
const revised = (listing: string) =>
	stage.tell(`listing-${listing}`, "ListingRevised", { revision: 2, hash: "d".repeat(64) });

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
		await stage.tell("listing-c1", "ListingRevised", {
			...{ revision: 2, hash: "d".repeat(64), offerWindow: { offers: 2 } },
		});
		await stage.deliver(process, await offered("carl", 1600, carl));
		expect(moves().at(-1)).toMatchObject({ negotiationId: idOf(carl) });
	});

	test("because the principal is asked leaves the others their turn", async () => {
		const { ben, carl } = await talkingToTwo({ escalate: [{ when: "impasse" }] });
		await offered("ben", 1500, ben);
		const question = { question: "Shall I?", options: ["go ahead", "do not"], default: "do not" };
		await stage.tell(
			"escalation-e1",
			"EscalationRaised",
			{
				...{ principal: "anna", reason: "impasse", rule: "impasse", deadline: DEADLINE },
				...question,
				negotiationId: idOf(ben),
			},
			{ negotiationId: idOf(ben) },
		);
		await stage.deliver(process, await offered("carl", 1600, carl));
		expect(moves().at(-1)).toMatchObject({ negotiationId: idOf(carl) });
	});

	test("because a limit is on its way leaves the others their turn", async () => {
		const { ben, carl } = await talkingToTwo({ escalate: [{ when: "near_limit", percent: 10 }] });
		await offered("ben", 3100, ben);
		const raise = "raise my limit to 31.00 EUR";
		const about = { negotiationId: idOf(ben) };
		await stage.tell(
			"escalation-e1",
			"EscalationRaised",
			{
				...{ principal: "anna", reason: "near_limit", rule: "near_limit", deadline: DEADLINE },
				...{ question: "Shall I?", options: [raise, "keep my limit"], default: "keep my limit" },
				...{ ...about, value: eur(3100) },
			},
			about,
		);
		await stage.tell("escalation-e1", "EscalationResolved", { choice: raise, by: "anna" }, about);
		await stage.deliver(process, await offered("carl", 3600, carl));
		expect(moves().at(-1)).toMatchObject({ negotiationId: idOf(carl) });
	});
});

describe("a revision", () => {
	test("that clears up what was unclear is an occasion for who waited for it", async () => {
		await published("c1", "ben");
		await needsClarification("c1");
		stage.hits = [hit("c1", "ben", [unclear])];
		await stage.deliver(process, await grant());
		expect(sent()).toEqual([]);
		await stage.deliver(process, await revised("c1"));
		expect(stage.sent).toMatchObject([{ type: "OpenNegotiation", data: { revision: 2 } }]);
	});

	test("that leaves it unclear changes nothing", async () => {
		await published("c1", "ben");
		await needsClarification("c1");
		stage.hits = [hit("c1", "ben", [unclear])];
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

describe("a want that names its listing", () => {
	test("waits too where the market asks its seller about it", async () => {
		await published("c1", "ben");
		await needsClarification("c1");
		await stage.deliver(process, await grant({ wants: [{ ...chairs, listing: "c1" }] }));
		expect(sent()).toEqual([]);
		await stage.deliver(
			process,
			await stage.tell("listing-c1", "ClarificationAnswered", { slot: "unit", answer: "each" }),
		);
		expect(sent()).toEqual(["OpenNegotiation"]);
	});
});

describe("a rival that is spoken of", () => {
	const policy: Policy = { escalate: [{ when: "unverifiable_claim" }] };
	/** Ben says that others have bid; Anna is about to make her next offer. */
	async function told(by: "buyer" | "seller" | "nobody"): Promise<unknown> {
		await published("c1", "ben");
		stage.hits = [hit("c1", "ben")];
		await stage.deliver(process, await grant({ policy }));
		const ben = await opened();
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
