import { agentRunner } from "@parley/agent-runner";
import { createMarket, migrate } from "@parley/ledger/postgres/migrations";
import { openLedger } from "@parley/ledger/postgres/postgres-ledger";
import { projectionsOf, timersOf } from "@parley/marketplace/services";
import type { Service } from "@parley/runtime/service";
import { commit } from "@parley/runtime/testing/commit";
import { dueTimers } from "@parley/runtime/timers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { postgresForTests } from "./postgres.ts";

let postgres: Awaited<ReturnType<typeof postgresForTests>>;
beforeAll(async () => {
	postgres = await postgresForTests();
	await migrate(postgres.url);
	await createMarket(postgres.url, "market");
});
afterAll(() => postgres?.stop());

const UNTIL = "2026-08-02T13:00:00.000Z";
const eur = (minor: string) => ({ minor, currency: "EUR" });
const chairs = {
	...{ id: "chairs", category: "furniture", query: "wooden chair", quantity: 3 },
	...{ ceiling: eur("1000"), window: { until: UNTIL } },
};
const mandate = {
	...{ principal: "anna", sells: [], wants: [chairs], budget: eur("5000"), owns: [] },
	...{ deadline: "2026-08-09T12:00:00.000Z", policy: {} },
	agent: { kind: "scripted", tactic: "linear" },
};

const service = agentRunner();
/** The service as it was before wants had windows: it folded the same facts, and set no timer for these. */
const before: Service = { ...service, timers: service.timers.slice(0, 1) };

/** The service starts on the ledger, does something, and stops. */
async function started<T>(
	as: Service,
	work: (
		ledger: Awaited<ReturnType<typeof openLedger>>,
		due: (at: string) => Promise<string[]>,
	) => Promise<T>,
): Promise<T> {
	const ledger = await openLedger({ url: postgres.url, market: "market", reader: "agent-runner" });
	try {
		const documents = await ledger.documents(projectionsOf(as));
		return await work(ledger, async (at) => {
			await documents.catchUp();
			const due = await dueTimers(documents, timersOf(as), at);
			return due.map(({ stream, type, due: time }) => `${stream} ${type} ${time}`);
		});
	} finally {
		await ledger.close();
	}
}

describe("a mandate that was granted before there was a timer for its windows", () => {
	const closing = `mandate-anna CloseWantWindows ${UNTIL}`;

	test("has one as soon as the service that knows of them starts", async () => {
		await started(before, async ({ store }, due) => {
			await commit(store, "mandate-anna", { type: "MandateGranted", data: mandate });
			expect(await due(UNTIL)).toEqual([]);
		});
		expect(await started(service, (_, due) => due(UNTIL))).toEqual([closing]);
	});

	test("has it no longer once it is amended to wait for nothing", async () => {
		const { window: _, ...waitsForNothing } = chairs;
		await started(before, ({ store }) =>
			commit(store, "mandate-anna", { type: "MandateAmended", data: { wants: [waitsForNothing] } }),
		);
		expect(await started(service, (_ledger, due) => due(UNTIL))).toEqual([]);
	});
});
