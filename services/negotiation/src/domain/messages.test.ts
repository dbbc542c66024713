import { given } from "@parley/ledger/given";
import { describe, expect, test } from "vitest";
import {
	command,
	DEADLINE,
	type Fact,
	fact,
	haggle,
	justBefore,
	offer,
	opened,
} from "../testing/negotiation-story.ts";
import { negotiation } from "./negotiation.ts";

const refused = (code: string) => ({
	refused: { code, because: expect.stringMatching(/^[A-Z].+\.$/) },
});
const say = (by: string, told: Parameters<typeof command>[2] = {}) =>
	command("PostMessage", { by, text: "Does it rock?" }, told);
const said = (by: string): Fact => fact("MessagePosted", { by, text: "Does it rock?" });
const times = (count: number, by: string): Fact[] => Array.from({ length: count }, () => said(by));

describe("a message", () => {
	test("is posted as it was said, by either side at any moment", () => {
		expect(given(negotiation, opened()).when(say("sue"))).toEqual({ events: [said("sue")] });
		expect(given(negotiation, opened(), ...haggle(8000)).when(say("ben"))).toEqual({
			events: [said("ben")],
		});
	});

	test("rule 1: is for the parties", () => {
		expect(given(negotiation, opened()).when(say("zoe"))).toEqual(refused("NOT_A_PARTY"));
		expect(given(negotiation, opened()).when(say(undefined as unknown as string))).toEqual(
			refused("NOT_A_PARTY"),
		);
	});

	test("rule 6: is too late from the deadline on", () => {
		const { when } = given(negotiation, opened());
		expect(when(say("ben", { at: justBefore(DEADLINE) }))).toEqual({ events: [said("ben")] });
		expect(when(say("ben", { at: DEADLINE }))).toEqual(refused("DEADLINE_PASSED"));
	});

	test.each(["ben", "sue"])(
		"rule 2: of %s is the third and last of a round, and a fourth is too many",
		(by) => {
			expect(given(negotiation, opened(), ...times(2, by)).when(say(by))).toEqual({
				events: [said(by)],
			});
			expect(given(negotiation, opened(), ...times(3, by)).when(say(by))).toEqual(
				refused("TOO_MANY_MESSAGES"),
			);
		},
	);

	test("rule 2: of one side does not count for the other", () => {
		expect(given(negotiation, opened(), ...times(3, "ben")).when(say("sue"))).toEqual({
			events: [said("sue")],
		});
		expect(
			given(negotiation, opened(), ...times(3, "sue"), ...times(2, "ben")).when(say("ben")),
		).toEqual({ events: [said("ben")] });
		expect(
			given(negotiation, opened(), ...times(3, "sue"), ...times(3, "ben")).when(say("ben")),
		).toEqual(refused("TOO_MANY_MESSAGES"));
	});

	test("rule 2: counts anew in each round, which is one offer by each side", () => {
		const [first, second] = haggle(80, 100) as [ReturnType<typeof offer>, ReturnType<typeof offer>];
		const spent = times(3, "ben");
		expect(given(negotiation, opened(), ...spent, first).when(say("ben"))).toEqual(
			refused("TOO_MANY_MESSAGES"),
		);
		expect(given(negotiation, opened(), ...spent, first, second).when(say("ben"))).toEqual({
			events: [said("ben")],
		});
		expect(
			given(negotiation, opened(), ...spent, first, second, ...times(2, "ben")).when(say("ben")),
		).toEqual({ events: [said("ben")] });
		expect(
			given(negotiation, opened(), ...spent, first, second, ...times(3, "ben")).when(say("ben")),
		).toEqual(refused("TOO_MANY_MESSAGES"));
	});

	test.each([
		["ben", "sue"],
		["sue", "ben"],
	])("rule 2: of %s starts a new round for %s too", (first, then) => {
		const spent = [...times(3, "ben"), ...times(3, "sue")];
		const { when } = given(negotiation, opened(), ...spent, ...haggle(80, 100), said(first));
		expect(when(say(then))).toEqual({ events: [said(then)] });
		const more = [...spent, ...haggle(80, 100), said(first), ...times(2, then)];
		expect(given(negotiation, opened(), ...more).when(say(then))).toEqual({ events: [said(then)] });
		expect(given(negotiation, opened(), ...more, said(then)).when(say(then))).toEqual(
			refused("TOO_MANY_MESSAGES"),
		);
	});

	test.each([
		["ben", "sue"],
		["sue", "ben"],
	])("rule 2: of %s leaves the count of %s as it was", (first, then) => {
		const { when } = given(negotiation, opened(), ...times(3, then), said(first));
		expect(when(say(then))).toEqual(refused("TOO_MANY_MESSAGES"));
		expect(when(say(first))).toEqual({ events: [said(first)] });
	});

	test("rule 2: does not end a round, and neither does an offer that one side repeats", () => {
		const again = offer("ben", 82, { offerId: "o2" });
		const facts = [
			...times(3, "ben"),
			...haggle(80),
			fact("OfferDeclined", { offerId: "o1", by: "sue" }),
			again,
		];
		expect(given(negotiation, opened(), ...facts).when(say("ben"))).toEqual(
			refused("TOO_MANY_MESSAGES"),
		);
	});
});
