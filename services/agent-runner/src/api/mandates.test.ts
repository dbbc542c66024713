import { keyDigest } from "@parley/runtime/identity/agent-key";
import { beforeEach, describe, expect, test } from "vitest";
import { keyHolder } from "../key-holder.ts";
import { call, type Heard } from "../testing/caller.ts";
import { DEADLINE, NOON } from "../testing/sample.ts";
import { Stage } from "../testing/stage.ts";

let stage: Stage;
beforeEach(() => {
	stage = new Stage();
});

const eur = (amount: string) => ({ amount, currency: "EUR" });
const body = {
	budget: eur("50.00"),
	sells: [{ listing: "lamp", ask: eur("9.00"), floor: eur("4.00"), answers: { unit: "each" } }],
	wants: [
		{ id: "chairs", category: "furniture", query: "chair", quantity: 3, ceiling: eur("10.00") },
	],
	deadline: DEADLINE,
	agent: { kind: "external" },
};
const listed = ({ seller }: { readonly seller: string }) => ({
	...{ seller, title: "Lamp", description: "Works.", category: "home", quantity: 1 },
	...{ ask: { minor: "900", currency: "EUR" }, attributes: {}, revision: 1, hash: "a".repeat(64) },
	handover: { method: "pickup" as const, window: "P2D" },
});
const path = "/principals/anna/mandate";
const grant = (changes: object = {}) => call(stage, "PUT", path, { body: { ...body, ...changes } });
const NOT_FOUND = {
	refusal: { code: "NOT_FOUND", because: "There is no such thing, or it is not yours." },
};
const holderOf = async (key: string) => {
	await stage.catchUp();
	return keyHolder({ digest: keyDigest(key) }, stage.documents);
};

describe("joining", () => {
	test("opens an account in one's own name", async () => {
		const joined = await call(stage, "POST", "/principals", { body: { currency: "EUR" } });
		expect(joined).toEqual({
			status: 201,
			body: { id: "anna", account: { currency: "EUR" }, mandate: "none" },
			location: "/principals/anna",
		});
		expect(stage.sent).toMatchObject([
			{
				stream: "account-anna",
				type: "OpenAccount",
				data: { principal: "anna", currency: "EUR" },
				actor: { kind: "principal", id: "anna" },
			},
		]);
	});

	test("is refused where an account is open", async () => {
		stage.judge = () => ({ code: "ALREADY_OPEN", because: "No." });
		const joined = await call(stage, "POST", "/principals", { body: { currency: "EUR" } });
		expect(joined.refusal?.code).toBe("ALREADY_OPEN");
	});

	test("is seen by nobody else", async () => {
		const get = (id: string) => call(stage, "GET", `/principals/${id}`);
		expect(await get("anna")).toEqual(NOT_FOUND);
		stage.account = { currency: "EUR" };
		expect((await get("anna")).body).toEqual({
			id: "anna",
			account: { currency: "EUR" },
			mandate: "none",
		});
		await grant();
		expect((await get("anna")).body).toMatchObject({ mandate: "granted" });
		expect(await get("ben")).toEqual(NOT_FOUND);
	});
});

