import proxy from "@fastify/http-proxy";
import { answerFault } from "@parley/runtime/http/faults";
import { sendRefusal } from "@parley/runtime/http/sending";
import { newId } from "@parley/runtime/ids";
import { type FastifyReply, type FastifyRequest, fastify } from "fastify";

/** One process behind the door. */
export interface Room {
	readonly service: string;
	/** Where it listens. */
	readonly url: string;
}

export interface FrontDoor {
	readonly url: string;
	close(): Promise<void>;
}

interface OpenApi {
	readonly paths?: Readonly<Record<string, unknown>>;
	readonly components?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/**
 * One address for services that listen on several: for trying a market out on one machine, where a cluster has an
 * ingress. Every path goes to the service it begins with; the services check who asks, as they do without it.
 */
export async function openFrontDoor(
	rooms: readonly Room[],
	{ host, port }: { readonly host: string; readonly port: number },
): Promise<FrontDoor> {
	const app = fastify({
		forceCloseConnections: true,
		genReqId: newId,
		frameworkErrors: (error, request, reply) => {
			refuse(error, request, reply as unknown as FastifyReply);
		},
	});
	app.setErrorHandler(refuse);
	app.setNotFoundHandler((_, reply) => sendRefusal(reply, NO_SUCH_PATH));
	for (const room of rooms)
		for (const segment of segmentsOf(await described(room)))
			await app.register(proxy, {
				upstream: room.url,
				prefix: `/${segment}`,
				rewritePrefix: `/${segment}`,
				undici: { bodyTimeout: 0, headersTimeout: 60_000 },
			});
	app.get("/livez", () => ({ live: true }));
	app.get("/readyz", async (_request, reply) => {
		const answers = await Promise.all(
			rooms.map(async ({ service, url }) => [service, await isReady(url)] as const),
		);
		const ready = answers.every(([, isUp]) => isUp);
		return reply.code(ready ? 200 : 503).send({ ready, services: Object.fromEntries(answers) });
	});
	app.get("/openapi.json", async () => merged(await Promise.all(rooms.map(described))));
	return { url: await app.listen({ host, port }), close: () => app.close() };
}

const NO_SUCH_PATH = { code: "NOT_FOUND", because: "There is nothing at this path." };
const UNREACHABLE = {
	code: "UNAVAILABLE",
	because: "The service behind this path cannot be reached just now. Try again in a moment.",
};

/** Refuses as the services do. What is no fault of the request is one of the service that did not answer. */
function refuse(thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
	const { statusCode = 500 } = thrown as { readonly statusCode?: number };
	return statusCode < 500
		? answerFault(UNHEARD)(thrown, request, reply)
		: sendRefusal(reply, UNREACHABLE);
}

const UNHEARD = { warn() {}, error() {} };

/** What its paths begin with; each begins with a word of its own. */
const segmentsOf = ({ paths = {} }: OpenApi): Set<string> =>
	new Set(Object.keys(paths).map((path) => path.split("/")[1] ?? ""));

const isReady = async (url: string): Promise<boolean> =>
	fetch(`${url}/readyz`).then(
		({ ok }) => ok,
		() => false,
	);

async function described({ service, url }: Room): Promise<OpenApi> {
	const answer = await fetch(`${url}/openapi.json`);
	if (!answer.ok)
		throw new Error(`${service} does not describe itself yet; ask again in a moment.`);
	return (await answer.json()) as OpenApi;
}

/** One description of all: paths never meet, and components of one name are the same everywhere. */
function merged(all: readonly OpenApi[]): OpenApi {
	const components: Record<string, Record<string, unknown>> = {};
	for (const { components: own = {} } of all)
		for (const [kind, named] of Object.entries(own))
			components[kind] = { ...components[kind], ...named };
	return {
		...all[0],
		paths: Object.assign({}, ...all.map(({ paths }) => paths ?? {})),
		components,
	};
}
