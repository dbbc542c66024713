import { expect, it } from "vitest";
import { z } from "zod";
import type { World } from "../world.ts";
import { openapi } from "./openapi.ts";
import { route } from "./route.ts";
import { started } from "./testing/fake-market.ts";

// biome-ignore lint/suspicious/noExplicitAny: an OpenAPI document is looked into from every side.
type Any = any;

async function documentOf(): Promise<Any> {
	const { url, server } = await started();
	const answer = await fetch(`${url}/openapi.json`);
	const document = await answer.json();
	await server.close();
	return document;
}

function refsIn(part: unknown): string[] {
	if (typeof part !== "object" || part === null) return [];
	return Object.entries(part).flatMap(([key, value]) =>
		key === "$ref" && typeof value === "string" ? [value] : refsIn(value),
	);
}

const at = (document: Any, ref: string): unknown =>
	ref
		.slice(2)
		.split("/")
		.reduce((part, step) => part?.[step], document);

it("describes every route, each by a name of its own", async () => {
	const document = await documentOf();
	expect(document.openapi).toBe("3.1.1");
	expect(document.info).toEqual({ title: "Things", version: "1" });
	const operations = Object.entries<Any>(document.paths).flatMap(([path, methods]) =>
		Object.entries<Any>(methods).map(([method, { operationId }]) => [method, path, operationId]),
	);
	expect(operations).toEqual([
		["get", "/things/{id}", "getThingsById"],
		["delete", "/things/{id}", "deleteThingsById"],
		["post", "/things", "postThings"],
		["get", "/things/{id}/events", "getThingsByIdEvents"],
	]);
});

it("refers only to what it has, and has each named schema once", async () => {
	const document = await documentOf();
	const refs = refsIn(document);
	expect(refs.length).toBeGreaterThan(10);
	for (const ref of refs) expect(at(document, ref), ref).toBeDefined();
	expect(Object.keys(document.components.schemas)).toEqual(["Problem", "Thing", "Amount"]);
	expect(JSON.stringify(document)).not.toContain("$defs");
});

it("has every parameter of a path in its operations", async () => {
	const document = await documentOf();
	for (const [path, methods] of Object.entries<Any>(document.paths))
		for (const operation of Object.values<Any>(methods)) {
			const named = operation.parameters
				.filter((parameter: Any) => parameter.in === "path")
				.map(({ name }: Any) => `{${name}}`);
			expect(path.match(/\{\w+\}/g) ?? []).toEqual(named);
		}
});

it("says who may use a route, what it takes, what it answers and why it refuses", async () => {
	const { paths } = await documentOf();
	const { post } = paths["/things"];
	expect(post.security).toEqual([{ token: [] }]);
	expect(paths["/things/{id}"].delete.security).toEqual([{ token: ["arbiter"] }, { agentKey: [] }]);
	expect(paths["/things/{id}"].get.security).toEqual([]);
	expect(post.parameters.map(({ $ref }: Any) => $ref.split("/").at(-1))).toEqual([
		"IdempotencyKey",
		"IfMatch",
	]);
	expect(post.requestBody.content["application/json"].schema.properties.ask).toEqual({
		$ref: "#/components/schemas/Amount",
	});
	expect(Object.keys(post.responses)).toEqual([
		"201",
		"400",
		"401",
		"403",
		"412",
		"413",
		"415",
		"422",
		"429",
		"500",
		"503",
	]);
	expect(post.responses["422"].description).toBe("IDEMPOTENCY_CONFLICT, WRONG_CURRENCY");
	const watch = paths["/things/{id}/events"].get;
	expect(Object.keys(watch.responses["200"].content)).toEqual(["text/event-stream"]);
	expect(paths["/things/{id}"].delete.responses["204"]).toBeDefined();
});

const reading = (name: string) =>
	route({
		method: "GET",
		path: "/a",
		summary: "Read",
		access: "anyone",
		answers: { 200: z.object({ [name]: z.string() }).meta({ id: "A" }) },
		handle: () => ({ status: 200 }),
	});

it("refuses two routes in one place and two schemas of one name", () => {
	const surface = (...names: string[]) =>
		names.map((name, at) => ({
			service: name,
			world: {} as World,
			routes: [{ ...reading(name), path: `/${at % 2}` }],
		}));
	const info = { title: "", version: "" };
	expect(() => openapi(surface("a", "b"), info)).toThrow("Two schemas are called A.");
	expect(() => openapi(surface("a", "a", "a"), info)).toThrow("Two routes are GET /0.");
});
