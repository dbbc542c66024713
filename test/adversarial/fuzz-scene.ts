import { setTimeout as delay } from "node:timers/promises";
import { type Client, client } from "../integration/http-client.ts";
import type { LiveMarket } from "../integration/live-market.ts";
import {
	deposit,
	grant,
	keyOf,
	mandateBody,
	must,
	newcomer,
	nextTurn,
	publish,
	usd,
} from "../integration/market-people.ts";
import { isOwner, OWNERS, type Owner, privateOf } from "./canaries.ts";
import { type As, PEOPLE, type Role } from "./role.ts";
import { freshKey, grantOrAmend, Trade } from "./trade.ts";

export interface Scene {
	/** The credential of each, where they have one; renewed when it ends. */
	readonly credentials: ReadonlyMap<Role, string>;
	readonly as: As;
	readonly trade: Trade;
	/** Ids of things that exist, which anybody might learn or guess. */
	readonly ids: {
		readonly negotiation: string;
		readonly deal: string;
		/** Of ben alone. */
		readonly escalation: string;
		readonly turn: string;
	};
	/** Puts mandates, accounts, keys and tokens back where requests have changed them. */
	renew(): Promise<void>;
}

/** A market in which everything exists that a request can name. */
export async function fuzzScene(market: LiveMarket): Promise<Scene> {
	const credentials = new Map<Role, string>();
	const as: As = (role) => patient(client(market.url, credentials.get(role)));
	for (const name of PEOPLE) {
		const { token } = await newcomer(market, name);
		credentials.set(name, token);
		await deposit(market, name, isOwner(name) ? privateOf(name).deposit : "9000000.00");
	}
	const trade = new Trade(market.url, as);
	const made = await trade.deals(2);
	await keepShop(market);
	for (const name of OWNERS) {
		const http = as(name);
		await publish({ id: name, token: "", http }, `${name}-bike`, "95000.00");
	}
	const renew = async (): Promise<void> => {
		for (const role of ["arbiter", "operator"] as const)
			credentials.set(role, await market.token(`the-${role}`, role));
		for (const name of PEOPLE) credentials.set(name, await market.token(name));
		for (const name of OWNERS) await entrust(as(name), name);
		credentials.set("program", await freshKey(as("anna"), "anna"));
	};
	await renew();
	return { credentials, as, trade, renew, ids: { ...made, ...(await bensOwn(as("ben"), market)) } };
}

let entrusted = 0;

/**
 * A mandate with the owner's private numbers, or the one there is put back to them. Its agent is a program, so that none
 * of them is ever offered.
 */
export async function entrust(http: Client, name: Owner): Promise<void> {
	const { budget, floor, ceiling, owns } = privateOf(name);
	// Ben looks for the same things for ever, so that a turn of his goes on waiting.
	const round = name === "ben" ? "" : `-${entrusted++}`;
	await grantOrAmend(http, name, {
		...mandateBody({
			budget,
			sells: [{ listing: `${name}-bike`, ask: "95000.00", floor }],
			wants: WANTS.map((want) => ({ id: `${name}-${want}${round}`, query: "city bike", ceiling })),
			agent: { kind: "external" },
		}),
		owns: [{ title: owns }],
	});
}

const WANTS = ["a", "b", "c", "d", "e", "f", "g", "h"];

/** A question that only its principal and their program know of. */
export async function question(program: Client, owner: Owner): Promise<string> {
	const deadline = new Date(Date.now() + 86_400_000).toISOString();
	const asked = { reason: "a doubt", options: ["yes", "no"], default: "no", deadline };
	const { body } = await must(
		program("POST", "/agent/escalations", { ...asked, question: privateOf(owner).asked }),
	);
	return (body as { id: string }).id;
}

/** What only ben and his program know of: a question, and a turn that waits. */
async function bensOwn(ben: Client, market: LiveMarket) {
	const program = client(market.url, (await keyOf({ id: "ben", token: "", http: ben })).key);
	const escalation = await question(program, "ben");
	const { id: turn } = await nextTurn(program, () => true);
	return { escalation, turn };
}

/** Comes back when it is told to: an address that sent bad credentials is not let in with a new one for a while. */
const patient =
	(http: Client): Client =>
	async (...asked) => {
		for (;;) {
			const answer = await http(...asked);
			if (answer.status !== 429) return answer;
			await delay(Number(answer.headers.get("retry-after")) * 1_000);
		}
	};

/** Somebody who has enough for everybody, and comes down quickly. */
async function keepShop(market: LiveMarket): Promise<void> {
	const person = await newcomer(market, "zoe");
	const said = { title: "City bike", description: "A bike, small or large.", category: "bikes" };
	const listing = { id: "shop", ...said, quantity: 1_000_000, ask: usd("50.00") };
	await must(person.http("POST", "/listings", listing));
	const sells = [{ listing: "shop", ask: "50.00", floor: "1.00" }];
	await grant(person, { budget: "1.00", sells, agent: { kind: "scripted", tactic: "conceder" } });
}
