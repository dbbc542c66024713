import { JsonSchemas } from "./json-schemas.ts";
import { named, type Operation, operationOf } from "./operation.ts";
import type { Surface } from "./surface.ts";

/** An OpenAPI 3.1 document of the routes, made of the schemas that requests are judged by. */
export function openapi(
	surfaces: readonly Pick<Surface, "service" | "routes">[],
	info: { readonly title: string; readonly version: string },
): Record<string, unknown> {
	const schemas = new JsonSchemas();
	const paths: Record<string, Record<string, Operation>> = {};
	for (const { service, routes } of surfaces)
		for (const route of routes) {
			const path = paths[route.path] ?? {};
			const method = route.method.toLowerCase();
			if (path[method] !== undefined)
				throw new Error(`Two routes are ${route.method} ${route.path}. Let one service have it.`);
			path[method] = operationOf(service, route, schemas);
			paths[route.path] = path;
		}
	return {
		openapi: "3.1.1",
		info,
		tags: surfaces.map(({ service }) => ({ name: service })),
		paths,
		components: { ...named, schemas: schemas.all() },
	};
}
