import { isIPv6 } from "node:net";

/**
 * Who is meant by a client's address. One household or server has a whole /64 of IPv6 addresses and may use a new one
 * for each request.
 */
export function neighbourhood(address: string): string {
	if (!isIPv6(address)) return address;
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped !== undefined) return mapped;
	const [head = "", tail] = address.split("%")[0]?.split("::") ?? [];
	const first = head === "" ? [] : head.split(":");
	const last = tail === undefined || tail === "" ? [] : tail.split(":");
	const zeros = tail === undefined ? 0 : 8 - first.length - last.length;
	const groups = [...first, ...Array<string>(Math.max(0, zeros)).fill("0"), ...last];
	return `${groups.slice(0, 4).join(":")}::/64`;
}
