import type { Documents } from "@parley/ledger/projection";
import type { Store } from "@parley/ledger/store";

/**
 * Read tables that know everything that was in the ledger when they were asked. For questions that come from outside at
 * any time; who reacts to a fact needs them only as far as that fact.
 */
export function currentDocuments(documents: Documents, store: Pick<Store, "head">): Documents {
	const current = async (): Promise<Documents> => {
		await documents.catchUp(await store.head());
		return documents;
	};
	return {
		get: async (projection, key) => (await current()).get(projection, key),
		many: async (projection, keys) => (await current()).many(projection, keys),
		find: async (projection, where, page) => (await current()).find(projection, where, page),
		count: async (projection, where) => (await current()).count(projection, where),
		range: async (projection, range) => (await current()).range(projection, range),
		search: async (projection, search) => (await current()).search(projection, search),
		catchUp: (upTo) => documents.catchUp(upTo),
	};
}