describe("a mandate", () => {
	test("sells no listing that is somebody else's", async () => {
		await stage.tell("listing-lamp", "ListingPublished", listed({ seller: "ben" }));
		expect((await grant()).refusal?.code).toBe("NOT_THE_OWNER");
		expect((await grant({ sells: [] })).status).toBe(201);
		const amend = (listing: string) =>
			call(stage, "PATCH", path, { body: { sells: [{ ...body.sells[0], listing }] } });
		expect((await amend("lamp")).refusal?.because).toContain("The listing lamp is somebody else's");
		await stage.tell("listing-vase", "ListingPublished", listed({ seller: "anna" }));
		expect((await amend("vase")).status).toBe(200);
		expect((await amend("not-yet-published")).status).toBe(200);
	});

	test("is granted as it was written, and read back", async () => {
		const granted = await grant();
		expect(granted).toMatchObject({ status: 201, location: path, version: 1 });
		expect(granted.body).toEqual({
			...body,
			...{ principal: "anna", status: "granted", paused: false, owns: [], policy: {} },
			agent: { kind: "external", keys: [] },
		});
		const read = await call(stage, "GET", path);
		expect(read).toMatchObject({ status: 200, version: 1, body: granted.body });
		expect(stage.told("mandate")).toMatchObject([{ data: { budget: { minor: "5000" } } }]);
	});

	test("of who only sells has a budget of nothing", async () => {
		const nothing = { budget: eur("0.00") };
		expect(await grant({ ...nothing, wants: [] })).toMatchObject({ status: 201, body: nothing });
		await expect(grant({ budget: eur("-0.01") })).rejects.toThrow();
	});

	test("is granted once, with a deadline that lies ahead", async () => {
		expect((await grant({ deadline: NOON })).refusal?.code).toBe("DEADLINE_PASSED");
		await grant();
		expect((await grant()).refusal?.code).toBe("ALREADY_GRANTED");
	});

	test.each([
		["a floor above the ask", { sells: [{ ...body.sells[0], floor: eur("9.01") }] }],
		["a want twice", { wants: [body.wants[0], body.wants[0]] }],
		["keys of its own making", { agent: { kind: "external", keys: [] } }],
		["an amount that is not one", { budget: eur("1e3") }],
		["a rule nobody knows", { policy: { escalate: [{ when: "full_moon" }] } }],
		["a rule without its amount", { policy: { escalate: [{ when: "value_above" }] } }],
		["a field nobody knows", { target: eur("1.00") }],
	])("with %s is not read", async (_, changes) => {
		await expect(grant(changes)).rejects.toThrow();
	});

	test("is amended while it is the one that was read", async () => {
		await grant();
		const amend = (ifMatch?: number) =>
			call(stage, "PATCH", path, {
				body: { budget: eur("60.00") },
				...(ifMatch === undefined ? {} : { ifMatch }),
			});
		const amended = await amend(1);
		expect(amended).toMatchObject({ status: 200, version: 2, body: { budget: eur("60.00") } });
		expect((await amend(1)).refusal?.code).toBe("PRECONDITION_FAILED");
		expect(await amend()).toMatchObject({ status: 200, version: 3 });
	});

	test("keeps its version while money is committed under it", async () => {
		await grant();
		await stage.tell("mandate-anna", "CommitmentReserved", {
			...{ negotiationId: "n1", want: "chairs", quantity: 1, offerId: "o1" },
			amount: { minor: "900", currency: "EUR" },
		});
		expect((await call(stage, "GET", path)).version).toBe(1);
	});

	test("keeps its keys while its agent stays a program", async () => {
		await grant();
		await call(stage, "POST", `${path}/keys`);
		const amended = await call(stage, "PATCH", path, { body: { agent: { kind: "external" } } });
		expect(amended.body.agent.keys).toHaveLength(1);
		const scripted = { kind: "scripted", tactic: "linear" };
		expect((await call(stage, "PATCH", path, { body: { agent: scripted } })).body.agent).toEqual(
			scripted,
		);
	});

	test("keeps rules, worth, window and style as they were written, money exactly", async () => {
		const policy = {
			escalate: [{ when: "value_above", amount: eur("20.50") }, { when: "impasse" }],
			answerWithinHours: 2,
			spendingCapPerDay: eur("1.05"),
			mood: "calm",
		};
		const want = {
			...body.wants[0],
			worth: { delivery: eur("3.20") },
			window: { offers: 2 },
		};
		const agent = { kind: "claude", model: "some-model", effort: "low", tactic: "boulware" };
		const granted = await grant({ policy, agent, wants: [want], style: "Short." });
		expect(granted.body).toMatchObject({ policy, agent, wants: [want], style: "Short." });
		expect(stage.told("mandate")).toMatchObject([
			{
				data: {
					policy: {
						escalate: [{ amount: { minor: "2050", currency: "EUR" } }, { when: "impasse" }],
						spendingCapPerDay: { minor: "105", currency: "EUR" },
						mood: "calm",
					},
					wants: [{ worth: { delivery: { minor: "320", currency: "EUR" } } }],
				},
			},
		]);
	});

	test("is paused and resumed by its principal alone", async () => {
		await grant();
		const post = (verb: string, by = "anna") => call(stage, "POST", `${path}/${verb}`, { by });
		expect(await post("pause", "ben")).toEqual(NOT_FOUND);
		expect(await post("pause")).toMatchObject({ status: 200, version: 2, body: { paused: true } });
		expect((await post("pause")).refusal?.code).toBe("MANDATE_PAUSED");
		expect((await call(stage, "PATCH", path, { body: { style: "Kind." } })).status).toBe(200);
		expect(await post("resume")).toMatchObject({ status: 200, body: { paused: false } });
		expect((await post("resume")).refusal?.code).toBe("NOT_PAUSED");
	});

	test("is revoked", async () => {
		await grant();
		const revoke = (ifMatch?: number) =>
			call(stage, "DELETE", path, ifMatch === undefined ? {} : { ifMatch });
		expect((await revoke(2)).refusal?.code).toBe("PRECONDITION_FAILED");
		expect(await revoke(1)).toEqual({ status: 204 });
		expect((await revoke()).refusal?.code).toBe("MANDATE_REVOKED");
		expect(await call(stage, "GET", path)).toMatchObject({
			version: 2,
			body: { status: "revoked" },
		});
	});

	test("is granted again after it was revoked, with no key of the one before", async () => {
		await grant();
		const { key } = (await call(stage, "POST", `${path}/keys`, { body: { name: "Home" } })).body;
		await call(stage, "DELETE", path);
		expect(await grant({ budget: eur("60.00") })).toMatchObject({
			...{ status: 201, version: 4 },
			body: { status: "granted", budget: eur("60.00") },
		});
		expect(await holderOf(key)).toBeNull();
		expect((await grant()).refusal?.code).toBe("ALREADY_GRANTED");
	});

	const ways = {
		amended: (more: object) =>
			call(stage, "PATCH", path, { body: { budget: eur("60.00") }, ...more }),
		paused: (more: object) => call(stage, "POST", `${path}/pause`, more),
		"given a webhook": (more: object) =>
			call(stage, "PUT", `${path}/webhook`, { body: { url: "https://hooks.example/" }, ...more }),
		revoked: (more: object) => call(stage, "DELETE", path, more),
	};

	test.each(Object.entries(ways))(
		"that is changed at the same moment is not %s by whoever read it before",
		async (_, change) => {
			await grant();
			const style = { body: { style: "Kind." }, ifMatch: 1 };
			const both = await Promise.all([call(stage, "PATCH", path, style), change({ ifMatch: 1 })]);
			expect(both.map(({ refusal }) => refusal?.code ?? "done").toSorted()).toEqual([
				"PRECONDITION_FAILED",
				"done",
			]);
			expect(stage.told("mandate")).toHaveLength(2);
		},
	);

	test.each(["resume", "webhook"])("of another version is left alone by %s", async (last) => {
		await grant();
		await call(stage, "PUT", `${path}/webhook`, { body: { url: "https://hooks.example/" } });
		await call(stage, "POST", `${path}/pause`);
		const end = (ifMatch: number) =>
			call(stage, last === "resume" ? "POST" : "DELETE", `${path}/${last}`, { ifMatch });
		expect((await end(2)).refusal?.code).toBe("PRECONDITION_FAILED");
		expect((await end(3)).refusal).toBeUndefined();
	});

	test("that is revoked answers the same request the same way again", async () => {
		await grant();
		const revoke = () => call(stage, "DELETE", path, { ifMatch: 1, key: "the same" });
		expect(await revoke()).toEqual({ status: 204 });
		expect(await revoke()).toEqual({ status: 204 });
	});

	test("of another is like one that never was", async () => {
		await grant();
		const nobody = "/principals/nobody/mandate";
		const asked = async (way: string): Promise<Heard[]> => [
			await call(stage, "GET", way, { by: "ben" }),
			await call(stage, "PUT", way, { by: "ben", body }),
			await call(stage, "PATCH", way, { by: "ben", body: { wants: [] } }),
			await call(stage, "DELETE", way, { by: "ben" }),
			await call(stage, "POST", `${way}/keys`, { by: "ben" }),
			await call(stage, "GET", `${way}/keys`, { by: "ben" }),
			await call(stage, "DELETE", `${way}/keys/k1`, { by: "ben" }),
		];
		expect(await asked(path)).toEqual(Array(7).fill(NOT_FOUND));
		expect(await asked(nobody)).toEqual(Array(7).fill(NOT_FOUND));
		expect(await call(stage, "GET", "/principals/ben/mandate", { by: "ben" })).toEqual(NOT_FOUND);
	});
});

