import type { Fact } from "@parley/contracts/fact";
import { beforeEach, describe, expect, test } from "vitest";
import { WALK_AWAY } from "./domain/escalation-policy.ts";
import { endOpenedTooLate, endRevoked } from "./duties.ts";
import { moveLimit } from "./escalation-answers.ts";
import { endMootQuestions } from "./moot-questions.ts";
import {
	freshStage,
	idOf,
	negotiating,
	opened,
	process,
	published,
	sent,
	stage,
} from "./testing/buyer-story.ts";
import { DEADLINE, eur, mandateOf } from "./testing/sample.ts";

/* Anna revokes her mandate and grants another, while what follows from the revocation is still on its way. */

beforeEach(freshStage);

const revoke = () => stage.tell("mandate-anna", "MandateRevoked", {});
const sale = (listing: string) => ({ listing, ask: eur(900), floor: eur(400) });
const again = (changes = {}) => stage.grant(mandateOf({ sells: [sale("vase")], ...changes }));
const ends = () =>
	stage
		.effects()
		.filter(({ type }) => !["OpenNegotiation", "PublishListing"].includes(type))
		.map(({ type, stream }) => `${type} ${stream}`);
/** The one between Carl and Anna over her vase, which she has put on the market since. */
const carlOpens = () =>
	opened({ negotiationId: "n-vase", listing: "vase", buyer: "carl", seller: "anna" });

describe("a revocation that is heard of after another mandate was granted", () => {
	test("ends and takes off the market what the mandate before was about, and nothing of the new one, however often it comes", async () => {
		const before = await negotiating({ sells: [sale("lamp")] });
		const revocation = await revoke();
		await again();
		await carlOpens();
		const expected = [`EndNegotiation ${before.stream}`, "WithdrawListing listing-lamp"];
		await stage.deliver(endRevoked, revocation);
		expect(ends()).toEqual(expected);
		await stage.deliver(endRevoked, revocation);
		expect(ends()).toEqual(expected);
	});

	test.each([0, 0.5, 1, 1.5, 2])(
		"does so where the process dies after %s commands, before the grant",
		async (steps) => {
			const before = await negotiating({ sells: [sale("lamp")] });
			const revocation = await revoke();
			stage.fuse = steps;
			let deliveries = 0;
			await stage.survive(async () => {
				if (deliveries++ === 1) {
					await again();
					await carlOpens();
				}
				await stage.deliver(endRevoked, revocation);
			});
			expect(new Set(ends())).toEqual(
				new Set([`EndNegotiation ${before.stream}`, "WithdrawListing listing-lamp"]),
			);
		},
	);

	test("ends the questions that were asked before, and none that was asked since", async () => {
		const ask = (id: string): Promise<Fact> =>
			stage.tell(`escalation-${id}`, "EscalationRaised", {
				...{ principal: "anna", reason: "price", question: "Shall I go on?" },
				...{ options: ["go on", WALK_AWAY], default: WALK_AWAY, deadline: DEADLINE },
			});
		await stage.grant(mandateOf());
		await ask("q1");
		const revocation = await revoke();
		const between = await ask("q2");
		await again();
		const since = await ask("q3");
		await stage.deliver(endMootQuestions, revocation);
		await stage.deliver(endMootQuestions, between);
		await stage.deliver(endMootQuestions, since);
		expect(ends()).toEqual(["ExpireEscalation escalation-q1", "ExpireEscalation escalation-q2"]);
	});
});

describe("a negotiation that was opened while the mandate was revoked", () => {
	test("ends although another mandate was granted by the time it is seen; one opened since does not", async () => {
		await stage.grant(mandateOf());
		await revoke();
		const between = await opened({
			...{ negotiationId: "n-lamp", listing: "lamp", buyer: "carl", seller: "anna" },
		});
		await again();
		const since = await carlOpens();
		await stage.deliver(endOpenedTooLate, between);
		await stage.deliver(endOpenedTooLate, since);
		expect(ends()).toEqual(["EndNegotiation negotiation-n-lamp"]);
	});
});

describe("what was decided under a mandate that was revoked", () => {
	test("is not sent under the one that was granted since, which decides for itself", async () => {
		await published("c1", "ben");
		stage.hits = [{ id: "c1", seller: "ben", slots: [] }];
		const first = await stage.grant(mandateOf({ sells: [] }));
		// The turn is recorded, and the process dies before anything is sent.
		stage.fuse = 1;
		let deliveries = 0;
		await stage.survive(async () => {
			if (deliveries++ === 1) {
				await revoke();
				await again();
			}
			await stage.deliver(process, first);
		});
		expect(sent()).toEqual([]);
		expect(stage.told("turn").map(({ type }) => type)).toEqual(["TurnDecided"]);
	});

	test("is no reason not to talk about the same thing again", async () => {
		const before = await negotiating();
		await revoke();
		await again({ sells: [] });
		const end = await stage.tell(before.stream, "NegotiationEnded", {
			...{ reason: "mandate_revoked", by: "anna", code: null },
		});
		await stage.deliver(process, end);
		expect(sent()).toEqual(["OpenNegotiation", "OpenNegotiation"]);
		expect(idOf(await opened())).not.toBe(idOf(before));
	});

	test("moves no limit of the one that was granted since", async () => {
		await stage.grant(mandateOf());
		await stage.tell("escalation-q1", "EscalationRaised", {
			...{ principal: "anna", reason: "near_limit", question: "Shall I pay more?" },
			...{ options: ["pay it", WALK_AWAY], default: WALK_AWAY, deadline: DEADLINE },
			limit: { option: "pay it", want: "chairs", listing: null, from: eur(1000), to: eur(1100) },
		});
		const answer = await stage.tell("escalation-q1", "EscalationResolved", {
			...{ choice: "pay it", by: "anna" },
		});
		await revoke();
		await again();
		await stage.deliver(moveLimit, answer);
		expect(ends()).toEqual([]);
	});
});
