import { type LookupAddress, type LookupAllOptions, lookup } from "node:dns";
import { request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";
import type { Post } from "./webhook.ts";

const PATIENCE_MS = 10_000;

/** Addresses that are not on the public internet: what stands there trusts whoever can reach it. */
const NOT_PUBLIC = new BlockList();
for (const [network, bits] of [
	...([["0.0.0.0", 8] as const, ["10.0.0.0", 8], ["100.64.0.0", 10], ["127.0.0.0", 8]] as const),
	...([
		["169.254.0.0", 16],
		["172.16.0.0", 12],
		["192.0.0.0", 24],
		["192.168.0.0", 16],
	] as const),
	...([
		["198.18.0.0", 15],
		["224.0.0.0", 4],
		["240.0.0.0", 4],
	] as const),
])
	NOT_PUBLIC.addSubnet(network, bits, "ipv4");
for (const [network, bits] of [
	// Set aside for protocols and for documents, and ways of writing an IPv4 address that a translator would follow.
	...([["2001::", 23] as const, ["2001:db8::", 32], ["2002::", 16], ["3fff::", 20]] as const),
])
	NOT_PUBLIC.addSubnet(network, bits, "ipv6");

/** Everything else of IPv6 is local, multicast, a way of writing an IPv4 address, or nobody's yet. */
const GLOBAL = new BlockList();
GLOBAL.addSubnet("2000::", 3, "ipv6");

export const isPublic = (address: string): boolean =>
	isIP(address) === 6
		? GLOBAL.check(address, "ipv6") && !NOT_PUBLIC.check(address, "ipv6")
		: !NOT_PUBLIC.check(address, "ipv4");

/** Finds every address of a name. */
export type Resolve = (
	host: string,
	options: LookupAllOptions,
	answer: (error: Error | null, found: LookupAddress[]) => void,
) => void;

interface Reach {
	/** Whether what is not on the public internet may be reached: an operator's word for the network the market stands in. */
	readonly allowPrivate: boolean;
	readonly resolve?: Resolve;
}

/**
 * Sends to addresses that strangers named. The one connected to is the one that was looked at, whatever a name resolves to
 * next, and no redirection is followed. Nothing goes over the internet in the open.
 */
export const outgoingPost =
	({ allowPrivate, resolve: find = lookup }: Reach): Post =>
	(address, body, headers) =>
		new Promise((resolve, reject) => {
			const url = new URL(address);
			const host = url.hostname.replace(/^\[|\]$/g, "");
			const mayReach = (found: string): boolean =>
				isPublic(found) ? url.protocol === "https:" : allowPrivate;
			if (isIP(host) !== 0 && !mayReach(host)) return reject(outOfReach());
			const send = url.protocol === "https:" ? overHttps : overHttp;
			const asked = send(
				url,
				{
					method: "POST",
					headers: { ...headers, "content-length": String(Buffer.byteLength(body)) },
					signal: AbortSignal.timeout(PATIENCE_MS),
					lookup: lookupOf(find, mayReach),
				},
				(answer) => {
					// What it says is of no interest and may be endless.
					answer.destroy();
					resolve(answer.statusCode ?? 0);
				},
			);
			asked.on("error", () => reject(new Error("A principal's webhook could not be reached.")));
			asked.end(body);
		});

/** Looks a name up once, and answers with nothing that was not looked at. */
const lookupOf =
	(find: Resolve, mayReach: (address: string) => boolean): LookupFunction =>
	(host, options, answer) =>
		find(host, { ...options, all: true }, (error, found) => {
			const [first] = found ?? [];
			if (error !== null || first === undefined) return answer(error ?? outOfReach(), "", 4);
			if (!found.every(({ address }) => mayReach(address))) return answer(outOfReach(), "", 4);
			return options.all === true ? answer(null, found) : answer(null, first.address, first.family);
		});

const outOfReach = (): Error =>
	new Error("A principal's webhook is not where this market sends to.");
