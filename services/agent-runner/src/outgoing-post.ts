import { type LookupAddress, lookup } from "node:dns";
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

/**
 * Sends to addresses that strangers named. The one connected to is the one that was looked at, whatever a name resolves to
 * next, and no redirection is followed.
 */
export const outgoingPost =
	({ allowPrivate }: { readonly allowPrivate: boolean }): Post =>
	(address, body, headers) =>
		new Promise((resolve, reject) => {
			const url = new URL(address);
			const host = url.hostname.replace(/^\[|\]$/g, "");
			if (!allowPrivate && isIP(host) !== 0 && !isPublic(host)) return reject(notPublic());
			const send = url.protocol === "https:" ? overHttps : overHttp;
			const asked = send(
				url,
				{
					method: "POST",
					headers: { ...headers, "content-length": String(Buffer.byteLength(body)) },
					signal: AbortSignal.timeout(PATIENCE_MS),
					lookup: allowPrivate ? undefined : publicOnly,
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

const publicOnly: LookupFunction = (host, options, answer) =>
	lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
		const [first] = found ?? [];
		if (error !== null || first === undefined) return answer(error ?? notPublic(), "", 4);
		if (!found.every(({ address }) => isPublic(address))) return answer(notPublic(), "", 4);
		return options.all === true ? answer(null, found) : answer(null, first.address, first.family);
	});

const notPublic = (): Error => new Error("A principal's webhook is not on the public internet.");
