import { MemoryDocuments } from "@parley/ledger/memory-documents";
import { MemoryLedger, memoryCheckpoints } from "@parley/ledger/memory-store";
import type { Store } from "@parley/ledger/store";
import type { Adapter, Market } from "./adapter.ts";

export const memory: Adapter = {
	name: "memory",
	async emptyMarket(): Promise<Market> {
		let ticks = 0;
		const ledger = new MemoryLedger("test", () =>
			new Date(Date.UTC(2026, 7, 1) + ticks++).toISOString(),
		);
		const checkpoints = memoryCheckpoints();
		const listeners = new Set<() => void>();
		const announcing = (store: Store): Store => ({
			...store,
			append: async (entry) => {
				const answer = await store.append(entry);
				for (const listener of listeners) listener();
				return answer;
			},
		});
		const onChange = (listener: () => void) => {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		};
		return {
			as: async (reader) => {
				const store = announcing(ledger.store(reader));
				const documents = async (projections: ConstructorParameters<typeof MemoryDocuments>[1]) =>
					new MemoryDocuments(store, projections);
				return { store, checkpoints, changes: { onChange }, documents };
			},
			balances: async () => ledger.balances,
			close: async () => {},
		};
	},
};