describe("a key", () => {
	test("is shown once, and kept as its digest", async () => {
		await grant();
		const made = await call(stage, "POST", `${path}/keys`, { key: "the same" });
		expect(made).toMatchObject({ status: 201 });
		expect(made.body.key).toMatch(/^pak_.{43}$/);
		const again = await call(stage, "POST", `${path}/keys`, { key: "the same" });
		expect(again.refusal?.code).toBe("KEY_ALREADY_ISSUED");
		expect((await call(stage, "GET", `${path}/keys`)).body).toEqual({
			items: [{ id: made.body.id }],
		});
		const kept = JSON.stringify(stage.ledger.facts);
		expect(kept).toContain(keyDigest(made.body.key));
		expect(kept).not.toContain(made.body.key);
	});

	test("acts for its principal until it is revoked", async () => {
		await grant();
		const [one, other] = [
			(await call(stage, "POST", `${path}/keys`)).body,
			(await call(stage, "POST", `${path}/keys`)).body,
		];
		expect(await holderOf(one.key)).toMatchObject({ principal: "anna", key: one.id });
		expect(await call(stage, "DELETE", `${path}/keys/${one.id}`)).toEqual({ status: 204 });
		expect(await holderOf(one.key)).toBeNull();
		expect(await holderOf(other.key)).toMatchObject({ principal: "anna", key: other.id });
		expect((await call(stage, "DELETE", `${path}/keys/${one.id}`)).refusal?.code).toBe(
			"NO_SUCH_KEY",
		);
	});

	test("ends with its mandate, and where the agent is no program any more", async () => {
		await grant();
		const { key } = (await call(stage, "POST", `${path}/keys`)).body;
		await call(stage, "PATCH", path, { body: { agent: { kind: "scripted", tactic: "linear" } } });
		expect(await holderOf(key)).toBeNull();
		expect((await call(stage, "POST", `${path}/keys`)).refusal?.code).toBe("NOT_EXTERNAL");
		await call(stage, "PATCH", path, { body: { agent: { kind: "external" } } });
		const { id, key: fresh } = (await call(stage, "POST", `${path}/keys`)).body;
		expect(await holderOf(fresh)).toMatchObject({ principal: "anna", key: id });
		await call(stage, "DELETE", path);
		expect(await holderOf(fresh)).toBeNull();
		expect(await holderOf("pak_never")).toBeNull();
	});
});
