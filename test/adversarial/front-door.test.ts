import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type FrontDoor, openFrontDoor } from "@parley/marketplace/front-door";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rawHttp } from "./raw-http.ts";

const HERE = "127.0.0.1";

describe("the door before several services", () => {
	let room: Server;
	let door: FrontDoor;
	beforeAll(async () => {
		room = createServer((_, answer) => answer.end('{"paths":{"/deals/{id}":{}}}'));
		await new Promise<void>((listens) => room.listen(0, HERE, () => listens()));
		const url = `http://${HERE}:${(room.address() as AddressInfo).port}`;
		door = await openFrontDoor([{ service: "settlement", url }], { host: HERE, port: 0 });
	});
	afterAll(async () => {
		await door.close();
		room.close();
	});

	const refusal = async (method: string, path: string) => {
		const { send, close } = rawHttp(door.url, 1);
		const { status, headers, text } = await send({ method, path, headers: {} });
		close();
		const { code } = JSON.parse(text) as { code: unknown };
		return { status, type: headers["content-type"], code };
	};

	test.each([
		["GET", "/nowhere", 404, "NOT_FOUND"],
		["PROPFIND", "/deals/d1", 404, "NOT_FOUND"],
		["GET", "/deals/%zz", 400, "MALFORMED"],
		["POST", "/deals/../handover", 400, "MALFORMED"],
	])("refuses %s %s as a service would, with a problem", async (method, path, status, code) => {
		const type = "application/problem+json";
		expect(await refusal(method, path)).toEqual({ status, type, code });
	});

	test("says that a service is unavailable when nobody answers behind it", async () => {
		room.closeAllConnections();
		await new Promise((closed) => room.close(closed));

		expect(await refusal("GET", "/deals/d1")).toEqual({
			...{ status: 503, type: "application/problem+json", code: "UNAVAILABLE" },
		});
	});
});
