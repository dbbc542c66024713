import { sleep } from "@parley/bus/back-off";
import { createMarket, migrate } from "@parley/ledger/postgres/migrations";
import type { RevokedTokens } from "@parley/ledger/postgres/revoked-tokens";
import { conductedClock, systemClock } from "@parley/runtime/clock";
import type { Config } from "@parley/runtime/config";
import { type HttpServer, httpServer } from "@parley/runtime/http/server";
import { identifier } from "@parley/runtime/identity/identifier";
import { localIssuer } from "@parley/runtime/identity/local-issuer";
import { oidcIssuer } from "@parley/runtime/identity/oidc-issuer";
import { sessionRoutes } from "@parley/runtime/identity/session-routes";
import { type TokenVerifier, tokenVerifier } from "@parley/runtime/identity/token-verifier";
import { newId } from "@parley/runtime/ids";
import { type Lifecycle, waitFor } from "@parley/runtime/lifecycle";
import type { Log } from "@parley/runtime/log";
import type { Service } from "@parley/runtime/service";
import { type LiveClock, type MarketProcess, openProcess } from "./market-process.ts";
import { mindFor } from "./minds.ts";

/** Long enough for a person's token, and short enough that a lost one does not matter for long. */
const MAX_LIFETIME_SECONDS = 24 * 3_600;
/** When the time of a conducted market begins, until the first message says otherwise. */
const CONDUCTED_START = "2026-01-05T09:00:00.000Z";

export interface Serving {
	readonly config: Config;
	readonly services: readonly Service["name"][];
	readonly database: string;
	/** Left out: the services meet within this process. */
	readonly nats: string | undefined;
	/** Where the local issuer keeps its key, where there is no other issuer. */
	readonly identity: string;
	readonly version: string;
	readonly log: Log;
	readonly life: Lifecycle;
}

/** Puts services to work and opens their doors. Resolves with the address when they may be used. */
export async function serve(serving: Serving): Promise<{ readonly url: string }> {
	const { config, services, database, nats, log, life } = serving;
	const { market } = config;
	const onTrouble = (trouble: Error): void => log.warn(trouble.message);
	await waitFor(
		"the database",
		async () => {
			await migrate(database);
			await createMarket(database, market);
		},
		{ signal: life.stopping, sleep, onTrouble },
	);
	const opened = await openProcess({
		services,
		database,
		market,
		currency: config.currency,
		...(nats === undefined ? {} : { nats: { url: nats, replicas: config.nats.replicas } }),
		clock: clockOf(config),
		mind: await mindFor(config.models, life.stopping),
		webhooks: config.webhooks,
		log,
		life,
	});
	const server = await openDoors(serving, opened);
	life.at("readiness", "readiness", () => server.ready(false));
	life.at("http", "the HTTP server", () => server.close());
	return server.listen(config.http);
}

const clockOf = ({ clock }: Config): LiveClock =>
	clock === "conducted" ? conductedClock(CONDUCTED_START) : { now: systemClock };

async function openDoors(
	serving: Serving,
	{ working, trouble }: MarketProcess,
): Promise<HttpServer> {
	const { config, log, version } = serving;
	const { rate, burst, maxStreams } = config.limits;
	const [first] = working;
	if (first === undefined) throw new TypeError("There is no service to serve.");
	const revocations = first.ledger.revokedTokens;
	const identify = identifier({
		verifier: await verifierOf(serving),
		agentOf: (digest) => first.world.ask("agent-runner", "key", { digest }),
		revocations,
	});
	return httpServer({
		surfaces: working.map(({ service, world }) => ({
			service: service.name,
			routes: [...(service.routes ?? []), ...sessionsOf(service, revocations)],
			world,
		})),
		identify,
		isReady: async () => {
			const because = await trouble();
			return because === undefined ? { ready: true } : { ready: false, because };
		},
		now: systemClock,
		newId,
		log,
		title: "Parley",
		version,
		currency: config.currency,
		limits: { rate: { perSecond: rate, burst }, streamsOfAll: maxStreams },
	});
}

/** Sessions belong to the people whose agents run here; every process refuses those that ended. */
const sessionsOf = ({ name }: Service, revocations: RevokedTokens) =>
	name === "agent-runner" ? sessionRoutes(revocations) : [];

async function verifierOf({ config, identity }: Serving): Promise<TokenVerifier> {
	const { oidc } = config.identity;
	const now = systemClock;
	if (oidc === undefined)
		return (await localIssuer({ directory: identity, market: config.market, now, newId })).verifier;
	const { issuer, audience, rolesClaim } = oidc;
	return tokenVerifier({
		issuer: oidcIssuer({ url: issuer, now }),
		audience,
		rolesClaim,
		now,
		maxLifetimeSeconds: MAX_LIFETIME_SECONDS,
	});
}
