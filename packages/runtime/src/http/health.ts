import type { FastifyInstance } from "fastify";
import { sendRefusal } from "./sending.ts";

export interface Readiness {
	readonly ready: boolean;
	readonly because?: string;
}

/**
 * `/livez` says that the process turns, and nothing of what it depends on: restarting it would not mend a database.
 * `/readyz` says whether to send it requests.
 */
export function serveHealth(app: FastifyInstance, isReady: () => Promise<Readiness>): void {
	const config = { isProbe: true };
	let asked: Promise<Readiness> | undefined;
	// However many ask at once, what they ask about is asked once.
	const readiness = (): Promise<Readiness> => {
		asked ??= isReady()
			.catch(
				(): Readiness => ({ ready: false, because: "It cannot find out whether it is ready." }),
			)
			.finally(() => {
				asked = undefined;
			});
		return asked;
	};

	app.get("/livez", { config }, (_, reply) => reply.send({ live: true }));
	app.get("/readyz", { config }, async (_, reply) => {
		const { ready, because = "Not everything it needs is there." } = await readiness();
		return ready ? reply.send({ ready: true }) : sendRefusal(reply, { code: "NOT_READY", because });
	});
}
