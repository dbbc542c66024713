import { type Answered, client } from "../integration/http-client.ts";
import type { LiveMarket } from "../integration/live-market.ts";
import { Random } from "../simulation/random.ts";
import type { Operation } from "./fuzz-request.ts";
import type { Scene } from "./fuzz-scene.ts";
import type { Role } from "./role.ts";
import { exampleOf } from "./schema-values.ts";

const HIDDEN =
	/^\/(negotiations|deals|replays|principals|accounts|escalations|agent\/turns|agent\/escalations)\/\{id\}/;
/** Neither a party to anything nor an owner of what is asked for. */
const STRANGERS: readonly Role[] = ["stranger", "carol", "program"];

/** Where an answer about what exists differs from the one about an id that never was. */
export async function strangersDifferences(
	{ url }: LiveMarket,
	{ credentials, ids }: Scene,
	operations: readonly Operation[],
): Promise<string[]> {
	const findings: string[] = [];
	for (const operation of operations.filter(({ path }) => HIDDEN.test(path)))
		for (const existing of existingFor(operation.path, ids))
			for (const role of STRANGERS) {
				const http = client(url, credentials.get(role));
				const body = bodyOf(operation);
				const ask = (id: string): Promise<Answered> =>
					http(operation.method, operation.path.replaceAll(/\{\w+\}/g, id), body);
				const never = [...existing].reverse().join("").replaceAll(/[a-z]/g, "e");
				const [there, nowhere] = [await ask(existing), await ask(never)];
				const [seen, expected] = [plain(there, existing), plain(nowhere, never)];
				if (seen !== expected)
					findings.push(
						`${role} ${operation.method} ${operation.path}: ${seen} where there is one, ${expected} where there never was`,
					);
			}
	return findings;
}

const existingFor = (path: string, ids: Scene["ids"]): string[] => {
	const { negotiation, deal, escalation, turn } = ids;
	if (path.includes("/escalations")) return [escalation];
	if (path.startsWith("/agent/turns")) return [turn];
	if (path.startsWith("/negotiations")) return [negotiation];
	if (path.startsWith("/deals")) return [deal];
	if (path.startsWith("/replays")) return [negotiation, deal];
	return ["ben"];
};

/** The same body for the same operation. */
function bodyOf({ body, path }: Operation): unknown {
	if (body === undefined) return undefined;
	return exampleOf(body, { random: new Random(path.length), id: () => "some-id" });
}

/** An answer without what differs between any two. */
const plain = ({ status, headers, text }: Answered, id: string): string =>
	[
		status,
		headers.get("content-type"),
		headers.get("cache-control"),
		headers.get("etag"),
		text.replaceAll(id, "ID").replace(/"instance":"[^"]*"/, ""),
	].join(" ");
