import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AckPolicy, jetstream, jetstreamManager } from "@nats-io/jetstream";
import { connect, type NatsConnection } from "@nats-io/transport-node";
import { agentRunner } from "@parley/agent-runner";
import { type NatsServer, startNats } from "@parley/bus/embedded/nats-server";
import { type NatsBus, natsBus } from "@parley/bus/nats/nats-bus";
import { listing } from "@parley/listing";
import { negotiation } from "@parley/negotiation";
import type { Service } from "@parley/runtime/service";
import { commandSubjects } from "@parley/runtime/subjects";
import { settlement } from "@parley/settlement";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { message } from "../adapter.ts";

const CONFIG = new URL("../../../../infra/nats/nats.conf", import.meta.url).pathname;
const SERVICES: readonly Service[] = [listing, agentRunner(), negotiation, settlement];
const USERS = [...SERVICES.map(({ name }) => name as string), "ledger", "operator"];
const variable = (user: string): string =>
	`PARLEY_NATS_${user.toUpperCase().replace("-", "_")}_PASSWORD`;
const password = (user: string): string => `secret-of-${user}`;

let data: string;
let server: NatsServer;
const opened: { close(): Promise<void> }[] = [];
beforeAll(async () => {
	data = await mkdtemp(join(tmpdir(), "parley-permissions-"));
	const env = Object.fromEntries(USERS.map((user) => [variable(user), password(user)]));
	server = await startNats({ data, config: CONFIG, env });
});
afterEach(async () => {
	for (const each of opened.splice(0)) await each.close();
});
afterAll(async () => {
	await server.stop();
	await rm(data, { recursive: true });
});

async function busOf(user: string, troubles: string[] = []): Promise<NatsBus> {
	const bus = await natsBus({
		url: `nats://${user}:${password(user)}@127.0.0.1:${server.port}`,
		market: "town",
		publishes: user === "ledger",
		onParked: (_subscription, _message, error) => Promise.reject(error),
		onTrouble: (sentence) => void troubles.push(sentence),
	});
	opened.push(bus);
	return bus;
}

/** A connection as a user who does as it likes. */
async function thief(user: string): Promise<NatsConnection> {
	const servers = `127.0.0.1:${server.port}`;
	const inboxPrefix = `_INBOX_${user}`;
	const nc = await connect({ servers, user, pass: password(user), inboxPrefix });
	opened.push(nc);
	return nc;
}

/** Whether the broker lets a message go out on the subject. */
async function mayPublish(nc: NatsConnection, subject: string, reply?: string): Promise<boolean> {
	const violation = objection(nc);
	nc.publish(subject, "{}", reply === undefined ? {} : { reply });
	await nc.flush();
	return Promise.race([violation, nc.flush().then(() => true)]);
}

async function mayListen(nc: NatsConnection, subject: string): Promise<boolean> {
	const violation = objection(nc);
	nc.subscribe(subject, { callback: () => {} });
	await nc.flush();
	return Promise.race([violation, nc.flush().then(() => true)]);
}

async function objection(nc: NatsConnection): Promise<boolean> {
	for await (const status of nc.status()) if (status.type === "error") return false;
	return false;
}

describe("the shipped configuration lets", () => {
	test.each(SERVICES)(
		"$name hear facts, serve and ask, and the ledger publish",
		async (service) => {
			const troubles: string[] = [];
			const [ledger, own, operator] = [
				await busOf("ledger", troubles),
				await busOf(service.name, troubles),
				await busOf("operator", troubles),
			];
			const type = `ListingRevised`;
			const heard: string[] = [];
			const subscriptions = service.processes.map(({ name }) => `${service.name}.${name}`);
			for (const name of subscriptions)
				own.subscribe({
					name,
					types: [type],
					lanes: async () => ["all"],
					handle: async () => void heard.push(name),
				});
			const served = [
				...commandSubjects(service),
				...Object.keys(service.queries ?? {}).map((query) => `query.${service.name}.${query}`),
			];
			for (const subject of served) own.serve(subject, async (body) => body);
			const position = (await ledger.reached()) + 1;
			await ledger.publish([message(position, { type })]);
			for (const subject of served) expect(await operator.request(subject, subject)).toBe(subject);
			await expect.poll(() => new Set(heard)).toEqual(new Set(subscriptions));
			await expect.poll(async () => (await operator.state(subscriptions)).idle).toBe(true);

			expect(troubles).toEqual([]);
		},
	);

	test("the four send what they send, and all ask whose a key is", async () => {
		const sent = {
			listing: ["command.listing"],
			"agent-runner": [
				...["mandate", "escalation", "listing", "negotiation", "deal", "account"].map(
					(category) => `command.${category}`,
				),
				...["query.listing.search", "query.settlement.account"],
			],
			negotiation: ["command.negotiation", "command.listing"],
			settlement: ["command.deal", "command.account", "command.money", "command.listing"],
			ledger: [],
		};
		for (const [user, subjects] of Object.entries(sent)) {
			const nc = await thief(user);
			for (const subject of [...subjects, "query.agent-runner.key"])
				expect([user, subject, await mayPublish(nc, `parley.town.${subject}`)]).toEqual([
					user,
					subject,
					true,
				]);
		}
	});
});

