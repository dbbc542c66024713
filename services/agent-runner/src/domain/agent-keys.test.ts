import { given } from "@parley/ledger/given";
import { describe, expect, test } from "vitest";
import { asked, type Fact, granted, revoked } from "../testing/mandate-story.ts";
import { mandate } from "./mandate.ts";

const digest = (n: number): string => String(n).repeat(64);
const key = (n: number) => ({ id: `k${n}`, digest: digest(n) });
const external = (...keys: ReturnType<typeof key>[]) =>
	granted({ agent: { kind: "external", keys } });
const add = (n: number) => asked({ type: "AddAgentKey", data: key(n) });
const remove = (n: number) => asked({ type: "RemoveAgentKey", data: { id: `k${n}` } });
const amended = (...keys: ReturnType<typeof key>[]) => ({
	events: [{ type: "MandateAmended", data: { agent: { kind: "external", keys } } }],
});
const code = (code: string) => ({ refused: { code, because: expect.any(String) } });

describe("the keys of a mandate", () => {
	test("come and go one by one, each as an amendment", () => {
		expect(given(mandate, external()).when(add(1))).toEqual(amended(key(1)));
		expect(given(mandate, external(key(1))).when(add(2))).toEqual(amended(key(1), key(2)));
		expect(given(mandate, external(key(1), key(2))).when(remove(1))).toEqual(amended(key(2)));
	});

	test("are at most five, and each is one of its own", () => {
		const five = external(key(1), key(2), key(3), key(4), key(5));
		expect(given(mandate, five).when(add(6))).toEqual(code("ALL_KEYS_USED"));
		expect(given(mandate, external(key(1))).when(add(1))).toEqual(code("KEY_EXISTS"));
		expect(given(mandate, external(key(1))).when(remove(2))).toEqual(code("NO_SUCH_KEY"));
	});

	test("stay as they are in an amendment, whichever its sender had read", () => {
		const amend = (...keys: ReturnType<typeof key>[]) =>
			asked({ type: "AmendMandate", data: { agent: { kind: "external", keys } } });
		expect(given(mandate, external(key(2))).when(amend(key(1)))).toEqual(amended(key(2)));
		expect(given(mandate, granted()).when(amend(key(1)))).toEqual(amended());
	});

	test("are of a mandate whose agent is a program, while it is in force", () => {
		expect(given(mandate, granted()).when(add(1))).toEqual(code("NOT_EXTERNAL"));
		expect(given(mandate, granted()).when(remove(1))).toEqual(code("NO_SUCH_KEY"));
		expect(given(mandate, external(), revoked).when(add(1))).toEqual(code("MANDATE_REVOKED"));
	});
});

describe("an amendment of a mandate that was read", () => {
	const amend = (expected: number) =>
		asked({ type: "AmendMandate", data: { wants: [], expected } });

	test("is made while the mandate is the one that was read, and says nothing of that itself", () => {
		expect(given(mandate, granted()).when(amend(1))).toEqual({
			events: [{ type: "MandateAmended", data: { wants: [] } }],
		});
	});

	test("is refused once it was amended by somebody else", () => {
		const since: Fact = { type: "MandateAmended", data: { wants: [] } };
		expect(given(mandate, granted(), since).when(amend(1))).toEqual(code("PRECONDITION_FAILED"));
		expect(given(mandate, granted(), since).when(amend(2))).toMatchObject({ events: [{}] });
	});
});
