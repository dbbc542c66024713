import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A process that answers for a service. */
export interface Room {
	readonly service: string;
	readonly url: string;
}

export interface Door {
	readonly url: string;
	close(): Promise<void>;
}

/**
 * One address for services that run more than once, as a cluster's ingress is: asks the replicas of a service in turn, and
 * the next one where one does not answer. What is asked again carries the same Idempotency-Key, so it happens once.
 */
export async function openDoor(rooms: readonly Room[]): Promise<Door> {
	const byService = Map.groupBy(rooms, ({ service }) => service);
	const byPath = new Map<string, readonly Room[]>();
	for (const replicas of byService.values())
		for (const segment of await segmentsOf(replicas[0])) byPath.set(segment, replicas);
	let turn = 0;
	const server = createServer((request, response) => {
		const replicas = byPath.get(request.url?.split(/[/?]/)[1] ?? "") ?? [];
		turn++;
		const inTurn = replicas.map((_, index) => replicas[(turn + index) % replicas.length]);
		void passOn(
			request,
			response,
			inTurn.flatMap((room) => room ?? []),
		);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

/** What a service's paths begin with. */
async function segmentsOf(room: Room | undefined): Promise<Set<string>> {
	const answer = await fetch(`${room?.url}/openapi.json`);
	const { paths } = (await answer.json()) as { paths: Readonly<Record<string, unknown>> };
	return new Set(Object.keys(paths).map((path) => path.split("/")[1] ?? ""));
}

async function passOn(
	request: IncomingMessage,
	response: ServerResponse,
	rooms: readonly Room[],
): Promise<void> {
	const { method = "GET", url = "/" } = request;
	const said: Buffer[] = [];
	for await (const chunk of request) said.push(chunk as Buffer);
	const body = said.length === 0 ? {} : { body: Buffer.concat(said) };
	const { authorization, "content-type": type, "idempotency-key": key } = request.headers;
	const headers = {
		...(authorization === undefined ? {} : { authorization }),
		...(type === undefined ? {} : { "content-type": type }),
		...(method === "GET" ? {} : { "idempotency-key": String(key ?? randomUUID()) }),
	};
	for (const room of rooms) {
		try {
			const answer = await fetch(room.url + url, { method, headers, ...body });
			const text = await answer.text();
			response.writeHead(answer.status, {
				"content-type": answer.headers.get("content-type") ?? "text/plain",
			});
			response.end(text);
			return;
		} catch {
			// It does not answer, or it died while it did: the next one is asked.
		}
	}
	response.writeHead(502).end("Nobody answers for this path.");
}