describe("the shipped configuration does not let", () => {
	test("anybody in without a password, or with another's", async () => {
		const servers = `127.0.0.1:${server.port}`;
		await expect(connect({ servers })).rejects.toThrow("Authorization Violation");
		const url = `nats://listing:${password("ledger")}@${servers}`;
		await expect(natsBus({ url, market: "town", onParked: async () => {} })).rejects.toThrow(
			/^The broker at nats:\S+ refuses "listing": .* Check the user and the password/,
		);
	});

	test.each(USERS.filter((user) => user !== "ledger"))("%s publish a fact", async (user) => {
		const nc = await thief(user);
		expect(await mayPublish(nc, "parley.town.fact.OfferAccepted")).toBe(false);
		await expect(jetstream(nc).publish("parley.town.fact.OfferAccepted", "{}")).rejects.toThrow();
	});

	test.each(["listing", "agent-runner", "negotiation", "ledger"])(
		"%s bring money in or take it out",
		async (user) => {
			expect(await mayPublish(await thief(user), "parley.town.command.money")).toBe(false);
		},
	);

	test.each(SERVICES)("$name serve, hear or take what is another's", async ({ name }) => {
		const nc = await thief(name);
		const others = SERVICES.filter((service) => service.name !== name);
		for (const other of others) {
			for (const subject of commandSubjects(other))
				expect(await mayListen(nc, `parley.town.${subject}`)).toBe(false);
			expect(await mayListen(nc, `_INBOX_${other.name}.>`)).toBe(false);
			expect(await mayListen(nc, `parley.*.query.${other.name}.>`)).toBe(false);
			for (const process of other.processes) {
				const durable = `${other.name}_${process.name}`;
				const next = `$JS.API.CONSUMER.MSG.NEXT.PARLEY_town.${durable}`;
				expect(await mayPublish(nc, next, `_INBOX_${name}.x`)).toBe(false);
				expect(await mayPublish(nc, `$JS.API.CONSUMER.DELETE.PARLEY_town.${durable}`)).toBe(false);
			}
		}
		for (const subject of [
			">",
			"parley.>",
			"parley.town.fact.>",
			"_INBOX.>",
			"$JS.ACK.>",
			"$SYS.>",
		])
			expect([subject, await mayListen(nc, subject)]).toEqual([subject, false]);
	});

	test.each(SERVICES)("$name touch the stream, or a consumer of another name", async ({ name }) => {
		const api = await jetstreamManager(await thief(name), { checkAPI: false });
		const config = { name: "PARLEY_new", subjects: ["new.>"] };

		await expect(api.streams.add(config)).rejects.toThrow(/permissions|violation/i);
		await expect(api.streams.delete("PARLEY_town")).rejects.toThrow(/permissions|violation/i);
		await expect(api.streams.getMessage("PARLEY_town", { seq: 1 })).rejects.toThrow(
			/permissions|violation/i,
		);
		await expect(
			api.consumers.add("PARLEY_town", { durable_name: `${name}_x`, ack_policy: AckPolicy.None }),
		).rejects.toThrow(/permissions|violation/i);
	});

	test("a service be made to publish a fact by a request that names the stream as its reply", async () => {
		const troubles: string[] = [];
		const [ledger, own] = [await busOf("ledger"), await busOf("listing", troubles)];
		const reached = await ledger.reached();
		const served = Promise.withResolvers<void>();
		own.serve("command.listing", async () => served.resolve());
		const nc = await thief("settlement");
		nc.publish("parley.town.command.listing", "{}", { reply: "parley.town.fact.OfferAccepted" });
		await served.promise;
		await expect.poll(() => troubles.join()).toMatch(/permissions violation/i);

		expect(await ledger.reached()).toBe(reached);
	});
});

test("the shipped configuration names each user and consumer that there is, and no other", async () => {
	const text = await readFile(CONFIG, "utf8");
	const named = (pattern: RegExp) =>
		[...new Set([...text.matchAll(pattern)].map(([, name]) => name))].toSorted();
	expect(named(/user: "([^"]+)"/g)).toEqual(USERS.toSorted());
	expect(named(/CREATE\.\*\.([^"]+)"/g)).toEqual(
		SERVICES.flatMap(({ name, processes }) =>
			processes.map((each) => `${name}_${each.name}`),
		).toSorted(),
	);
});
